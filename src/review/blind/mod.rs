//! Blind review: where the published call says so, those who review read no names until the resolution is published, or until somebody who
//! decides opens them with a reason. What a bench holds has no names then, so that no page can tell one.

pub mod forms;
pub mod model;
pub mod rules;
pub mod store;
