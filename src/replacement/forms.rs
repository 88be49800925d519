//! POST handlers of replacements: 303 when done, 422 with the form as typed, 409 when somebody was faster.

use super::{
    actions::{self, Announcement, By},
    model::Named,
    pages, rules,
};
use crate::{
    accounts::{self, notice::done},
    associations::texts,
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        errors,
        form::Form,
        upload::Upload,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use tower_sessions::Session;

pub async fn announce(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(id): Path<String>,
    upload: Upload,
) -> Result<Response> {
    may(&viewer.actor, Act::RunInstallation)?;
    let (id, lang) = (AssociationId::from_text(id), visit.lang);
    let mut form = upload.form;
    let successor = successor(&visit, &mut form).await?;
    let reason = text(lang, &mut form, "reason", rules::TEXT);
    let evidence = text(lang, &mut form, "evidence", texts::EVIDENCE);
    if upload.file.is_none() && form.error("file").is_none() {
        form.fail("file", td_string!(lang, replacement.deed_missing));
    }
    let (Some(successor), Some(reason), Some(evidence), Some(deed), true) =
        (successor, reason, evidence, upload.file, form.is_fine())
    else {
        return pages::steward_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let (seen, new) = (form.get("seen").to_owned(), Announcement { successor, reason, evidence, deed });
    match actions::announce(By::of(&visit, &viewer.actor), &id, new, &seen).await {
        Ok(()) => {
            let to = Page::StewardReplacement { association: id.to_string() };
            done(&visit, &session, to, td_string!(lang, replacement.done_announced)).await
        }
        Err(Error::Refused(refusal @ (Refusal::FileKind | Refusal::SamePerson | Refusal::AlreadyThere))) => {
            let field = if refusal == Refusal::FileKind { "file" } else { "email" };
            form.fail(field, refused(&visit, refusal));
            pages::steward_page(&visit, &id, errors::status(refusal), form).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => pages::steward_page(&visit, &id, StatusCode::CONFLICT, form).await,
        Err(error) => Err(error),
    }
}

fn refused(visit: &Visit, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::AlreadyThere => td_string!(visit.lang, replacement.already_represents),
        Refusal::SamePerson => td_string!(visit.lang, replacement.not_oneself),
        other => errors::words(visit.lang, other),
    }
}

/// Somebody with a confirmed account at this address.
async fn successor(visit: &Visit, form: &mut Form) -> Result<Option<Named>> {
    let email = form.get("email").to_lowercase();
    let found = accounts::store::by_email(visit.app.db.read(), &email).await?.filter(|person| person.confirmed);
    if found.is_none() {
        form.fail("email", td_string!(visit.lang, replacement.no_account));
    }
    Ok(found.map(|person| Named { id: person.id, name: person.name }))
}

fn text(lang: crate::web::lang::Lang, form: &mut Form, name: &str, most: usize) -> Option<String> {
    let text = texts::lines(form.raw(name), most).filter(|text| !text.is_empty());
    if text.is_none() {
        form.fail(name, td_string!(lang, replacement.text_missing, most = most).to_string());
    }
    text
}

pub async fn object(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::ObjectToReplacement(&id))?;
    let Some(words) = text(visit.lang, &mut form, "objection", rules::TEXT) else {
        return pages::members_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    actions::object(By::of(&visit, &viewer.actor), &id, &words).await?;
    let to = Page::Replacement { association: id.to_string() };
    done(&visit, &session, to, td_string!(visit.lang, replacement.done_objected)).await
}

pub async fn stop(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::StopReplacement(&id))?;
    let Some(why) = text(visit.lang, &mut form, "why", rules::TEXT) else {
        return pages::members_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let seen = form.get("seen").to_owned();
    match actions::stop(By::of(&visit, &viewer.actor), &id, &why, &seen).await {
        Ok(()) => {
            let to = Page::Replacement { association: id.to_string() };
            done(&visit, &session, to, td_string!(visit.lang, replacement.done_stopped)).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => pages::members_page(&visit, &id, StatusCode::CONFLICT, form).await,
        Err(error) => Err(error),
    }
}

pub async fn stop_as_steward(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response> {
    may(&viewer.actor, Act::RunInstallation)?;
    let id = AssociationId::from_text(id);
    let Some(why) = text(visit.lang, &mut form, "why", rules::TEXT) else {
        return pages::steward_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let seen = form.get("seen").to_owned();
    let result = actions::stop(By::of(&visit, &viewer.actor), &id, &why, &seen).await;
    decided(&visit, &session, &id, form, result, td_string!(visit.lang, replacement.done_stopped)).await
}

pub async fn carry_out(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, form: Form) -> Result<Response> {
    may(&viewer.actor, Act::RunInstallation)?;
    let id = AssociationId::from_text(id);
    let seen = form.get("seen").to_owned();
    let result = actions::carry_out(By::of(&visit, &viewer.actor), &id, &seen).await;
    decided(&visit, &session, &id, form, result, td_string!(visit.lang, replacement.done_carried_out)).await
}

async fn decided(
    visit: &Visit,
    session: &Session,
    id: &AssociationId,
    form: Form,
    result: Result<()>,
    says: &'static str,
) -> Result<Response> {
    match result {
        Ok(()) => done(visit, session, Page::StewardReplacement { association: id.to_string() }, says).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => pages::steward_page(visit, id, StatusCode::CONFLICT, form).await,
        Err(error) => Err(error),
    }
}
