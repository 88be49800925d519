//! What can be done with a dossier, one verb a function: load, permit, decide, save, enter, commit.

mod keeping;
mod lending;
mod openings;

pub use keeping::{add, change_dates, replace, retire, show_steward};
pub use lending::{Borrowing, lend};
pub use openings::{by_member, by_steward};

use crate::{app::App, clock::Now, policy::Actor};

/// Who acts, when, on which installation.
#[derive(Clone, Copy)]
pub struct By<'a> {
    pub app: &'a App,
    pub actor: &'a Actor,
    pub now: Now,
}
