//! Guides: facts with their source, checklists that two people can tick at once, duties told of once a year.

mod marks;
mod pages;
mod progress;
mod reminders;
mod rules;

pub use crate::applications::{hidden, joins, registers};
