//! A sentence shown once on the next page, left before a 303.

use crate::{
    error::{Error, Result},
    web::{address::Page, visit::Visit},
};
use axum::response::{IntoResponse as _, Redirect, Response};
use tower_sessions::Session;

pub(super) const NOTICE: &str = "notice";

/// Leaves a sentence, already in the visitor's language, for the next page.
pub async fn leave(session: &Session, text: impl Into<String>) -> Result<()> {
    session.insert(NOTICE, text.into()).await.map_err(Error::internal)
}

/// Done: on to a page, with a sentence shown once.
pub async fn done(visit: &Visit, session: &Session, to: Page, text: impl Into<String>) -> Result<Response> {
    leave(session, text).await?;
    Ok(Redirect::to(&to.path(visit.lang)).into_response())
}
