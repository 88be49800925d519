//! Fields that several forms of this room share.

use crate::{
    applications::papers::bytes_words,
    i18n::td_string,
    web::{form::Form, lang::Lang, visit::Visit},
};
use leptos::prelude::*;

/// From when to when it holds.
pub fn dates(lang: Lang, form: &Form) -> AnyView {
    view! {
        {form.input("issued", td_string!(lang, dossier.issued_label)).kind("date").view()}
        {form.input("expires", td_string!(lang, dossier.expires_label)).hint(td_string!(lang, dossier.expires_hint)).kind("date").view()}
    }
    .into_any()
}

/// A file to choose, with what is taken said beforehand.
pub fn file(visit: &Visit, form: &Form) -> AnyView {
    let most = bytes_words(visit.app.config.max_file_bytes);
    let hint = td_string!(visit.lang, dossier.file_hint, most = most).to_string();
    form.file("file", td_string!(visit.lang, dossier.file_label), hint)
}

/// The last entry that this form was shown.
pub fn seen(seen: &str) -> AnyView {
    view! { <input r#type="hidden" name="seen" value=seen.to_owned()/> }.into_any()
}
