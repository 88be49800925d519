//! A sentence shown once on the next page, left before a 303.

use crate::error::{Error, Result};
use tower_sessions::Session;

pub(super) const NOTICE: &str = "notice";

/// Leaves a sentence, already in the visitor's language, for the next page.
pub async fn leave(session: &Session, text: impl Into<String>) -> Result<()> {
    session.insert(NOTICE, text.into()).await.map_err(Error::internal)
}
