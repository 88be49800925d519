//! One's own account.

use super::{language_field, new_password, page};
use crate::{
    accounts::{model::Letters, store},
    error::{Error, Result},
    i18n::td_string,
    policy::Refusal,
    web::{
        address::Page,
        form::Form,
        lang::{Lang, LangExt},
        parts::error_summary,
        visit::{Viewer, Visit},
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn account(visit: Visit, viewer: Viewer) -> Result<Response> {
    account_as(&visit, &viewer, StatusCode::OK, None).await
}

pub async fn account_again(visit: &Visit, viewer: &Viewer, form: &Form) -> Result<Response> {
    account_as(visit, viewer, StatusCode::UNPROCESSABLE_ENTITY, Some(form)).await
}

async fn account_as(visit: &Visit, viewer: &Viewer, status: StatusCode, sent: Option<&Form>) -> Result<Response> {
    let lang = visit.lang;
    let id = viewer.actor.id().ok_or(Error::Refused(Refusal::SignInFirst))?;
    let person = store::by_id(visit.app.db.read(), id).await?.ok_or(Error::NotFound)?;
    let sessions = store::count_sessions(visit.app.db.read(), id, visit.now).await?;
    let kept = Form::of([
        ("name", person.name),
        ("language", person.lang.code().to_owned()),
        ("letters", person.letters.as_str().to_owned()),
    ]);
    let is_member = viewer.actor.associations().next().is_some();
    // The page holds two forms; the one that was not sent shows what is kept.
    let details = sent.filter(|form| form.iter().any(|(name, _)| name == "name")).unwrap_or(&kept);
    let nothing = Form::default();
    let body = view! {
        {error_summary(lang, sent.unwrap_or(&nothing))}
        <dl class="facts"><div><dt>{td_string!(lang, accounts.account_email)}</dt><dd>{person.email}</dd></div></dl>
        <h2>{td_string!(lang, accounts.account_details)}</h2>
        <form method="post" action=Page::Account.path(lang) novalidate>
            {details.input("name", td_string!(lang, accounts.name_label)).hint(td_string!(lang, accounts.name_hint)).autocomplete("name").view()}
            {language_field(details, lang)}
            {is_member.then(|| letters_part(details, lang))}
            <p class="row"><button class="button">{td_string!(lang, accounts.account_save)}</button></p>
        </form>
        {password_part(sent.unwrap_or(&nothing), lang)}
        {sessions_part(sessions, lang)}
        <h2>{td_string!(lang, accounts.account_leaving)}</h2>
        <ul>
            <li><a href=Page::AccountCopy.path(lang)>{td_string!(lang, accounts.copy_link)}</a></li>
            <li><a href=Page::AccountDeletion.path(lang)>{td_string!(lang, accounts.deletion_title)}</a></li>
        </ul>
    };
    Ok(page(visit, status, td_string!(lang, accounts.account_title), body.into_any()))
}

/// Which letters of their associations somebody wants, with what comes whatever they choose.
fn letters_part(form: &Form, lang: Lang) -> AnyView {
    let options = Letters::ALL.map(|letters| {
        let says = match letters {
            Letters::All => td_string!(lang, accounts.letters_all),
            Letters::Mine => td_string!(lang, accounts.letters_mine),
        };
        (letters.as_str().to_owned(), says.to_owned())
    });
    let hint = td_string!(lang, accounts.letters_hint).to_owned();
    view! {
        {form.choices_with_hint("letters", td_string!(lang, accounts.letters_legend), Some(hint), options.to_vec(), false)}
        <p>{td_string!(lang, accounts.letters_always)}</p>
        <ul>
            <li>{td_string!(lang, accounts.letters_drafts)}</li>
            <li>{td_string!(lang, accounts.letters_corrections)}</li>
            <li>{td_string!(lang, accounts.letters_deleted)}</li>
            <li>{td_string!(lang, accounts.letters_representing)}</li>
            <li>{td_string!(lang, accounts.letters_own)}</li>
        </ul>
    }
    .into_any()
}

fn password_part(form: &Form, lang: Lang) -> AnyView {
    let current = form.input("current_password", td_string!(lang, accounts.current_password_label));
    view! {
        <h2>{td_string!(lang, accounts.account_password)}</h2>
        <form method="post" action=Page::AccountPassword.path(lang) novalidate>
            {current.kind("password").autocomplete("current-password").view()}
            {new_password(form, lang, "new_password", td_string!(lang, accounts.new_password_label))}
            <p class="row"><button class="button">{td_string!(lang, accounts.account_password_button)}</button></p>
        </form>
    }
    .into_any()
}

fn sessions_part(open: i64, lang: Lang) -> AnyView {
    view! {
        <h2>{td_string!(lang, accounts.account_sessions)}</h2>
        <p>{td_string!(lang, accounts.account_sessions_count, count = open)}</p>
        <div class="row">
            <form method="post" action=Page::SignOut.path(lang)>
                <button class="button quiet">{td_string!(lang, accounts.sign_out)}</button>
            </form>
            <form method="post" action=Page::SignOutEverywhere.path(lang)>
                <button class="button quiet">{td_string!(lang, accounts.sign_out_everywhere)}</button>
            </form>
        </div>
    }
    .into_any()
}
