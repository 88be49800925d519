//! Handlers of associations: each reads the form, does one action, and answers with a page or the way to the next one.

pub mod invitations;
pub mod legal;
pub mod members;
pub mod profile;
pub mod public;
mod read;
pub mod register;
pub mod seats;
pub mod steward;

use super::actions::By;
use crate::{
    accounts::notice,
    error::Result,
    policy::Actor,
    web::{address::Page, visit::Visit},
};
use axum::response::{IntoResponse, Redirect, Response};
use tower_sessions::Session;

fn by<'a>(visit: &'a Visit, actor: &'a Actor) -> By<'a> {
    By { app: &visit.app, actor, now: visit.now }
}

/// Done: on to a page, with a sentence shown once.
async fn done(visit: &Visit, session: &Session, to: Page, sentence: impl Into<String>) -> Result<Response> {
    notice::leave(session, sentence).await?;
    Ok(Redirect::to(&to.path(visit.lang)).into_response())
}
