//! The form that takes back what was recorded as filed elsewhere.

use crate::{
    accounts::notice,
    applications::{actions, answers, pages},
    error::Result,
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
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
    may(&viewer.actor, Act::RecordFiledElsewhere(&id))?;
    let reason = answers::normal(form.get("reason")).trim().to_owned();
    if reason.is_empty() {
        form.fail("reason", td_string!(visit.lang, elsewhere.take_back_why));
    } else if reason.chars().count() > REASON_CHARS {
        form.fail("reason", td_string!(visit.lang, applications.note_too_long, most = REASON_CHARS).to_string());
    }
    if !form.is_fine() {
        return pages::taking_back_page(&visit, &association, &filing, form).await;
    }
    actions::take_back(&visit.app, &viewer.actor, &id, &filing, &reason, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, elsewhere.taken_back_now)).await?;
    Ok(Redirect::to(&Page::FiledElsewhere { association }.path(visit.lang)).into_response())
}
