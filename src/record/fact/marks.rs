//! How sure a fact is: the same on its own page and on every page that tells it.

use crate::{
    calls::facts::{COMPUTED, Fact},
    i18n::td_string,
    record::{notes, parts, words},
    web::lang::Lang,
};
use leptos::prelude::*;

/// That it is to verify, what in it was concluded rather than read, that another association says the same, and what those who recorded
/// it say of how far it goes; nothing of a fact that is simply sourced.
pub fn marks(lang: Lang, fact: &Fact, corroborated: bool) -> AnyView {
    let verify = fact.is_to_verify().then(|| view! { <p class="meta">{parts::to_verify(lang)}</p> });
    let two = corroborated.then(|| view! { <p class="meta">{td_string!(lang, record.corroborated)}</p> });
    let inferred: Vec<_> = fact
        .inferred
        .iter()
        .map(|note| if note == COMPUTED { td_string!(lang, record.date_computed).to_owned() } else { notes::note(lang, note) })
        .map(|note| view! { <p class="meta"><span class="todo">{td_string!(lang, record.inferred)}</span> " " {note}</p> })
        .collect();
    let caveat = fact.confidence_note.as_ref().map(|note| {
        let says = td_string!(lang, record.caveat, note = notes::note(lang, note)).to_string();
        view! { <p class="meta">{says}</p> }
    });
    view! { {verify} {two} {inferred} {caveat} }.into_any()
}

/// The level of its evidence. That somebody looked and found nothing is their own word: no kind of document stands behind it.
pub fn level(lang: Lang, fact: &Fact) -> Option<&'static str> {
    (!fact.kind.is_search()).then(|| words::level(lang, fact.level))
}
