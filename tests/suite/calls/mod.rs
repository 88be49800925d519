//! The rules on calls and their lines, and the shipped records.

mod checks;
mod clocks;
mod dates;
mod elections;
mod examples;
mod founding;
mod import;
mod money;
mod properties;
mod rules;
mod shipped;
mod slugs;
mod standing;
mod subjects;
