//! A publisher's forms: start an amendment, look at what it changes, publish it.

use super::{
    actions::{self, Looked},
    pages,
};
use crate::{
    error::Result,
    ids::{InstitutionId, LineId},
    office::drafts::Desk,
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

pub async fn start(visit: Visit, viewer: Viewer, Path((institution, line)): Path<(String, String)>) -> Result<Response> {
    let (id, line) = (InstitutionId::from_text(&institution), LineId::from_text(line));
    let draft = actions::start(&visit.app, &viewer.actor, &id, &line, visit.now).await?;
    let to = Page::OfficeDraftLine { institution, draft: draft.id, line: "1".to_owned() };
    Ok(Redirect::to(&to.path(visit.lang)).into_response())
}

/// What an amendment would change.
pub async fn preview(visit: &Visit, desk: &Desk) -> Result<Response> {
    let looked = actions::look(&visit.app, &desk.draft, visit.now).await?;
    Ok(pages::preview(visit, StatusCode::OK, desk, &looked, &Form::default()))
}

pub async fn publish(visit: &Visit, viewer: &Viewer, desk: &Desk, form: &Form) -> Result<Response> {
    let act: String = form.get("act").chars().take(400).collect();
    match actions::publish(&visit.app, &viewer.actor, &desk.draft, &act, visit.now).await? {
        Looked::Ready(published) => {
            tracing::info!("version {} of what {} asks was published", published.next.version, published.next.line);
            let institution = desk.institution.id.to_string();
            Ok(Redirect::to(&Page::OfficeLine { institution, line: published.next.line }.path(visit.lang)).into_response())
        }
        lacks @ Looked::StillLacks(_) => Ok(pages::preview(visit, StatusCode::UNPROCESSABLE_ENTITY, desk, &lacks, form)),
    }
}
