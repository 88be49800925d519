//! Attaching papers and taking them off. The island sends one file at a time and reads JSON; the plain form sends several at once.

use super::as_json;
use crate::{
    accounts::notice,
    applications::{
        actions::{self, Attached},
        pages,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, FileId},
    policy::Refusal,
    web::{
        address::Page,
        errors,
        lang::Lang,
        upload::Uploads,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::{FromRequest as _, Path, Request},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use serde_json::json;
use tower_sessions::Session;

pub async fn attach(visit: Visit, session: Session, Path(id): Path<String>, request: Request) -> Result<Response> {
    let wants_json = request.headers().get(header::ACCEPT).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let done = attached(&visit, &id, request).await;
    if wants_json {
        return to_the_island(visit.lang, done);
    }
    let Uploaded { mut uploads, attached, refused } = done?;
    let (lang, paper) = (visit.lang, uploads.form.get("paper").to_owned());
    if attached.is_empty() && refused.is_empty() {
        uploads.form.fail(&paper, td_string!(lang, applications.paper_none_chosen));
    }
    for (name, refusal) in &refused {
        let why = errors::words(lang, *refusal);
        uploads.form.fail(&paper, td_string!(lang, applications.paper_not_attached, name = name.as_str(), why = why).to_string());
    }
    let says: Vec<String> = attached.iter().map(|one| says(lang, one)).collect();
    if !uploads.form.is_fine() {
        return pages::papers_page(&visit, &id, uploads.form, &says).await;
    }
    notice::leave(&session, says.join(" ")).await?;
    let page = Page::ApplicationFiles { application: id }.path(lang);
    Ok(Redirect::to(&format!("{page}#{paper}")).into_response())
}

/// What came of the files of one form.
struct Uploaded {
    uploads: Uploads,
    attached: Vec<Attached>,
    /// Names of files that were not taken, and why.
    refused: Vec<(String, Refusal)>,
}

/// Attaches each file that can be; one that cannot keeps none of the others out.
async fn attached(visit: &Visit, id: &str, request: Request) -> Result<Uploaded> {
    // Before a byte of the files is read.
    if visit.viewer.is_none() {
        return Err(Refusal::SignInFirst.into());
    }
    let mut uploads = Uploads::from_request(request, &visit.app).await?;
    let paper = uploads.form.get("paper").to_owned();
    let application = ApplicationId::from_text(id);
    let (mut attached, mut refused) = (Vec::new(), Vec::new());
    for file in std::mem::take(&mut uploads.files) {
        let name = file.name.clone();
        match actions::add_paper(&visit.app, &visit.actor(), &application, &paper, file, visit.now).await {
            Ok(one) => attached.push(one),
            Err(Error::Refused(refusal @ (Refusal::FileKind | Refusal::TooManyFiles))) => refused.push((name, refusal)),
            Err(error) => return Err(error),
        }
    }
    Ok(Uploaded { uploads, attached, refused })
}

/// What became of a file: also that the same bytes are there already, and what the virus scanner found.
fn says(lang: Lang, one: &Attached) -> String {
    let name = one.name.as_str();
    if let Some(found) = &one.found {
        return td_string!(lang, applications.paper_found, name = name, found = found.as_str()).to_string();
    }
    match &one.same_as {
        Some(other) => td_string!(lang, applications.paper_attached_again, name = name, other = other.as_str()).to_string(),
        None => td_string!(lang, applications.paper_attached, name = name).to_string(),
    }
}

fn to_the_island(lang: Lang, done: Result<Uploaded>) -> Result<Response> {
    let (status, body) = match done {
        Ok(Uploaded { refused, .. }) if !refused.is_empty() => {
            let why = refused.first().map_or("", |(_, refusal)| errors::words(lang, *refusal));
            (StatusCode::UNPROCESSABLE_ENTITY, json!({ "state": "refused", "says": why }))
        }
        Ok(Uploaded { attached, .. }) => {
            let says: Vec<String> = attached.iter().map(|one| says(lang, one)).collect();
            (StatusCode::OK, json!({ "state": "attached", "says": says.join(" ") }))
        }
        Err(Error::Refused(refusal)) => {
            (errors::status(refusal), json!({ "state": "refused", "says": errors::words(lang, refusal) }))
        }
        Err(error) => return Err(error),
    };
    Ok(as_json(status, &body))
}

pub async fn remove(visit: Visit, _: Viewer, session: Session, Path((id, file)): Path<(String, String)>) -> Result<Response> {
    let (application, file) = (ApplicationId::from_text(&id), FileId::from_text(file));
    actions::remove_paper(&visit.app, &visit.actor(), &application, &file, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, applications.paper_removed)).await?;
    Ok(Redirect::to(&Page::ApplicationFiles { application: id }.path(visit.lang)).into_response())
}
