//! Days on which an authority does not work, kept by the steward: one record a day, so that what later versions ship still comes.
//!
//! A day that moves a promised date enters its recomputation in the same act, and whoever has a draft or a filing there gets a letter.

mod actions;
mod forms;
mod pages;
mod rules;

pub use forms::{add, show};
