//! Feeds of facts: of the whole record, of a call, of an institution. A correction is a new entry that leads to the old one; where the
//! words of a fact were taken out, its entry is updated.

use super::{
    atom::{self, About, Item},
    subscriber::Subscriber,
};
use crate::{
    calls::{
        facts::{Fact, FactKind, Subject, SubjectKind},
        model::{Call, Institution},
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    ids::FactId,
    record::{
        fact, parts, subjects,
        wording::{COMMITMENT, LINE},
        words,
    },
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
        render::to_html,
    },
};
use axum::response::Response;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub fn of_record(subscriber: &Subscriber) -> Result<Response> {
    let lang = subscriber.lang;
    let about = About {
        of: "feed/record".to_owned(),
        title: td_string!(lang, feeds.record_title).to_owned(),
        subtitle: td_string!(lang, feeds.record_subtitle).to_owned(),
        page: Page::Home.path(lang),
    };
    told(subscriber, about, |_| true)
}

pub fn of_call(subscriber: &Subscriber, call: &Call) -> Result<Response> {
    let lang = subscriber.lang;
    let title = lang.pick(call.title_es(), call.title_en()).to_owned();
    let about = About {
        of: format!("feed/call/{}", call.id),
        title: td_string!(lang, feeds.title, of = title).to_string(),
        subtitle: td_string!(lang, feeds.call_subtitle).to_owned(),
        page: Page::Call { slug: call.id.to_string() }.path(lang),
    };
    let subjects: BTreeSet<Subject> = subjects::of_call(&subscriber.record, call).into_iter().collect();
    told(subscriber, about, |subject| subjects.contains(subject))
}

pub fn of_institution(subscriber: &Subscriber, one: &Institution) -> Result<Response> {
    let lang = subscriber.lang;
    let about = About {
        of: format!("feed/institution/{}", one.id),
        title: td_string!(lang, feeds.title, of = lang.pick(&one.name_es, &one.name_en).clone()).to_string(),
        subtitle: td_string!(lang, feeds.institution_subtitle).to_owned(),
        page: Page::Institution { slug: one.id.to_string() }.path(lang),
    };
    let subjects: BTreeSet<Subject> = subjects::of_institution(&subscriber.record, &one.id).into_iter().collect();
    told(subscriber, about, |subject| subjects.contains(subject))
}

fn told(subscriber: &Subscriber, about: About, wanted: impl Fn(&Subject) -> bool) -> Result<Response> {
    let facts: Vec<&Fact> = subscriber.record.facts().iter().filter(|fact| wanted(&fact.subject)).collect();
    let redacted = redacted(subscriber.record.facts());
    atom::answer(subscriber, about, &facts, |fact| item(subscriber, fact, redacted.get(&fact.id)))
}

/// When the words of facts were taken out.
fn redacted(facts: &[Fact]) -> BTreeMap<FactId, Now> {
    let taken = facts.iter().filter_map(|fact| match &fact.kind {
        FactKind::Redacted { fact: of } => Some((of.clone(), fact.recorded_at)),
        _ => None,
    });
    taken.collect()
}

fn item(subscriber: &Subscriber, fact: &Fact, redacted: Option<&Now>) -> Item {
    let (lang, base, record) = (subscriber.lang, &subscriber.base, &subscriber.record);
    let says = if fact.subject.kind == SubjectKind::Commitment { COMMITMENT } else { LINE };
    let kind = (says.fact)(lang, &fact.kind);
    let about = subjects::named(lang, record, &fact.subject);
    let title = about.as_ref().map_or_else(|| kind.to_owned(), |(name, _)| format!("{kind}: {name}"));
    let text = format!("{}. {}", words::when(lang, fact), lang.pick(&fact.text_es, &fact.text_en));
    let old = earlier(lang, fact).and_then(|(id, rel, says)| Some((subjects::page_of(record.fact(id)?).path(lang), rel, says)));
    let mut related: Vec<(&'static str, String)> = old.iter().map(|(path, rel, _)| (*rel, format!("{base}{path}"))).collect();
    related.extend(about.map(|(_, page)| ("related", format!("{base}{}", page.path(lang)))));
    let html = to_html(|| {
        let old = old.map(|(path, _, says)| {
            view! { <p>{says} " " <a href=format!("{base}{path}")>{td_string!(lang, feeds.earlier)}</a></p> }
        });
        let level = fact::level(lang, fact).map(|level| format!("{level}. "));
        view! {
            <p>{text.clone()}</p>
            {old}
            <p>{words::asserted_by(lang, fact.asserted_by)} ". " {level} {parts::source(lang, &fact.source)}</p>
        }
    });
    Item {
        of: format!("fact/{}", fact.id),
        title,
        published: fact.recorded_at,
        updated: redacted.copied().unwrap_or(fact.recorded_at),
        page: format!("{base}{}", subjects::page_of(fact).path(lang)),
        related,
        sort: (fact.kind.name(), kind),
        text,
        html,
    }
}

/// The fact that this one takes the place of, or whose words it takes out: what it is to it, as a relation and in words.
fn earlier(lang: Lang, fact: &Fact) -> Option<(&FactId, &'static str, &'static str)> {
    const BEFORE: &str = "predecessor-version";
    match (&fact.kind, &fact.supersedes, &fact.confirms) {
        (FactKind::Redacted { fact }, ..) => Some((fact, "related", td_string!(lang, feeds.takes_out))),
        (_, Some(old), _) => Some((old, BEFORE, td_string!(lang, feeds.corrects))),
        (_, None, Some(proposal)) => Some((proposal, BEFORE, td_string!(lang, feeds.confirms))),
        (_, None, None) => None,
    }
}
