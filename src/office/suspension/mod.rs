//! Suspending a line with a stated reason, and resuming it.

pub mod actions;
pub mod forms;
pub mod pages;
pub mod rules;
