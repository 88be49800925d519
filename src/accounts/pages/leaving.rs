//! A copy of one's account, and the way out.

use super::page;
use crate::{
    accounts::{Closing, actions},
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
use axum::{extract::Extension, http::StatusCode, response::Response};
use leptos::prelude::*;

/// Everything kept under the account, to take along.
pub async fn copy(visit: Visit, viewer: Viewer) -> Result<Response> {
    let copy = actions::copy(&visit.app, &viewer.actor, visit.now).await?;
    Ok(attachment("acuse-cuenta.json", "application/json", serde_json::to_vec_pretty(&copy)?))
}

pub async fn deletion(visit: Visit, viewer: Viewer, Extension(closing): Extension<Closing>) -> Result<Response> {
    let alone = actions::alone_in(&visit.app, &viewer.actor, closing).await?;
    Ok(deletion_as(&visit, StatusCode::OK, &Form::default(), &alone))
}

pub async fn deletion_again(visit: &Visit, viewer: &Viewer, closing: Closing, form: &Form) -> Result<Response> {
    let alone = actions::alone_in(&visit.app, &viewer.actor, closing).await?;
    Ok(deletion_as(visit, StatusCode::UNPROCESSABLE_ENTITY, form, &alone))
}

/// `alone`: the associations that nobody else belongs to.
fn deletion_as(visit: &Visit, status: StatusCode, form: &Form, alone: &[String]) -> Response {
    let lang = visit.lang;
    let alone: Vec<_> = alone
        .iter()
        .map(|name| {
            let says = td_string!(lang, accounts.deletion_alone, association = name.as_str()).to_string();
            view! { <div class="notice warn"><p>{says}</p></div> }
        })
        .collect();
    let body = view! {
        {error_summary(lang, form)}
        <p class="lead">{td_string!(lang, accounts.deletion_lead)}</p>
        <ul>
            <li>{td_string!(lang, accounts.deletion_goes)}</li>
            <li>{td_string!(lang, accounts.deletion_stays)}</li>
            <li>{td_string!(lang, accounts.deletion_association)}</li>
        </ul>
        {alone}
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
