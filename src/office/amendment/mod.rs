//! Amending what a published line asks: written like a line, published as a new version, told to whoever is drafting.

pub mod actions;
pub mod forms;
mod letters;
mod pages;
pub mod rules;
pub mod time;
