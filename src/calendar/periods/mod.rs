//! Electoral periods, kept by the steward: each date with how sure it is, its source, and where and by when it can be verified.

pub mod actions;
pub mod forms;
pub mod pages;
pub mod rules;
