//! The words on the stamps, as somebody types them: they are no words of the record, and lead to the board of what bears the stamp.

use super::question::{Question, Word};
use crate::{
    calls::{record::Record, standing::Kind},
    clock::Now,
    i18n::td_string,
    record::{query::Asked, rows::Rows, tally::ORDER, words},
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

/// Standings all of whose words were typed, in either language, in the plural too; and those that say the same and something more: whoever
/// looks for what was resolved looks for what is reported as resolved.
pub fn named(typed: &[Word]) -> Vec<Kind> {
    let is_typed = |name: &Word| typed.iter().any(|word| word.exactly().any(|text| text == name.as_str()));
    let said: Vec<Vec<Word>> =
        ORDER.into_iter().flat_map(names).filter(|name| !name.is_empty() && name.iter().all(is_typed)).collect();
    let holds_one = |name: Vec<Word>| said.iter().any(|said| said.iter().all(|word| name.contains(word)));
    ORDER.into_iter().filter(|kind| names(*kind).any(holds_one)).collect()
}

/// Whether a word belongs to the name of one of these.
pub fn holds(kinds: &[Kind], word: &Word) -> bool {
    let is = |name: &Word| word.exactly().any(|text| text == name.as_str());
    kinds.iter().any(|kind| names(*kind).flatten().any(|name| is(&name)))
}

/// The ways to the boards of what was named, with how many bear each stamp; nothing where nothing was.
pub fn links(lang: Lang, kinds: &[Kind], record: &Record, now: Now) -> AnyView {
    if kinds.is_empty() {
        return ().into_any();
    }
    let view = record.as_of(None, None);
    let rows = Rows::of(&view, now);
    let links: Vec<_> = kinds
        .iter()
        .map(|kind| {
            let asked = Asked { standing: Some(*kind), ..Asked::default() };
            let says = td_string!(lang, search.of_standing, kind = words::kind(lang, *kind).to_lowercase()).to_string();
            view! { <li><a href=asked.at(&Page::Calls.path(lang))>{format!("{says} ({})", rows.count(&asked))}</a></li> }
        })
        .collect();
    view! { <nav aria-label=td_string!(lang, search.by_standing)><ul>{links}</ul></nav> }.into_any()
}
