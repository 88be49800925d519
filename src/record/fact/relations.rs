//! What took the place of a fact and what it took the place of, what it answers and what answers it.

use crate::{
    calls::{
        facts::{Fact, FactKind},
        record::Record,
    },
    i18n::td_string,
    record::{wording, words},
    web::{address::Page, lang::Lang},
};
use leptos::prelude::*;

/// A fact in one line, to choose from or to be led to.
pub fn named(lang: Lang, fact: &Fact) -> String {
    format!("{} · {}", words::when(lang, fact), (wording::of(fact.subject.kind).fact)(lang, &fact.kind))
}

/// What came in its place, what it took the place of, what it answers and what answers it: all of it stays readable.
pub fn relations(lang: Lang, record: &Record, fact: &Fact, replaced: bool) -> AnyView {
    let answers = |one: &Fact| match &one.kind {
        FactKind::AuthorityReplied { to, .. } => to.clone(),
        _ => None,
    };
    let redacts = |one: &Fact| match &one.kind {
        FactKind::Redacted { fact } => Some(fact.clone()),
        _ => None,
    };
    let mut rows: Vec<(&'static str, &Fact)> = Vec::new();
    for one in record.facts_of(&fact.subject) {
        if replaced && one.supersedes.as_ref() == Some(&fact.id) {
            rows.push((td_string!(lang, recording.replaced_by), one));
        }
        if one.confirms.as_ref() == Some(&fact.id) {
            rows.push((td_string!(lang, recording.confirmed_by), one));
        }
        if fact.supersedes.as_ref() == Some(&one.id) {
            rows.push((td_string!(lang, recording.replaces), one));
        }
        if fact.confirms.as_ref() == Some(&one.id) {
            rows.push((td_string!(lang, recording.confirms), one));
        }
        if redacts(fact).as_ref() == Some(&one.id) {
            rows.push((td_string!(lang, recording.redacts), one));
        }
        if redacts(one).as_ref() == Some(&fact.id) {
            rows.push((td_string!(lang, recording.redacted_by), one));
        }
        if answers(fact).as_ref() == Some(&one.id) {
            rows.push((td_string!(lang, recording.answers), one));
        }
        if answers(one).as_ref() == Some(&fact.id) {
            rows.push((td_string!(lang, recording.answered_by), one));
        }
    }
    let items: Vec<_> = rows
        .into_iter()
        .map(|(says, one)| {
            let href = Page::Fact { fact: one.id.to_string() }.path(lang);
            view! { <li>{says} " " <a href=href>{named(lang, one)}</a></li> }
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <div class="notice"><ul class="plain">{items}</ul></div> }.into_any()
}
