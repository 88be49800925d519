//! The programmes of an institution: what they fund, for whom, known figures, and where they moved.

use super::words;
use crate::{
    calls::{
        facts::{Subject, SubjectKind},
        model::{Institution, KnownAmount, Programme},
        record::{Record, View},
    },
    i18n::td_string,
    ids::ProgrammeId,
    record::{
        call::{
            drawing::{self, Drawn},
            facts::{self as call_facts, Evidenced, Told},
        },
        editions, notes, parts, pieces,
        wording::LINE,
        words as record_words,
    },
    web::{
        address::Page,
        lang::{Lang, LangExt},
        visit::Visit,
    },
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is told of each programme of an institution.
pub fn told<'a>(view: &View<'a>, institution: &Institution) -> BTreeMap<ProgrammeId, Told<'a>> {
    let of = |id: &ProgrammeId| Told::of(view, view.record.facts_of(&Subject::new(SubjectKind::Programme, id)), false);
    let own = view.record.programmes.values().filter(|programme| programme.institution_id == institution.id);
    own.map(|programme| (programme.id.clone(), of(&programme.id))).collect()
}

pub fn section(
    visit: &Visit,
    view: &View<'_>,
    institution: &Institution,
    told: &BTreeMap<ProgrammeId, Told<'_>>,
    evidence: &Evidenced,
) -> AnyView {
    let lang = visit.lang;
    let own: Vec<_> = view
        .record
        .programmes
        .values()
        .filter(|programme| programme.institution_id == institution.id)
        .map(|programme| one(visit, view, programme, facts(lang, view, programme, told.get(&programme.id), evidence)))
        .collect();
    if own.is_empty() {
        return ().into_any();
    }
    view! {
        <section aria-labelledby="programas">
            <h2 id="programas">{td_string!(lang, institutions.programmes)}</h2>
            <p>{td_string!(lang, institutions.programmes_intro)}</p>
            {own}
        </section>
    }
    .into_any()
}

/// What became of it, drawn and told.
fn facts(lang: Lang, view: &View<'_>, programme: &Programme, told: Option<&Told<'_>>, evidence: &Evidenced) -> AnyView {
    let Some(told) = told.filter(|told| !told.facts.is_empty()) else { return ().into_any() };
    let drawn = Drawn { id: format!("linea-{}", programme.id), title: name(lang, programme), told, more: Vec::new() };
    view! {
        {drawing::figure(lang, drawn, Vec::new(), &LINE)}
        {call_facts::items(lang, view, told, evidence, &LINE)}
    }
    .into_any()
}

fn name(lang: Lang, programme: &Programme) -> String {
    lang.pick(&programme.name_es, &programme.name_en).clone()
}

fn one(visit: &Visit, view: &View<'_>, programme: &Programme, facts: AnyView) -> AnyView {
    let (lang, record) = (visit.lang, view.record);
    let to_verify = programme.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let aliases = (!programme.aliases.is_empty())
        .then(|| pieces::row(td_string!(lang, institutions.programme_aliases), programme.aliases.join("; ")));
    let amounts: Vec<_> = programme.known_amounts.iter().map(|amount| figure(lang, amount)).collect();
    let amounts = (!amounts.is_empty())
        .then(|| pieces::row(td_string!(lang, institutions.programme_amounts), view! { <ul class="plain">{amounts}</ul> }));
    view! {
        <details id=programme.id.to_string()>
            <summary>{name(lang, programme)}{to_verify}</summary>
            <dl class="facts">
                {aliases}
                {pieces::row(td_string!(lang, institutions.programme_life), life(lang, view, programme))}
                {moved(lang, record, programme)}
                {listed(lang, td_string!(lang, institutions.programme_funds), &programme.what_it_funds)}
                {listed(lang, td_string!(lang, institutions.programme_eligible), &programme.eligible)}
                {amounts}
            </dl>
            {facts}
            {editions::of_programme(lang, view, &programme.id, visit.now)}
            {parts::record_a_fact(visit, "programme", programme.id.as_str())}
            {pieces::note(lang, &programme.notes)}
            {pieces::source_and_confidence(lang, &programme.source, programme.confidence)}
        </details>
    }
    .into_any()
}

/// As of the day asked about: an end that had not come yet is not told.
fn life(lang: Lang, view: &View<'_>, programme: &Programme) -> String {
    let start = programme.start.map(|since| {
        let date = record_words::partial(lang, since.date);
        if since.or_earlier { td_string!(lang, institutions.date_or_earlier, date = date).to_string() } else { date }
    });
    let ended = programme.end.filter(|end| view.as_of.is_none_or(|day| end.first() <= day));
    let end = ended.map(|date| record_words::partial(lang, date));
    match (start, end) {
        (None, None) => td_string!(lang, institutions.life_not_known).to_owned(),
        (Some(start), None) => td_string!(lang, institutions.life_since, start = start).to_string(),
        (None, Some(end)) => td_string!(lang, institutions.life_until, end = end).to_string(),
        (Some(start), Some(end)) => td_string!(lang, institutions.life_both, start = start, end = end).to_string(),
    }
}

/// The programme before and the one after, each with the institution it is at.
fn moved(lang: Lang, record: &Record, programme: &Programme) -> AnyView {
    let step = |id: &Option<crate::ids::ProgrammeId>, label: &'static str| {
        let other = record.programmes.get(id.as_ref()?)?;
        let at = record.institutions.get(&other.institution_id)?;
        let to = format!("{}#{}", Page::Institution { slug: at.id.to_string() }.path(lang), other.id);
        let text = view! { <a href=to>{name(lang, other)}</a> " · " {words::name_and_acronym(lang, at)} };
        Some(pieces::row(label, text))
    };
    view! {
        {step(&programme.predecessor, td_string!(lang, institutions.programme_predecessor))}
        {step(&programme.successor, td_string!(lang, institutions.programme_successor))}
    }
    .into_any()
}

/// Lists of the compilers.
fn listed(lang: Lang, label: &'static str, items: &[String]) -> Option<AnyView> {
    (!items.is_empty())
        .then(|| pieces::row(label, items.iter().map(|item| notes::note(lang, item)).collect::<Vec<_>>().join("; ")))
}

fn figure(lang: Lang, amount: &KnownAmount) -> AnyView {
    let number = |units: u64| record_words::number(i64::try_from(units).unwrap_or(i64::MAX));
    let sum = amount.mxn.map(|n| format!("{} MXN", number(n))).or_else(|| amount.usd.map(|n| format!("{} USD", number(n))));
    let to_verify = amount.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    view! {
        <li>
            {amount.year} ": " {notes::note(lang, &amount.what)} {sum.map(|s| format!(" · {s}"))} {to_verify}
            <span class="source">" " {parts::source(lang, &amount.source)}</span>
        </li>
    }
    .into_any()
}
