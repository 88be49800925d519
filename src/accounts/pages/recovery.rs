//! A forgotten password.

use super::{about_letters, new_password, page};
use crate::{
    accounts::tokens::{self, Purpose},
    error::Result,
    i18n::td_string,
    web::{address::Page, form::Form, parts::error_summary, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn forgot(visit: Visit) -> Response {
    forgot_as(&visit, StatusCode::OK, &Form::default())
}

pub fn forgot_again(visit: &Visit, form: &Form) -> Response {
    forgot_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

fn forgot_as(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let body = view! {
        {error_summary(lang, form)}
        <p class="lead">{td_string!(lang, accounts.forgot_lead)}</p>
        <form method="post" action=Page::Forgot.path(lang) novalidate>
            {form.input("email", td_string!(lang, accounts.email_label)).kind("email").autocomplete("email").view()}
            <p class="row"><button class="button">{td_string!(lang, accounts.forgot_button)}</button></p>
        </form>
    };
    page(visit, status, td_string!(lang, accounts.forgot_title), body.into_any())
}

pub async fn forgot_sent(visit: Visit) -> Response {
    let lang = visit.lang;
    let body = view! { <p class="lead">{td_string!(lang, accounts.forgot_sent)}</p> <p>{about_letters(&visit)}</p> };
    page(&visit, StatusCode::OK, td_string!(lang, accounts.sent_title), body.into_any())
}

pub async fn reset(visit: Visit, Path(token): Path<String>) -> Result<Response> {
    tokens::subject(visit.app.db.read(), Purpose::Reset, &token, visit.now).await?;
    Ok(reset_as(&visit, StatusCode::OK, &Form::default()))
}

pub fn reset_again(visit: &Visit, form: &Form) -> Response {
    reset_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

/// The form goes back to the address it came from, which holds the one-time link.
fn reset_as(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let body = view! {
        {error_summary(lang, form)}
        <p class="lead">{td_string!(lang, accounts.reset_lead)}</p>
        <form method="post" action=visit.uri.path().to_owned() novalidate>
            {new_password(form, lang, "password", td_string!(lang, accounts.new_password_label))}
            <p class="row"><button class="button">{td_string!(lang, accounts.reset_button)}</button></p>
        </form>
    };
    page(visit, status, td_string!(lang, accounts.reset_title), body.into_any())
}
