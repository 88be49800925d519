//! Signing in and out.

use super::{enter, to_and_forget};
use crate::{
    accounts::{
        actions,
        device::{Crowded, Device},
        kept::Keeps,
        notice, pages, rules, session,
    },
    error::{Error, Result},
    i18n::td_string,
    policy::Refusal,
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{Extension, response::Response};
use tower_sessions::Session;

pub async fn sign_in(
    visit: Visit,
    session: Session,
    device: Device,
    crowded: Option<Extension<Crowded>>,
    mut form: Form,
) -> Result<Response> {
    if crowded.is_some() && !actions::is_known(&visit.app, form.get("email"), &device).await? {
        return Err(Refusal::TooMany.into());
    }
    let person = match actions::sign_in(&visit.app, form.get("email"), form.raw("password"), &device, visit.now).await {
        // Nobody is kept out: the letter opens another door.
        Err(Error::Refused(Refusal::TooMany)) => {
            form.fail("email", td_string!(visit.lang, accounts.sign_in_closed));
            return Ok(pages::sign_in_closed(&visit, &form));
        }
        tried => tried?,
    };
    let Some(person) = person else {
        form.fail("email", td_string!(visit.lang, accounts.sign_in_wrong));
        return Ok(pages::sign_in_again(&visit, &form));
    };
    let desk = Page::Desk.path(visit.lang);
    enter(&visit, &session, device, &person, rules::way_back(form.get("next")).unwrap_or(&desk)).await
}

pub async fn sign_out(visit: Visit, session: Session, keeps: Keeps, form: Form) -> Result<Response> {
    if is_asked(keeps, &form) {
        return Ok(pages::leaving_words(&visit, Page::SignOut));
    }
    session::end(&session).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.signed_out)).await?;
    Ok(to_and_forget(&Page::Home.path(visit.lang)))
}

pub async fn sign_out_everywhere(visit: Visit, viewer: Viewer, session: Session, keeps: Keeps, form: Form) -> Result<Response> {
    if is_asked(keeps, &form) {
        return Ok(pages::leaving_words(&visit, Page::SignOutEverywhere));
    }
    actions::end_all_sessions(&visit.app, &viewer.actor, visit.now).await?;
    session::end(&session).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.signed_out_everywhere)).await?;
    Ok(to_and_forget(&Page::SignIn.path(visit.lang)))
}

/// Whether words would go with the session that nobody has said may go.
fn is_asked(Keeps(keeps): Keeps, form: &Form) -> bool {
    keeps && !form.has("sure", "yes")
}
