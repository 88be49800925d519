//! The terms of a line while they are written: sections, questions of every kind with their conditions, papers, headings of the budget.

pub mod criteria;
pub mod fields;
pub mod model;
pub mod pages;
mod parts;
pub mod rules;
pub mod trial;
