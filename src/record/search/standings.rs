//! The words on the stamps, as somebody types them: they are no words of the record, and lead to the board of what bears the stamp.

use super::question::{Question, Word};
use crate::{
    calls::standing::Kind,
    i18n::td_string,
    record::{query::Asked, tally::ORDER, words},
    web::{
        address::Page,
        lang::{LANGS, Lang},
    },
};
use leptos::prelude::*;

/// The words of a standing in either language.
fn names(kind: Kind) -> impl Iterator<Item = Vec<Word>> {
    LANGS.into_iter().map(move |lang| Question::of(words::kind(lang, kind)).words)
}

/// Standings all of whose words were typed, in either language, in the plural too.
pub fn named(typed: &[Word]) -> Vec<Kind> {
    let is_typed = |name: &Word| typed.iter().any(|word| word.exactly().any(|text| text == name.as_str()));
    ORDER.into_iter().filter(|kind| names(*kind).any(|name| !name.is_empty() && name.iter().all(is_typed))).collect()
}

/// Whether a word belongs to the name of one of these.
pub fn holds(kinds: &[Kind], word: &Word) -> bool {
    let is = |name: &Word| word.exactly().any(|text| text == name.as_str());
    kinds.iter().any(|kind| names(*kind).flatten().any(|name| is(&name)))
}

/// The ways to the boards of what was named; nothing where nothing was.
pub fn links(lang: Lang, kinds: &[Kind]) -> AnyView {
    if kinds.is_empty() {
        return ().into_any();
    }
    let links: Vec<_> = kinds
        .iter()
        .map(|kind| {
            let asked = Asked { standing: Some(*kind), ..Asked::default() };
            let says = td_string!(lang, search.of_standing, kind = words::kind(lang, *kind).to_lowercase()).to_string();
            view! { <li><a href=asked.at(&Page::Calls.path(lang))>{says}</a></li> }
        })
        .collect();
    view! { <nav aria-label=td_string!(lang, search.by_standing)><ul>{links}</ul></nav> }.into_any()
}
