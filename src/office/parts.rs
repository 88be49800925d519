//! Shared parts of the office's and the review's pages.

use crate::{
    i18n::td_string,
    web::{lang::Lang, parts::asked_first},
};
use leptos::prelude::*;

pub use crate::web::parts::crumbs;

/// A value that a form carries without showing it.
pub fn hidden(name: &'static str, value: impl ToString) -> AnyView {
    view! { <input r#type="hidden" name=name value=value.to_string()/> }.into_any()
}

/// The way to throw a draft away, asked about once more. `removal` is where it is sent, `version` what the page shows.
pub fn discarding(lang: Lang, removal: String, version: i64) -> AnyView {
    let sure = view! {
        <form method="post" action=removal>{hidden("version", version)}
            <p class="row"><button class="button danger">{td_string!(lang, office.discard_sure)}</button></p></form>
    };
    asked_first(td_string!(lang, office.discard), sure.into_any())
}
