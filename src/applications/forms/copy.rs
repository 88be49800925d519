//! Bringing over what fits from an earlier application.

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

pub async fn copy(visit: Visit, _: Viewer, session: Session, Path(id): Path<String>, form: Form) -> Result<Response> {
    let (draft, from) = (ApplicationId::from_text(&id), ApplicationId::from_text(form.get("from")));
    let seen = form.get("seen").parse().unwrap_or(-1);
    match actions::copy(&visit.app, &visit.actor(), &draft, &from, seen, visit.now).await {
        Ok(copied) => {
            let done = td_string!(visit.lang, copying.done);
            let left = copied.left.iter().map(|(name, why)| format!("{name} ({})", errors::words(visit.lang, *why)));
            let left: Vec<String> = left.collect();
            let says = match &left[..] {
                [] => done.to_owned(),
                left => format!("{done} {}", td_string!(visit.lang, copying.left_out, files = left.join("; "))),
            };
            notice::leave(&session, &says).await?;
            Ok(Redirect::to(&Page::Application { application: id }.path(visit.lang)).into_response())
        }
        // Shown again as it is now: what would be carried may have changed with it.
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            pages::copy_page(&visit, &id, form.get("from"), StatusCode::CONFLICT).await
        }
        Err(error) => Err(error),
    }
}
