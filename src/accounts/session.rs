//! Who a session belongs to.

use super::model::Person;
use crate::{
    clock::Now,
    error::{Error, Result},
    ids::PersonId,
};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

/// The key of [`SignedIn`] in a session; the table reads the person from there.
pub(super) const WHO: &str = "who";

/// Somebody signed in with this session.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SignedIn {
    pub person: PersonId,
    pub generation: i64,
    /// The day it was last used, so that it is written once a day and not at each page.
    pub day: String,
}

/// Starts a session for a person under a new identifier: one that somebody planted beforehand becomes worthless.
pub async fn open(session: &Session, person: &Person, now: Now) -> Result<()> {
    session.cycle_id().await.map_err(Error::internal)?;
    put(session, SignedIn { person: person.id.clone(), generation: person.generation, day: day(now) }).await
}

pub(super) async fn put(session: &Session, who: SignedIn) -> Result<()> {
    session.insert(WHO, who).await.map_err(Error::internal)
}

/// Ends this session.
pub async fn end(session: &Session) -> Result<()> {
    session.flush().await.map_err(Error::internal)
}

pub(super) fn day(now: Now) -> String {
    now.format("%F").to_string()
}
