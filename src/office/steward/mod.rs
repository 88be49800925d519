//! The steward's part: institutions, their acts of designation, and who holds an office in them.

pub mod forms;
mod pages;
