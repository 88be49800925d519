//! Pages about accounts.

mod entry;
mod leaving;
mod own;
mod recovery;
mod registration;

pub use entry::{leaving_words, sign_in, sign_in_again, sign_in_closed};
pub use leaving::{copy, deletion, deletion_again};
pub use own::{account, account_again};
pub use recovery::{forgot, forgot_again, forgot_sent, reset, reset_again};
pub use registration::{confirm, confirm_again, first_steward, first_steward_again, sign_up, sign_up_again, sign_up_sent};

use crate::{
    accounts::rules,
    i18n::td_string,
    web::{
        form::Form,
        lang::{Lang, LangExt},
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// A page about access: never found by search engines, because it may hold a one-time link.
fn page(visit: &Visit, status: StatusCode, title: &'static str, body: AnyView) -> Response {
    visit.page_as(status, Head::private(title), move || view! { <h1>{title}</h1> {body} })
}

/// What to do when a letter does not come; where no mail is set up, who has it.
fn about_letters(visit: &Visit) -> &'static str {
    if visit.app.config.smtp_url.is_empty() {
        td_string!(visit.lang, accounts.sent_no_mail)
    } else {
        td_string!(visit.lang, accounts.sent_spam)
    }
}

/// The fields of a new account.
fn account_fields(form: &Form, lang: Lang, email_hint: &'static str) -> AnyView {
    view! {
        {form.input("name", td_string!(lang, accounts.name_label)).hint(td_string!(lang, accounts.name_hint)).autocomplete("name").view()}
        {form.input("email", td_string!(lang, accounts.email_label)).kind("email").hint(email_hint).autocomplete("email").view()}
        {new_password(form, lang, "password", td_string!(lang, accounts.password_label))}
        {language_field(form, lang)}
    }
    .into_any()
}

fn new_password(form: &Form, lang: Lang, name: &str, label: &'static str) -> AnyView {
    form.input(name, label).kind("password").hint(td_string!(lang, accounts.password_hint)).autocomplete("new-password").view()
}

fn language_field(form: &Form, lang: Lang) -> AnyView {
    let options = vec![("es".to_owned(), "Español".to_owned()), ("en".to_owned(), "English".to_owned())];
    form.select("language", td_string!(lang, accounts.language_label), options)
}

/// A new form, with the language of the page and the page that somebody was going to.
fn fresh(lang: Lang, next: Option<String>) -> Form {
    Form::of([("language", lang.code().to_owned()), ("next", next.unwrap_or_default())])
}

/// The page of ours that somebody was going to when they were sent here.
fn asked_next(visit: &Visit) -> Option<String> {
    let query = Form::parse(visit.uri.query().unwrap_or_default().as_bytes());
    rules::way_back(query.get("next")).map(str::to_owned)
}

/// Carries it through the form.
fn next_field(form: &Form) -> AnyView {
    let next = rules::way_back(form.get("next")).map(str::to_owned);
    next.map(|next| view! { <input r#type="hidden" name="next" value=next/> }).into_any()
}
