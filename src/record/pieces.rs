//! Pieces that the pages about institutions, elections and laws share: notes of the compilers, sources, acts.

use super::{notes, parts};
use crate::{
    calls::{
        model::{Confidence, LegalBasis},
        record::Record,
    },
    i18n::td_string,
    ids::LegalBasisId,
    web::{address::Page, lang::Lang, parts::crumbs},
};
use leptos::prelude::*;

pub use crate::calls::names::law_name;

/// Where the page stands.
pub fn crumb(lang: Lang, up: Page, up_words: &'static str, here: String) -> AnyView {
    crumbs(lang, [(up_words.to_owned(), up)], here)
}

/// A name and what it is, for `dl.facts`.
pub fn row(name: &'static str, value: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

/// A rule that an authority named, by its name; by what the authority called it where the record does not have it.
pub fn law_named(lang: Lang, record: &Record, id: &LegalBasisId) -> AnyView {
    match record.legal_bases.get(id) {
        Some(basis) => view! { <a href=format!("{}#{id}", Page::LegalBases.path(lang))>{law_name(lang, basis)}</a> }.into_any(),
        None => id.to_string().into_any(),
    }
}

/// Notes of those who compiled the reference, in the reader's language. Nothing when there are none.
pub fn notes(lang: Lang, text: &str) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    view! { <h2>{td_string!(lang, pages.notes)}</h2> {note(lang, text)} }.into_any()
}

/// The same without a heading.
pub fn note(lang: Lang, text: &str) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    view! { <p>{notes::note(lang, text)}</p> }.into_any()
}

/// What the compilers wrote, without introduction; "-" stands for nothing.
pub fn as_written(lang: Lang, text: &str) -> AnyView {
    if text.is_empty() || text == "-" {
        return view! { {td_string!(lang, pages.nothing_noted)} }.into_any();
    }
    notes::note(lang, text).into_any()
}

/// That the text of a rule was not read, where it was not: what is known of it is what others say.
pub fn unread(lang: Lang, basis: &LegalBasis) -> AnyView {
    if basis.read {
        return ().into_any();
    }
    view! { <p class="meta"><span class="todo">{td_string!(lang, laws.unread)}</span> " " {td_string!(lang, laws.unread_says)}</p> }
        .into_any()
}

/// What a rule does not say, or what has to be said with it; nothing where the compilers noted nothing.
pub fn silence(lang: Lang, basis: &LegalBasis) -> Option<String> {
    let noted = basis.what_it_does_not_say.as_str();
    (!matches!(noted, "" | "-")).then(|| notes::note(lang, noted))
}

/// Where a description comes from, and whether it is still to be verified.
pub fn source_and_confidence(lang: Lang, source: &str, confidence: Confidence) -> AnyView {
    view! {
        <p class="source">
            {td_string!(lang, pages.source)} " " {parts::source(lang, source)} " · " {self::confidence(lang, confidence)}
        </p>
    }
    .into_any()
}

/// Through whom or what one asks by a rule, as sure as its own source; a portal's address is never surer than general knowledge.
pub fn door(lang: Lang, basis: &LegalBasis) -> Option<AnyView> {
    let door = basis.asked_through.as_ref()?;
    let name = notes::note(lang, &door.name);
    let name = match &door.url {
        Some(url) => view! {
            <a href=url.clone() rel="noopener noreferrer">{name}</a> " " <span class="todo">{td_string!(lang, missing.address_to_verify)}</span>
        }
        .into_any(),
        None => name.into_any(),
    };
    let verify = door.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let source = view! { <span class="source">{parts::source(lang, &door.source)}</span> };
    Some(view! { {name} {verify} " · " {source} }.into_any())
}

/// What does not go on the sheet that a page prints as; it prints with the whole page.
pub fn beyond(content: AnyView) -> AnyView {
    view! { <div class="beyond">{content}</div> }.into_any()
}

/// How sure something is, in words.
pub fn confidence(lang: Lang, confidence: Confidence) -> AnyView {
    match confidence {
        Confidence::Sourced => view! { {td_string!(lang, pages.confidence_sourced)} }.into_any(),
        Confidence::GeneralKnowledge => {
            view! { <span class="todo">{td_string!(lang, pages.confidence_general)}</span> }.into_any()
        }
        Confidence::Uncertain => view! { <span class="todo">{td_string!(lang, pages.confidence_uncertain)}</span> }.into_any(),
    }
}

/// Whoever knows better is told how to say so.
pub fn how_to_correct(lang: Lang) -> AnyView {
    let to = format!("{}#corregir", Page::About.path(lang));
    view! { <p><a href=to>{td_string!(lang, pages.how_to_correct)}</a></p> }.into_any()
}
