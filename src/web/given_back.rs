//! What somebody wrote in a form that was refused, or that came after their session had ended: whatever the reason, it goes back to them.

use super::{address::Page, form::Form, lang::Lang, shell::Head, visit::Visit};
use crate::i18n::td_string;
use axum::{body::Bytes, http::StatusCode, response::Response};
use leptos::prelude::*;

/// The form that an answer is about, kept beside an error until it gets its page.
#[derive(Clone)]
pub(super) struct Sent(Bytes);

/// Keeps a form beside the answer to it, where that is an error.
pub(super) fn keep(mut response: Response, form: Bytes) -> Response {
    if response.status().is_client_error() || response.status().is_server_error() {
        response.extensions_mut().insert(Sent(form));
    }
    response
}

/// The form behind an error, where somebody wrote words in it. What holds a password is never sent back.
pub(super) fn written(response: &Response) -> Option<Form> {
    let form = Form::parse(&response.extensions().get::<Sent>()?.0);
    let is_secret = form.iter().any(|(name, _)| name.contains("password"));
    let has_words = form.iter().any(|(name, value)| is_text(name, value) && is_several_words(value));
    Some(form).filter(|_| has_words && !is_secret)
}

/// The words of a form as a list: what was typed, without the marks and choices that it carries besides.
pub(super) fn list(form: &Form) -> AnyView {
    let words = form.iter().filter(|(name, value)| is_text(name, value));
    let items: Vec<_> = words.map(|(_, value)| view! { <li class="typed">{value.to_owned()}</li> }).collect();
    view! { <ul>{items}</ul> }.into_any()
}

fn is_text(name: &str, value: &str) -> bool {
    const CARRIED: [&str; 16] = [
        "shown",
        "seen",
        "version",
        "rows",
        "do",
        "mine",
        "keep",
        "files",
        "next",
        "id",
        "gone",
        "sections",
        "questions",
        "papers",
        "headings",
        "eligibility",
    ];
    // A choice or a button in one form, words in another.
    const EITHER: [&str; 10] =
        ["act", "source", "heading", "part", "result", "participation", "populations", "kind", "currency", "role"];
    const CHOSEN: [&str; 7] = ["_id", "_kind", "_required", "_limit_in", "_section", "_only_if", "_lang"];
    let kind = name.split_once('-').map_or(name, |(kind, _)| kind);
    let is_carried = CARRIED.contains(&kind) || CHOSEN.iter().any(|end| name.ends_with(end));
    let is_chosen = EITHER.contains(&kind) && !is_several_words(value);
    !(value.trim().is_empty() || ["yes", "no"].contains(&value) || is_carried || is_chosen)
}

fn is_several_words(value: &str) -> bool {
    value.split_whitespace().nth(1).is_some()
}

/// A form that arrived after the session had ended: all of it comes back, to be sent from here once somebody has signed in again.
pub fn signed_out(visit: &Visit, form: &Form) -> Response {
    let lang = visit.lang;
    let fields: Vec<_> =
        form.iter().map(|(name, value)| view! { <input r#type="hidden" name=name.to_owned() value=value.to_owned()/> }).collect();
    let title = td_string!(lang, kept.signed_out_title);
    visit.page_as(StatusCode::UNAUTHORIZED, Head::private(title), move || {
        view! {
            <h1>{title}</h1>
            <p>{td_string!(lang, kept.signed_out_text)}</p>
            <ol>
                <li><a href=Page::SignIn.path(lang) target="_blank" rel="noopener">{td_string!(lang, kept.signed_out_sign_in)}</a></li>
                <li>{td_string!(lang, kept.signed_out_return)}</li>
            </ol>
            <form method="post">
                {fields}
                <p class="row"><button class="button">{td_string!(lang, kept.signed_out_send)}</button></p>
            </form>
            <details>
                <summary>{td_string!(lang, kept.signed_out_typed)}</summary>
                {list(form)}
            </details>
        }
    })
}

/// Below a refusal: what was written, to be copied from here.
pub(super) fn to_copy(lang: Lang, form: &Form) -> AnyView {
    view! {
        <section aria-labelledby="lo-escrito">
            <h2 id="lo-escrito">{td_string!(lang, kept.typed)}</h2>
            <p>{td_string!(lang, kept.typed_copy)}</p>
            {list(form)}
        </section>
    }
    .into_any()
}
