//! Making an account.

use super::{about_letters, account_fields, asked_next, fresh, next_field, page};
use crate::{
    accounts::{
        rules, store,
        tokens::{self, Purpose},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::PersonId,
    web::{address::Page, form::Form, parts::error_summary, visit::Visit},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

pub async fn sign_up(visit: Visit) -> Response {
    let next = asked_next(&visit);
    if visit.viewer.is_some() {
        return Redirect::to(&next.unwrap_or_else(|| Page::Desk.path(visit.lang))).into_response();
    }
    sign_up_as(&visit, StatusCode::OK, &fresh(visit.lang, next))
}

pub fn sign_up_again(visit: &Visit, form: &Form) -> Response {
    sign_up_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

fn sign_up_as(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let sign_in = format!("{}{}", Page::SignIn.path(lang), rules::leading_on(rules::way_back(form.get("next"))));
    let body = view! {
        {error_summary(lang, form)}
        <p class="lead">{td_string!(lang, accounts.sign_up_lead)}</p>
        <form method="post" action=Page::SignUp.path(lang) novalidate>
            {next_field(form)}
            {account_fields(form, lang, td_string!(lang, accounts.email_hint))}
            <p class="row"><button class="button">{td_string!(lang, accounts.sign_up_button)}</button></p>
        </form>
        <p><a href=sign_in>{td_string!(lang, accounts.have_account)}</a></p>
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
    let form = Form::of([("next", asked_next(&visit).unwrap_or_default())]);
    confirm_as(&visit, StatusCode::OK, &token, &form).await
}

pub async fn confirm_again(visit: &Visit, token: &str, form: &Form) -> Result<Response> {
    confirm_as(visit, StatusCode::UNPROCESSABLE_ENTITY, token, form).await
}

async fn confirm_as(visit: &Visit, status: StatusCode, token: &str, form: &Form) -> Result<Response> {
    let (lang, db) = (visit.lang, visit.app.db.read());
    let id = PersonId::from_text(tokens::subject(db, Purpose::Confirm, token, visit.now).await?);
    let person = store::by_id(db, &id).await?.ok_or(Error::NotFound)?;
    let forgot = Page::Forgot.path(lang);
    let body = view! {
        {error_summary(lang, form)}
        <p class="lead">{td_string!(lang, accounts.confirm_lead, email = person.email.clone()).to_string()}</p>
        <form method="post" action=Page::Confirm { token: token.to_owned() }.path(lang) novalidate>
            {next_field(form)}
            // Programs that keep passwords look for whose it is.
            <input r#type="hidden" name="email" value=person.email autocomplete="username"/>
            {form.input("password", td_string!(lang, accounts.password_label)).kind("password").autocomplete("current-password")
                .hint(td_string!(lang, accounts.confirm_hint)).view()}
            <p class="row"><button class="button">{td_string!(lang, accounts.confirm_button)}</button></p>
        </form>
        <p><a href=forgot>{td_string!(lang, accounts.confirm_forgot)}</a></p>
    };
    Ok(page(visit, status, td_string!(lang, accounts.confirm_title), body.into_any()))
}

pub async fn first_steward(visit: Visit, Path(token): Path<String>) -> Result<Response> {
    tokens::subject(visit.app.db.read(), Purpose::FirstSteward, &token, visit.now).await?;
    Ok(first_steward_as(&visit, StatusCode::OK, &fresh(visit.lang, None)))
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
