//! The forms of an answer's files: attach some, take one off.

use super::{
    actions::{self, Opened},
    pages,
};
use crate::{
    accounts::notice,
    applications::forms::arriving::{Arrived, Onto, arrived, to_the_island},
    associations::model::Association,
    error::Result,
    i18n::td_string,
    ids::FileId,
    policy::{Act, may},
    web::{
        address::Page,
        upload,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::{Path, Request},
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

type Correction = Path<(String, String)>;

pub async fn attach(visit: Visit, session: Session, Path((id, correction)): Correction, request: Request) -> Result<Response> {
    let (is_island, lang) = (upload::wants_json(request.headers()), visit.lang);
    let done = onto(&visit, (&id, &correction), request).await;
    if is_island {
        return to_the_island(lang, done.map(|(_, arrived)| arrived));
    }
    let ((opened, association), Arrived { paper, form, says, .. }) = done?;
    if !form.is_fine() {
        return pages::files_page(&visit, &opened, &association, form, &says).await;
    }
    notice::leave(&session, says.join(" ")).await?;
    let page = Page::CorrectionFiles { application: id, correction }.path(lang);
    Ok(Redirect::to(&format!("{page}#{paper}")).into_response())
}

async fn onto(visit: &Visit, (id, correction): (&str, &str), request: Request) -> Result<((Opened, Association), Arrived)> {
    let there = pages::open(visit, id, correction).await?;
    // Before a byte of the files is read.
    may(&visit.actor(), Act::Draft(&there.1.id))?;
    there.0.may_write(visit.now)?;
    let arrived = arrived(visit, Onto::Answer(&there.0), request).await?;
    Ok((there, arrived))
}

pub async fn remove(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, correction, file)): Path<(String, String, String)>,
) -> Result<Response> {
    let (opened, _) = pages::open(&visit, &id, &correction).await?;
    actions::remove_paper(&visit.app, &viewer.actor, &opened, &FileId::from_text(file), visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, applications.paper_removed)).await?;
    Ok(Redirect::to(&Page::CorrectionFiles { application: id, correction }.path(visit.lang)).into_response())
}
