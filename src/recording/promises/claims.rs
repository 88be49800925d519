//! The form that sets beside a promise what an official report says was done.

use super::{
    actions,
    forms::{SOURCE_CHARS, TEXT_CHARS, cited, needed, optional},
    pages,
};
use crate::{
    accounts::notice,
    calls::{live, model::Claim},
    error::{Error, Result},
    i18n::td_string,
    ids::CommitmentId,
    policy::{self, Act},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

pub async fn show(visit: Visit, viewer: Viewer, Path(slug): Path<String>) -> Result<Response> {
    policy::may(&viewer.actor, Act::Monitor)?;
    pages::claim(&visit, &CommitmentId::from_text(slug), &Form::default()).await
}

pub async fn add(visit: Visit, viewer: Viewer, session: Session, Path(slug): Path<String>, mut form: Form) -> Result<Response> {
    policy::may(&viewer.actor, Act::Monitor)?;
    let id = CommitmentId::from_text(slug);
    if !live::record(&visit.app).await?.commitments.contains_key(&id) {
        return Err(Error::NotFound);
    }
    let Some(claim) = read(visit.lang, &mut form) else { return pages::claim(&visit, &id, &form).await };
    actions::claim(&visit.app, &viewer.actor, &id, claim, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, promises.claim_added)).await?;
    Ok(Redirect::to(&Page::Commitment { slug: id.to_string() }.path(visit.lang)).into_response())
}

fn read(lang: Lang, form: &mut Form) -> Option<Claim> {
    let (text_es, text_en) = (needed(lang, form, "text_es", TEXT_CHARS), needed(lang, form, "text_en", TEXT_CHARS));
    let (report, report_page) = (needed(lang, form, "report", SOURCE_CHARS), optional(lang, form, "report_page", 100));
    let report_read = match form.get("report_read") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    if report_read.is_none() {
        form.fail("report_read", td_string!(lang, promises.choose_one));
    }
    let cited = cited(lang, form);
    let (text_es, text_en, report, report_page) = (text_es?, text_en?, report?, report_page?);
    let claim = Claim { text_es, text_en, report, report_page, report_read: report_read?, cited: cited? };
    form.is_fine().then_some(claim)
}
