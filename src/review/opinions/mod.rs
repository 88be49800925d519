//! Opinions on a folio by the published criteria: written beside what was filed, kept while they are written, sent as a sealed act of
//! their own. No average is made of them: where they differ widely, whoever decides says what was concluded of it.

pub mod actions;
pub mod forms;
pub mod model;
pub mod rules;
pub mod store;
