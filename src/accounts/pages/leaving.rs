//! A copy of one's account, and the way out.

use super::page;
use crate::{
    accounts::actions,
    error::Result,
    i18n::td_string,
    web::{
        address::Page,
        download::attachment,
        form::Form,
        parts::error_summary,
        visit::{Viewer, Visit},
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// Everything kept under the account, to take along.
pub async fn copy(visit: Visit, viewer: Viewer) -> Result<Response> {
    let copy = actions::copy(&visit.app, &viewer.actor, visit.now).await?;
    Ok(attachment("acuse-cuenta.json", "application/json", serde_json::to_vec_pretty(&copy)?))
}

pub async fn deletion(visit: Visit, _: Viewer) -> Response {
    deletion_as(&visit, StatusCode::OK, &Form::default())
}

pub fn deletion_again(visit: &Visit, form: &Form) -> Response {
    deletion_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

fn deletion_as(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let body = view! {
        {error_summary(lang, form)}
        <p class="lead">{td_string!(lang, accounts.deletion_lead)}</p>
        <ul>
            <li>{td_string!(lang, accounts.deletion_goes)}</li>
            <li>{td_string!(lang, accounts.deletion_stays)}</li>
            <li>{td_string!(lang, accounts.deletion_association)}</li>
        </ul>
        <p><a href=Page::AccountCopy.path(lang)>{td_string!(lang, accounts.copy_link)}</a></p>
        <form method="post" action=Page::AccountDeletion.path(lang) novalidate>
            {form.input("current_password", td_string!(lang, accounts.current_password_label)).kind("password").autocomplete("current-password").view()}
            <p class="row">
                <button class="button">{td_string!(lang, accounts.deletion_button)}</button>
                <a class="button quiet" href=Page::Account.path(lang)>{td_string!(lang, accounts.deletion_keep)}</a>
            </p>
        </form>
    };
    page(visit, status, td_string!(lang, accounts.deletion_title), body.into_any())
}
