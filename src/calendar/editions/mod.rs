//! The call of an edition, put on record by whoever watches: followed like one that somebody suggested, and told apart as that edition.

mod actions;
pub mod forms;
mod pages;
