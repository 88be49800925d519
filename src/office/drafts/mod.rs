//! A publisher's part: calls being written, their lines, and publication.

mod fields;
pub mod forms;
mod pages;
mod preview;

pub use pages::list;
