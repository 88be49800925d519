//! What can be done with a dossier, one verb a function: load, permit, decide, save, enter, commit.

mod keeping;
mod lending;
mod openings;

pub use keeping::{add, change_dates, replace, retire, show_steward};
pub use lending::{Borrowing, lend};
pub use openings::{by_member, by_steward};

pub use crate::associations::actions::By;
