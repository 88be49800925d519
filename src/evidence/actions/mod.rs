//! What can be done with evidence: keeping it with its fact, opening what is private, cleaning and publishing a copy, recording what a witness agrees to.

mod consents;
mod copies;
mod keeping;
mod openings;

pub use consents::{give, take_back};
pub use copies::{cleaned, grid, publish, withdraw};
pub use keeping::{Ready, attach, prepare};
pub use openings::{is_open, open, permit, require};

use super::{
    model::{Evidence, NewConsent},
    store,
};
use crate::{
    app::App,
    calls::store::subject_of,
    error::{Error, Result},
    ids::{EvidenceId, FactId},
    ledger::{Entry, Write},
};

/// What a witness agreed to, when and how: nothing in it tells who.
fn consent_entry(id: &EvidenceId, consent: &NewConsent) -> Entry {
    Entry::open("consent_given", "evidence", id)
        .with("scope", consent.scope.as_str())
        .with("given_on", consent.given_on.to_string())
        .with("how", consent.how.as_str())
}

/// An entry about evidence changes the pages that show its fact.
async fn on_its_fact(write: &mut Write, entry: Entry, fact: &FactId) -> Result<Entry> {
    let subject = subject_of(write.conn(), fact).await?;
    Ok(subject.into_iter().fold(entry, |entry, subject| entry.touches(subject.kind, subject.id)))
}

/// It as it stands now; inside a write, with nobody else writing.
async fn fresh(app: &App, id: &EvidenceId) -> Result<Evidence> {
    store::find(&app.db, id).await?.ok_or(Error::NotFound)
}
