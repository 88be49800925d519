//! Making an account.

use super::{about_letters, account_fields, fresh, page};
use crate::{
    accounts::tokens::{self, Purpose},
    error::Result,
    i18n::td_string,
    web::{address::Page, form::Form, parts::error_summary, visit::Visit},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

pub async fn sign_up(visit: Visit) -> Response {
    if visit.viewer.is_some() {
        return Redirect::to(&Page::Desk.path(visit.lang)).into_response();
    }
    sign_up_as(&visit, StatusCode::OK, &fresh(visit.lang))
}

pub fn sign_up_again(visit: &Visit, form: &Form) -> Response {
    sign_up_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

fn sign_up_as(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let body = view! {
        {error_summary(lang, form)}
        <p class="lead">{td_string!(lang, accounts.sign_up_lead)}</p>
        <form method="post" action=Page::SignUp.path(lang) novalidate>
            {account_fields(form, lang, td_string!(lang, accounts.email_hint))}
            <p class="row"><button class="button">{td_string!(lang, accounts.sign_up_button)}</button></p>
        </form>
        <p><a href=Page::SignIn.path(lang)>{td_string!(lang, accounts.have_account)}</a></p>
    };
    page(visit, status, td_string!(lang, accounts.sign_up_title), body.into_any())
}

pub async fn sign_up_sent(visit: Visit) -> Response {
    let lang = visit.lang;
    let body = view! { <p class="lead">{td_string!(lang, accounts.sign_up_sent)}</p> <p>{about_letters(&visit)}</p> };
    page(&visit, StatusCode::OK, td_string!(lang, accounts.sent_title), body.into_any())
}

/// Looks at the link and changes nothing: programs that open links in letters confirm nothing by that.
pub async fn confirm(visit: Visit, Path(token): Path<String>) -> Result<Response> {
    tokens::subject(visit.app.db.read(), Purpose::Confirm, &token, visit.now).await?;
    let lang = visit.lang;
    let body = view! {
        <p class="lead">{td_string!(lang, accounts.confirm_lead)}</p>
        <form method="post" action=Page::Confirm { token }.path(lang)>
            <p class="row"><button class="button">{td_string!(lang, accounts.confirm_button)}</button></p>
        </form>
    };
    Ok(page(&visit, StatusCode::OK, td_string!(lang, accounts.confirm_title), body.into_any()))
}

pub async fn first_steward(visit: Visit, Path(token): Path<String>) -> Result<Response> {
    tokens::subject(visit.app.db.read(), Purpose::FirstSteward, &token, visit.now).await?;
    Ok(first_steward_as(&visit, StatusCode::OK, &fresh(visit.lang)))
}

pub fn first_steward_again(visit: &Visit, form: &Form) -> Response {
    first_steward_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

/// The form goes back to the address it came from, which holds the one-time link.
fn first_steward_as(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let body = view! {
        {error_summary(lang, form)}
        <p class="lead">{td_string!(lang, accounts.first_lead)}</p>
        <form method="post" action=visit.uri.path().to_owned() novalidate>
            {account_fields(form, lang, td_string!(lang, accounts.first_email_hint))}
            <p class="row"><button class="button">{td_string!(lang, accounts.sign_up_button)}</button></p>
        </form>
    };
    page(visit, status, td_string!(lang, accounts.first_title), body.into_any())
}
