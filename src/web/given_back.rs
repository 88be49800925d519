//! What somebody wrote in a form that was refused, or that came after their session had ended: whatever the reason, it goes back to them.

use super::{address::Page, form::Form, lang::Lang, parts::field_id, shell::Head, visit::Visit};
use crate::i18n::td_string;
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The form that an answer is about, kept beside an error until it gets its page.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent {
    pub form: Form,
    /// Files are not kept: they have to be chosen again.
    pub files: Vec<Chosen>,
}

/// A file that was chosen, and the field that it was chosen in.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub field: String,
    pub name: String,
}

impl Sent {
    /// A form without files.
    pub fn plain(body: &[u8]) -> Self {
        Self { form: Form::parse(body), files: Vec::new() }
    }
}

/// Keeps a form beside the answer to it, where that is an error.
pub(super) fn keep(mut response: Response, sent: impl FnOnce() -> Sent) -> Response {
    if response.status().is_client_error() || response.status().is_server_error() {
        response.extensions_mut().insert(sent());
    }
    response
}

/// The form behind an error, where somebody wrote words in it; beside a file also a date or a sum. What holds a password is never sent back.
pub(super) fn written(response: &Response) -> Option<Sent> {
    let sent = response.extensions().get::<Sent>()?;
    let is_secret = sent.form.iter().any(|(name, _)| name.contains("password"));
    let is_written = |value: &str| !sent.files.is_empty() || is_several_words(value);
    let has_words = sent.form.iter().any(|(name, value)| is_text(name, value) && is_written(value));
    Some(sent).filter(|_| has_words && !is_secret).cloned()
}

/// The words of a form as a list: what was typed, without the marks and choices that it carries besides.
pub(super) fn list(form: &Form) -> AnyView {
    let words = form.iter().filter(|(name, value)| is_text(name, value));
    let items: Vec<_> = words.map(|(_, value)| view! { <li class="typed">{value.to_owned()}</li> }).collect();
    view! { <ul>{items}</ul> }.into_any()
}

fn is_text(name: &str, value: &str) -> bool {
    const CARRIED: [&str; 19] = [
        "shown",
        "seen",
        "unsent",
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
        "paper",
        "papers",
        "headings",
        "eligibility",
        "criteria",
    ];
    // A choice or a button in one form, words in another.
    const EITHER: [&str; 11] =
        ["act", "source", "heading", "part", "result", "participation", "populations", "kind", "currency", "role", "level"];
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
    signed_out_with(visit, &Sent { form: form.clone(), files: Vec::new() })
}

/// The same for a form with files, which are chosen here once more.
pub(super) fn signed_out_with(visit: &Visit, sent: &Sent) -> Response {
    let lang = visit.lang;
    let hidden = |(name, value): (&str, &str)| view! { <input r#type="hidden" name=name.to_owned() value=value.to_owned()/> };
    let fields: Vec<_> = sent.form.iter().map(hidden).collect();
    let enctype = (!sent.files.is_empty()).then_some("multipart/form-data");
    let back = if sent.files.is_empty() {
        td_string!(lang, kept.signed_out_return)
    } else {
        td_string!(lang, kept.signed_out_return_file)
    };
    let title = td_string!(lang, kept.signed_out_title);
    visit.page_as(StatusCode::UNAUTHORIZED, Head::private(title), move || {
        view! {
            <h1>{title}</h1>
            <p>{td_string!(lang, kept.signed_out_text)}</p>
            <ol>
                <li><a href=Page::SignIn.path(lang) target="_blank" rel="noopener">{td_string!(lang, kept.signed_out_sign_in)}</a></li>
                <li>{back}</li>
            </ol>
            <form method="post" enctype=enctype>
                {fields}
                {chosen_again(lang, &sent.files)}
                <p class="row"><button class="button">{td_string!(lang, kept.signed_out_send)}</button></p>
            </form>
            <details>
                <summary>{td_string!(lang, kept.signed_out_typed)}</summary>
                {list(&sent.form)}
            </details>
        }
    })
}

/// The fields in which files were chosen, each with the names of those that it held.
fn chosen_again(lang: Lang, files: &[Chosen]) -> Vec<AnyView> {
    let fields: BTreeSet<&str> = files.iter().map(|file| file.field.as_str()).collect();
    let each = fields.into_iter().map(|field| {
        let names: Vec<&str> = files.iter().filter(|file| file.field == field).map(|file| file.name.as_str()).collect();
        let (id, several) = (field_id(field), names.len() > 1);
        let says = td_string!(lang, kept.file_again, names = names.join(", ")).to_string();
        view! {
            <div class="field">
                <label r#for=id.clone()>{says}</label>
                <p class="hint" id=format!("{id}-hint")>{td_string!(lang, kept.file_not_kept)}</p>
                <input r#type="file" id=id.clone() name=field.to_owned() multiple=several aria-describedby=format!("{id}-hint")/>
            </div>
        }
        .into_any()
    });
    each.collect()
}

/// Below a refusal: what was written, to be copied from here.
pub(super) fn to_copy(lang: Lang, sent: &Sent) -> AnyView {
    let names = sent.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ");
    let again = (!names.is_empty()).then(|| view! { <p>{td_string!(lang, kept.file_gone, names = names).to_string()}</p> });
    view! {
        <section aria-labelledby="lo-escrito">
            <h2 id="lo-escrito">{td_string!(lang, kept.typed)}</h2>
            <p>{td_string!(lang, kept.typed_copy)}</p>
            {again}
            {list(&sent.form)}
        </section>
    }
    .into_any()
}
