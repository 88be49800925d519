//! The rules on calls and their lines, and the shipped records.

mod changes;
mod checks;
mod clocks;
mod commitments;
mod corrections;
mod corroboration;
mod dates;
mod due;
mod editions;
mod elections;
mod eligibility;
pub mod examples;
mod founding;
pub mod histories;
mod import;
mod known;
mod money;
mod properties;
mod replay;
mod rules;
mod shipped;
mod size;
mod slugs;
mod standing;
mod subjects;
mod verify;
mod workdays;
