//! Files that arrive for a paper of a draft, or of the answer to a correction. The island sends one file at a time and reads JSON; the
//! plain form sends several at once.

use super::as_json;
use crate::{
    applications::{
        actions::{self, Attached},
        corrections::actions::{self as corrections, Opened},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::ApplicationId,
    policy::Refusal,
    web::{
        errors,
        form::Form,
        lang::Lang,
        upload::{Uploaded, Uploads},
        visit::Visit,
    },
};
use axum::{
    extract::{FromRequest as _, Request},
    http::StatusCode,
    response::Response,
};
use serde_json::json;

/// What they are attached to.
pub enum Onto<'a> {
    Draft(&'a ApplicationId),
    Answer(&'a Opened),
}

/// What came of the files of one form.
pub struct Arrived {
    pub paper: String,
    /// What was not attached, at the paper that it was for.
    pub form: Form,
    /// What was attached, in words.
    pub says: Vec<String>,
    /// Why the first of those that were not attached was not.
    refused: Option<Refusal>,
}

/// Attaches each file that can be; one that cannot keeps none of the others out.
pub async fn arrived(visit: &Visit, onto: Onto<'_>, request: Request) -> Result<Arrived> {
    // Before a byte of the files is read.
    if visit.viewer.is_none() {
        return Err(Refusal::SignInFirst.into());
    }
    let Uploads { form: sent, files, too_large } = Uploads::from_request(request, &visit.app).await?;
    let (lang, paper) = (visit.lang, sent.get("paper").to_owned());
    let mut form = Form::of([("paper", paper.clone())]);
    if files.is_empty() && too_large.is_empty() {
        form.fail(&paper, td_string!(lang, applications.paper_none_chosen));
    }
    for file in &too_large {
        form.fail(&paper, file.says(lang, &visit.app.config));
    }
    let mut refused = (!too_large.is_empty()).then_some(Refusal::TooLarge);
    let mut says = Vec::new();
    for file in files {
        let name = file.name.clone();
        match add(visit, &onto, &paper, file).await {
            Ok(one) => says.push(attached(lang, &one)),
            Err(Error::Refused(refusal @ (Refusal::FileKind | Refusal::TooManyFiles))) => {
                let why = errors::words(lang, refusal);
                form.fail(&paper, td_string!(lang, applications.paper_not_attached, name = name, why = why).to_string());
                refused = refused.or(Some(refusal));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Arrived { paper, form, says, refused })
}

async fn add(visit: &Visit, onto: &Onto<'_>, paper: &str, file: Uploaded) -> Result<Attached> {
    match onto {
        Onto::Draft(id) => actions::add_paper(&visit.app, &visit.actor(), id, paper, file, visit.now).await,
        Onto::Answer(opened) => corrections::add_paper(&visit.app, &visit.actor(), opened, paper, file, visit.now).await,
    }
}

/// What became of a file: also that the same bytes are there already, and what the virus scanner found.
fn attached(lang: Lang, one: &Attached) -> String {
    let name = one.name.as_str();
    if let Some(found) = &one.found {
        return td_string!(lang, applications.paper_found, name = name, found = found.as_str()).to_string();
    }
    match &one.same_as {
        Some(other) => td_string!(lang, applications.paper_attached_again, name = name, other = other.as_str()).to_string(),
        None if one.beside => td_string!(lang, applications.paper_attached_beside, name = name).to_string(),
        None => td_string!(lang, applications.paper_attached, name = name).to_string(),
    }
}

/// The same for the island, which names the file itself.
pub fn to_the_island(lang: Lang, done: Result<Arrived>) -> Result<Response> {
    let refused = match done {
        Ok(Arrived { refused: None, says, form, .. }) if form.is_fine() => {
            let says = says.join(" ");
            return Ok(as_json(StatusCode::OK, &json!({ "state": "attached", "says": says })));
        }
        Ok(Arrived { refused: Some(refusal), .. }) | Err(Error::Refused(refusal)) => {
            (errors::status(refusal), errors::words(lang, refusal).to_owned())
        }
        Ok(Arrived { form, .. }) => {
            let says = form.errors().first().map(|(_, says)| says.clone());
            (StatusCode::UNPROCESSABLE_ENTITY, says.unwrap_or_default())
        }
        Err(error) => return Err(error),
    };
    Ok(as_json(refused.0, &json!({ "state": "refused", "says": refused.1 })))
}
