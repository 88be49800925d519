//! Who takes care of which folio: given by a decider or taken by oneself, released by either, and at once by a conflict of interest. A duty
//! and no permission: who may read and rule is decided elsewhere, and nobody is kept out by what another has to do.

pub mod actions;
mod bench;
pub mod forms;
mod letters;
pub mod model;
pub mod rules;
pub mod store;
