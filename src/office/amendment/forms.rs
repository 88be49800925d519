//! A publisher's forms: start an amendment, look at what it changes, publish it.

use super::{
    actions::{self, Looked, Meets},
    pages,
    time::ENOUGH,
};
use crate::{
    error::{Error, Result},
    i18n::td_string,
    ids::{InstitutionId, LineId},
    office::drafts::Desk,
    web::{
        address::Page,
        counts,
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
    let (looked, meets) = look(visit, desk).await?;
    Ok(pages::preview(visit, StatusCode::OK, desk, (&looked, &meets), &Form::default()))
}

pub async fn publish(visit: &Visit, viewer: &Viewer, desk: &Desk, mut form: Form) -> Result<Response> {
    let (looked, meets) = look(visit, desk).await?;
    // Who is about to file may find something to mend and no time for it: that is published by nobody who was not told.
    let is_asked = matches!(looked, Looked::Ready(_)) && meets.left.is_some_and(|left| left.is_short);
    if is_asked && form.get(pages::IN_SHORT) != "yes" {
        form.fail(
            pages::IN_SHORT,
            td_string!(visit.lang, amendment.in_short_missing, days = counts::working_days(visit.lang, ENOUGH)).to_string(),
        );
        return Ok(pages::preview(visit, StatusCode::UNPROCESSABLE_ENTITY, desk, (&looked, &meets), &form));
    }
    let act: String = form.get("act").chars().take(400).collect();
    match actions::publish(&visit.app, &viewer.actor, &desk.draft, &act, visit.now).await? {
        Looked::Ready(published) => {
            tracing::info!("version {} of what {} asks was published", published.next.version, published.next.line);
            let institution = desk.institution.id.to_string();
            Ok(Redirect::to(&Page::OfficeLine { institution, line: published.next.line }.path(visit.lang)).into_response())
        }
        lacks @ Looked::StillLacks(_) => {
            Ok(pages::preview(visit, StatusCode::UNPROCESSABLE_ENTITY, desk, (&lacks, &meets), &form))
        }
    }
}

async fn look(visit: &Visit, desk: &Desk) -> Result<(Looked, Meets)> {
    let looked = actions::look(&visit.app, &desk.draft, visit.now).await?;
    let amends = desk.draft.body.amends.as_ref().ok_or(Error::NotFound)?;
    Ok((looked, actions::meets(&visit.app, &amends.line, visit.now).await?))
}
