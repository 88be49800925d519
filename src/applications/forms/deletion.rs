//! The form that deletes a draft.

use crate::{
    accounts::notice,
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
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

pub async fn delete(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let (whole, ..) = pages::open_draft(&visit, &id).await?;
    if !form.has("sure", "yes") {
        form.fail("sure", td_string!(visit.lang, deletion.not_sure));
        return pages::deletion_page(&visit, &id, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let seen = form.get("seen").parse().unwrap_or(-1);
    match actions::delete_draft(&visit.app, &viewer.actor, &ApplicationId::from_text(&id), seen, visit.now).await {
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            form.fail("sure", errors::words(visit.lang, Refusal::ChangedMeanwhile));
            // Whoever ticks it again has seen what is there now.
            form.drop("sure");
            pages::deletion_page(&visit, &id, form, StatusCode::CONFLICT).await
        }
        deleted => {
            deleted?;
            notice::leave(&session, td_string!(visit.lang, deletion.done)).await?;
            let list = Page::Applications { association: whole.draft.association.to_string() };
            Ok(Redirect::to(&list.path(visit.lang)).into_response())
        }
    }
}
