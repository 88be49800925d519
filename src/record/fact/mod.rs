//! One fact as the public reads it: on its own page, and what of it stands beside it wherever it is told.
//!
//! - [`marks`]: how sure it is, and of what in it;
//! - [`page`]: what is said, by whom, on what evidence; [`relations`]: what took its place, what was answered.

mod marks;
mod page;
mod relations;

pub use marks::{level, marks};
pub use page::{Controls, page};
pub use relations::named;
