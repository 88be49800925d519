//! Making an account and confirming it.

use super::{new_account, to, to_untold};
use crate::{
    accounts::{actions, notice, pages, session},
    error::{Error, Result},
    i18n::td_string,
    policy::Refusal,
    web::{address::Page, form::Form, visit::Visit},
};
use axum::{extract::Path, response::Response};
use tower_sessions::Session;

pub async fn sign_up(visit: Visit, mut form: Form) -> Result<Response> {
    let Some(new) = new_account(&mut form, visit.lang) else { return Ok(pages::sign_up_again(&visit, &form)) };
    actions::register(&visit.app, &new, visit.now).await?;
    Ok(to_untold(&Page::SignUpSent.path(visit.lang)))
}

pub async fn confirm(visit: Visit, session: Session, Path(token): Path<String>) -> Result<Response> {
    actions::confirm(&visit.app, &token, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.confirmed_notice)).await?;
    Ok(to(&Page::SignIn.path(visit.lang)))
}

pub async fn first_steward(visit: Visit, session: Session, Path(token): Path<String>, mut form: Form) -> Result<Response> {
    let Some(new) = new_account(&mut form, visit.lang) else { return Ok(pages::first_steward_again(&visit, &form)) };
    let person = match actions::first_steward(&visit.app, &token, &new, visit.now).await {
        Err(Error::Refused(Refusal::AlreadyThere)) => {
            form.fail("email", td_string!(visit.lang, accounts.first_taken));
            return Ok(pages::first_steward_again(&visit, &form));
        }
        made => made?,
    };
    session::open(&session, &person, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.first_notice)).await?;
    Ok(to(&Page::StewardDesk.path(visit.lang)))
}
