//! Choosing through which legal person a draft is applied.

use crate::{
    accounts::notice::done,
    applications::{actions, pages},
    error::{Error, Result},
    i18n::td_string,
    ids::ApplicationId,
    policy::Refusal,
    web::{
        address::Page,
        errors,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use tower_sessions::Session;

pub async fn apply_through(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response> {
    let (application, legal) = (ApplicationId::from_text(&id), form.get("through").to_owned());
    if legal.is_empty() {
        form.fail("through", td_string!(visit.lang, applications.legal_missing));
        return pages::legal_person_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let shown = Some(form.get("seen")).filter(|seen| !seen.is_empty());
    match actions::apply_through(&visit.app, &viewer.actor, &application, &legal, shown, visit.now).await {
        Ok(()) => {
            let to = Page::Application { application: id };
            done(&visit, &session, to, td_string!(visit.lang, applications.saved_notice)).await
        }
        Err(Error::Refused(refusal @ (Refusal::DoesNotFit | Refusal::ChangedMeanwhile))) => {
            let says = match refusal {
                Refusal::DoesNotFit => td_string!(visit.lang, applications.legal_other),
                _ => errors::words(visit.lang, refusal),
            };
            form.fail("through", says);
            pages::legal_person_page(&visit, &id, StatusCode::CONFLICT, form).await
        }
        Err(error) => Err(error),
    }
}
