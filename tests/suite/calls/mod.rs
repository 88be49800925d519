//! The rules on calls and their lines, and the shipped records.

mod dates;
mod examples;
mod founding;
mod import;
mod properties;
mod shipped;
mod standing;
