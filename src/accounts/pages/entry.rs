//! Signing in.

use super::page;
use crate::{
    accounts::rules,
    i18n::td_string,
    web::{address::Page, form::Form, parts::error_summary, visit::Visit},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

pub async fn sign_in(visit: Visit) -> Response {
    let query = Form::parse(visit.uri.query().unwrap_or_default().as_bytes());
    let next = rules::way_back(query.get("next")).map(str::to_owned);
    if visit.viewer.is_some() {
        return Redirect::to(&next.unwrap_or_else(|| Page::Desk.path(visit.lang))).into_response();
    }
    sign_in_as(&visit, StatusCode::OK, &Form::of([("next", next.unwrap_or_default())]))
}

pub fn sign_in_again(visit: &Visit, form: &Form) -> Response {
    sign_in_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

fn sign_in_as(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let next = rules::way_back(form.get("next")).map(str::to_owned);
    let body = view! {
        {error_summary(lang, form)}
        <form method="post" action=Page::SignIn.path(lang) novalidate>
            {next.map(|next| view! { <input r#type="hidden" name="next" value=next/> })}
            {form.input("email", td_string!(lang, accounts.email_label)).kind("email").autocomplete("username").view()}
            {form.input("password", td_string!(lang, accounts.password_label)).kind("password").autocomplete("current-password").view()}
            <p class="row"><button class="button">{td_string!(lang, accounts.sign_in_button)}</button></p>
        </form>
        <ul>
            <li><a href=Page::SignUp.path(lang)>{td_string!(lang, accounts.no_account)}</a></li>
            <li><a href=Page::Forgot.path(lang)>{td_string!(lang, accounts.forgot_link)}</a></li>
        </ul>
    };
    page(visit, status, td_string!(lang, accounts.sign_in_title), body.into_any())
}
