//! Signing in.

use super::{asked_next, next_field, page};
use crate::{
    accounts::rules,
    i18n::td_string,
    limits::WAIT,
    web::{address::Page, form::Form, parts::error_summary, visit::Visit},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

pub async fn sign_in(visit: Visit) -> Response {
    let next = asked_next(&visit);
    if visit.viewer.is_some() {
        return Redirect::to(&next.unwrap_or_else(|| Page::Desk.path(visit.lang))).into_response();
    }
    sign_in_as(&visit, StatusCode::OK, &Form::of([("next", next.unwrap_or_default())]))
}

pub fn sign_in_again(visit: &Visit, form: &Form) -> Response {
    sign_in_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

/// While strangers' tries have closed the door: how long to wait, and the other way in.
pub fn sign_in_closed(visit: &Visit, form: &Form) -> Response {
    let mut response = sign_in_as(visit, StatusCode::TOO_MANY_REQUESTS, form);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(WAIT.as_secs()));
    response
}

fn sign_in_as(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let sign_up = format!("{}{}", Page::SignUp.path(lang), rules::leading_on(rules::way_back(form.get("next"))));
    let body = view! {
        {error_summary(lang, form)}
        <form method="post" action=Page::SignIn.path(lang) novalidate>
            {next_field(form)}
            {form.input("email", td_string!(lang, accounts.email_label)).kind("email").autocomplete("username").view()}
            {form.input("password", td_string!(lang, accounts.password_label)).kind("password").autocomplete("current-password").view()}
            <p class="row"><button class="button">{td_string!(lang, accounts.sign_in_button)}</button></p>
        </form>
        <ul>
            <li><a href=sign_up>{td_string!(lang, accounts.no_account)}</a></li>
            <li><a href=Page::Forgot.path(lang)>{td_string!(lang, accounts.forgot_link)}</a></li>
        </ul>
    };
    page(visit, status, td_string!(lang, accounts.sign_in_title), body.into_any())
}
