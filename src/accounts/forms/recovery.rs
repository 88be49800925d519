//! A forgotten password.

use super::{email, enter, password, to_untold};
use crate::{
    accounts::{
        actions,
        device::Device,
        notice, pages,
        tokens::{self, Purpose},
    },
    error::Result,
    i18n::td_string,
    web::{address::Page, form::Form, visit::Visit},
};
use axum::{extract::Path, response::Response};
use tower_sessions::Session;

pub async fn forgot(visit: Visit, mut form: Form) -> Result<Response> {
    let Some(email) = email(&mut form, visit.lang) else { return Ok(pages::forgot_again(&visit, &form)) };
    actions::ask_for_reset(&visit.app, &email, visit.now).await?;
    Ok(to_untold(&Page::ForgotSent.path(visit.lang)))
}

/// Sets the password and signs in: the letter has shown who it is.
pub async fn reset(
    visit: Visit,
    session: Session,
    device: Device,
    Path(token): Path<String>,
    mut form: Form,
) -> Result<Response> {
    tokens::subject(visit.app.db.read(), Purpose::Reset, &token, visit.now).await?;
    let Some(password) = password(&mut form, visit.lang, "password", "", "") else {
        return Ok(pages::reset_again(&visit, &form));
    };
    let person = actions::reset(&visit.app, &token, &password, visit.now).await?;
    let answer = enter(&visit, &session, device, &person, &Page::Desk.path(visit.lang)).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.reset_notice)).await?;
    Ok(answer)
}
