//! What people do with associations, one verb a function: load, permit, decide, save, enter, commit.

mod closing;
mod invite;
mod members;
mod places;
mod register;
mod verify;

pub use closing::put_away;
pub use invite::{accept, invite, renew, tidy, withdraw, withdraw_at_replacement};
pub use members::{change_role, leave, remove};
pub use places::{add_legal_person, add_seat, change_legal_person, change_seat, remove_legal_person, remove_seat};
pub use register::{change_profile, register};
pub use verify::verify;

use super::model::What;
use super::store::{self, Section};
use crate::{
    app::App,
    clock::Now,
    error::Result,
    ids::AssociationId,
    ledger::{Entry, Write},
    policy::{Act, Actor, Refusal, may},
    web::visit::Visit,
};

/// Who acts, when, on which installation.
#[derive(Clone, Copy)]
pub struct By<'a> {
    pub app: &'a App,
    pub actor: &'a Actor,
    pub now: Now,
}

impl<'a> By<'a> {
    pub fn of(visit: &'a Visit, actor: &'a Actor) -> Self {
        Self { app: &visit.app, actor, now: visit.now }
    }

    async fn write(&self, act: Act<'_>) -> Result<Write> {
        Write::begin(&self.app.db, may(self.actor, act)?, self.now).await
    }
}

/// An act within an association: nobody else's business, so its leaf tells nothing. What the association chose to show may change with it.
pub fn sealed(what: What, id: &AssociationId) -> Entry {
    Entry::sealed(what.as_str(), "association", id).touches("association", id)
}

/// Stops a change when the section has moved on since the form was shown.
async fn as_shown(w: &mut Write, id: &AssociationId, section: Section, seen: &str) -> Result<()> {
    if store::last_entry(w.conn(), id, section).await? == seen { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
