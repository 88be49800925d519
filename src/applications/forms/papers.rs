//! Attaching papers and taking them off.

use crate::{
    accounts::notice,
    applications::{actions, pages},
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, FileId},
    policy::Refusal,
    web::{
        address::Page,
        errors,
        upload::Upload,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

pub async fn attach(visit: Visit, _: Viewer, session: Session, Path(id): Path<String>, upload: Upload) -> Result<Response> {
    let Upload { mut form, file } = upload;
    let paper = form.get("paper").to_owned();
    let Some(file) = file else {
        form.fail(&paper, td_string!(visit.lang, applications.paper_none_chosen));
        return pages::papers_page(&visit, &id, form).await;
    };
    let application = ApplicationId::from_text(&id);
    match actions::add_paper(&visit.app, &visit.actor(), &application, &paper, file, visit.now).await {
        Ok(()) => {
            notice::leave(&session, td_string!(visit.lang, applications.paper_attached)).await?;
            let page = Page::ApplicationFiles { application: id }.path(visit.lang);
            Ok(Redirect::to(&format!("{page}#{paper}")).into_response())
        }
        Err(Error::Refused(Refusal::FileKind)) => {
            form.fail(&paper, errors::words(visit.lang, Refusal::FileKind));
            pages::papers_page(&visit, &id, form).await
        }
        Err(error) => Err(error),
    }
}

pub async fn remove(visit: Visit, _: Viewer, session: Session, Path((id, file)): Path<(String, String)>) -> Result<Response> {
    let (application, file) = (ApplicationId::from_text(&id), FileId::from_text(file));
    actions::remove_paper(&visit.app, &visit.actor(), &application, &file, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, applications.paper_removed)).await?;
    Ok(Redirect::to(&Page::ApplicationFiles { application: id }.path(visit.lang)).into_response())
}
