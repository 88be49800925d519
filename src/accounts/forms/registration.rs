//! Making an account and confirming it.

use super::{enter, new_account, to_untold};
use crate::{
    accounts::{actions, device::Device, notice, pages, rules},
    error::{Error, Result},
    i18n::td_string,
    policy::Refusal,
    web::{address::Page, form::Form, visit::Visit},
};
use axum::{extract::Path, response::Response};
use tower_sessions::Session;

pub async fn sign_up(visit: Visit, mut form: Form) -> Result<Response> {
    let Some(new) = new_account(&mut form, visit.lang) else { return Ok(pages::sign_up_again(&visit, &form)) };
    actions::register(&visit.app, &new, rules::way_back(form.get("next")), visit.now).await?;
    Ok(to_untold(&Page::SignUpSent.path(visit.lang)))
}

/// Confirms the address and signs in: the password was just given.
pub async fn confirm(
    visit: Visit,
    session: Session,
    device: Device,
    Path(token): Path<String>,
    mut form: Form,
) -> Result<Response> {
    let Some(person) = actions::confirm(&visit.app, &token, form.raw("password"), visit.now).await? else {
        form.fail("password", td_string!(visit.lang, accounts.confirm_wrong));
        return pages::confirm_again(&visit, &token, &form).await;
    };
    let desk = Page::Desk.path(visit.lang);
    let answer = enter(&visit, &session, device, &person, rules::way_back(form.get("next")).unwrap_or(&desk)).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.confirmed_notice)).await?;
    Ok(answer)
}

pub async fn first_steward(
    visit: Visit,
    session: Session,
    device: Device,
    Path(token): Path<String>,
    mut form: Form,
) -> Result<Response> {
    let Some(new) = new_account(&mut form, visit.lang) else { return Ok(pages::first_steward_again(&visit, &form)) };
    let person = match actions::first_steward(&visit.app, &token, &new, visit.now).await {
        Err(Error::Refused(Refusal::AlreadyThere)) => {
            form.fail("email", td_string!(visit.lang, accounts.first_taken));
            return Ok(pages::first_steward_again(&visit, &form));
        }
        made => made?,
    };
    let answer = enter(&visit, &session, device, &person, &Page::StewardDesk.path(visit.lang)).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.first_notice)).await?;
    Ok(answer)
}
