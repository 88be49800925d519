//! Signing in and out.

use super::{to, to_and_forget};
use crate::{
    accounts::{actions, notice, pages, rules, session},
    error::Result,
    i18n::td_string,
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::response::Response;
use tower_sessions::Session;

pub async fn sign_in(visit: Visit, session: Session, mut form: Form) -> Result<Response> {
    let Some(person) = actions::sign_in(&visit.app, form.get("email"), form.raw("password"), visit.now).await? else {
        form.fail("email", td_string!(visit.lang, accounts.sign_in_wrong));
        return Ok(pages::sign_in_again(&visit, &form));
    };
    session::open(&session, &person, visit.now).await?;
    let desk = Page::Desk.path(visit.lang);
    Ok(to(rules::way_back(form.get("next")).unwrap_or(&desk)))
}

pub async fn sign_out(visit: Visit, session: Session) -> Result<Response> {
    session::end(&session).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.signed_out)).await?;
    Ok(to_and_forget(&Page::Home.path(visit.lang)))
}

pub async fn sign_out_everywhere(visit: Visit, viewer: Viewer, session: Session) -> Result<Response> {
    actions::end_all_sessions(&visit.app, &viewer.actor, visit.now).await?;
    session::end(&session).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.signed_out_everywhere)).await?;
    Ok(to_and_forget(&Page::SignIn.path(visit.lang)))
}
