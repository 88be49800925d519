//! POST handlers of dossiers: 303 when done, 422 with the form as typed when something has to be mended, 409 when somebody was faster.

use super::{
    actions::{self, Borrowing, By},
    pages, read,
};
use crate::{
    accounts::notice,
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, AssociationId},
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        errors,
        form::Form,
        upload::{Upload, Uploaded},
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

fn by<'a>(visit: &'a Visit, viewer: &'a Viewer) -> By<'a> {
    By { app: &visit.app, actor: &viewer.actor, now: visit.now }
}

async fn done(visit: &Visit, session: &Session, to: Page, sentence: &'static str) -> Result<Response> {
    notice::leave(session, sentence).await?;
    Ok(Redirect::to(&to.path(visit.lang)).into_response())
}

/// The file of a form; told at its field when there is none.
fn file(visit: &Visit, form: &mut Form, file: Option<Uploaded>) -> Option<Uploaded> {
    if file.is_none() {
        form.fail("file", td_string!(visit.lang, dossier.file_missing));
    }
    file
}

pub async fn add(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, upload: Upload) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::KeepDossier(&id))?;
    let mut form = upload.form;
    let (what, dates) = (read::what(visit.lang, &mut form), read::dates(visit.lang, &mut form, visit.now));
    let file = file(&visit, &mut form, upload.file);
    let (Some(what), Some(dates), Some(file), true) = (what, dates, file, form.is_fine()) else {
        return pages::list_page(&visit, &id, form).await;
    };
    match actions::add(by(&visit, &viewer), &id, &what, dates, file).await {
        Ok(paper) => {
            let to = Page::DossierPaper { association: id.to_string(), paper };
            done(&visit, &session, to, td_string!(visit.lang, dossier.done_added)).await
        }
        Err(Error::Refused(Refusal::FileKind)) => {
            form.fail("file", errors::words(visit.lang, Refusal::FileKind));
            pages::list_page(&visit, &id, form).await
        }
        Err(error) => Err(error),
    }
}

pub async fn replace(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, paper)): Path<(String, String)>,
    upload: Upload,
) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::KeepDossier(&id))?;
    let mut form = upload.form;
    let dates = read::dates(visit.lang, &mut form, visit.now);
    let (Some(dates), Some(file), true) = (dates, file(&visit, &mut form, upload.file), form.is_fine()) else {
        return pages::paper_page(&visit, &id, &paper, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let seen = form.get("seen").to_owned();
    let result = actions::replace(by(&visit, &viewer), &id, &paper, &seen, dates, file).await;
    answer(&visit, &session, &id, &paper, form, result, td_string!(visit.lang, dossier.done_replaced)).await
}

pub async fn change_dates(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, paper)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::KeepDossier(&id))?;
    let Some(dates) = read::dates(visit.lang, &mut form, visit.now) else {
        return pages::paper_page(&visit, &id, &paper, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let seen = form.get("seen").to_owned();
    let result = actions::change_dates(by(&visit, &viewer), &id, &paper, &seen, dates).await;
    answer(&visit, &session, &id, &paper, form, result, td_string!(visit.lang, dossier.done_dated)).await
}

pub async fn show_steward(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, paper)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(id);
    let (seen, shown) = (form.get("seen").to_owned(), form.has("shown", "yes"));
    let result = actions::show_steward(by(&visit, &viewer), &id, &paper, &seen, shown).await;
    let says = if shown { td_string!(visit.lang, dossier.done_shown) } else { td_string!(visit.lang, dossier.done_hidden) };
    answer(&visit, &session, &id, &paper, form, result, says).await
}

pub async fn retire(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, paper)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(id);
    let seen = form.get("seen").to_owned();
    let result = actions::retire(by(&visit, &viewer), &id, &paper, &seen).await;
    answer(&visit, &session, &id, &paper, form, result, td_string!(visit.lang, dossier.done_retired)).await
}

/// On to the paper's page; back to the form when the file is of no kind that is taken, or somebody changed the paper meanwhile.
async fn answer(
    visit: &Visit,
    session: &Session,
    id: &AssociationId,
    paper: &str,
    mut form: Form,
    result: Result<()>,
    says: &'static str,
) -> Result<Response> {
    let status = match result {
        Ok(()) => {
            let to = Page::DossierPaper { association: id.to_string(), paper: paper.to_owned() };
            return done(visit, session, to, says).await;
        }
        Err(Error::Refused(Refusal::FileKind)) => {
            form.fail("file", errors::words(visit.lang, Refusal::FileKind));
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => StatusCode::CONFLICT,
        Err(error) => return Err(error),
    };
    pages::paper_page(visit, id, paper, status, form).await
}

pub async fn lend(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let application = ApplicationId::from_text(&id);
    let chosen = form.get("from").to_owned();
    let Some((paper, version)) = chosen.split_once('/') else {
        form.fail("from", td_string!(visit.lang, dossier.from_missing));
        return pages::lending_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let wanted = form.get("paper").to_owned();
    let borrowing = Borrowing { wanted: &wanted, paper, version };
    match actions::lend(by(&visit, &viewer), &application, &borrowing).await {
        Ok(()) => {
            notice::leave(&session, td_string!(visit.lang, dossier.done_lent)).await?;
            let page = Page::ApplicationFiles { application: id }.path(visit.lang);
            Ok(Redirect::to(&format!("{page}#{wanted}")).into_response())
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            form.fail("from", td_string!(visit.lang, dossier.from_changed));
            pages::lending_page(&visit, &id, StatusCode::CONFLICT, form).await
        }
        Err(Error::Refused(Refusal::Quarantined)) => {
            form.fail("from", errors::words(visit.lang, Refusal::Quarantined));
            pages::lending_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error),
    }
}
