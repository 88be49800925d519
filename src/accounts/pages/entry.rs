//! Signing in.

use super::{asked_next, next_field, page};
use crate::{
    accounts::{kept, rules},
    i18n::td_string,
    islands::DraftSaver,
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
    let what_for = rules::way_back(form.get("next")).map(|_| view! { <p>{td_string!(lang, accounts.sign_in_for)}</p> });
    let body = view! {
        {error_summary(lang, form)}
        {what_for}
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

/// Before somebody signs out of a browser that still keeps words of theirs: which ones, and that they go. The island shows them.
pub fn leaving_words(visit: &Visit, to: Page) -> Response {
    let lang = visit.lang;
    let body = view! {
        <section data-saves="" data-all-left="yes" data-whose=kept::whose(visit)>
            <p data-none="yes" hidden>{td_string!(lang, accounts.leaving_none)}</p>
            <div class="notice warn" data-some="yes">
                <p>{td_string!(lang, accounts.leaving_text)}</p>
                <ul data-texts="yes"></ul>
                <p data-others="yes" data-says=td_string!(lang, accounts.leaving_others, count = "#").to_string() hidden></p>
            </div>
            <p>{td_string!(lang, accounts.leaving_back_text)}</p>
            <p class="row"><a class="button" href=Page::Desk.path(lang)>{td_string!(lang, accounts.leaving_back)}</a></p>
            <form method="post" action=to.path(lang)>
                <input r#type="hidden" name="sure" value="yes"/>
                <p class="row"><button class="button quiet">{td_string!(lang, accounts.leaving_delete)}</button></p>
            </form>
        </section>
        <DraftSaver/>
    };
    super::page(visit, StatusCode::UNPROCESSABLE_ENTITY, td_string!(lang, accounts.leaving_title), body.into_any())
}
