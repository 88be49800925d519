//! A publisher's part: calls being written, their lines, and publication.

mod fields;
pub mod forms;
mod pages;
mod preview;

pub use forms::{Desk, gap, line_of};
pub use pages::{above, list, shown_title};
