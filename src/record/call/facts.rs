//! Every fact about the call, in order, with who says so and on what evidence. Superseded ones stay, marked.

use crate::{
    calls::{
        corroboration::corroborated,
        facts::{Fact, FactKind, Subject, SubjectKind},
        model::{Call, ContextFact},
        record::{Record, View},
        standing::superseded,
    },
    evidence::{model::Evidence, parts as evidence_parts},
    i18n::td_string,
    ids::FactId,
    record::{
        details::details,
        fact, notes, parts, subjects,
        wording::{LINE, Wording},
        words,
    },
    web::lang::{Lang, LangExt},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Facts to be told, oldest first, and which of them another one took the place of.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    pub facts: Vec<&'a Fact>,
    pub corrected: BTreeSet<FactId>,
    /// Testimonies that another association repeats.
    pub corroborated: BTreeSet<FactId>,
    /// Cancellations of the programme that do not reach the call's year: told, and not drawn as if they had.
    pub out_of_reach: BTreeSet<FactId>,
    /// The fiscal year of the call whose page it is.
    year: Option<i32>,
    /// They stand on the page of something else, so that what is said of a programme or an institution names it.
    names_bodies: bool,
    /// They are of a call with several lines, so that what is said of one names it.
    names_lines: bool,
    as_of: Option<NaiveDate>,
}

impl<'a> Told<'a> {
    /// Those that were known and had happened, each once; a search covers the days before it, so it is told for them too. `received_here`: they bear on what an institution receives through Acuse.
    pub fn of(view: &View<'a>, mut facts: Vec<&'a Fact>, received_here: bool) -> Self {
        facts.retain(|fact| view.knew(fact));
        // A correction holds for all days, also for those before it.
        let corrected = superseded(facts.iter().copied(), received_here);
        facts.retain(|fact| happened(view, fact) || matches!(fact.kind, FactKind::CheckedNoAct { .. }));
        facts.sort_by_key(|fact| (fact.occurred_on.first(), fact.occurred_on.last()));
        // A fact about the call is one of each of its lines.
        let mut seen = BTreeSet::new();
        facts.retain(|fact| seen.insert(fact.id.clone()));
        let corroborated = corroborated(facts.iter().copied().filter(|fact| !corrected.contains(&fact.id)));
        let out_of_reach = BTreeSet::new();
        Self {
            facts,
            corrected,
            corroborated,
            out_of_reach,
            year: None,
            names_bodies: false,
            names_lines: false,
            as_of: view.as_of,
        }
    }

    /// The same on the page of something that the programme and the institution are behind.
    pub fn naming_bodies(self) -> Self {
        Self { names_bodies: true, ..self }
    }

    /// The facts about a call's lines, the call, its programme and its institution.
    pub fn of_call(view: &View<'a>, call: &Call) -> Self {
        let record = view.record;
        let mut facts: Vec<&Fact> = record.lines_of(&call.id).flat_map(|line| record.facts_of_line(&line.id)).collect();
        facts.extend(record.facts_of(&Subject::new(SubjectKind::Institution, &call.institution_id)));
        facts.extend(call.programme_id.iter().flat_map(|id| record.facts_of(&Subject::new(SubjectKind::Programme, id))));
        let reaches = |fact: &Fact| record.calendar.reaches(&call.jurisdiction, call.fiscal_year, fact.occurred_on);
        let beyond = facts.iter().filter(|fact| fact.cancels_programme() && !reaches(fact)).map(|fact| fact.id.clone());
        let out_of_reach = beyond.collect();
        let names_lines = record.lines_of(&call.id).nth(1).is_some();
        Self { out_of_reach, names_lines, year: call.fiscal_year, ..Self::of(view, facts, call.received_here).naming_bodies() }
    }

    /// What a fact is called on this page.
    pub fn name(&self, lang: Lang, record: &Record, fact: &Fact, says: &Wording) -> String {
        let body = self.names_bodies.then(|| subjects::fact_of_body(lang, record, fact)).flatten();
        body.unwrap_or_else(|| self.of_its_line(lang, record, fact, (says.fact)(lang, &fact.kind)))
    }

    /// Words about a fact behind the title of the line that it is about, where the call has others.
    pub fn of_its_line(&self, lang: Lang, record: &Record, fact: &Fact, words: &str) -> String {
        let about_one = self.names_lines && fact.subject.kind == SubjectKind::Line;
        match about_one.then(|| subjects::named(lang, record, &fact.subject)).flatten() {
            Some((line, _)) => format!("{line}: {words}"),
            None => words.to_owned(),
        }
    }

    /// That a cancellation of the programme is none of the call, where its year tells so.
    fn not_reached(&self, lang: Lang, fact: &Fact) -> Option<String> {
        self.out_of_reach.contains(&fact.id).then(|| match self.year {
            Some(year) => td_string!(lang, record.not_reached, year = year).to_string(),
            None => td_string!(lang, record.reach_not_known).to_owned(),
        })
    }

    pub fn ids(&self) -> Vec<FactId> {
        self.facts.iter().map(|fact| fact.id.clone()).collect()
    }

    /// Those that a drawing shows: nothing beyond the day asked about.
    pub fn drawn(&self) -> impl Iterator<Item = &'a Fact> {
        let there = |fact: &&Fact| self.as_of.is_none_or(|day| fact.occurred_on.first() <= day);
        self.holding().filter(there).filter(|fact| !self.out_of_reach.contains(&fact.id))
    }

    /// Those whose place nothing took.
    pub fn holding(&self) -> impl Iterator<Item = &'a Fact> {
        self.facts.iter().copied().filter(|fact| !self.corrected.contains(&fact.id))
    }
}

fn happened(view: &View<'_>, fact: &Fact) -> bool {
    view.as_of.is_none_or(|day| fact.occurred_on.first() <= day)
}

/// What each fact rests on.
pub type Evidenced = BTreeMap<FactId, Vec<Evidence>>;

pub fn section(lang: Lang, view: &View<'_>, call: &Call, evidence: &Evidenced) -> AnyView {
    view! { {list(lang, view, &Told::of_call(view, call), evidence, &LINE)} {context(lang, view, call)} }.into_any()
}

/// Facts under their heading, with what each rests on.
pub fn list(lang: Lang, view: &View<'_>, told: &Told<'_>, evidence: &Evidenced, says: &Wording) -> AnyView {
    let title = td_string!(lang, record.facts_title);
    if told.facts.is_empty() {
        return view! { <h2 id="hechos">{title}</h2><p class="nk">{(says.no_facts)(lang)}</p> }.into_any();
    }
    view! { <h2 id="hechos">{title}</h2> {items(lang, view, told, evidence, says)} }.into_any()
}

/// Facts without a heading.
pub fn items(lang: Lang, view: &View<'_>, told: &Told<'_>, evidence: &Evidenced, says: &Wording) -> AnyView {
    let items: Vec<_> = told
        .facts
        .iter()
        .map(|fact| {
            let rests_on: Vec<_> = view.record.stands_on(fact).filter_map(|id| evidence.get(id)).flatten().cloned().collect();
            item(lang, view, told, fact, &rests_on, says)
        })
        .collect();
    view! { <ol class="acts">{items}</ol> }.into_any()
}

fn item(lang: Lang, view: &View<'_>, told: &Told<'_>, fact: &Fact, evidence: &[Evidence], says: &Wording) -> AnyView {
    let superseded =
        told.corrected.contains(&fact.id).then(|| view! { " " <span class="todo">{td_string!(lang, record.superseded)}</span> });
    let level = fact::level(lang, fact).map(|level| view! { <span class="level">{level}</span> });
    view! {
        <li id=fact.id.to_string()>
            <span class="when">{words::when(lang, fact)}</span>
            <div>
                <p><strong>{told.name(lang, view.record, fact, says)}</strong>". " {lang.pick(&fact.text_es, &fact.text_en).clone()} {superseded}</p>
                {told.not_reached(lang, fact).map(|text| view! { <p>{text}</p> })}
                {details(lang, view.record, fact, says)}
                <p class="source">
                    {level}
                    " " {words::asserted_by(lang, fact.asserted_by)} ". " {parts::recorded(lang, fact)} " " {parts::source(lang, &fact.source)}
                </p>
                {fact::marks(lang, fact, told.corroborated.contains(&fact.id))}
                {evidence_parts::list(lang, evidence)}
            </div>
        </li>
    }
    .into_any()
}

/// The anchor of something around the call, by its place in the description.
pub fn context_anchor(place: usize) -> String {
    format!("contexto-{}", place + 1)
}

/// What happened around the call by the day asked about, and is no fact about it.
fn context(lang: Lang, view: &View<'_>, call: &Call) -> AnyView {
    let happened = |context: &ContextFact| view.as_of.is_none_or(|day| context.date.first() <= day);
    if !call.context_facts.iter().any(happened) {
        return ().into_any();
    }
    let items: Vec<_> = call
        .context_facts
        .iter()
        .enumerate()
        .filter(|(_, context)| happened(context))
        .map(|(place, c)| {
            let verify = c.confidence.is_to_verify().then(|| parts::to_verify(lang));
            view! {
                <li id=context_anchor(place)>
                    <span class="when">{words::partial(lang, c.date)}</span>
                    <div><p>{notes::note(lang, &c.fact)}</p><p class="source">{parts::source(lang, &c.source)} {verify}</p></div>
                </li>
            }
        })
        .collect();
    view! {
        <details class="beyond">
            <summary>{td_string!(lang, record.context_title)}</summary>
            <p class="meta">{td_string!(lang, record.compilers_words)}</p>
            <ol class="acts">{items}</ol>
        </details>
    }
    .into_any()
}
