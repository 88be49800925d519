//! POST handlers of dossiers: 303 when done, 422 with the form as typed when something has to be mended, 409 when somebody was faster.

use super::{
    actions::{self, Borrowing, By},
    pages, read,
};
use crate::{
    accounts::notice::{self, done},
    app::App,
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
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

/// The file of a form; told at its field when there is none.
fn file(visit: &Visit, form: &mut Form, file: Option<Uploaded>) -> Option<Uploaded> {
    if file.is_none() && form.error("file").is_none() {
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
    match actions::add(By::of(&visit, &viewer.actor), &id, &what, dates, file).await {
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

/// A change of one paper: who asks for it, and of which.
pub struct Changing {
    visit: Visit,
    viewer: Viewer,
    session: Session,
    id: AssociationId,
    paper: String,
}

impl FromRequestParts<App> for Changing {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Response> {
        type Asked = (Visit, Viewer, Session, Path<(String, String)>);
        let (visit, viewer, session, Path((id, paper))) = Asked::from_request_parts(parts, app).await?;
        Ok(Self { visit, viewer, session, id: AssociationId::from_text(id), paper })
    }
}

impl Changing {
    fn by(&self) -> By<'_> {
        By::of(&self.visit, &self.viewer.actor)
    }

    /// The page with the form as typed, and what has to be mended.
    async fn mend(&self, form: Form) -> Result<Response> {
        pages::paper_page(&self.visit, &self.id, &self.paper, StatusCode::UNPROCESSABLE_ENTITY, form).await
    }

    /// On to the paper's page; back to the form when the file is of no kind that is taken, or somebody changed the paper meanwhile.
    async fn answer(&self, mut form: Form, result: Result<()>, says: &'static str) -> Result<Response> {
        match result {
            Ok(()) => {
                let to = Page::DossierPaper { association: self.id.to_string(), paper: self.paper.clone() };
                done(&self.visit, &self.session, to, says).await
            }
            Err(Error::Refused(Refusal::FileKind)) => {
                form.fail("file", errors::words(self.visit.lang, Refusal::FileKind));
                self.mend(form).await
            }
            Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
                pages::paper_page(&self.visit, &self.id, &self.paper, StatusCode::CONFLICT, form).await
            }
            Err(error) => Err(error),
        }
    }
}

pub async fn replace(of: Changing, upload: Upload) -> Result<Response> {
    may(&of.viewer.actor, Act::KeepDossier(&of.id))?;
    let (lang, mut form) = (of.visit.lang, upload.form);
    let dates = read::dates(lang, &mut form, of.visit.now);
    let (Some(dates), Some(file), true) = (dates, file(&of.visit, &mut form, upload.file), form.is_fine()) else {
        return of.mend(form).await;
    };
    let result = actions::replace(of.by(), &of.id, &of.paper, form.get("seen"), dates, file).await;
    of.answer(form, result, td_string!(lang, dossier.done_replaced)).await
}

pub async fn change_dates(of: Changing, mut form: Form) -> Result<Response> {
    may(&of.viewer.actor, Act::KeepDossier(&of.id))?;
    let lang = of.visit.lang;
    let Some(dates) = read::dates(lang, &mut form, of.visit.now) else { return of.mend(form).await };
    let result = actions::change_dates(of.by(), &of.id, &of.paper, form.get("seen"), dates).await;
    of.answer(form, result, td_string!(lang, dossier.done_dated)).await
}

pub async fn show_steward(of: Changing, form: Form) -> Result<Response> {
    let (lang, shown) = (of.visit.lang, form.has("shown", "yes"));
    let result = actions::show_steward(of.by(), &of.id, &of.paper, form.get("seen"), shown).await;
    let says = if shown { td_string!(lang, dossier.done_shown) } else { td_string!(lang, dossier.done_hidden) };
    of.answer(form, result, says).await
}

pub async fn retire(of: Changing, form: Form) -> Result<Response> {
    let result = actions::retire(of.by(), &of.id, &of.paper, form.get("seen")).await;
    let says = td_string!(of.visit.lang, dossier.done_retired);
    of.answer(form, result, says).await
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
    match actions::lend(By::of(&visit, &viewer.actor), &application, &borrowing).await {
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
