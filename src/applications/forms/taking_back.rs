//! The forms that take back what was recorded as filed elsewhere, and delete its receipt afterwards.

use crate::{
    accounts::notice,
    applications::{actions, answers, pages},
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, Refusal, may},
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
use tower_sessions::Session;

const REASON_CHARS: usize = 2000;

pub async fn take_back(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((association, filing)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(&association);
    may(&viewer.actor, Act::File(&id))?;
    let reason = answers::normal(form.get("reason")).trim().to_owned();
    if reason.is_empty() {
        form.fail("reason", td_string!(visit.lang, elsewhere.take_back_why));
    } else if reason.chars().count() > REASON_CHARS {
        form.fail("reason", td_string!(visit.lang, applications.note_too_long, most = REASON_CHARS).to_string());
    }
    if !form.is_fine() {
        return pages::taking_back_page(&visit, &association, &filing, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let seen = form.get("seen").parse().unwrap_or(-1);
    match actions::take_back(&visit.app, &viewer.actor, (&id, &filing), (seen, &reason), visit.now).await {
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            form.fail("reason", td_string!(visit.lang, elsewhere.changed_meanwhile));
            form.drop("seen");
            pages::taking_back_page(&visit, &association, &filing, form, StatusCode::CONFLICT).await
        }
        done => {
            done?;
            notice::leave(&session, td_string!(visit.lang, elsewhere.taken_back_now)).await?;
            Ok(Redirect::to(&Page::FiledElsewhere { association }.path(visit.lang)).into_response())
        }
    }
}

/// Deletes the receipt of a record that was taken back.
pub async fn delete_receipt(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((association, filing)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(&association);
    may(&viewer.actor, Act::File(&id))?;
    if !form.has("sure", "yes") {
        form.fail("sure", td_string!(visit.lang, elsewhere.delete_not_sure));
        return pages::receipt_deletion_page(&visit, &association, &filing, form).await;
    }
    actions::delete_receipt(&visit.app, &viewer.actor, &id, &filing, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, elsewhere.deleted_now)).await?;
    Ok(Redirect::to(&Page::FiledElsewhere { association }.path(visit.lang)).into_response())
}
