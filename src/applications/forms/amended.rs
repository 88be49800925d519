//! Noting that somebody of the association looked at what an amendment changed.

use crate::{
    applications::actions,
    error::Result,
    ids::ApplicationId,
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};

pub async fn note_amended(visit: Visit, _: Viewer, Path(id): Path<String>, form: Form) -> Result<Response> {
    let application = ApplicationId::from_text(&id);
    let version = form.get("version").parse().unwrap_or_default();
    actions::note_amended(&visit.app, &visit.actor(), &application, version, visit.now).await?;
    Ok(Redirect::to(&Page::Application { application: id }.path(visit.lang)).into_response())
}
