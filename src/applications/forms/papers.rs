//! Attaching papers to a draft and taking them off.

use super::arriving::{Arrived, Onto, arrived, to_the_island};
use crate::{
    accounts::notice,
    applications::{actions, pages},
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, FileId},
    policy::Refusal,
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

pub async fn attach(visit: Visit, session: Session, Path(id): Path<String>, request: Request) -> Result<Response> {
    let (is_island, lang) = (upload::wants_json(request.headers()), visit.lang);
    let done = arrived(&visit, Onto::Draft(&ApplicationId::from_text(&id)), request).await;
    if is_island {
        return to_the_island(lang, done);
    }
    // Too late, or filed by a colleague meanwhile: how it stands is on the draft's own page.
    let leads = |error| match error {
        Error::Refused(why @ (Refusal::WindowClosed | Refusal::Suspended | Refusal::NotNow | Refusal::AlreadyFiled)) => {
            Error::Instead(why, Box::new(Page::Application { application: id.clone() }))
        }
        other => other,
    };
    let Arrived { paper, form, says, .. } = done.map_err(leads)?;
    if !form.is_fine() {
        return pages::papers_page(&visit, &id, form, &says).await;
    }
    notice::leave(&session, says.join(" ")).await?;
    let page = Page::ApplicationFiles { application: id }.path(lang);
    Ok(Redirect::to(&format!("{page}#{paper}")).into_response())
}

pub async fn remove(visit: Visit, _: Viewer, session: Session, Path((id, file)): Path<(String, String)>) -> Result<Response> {
    let (application, file) = (ApplicationId::from_text(&id), FileId::from_text(file));
    actions::remove_paper(&visit.app, &visit.actor(), &application, &file, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, applications.paper_removed)).await?;
    Ok(Redirect::to(&Page::ApplicationFiles { application: id }.path(visit.lang)).into_response())
}
