//! Every fact about the call, in order, with who says so and on what evidence. Superseded ones stay, marked.

use crate::{
    calls::{
        deadlines,
        facts::{Awards, COMPUTED, Fact, FactKind, Subject, SubjectKind},
        model::Call,
        record::View,
        standing::superseded,
    },
    evidence::{model::Evidence, parts as evidence_parts},
    i18n::td_string,
    ids::FactId,
    record::{
        notes, parts,
        wording::{LINE, Wording},
        words,
    },
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Facts to be told, oldest first, and which of them another one took the place of.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    pub facts: Vec<&'a Fact>,
    pub corrected: BTreeSet<FactId>,
}

impl<'a> Told<'a> {
    /// Those that were known and had happened, each once. `received_here`: they bear on what an institution receives through Acuse.
    pub fn of(view: &View<'a>, mut facts: Vec<&'a Fact>, received_here: bool) -> Self {
        facts.retain(|fact| view.knew(fact));
        // A correction holds for all days, also for those before it.
        let corrected = superseded(facts.iter().copied(), received_here);
        facts.retain(|fact| view.as_of.is_none_or(|day| fact.occurred_on.first() <= day));
        facts.sort_by_key(|fact| (fact.occurred_on.first(), fact.occurred_on.last()));
        // A fact about the call is one of each of its lines.
        let mut seen = BTreeSet::new();
        facts.retain(|fact| seen.insert(fact.id.clone()));
        Self { facts, corrected }
    }

    /// The facts about a call's lines, the call, its programme and its institution.
    pub fn of_call(view: &View<'a>, call: &Call) -> Self {
        let record = view.record;
        let mut facts: Vec<&Fact> = record.lines_of(&call.id).flat_map(|line| record.facts_of_line(&line.id)).collect();
        facts.extend(record.facts_of(&Subject::new(SubjectKind::Institution, &call.institution_id)));
        facts.extend(call.programme_id.iter().flat_map(|id| record.facts_of(&Subject::new(SubjectKind::Programme, id))));
        Self::of(view, facts, call.received_here)
    }

    pub fn ids(&self) -> Vec<FactId> {
        self.facts.iter().map(|fact| fact.id.clone()).collect()
    }

    /// Those whose place nothing took.
    pub fn holding(&self) -> impl Iterator<Item = &'a Fact> {
        self.facts.iter().copied().filter(|fact| !self.corrected.contains(&fact.id))
    }
}

/// What each fact rests on.
pub type Evidenced = BTreeMap<FactId, Vec<Evidence>>;

pub fn section(lang: Lang, view: &View<'_>, call: &Call, evidence: &Evidenced) -> AnyView {
    view! { {list(lang, view, &Told::of_call(view, call), evidence, &LINE)} {context(lang, call)} }.into_any()
}

/// Facts under their heading, with what each rests on.
pub fn list(lang: Lang, view: &View<'_>, told: &Told<'_>, evidence: &Evidenced, says: &Wording) -> AnyView {
    let title = td_string!(lang, record.facts_title);
    if told.facts.is_empty() {
        return view! { <h2 id="hechos">{title}</h2><p class="nk">{(says.no_facts)(lang)}</p> }.into_any();
    }
    let items: Vec<_> = told
        .facts
        .iter()
        .map(|fact| {
            let rests_on: Vec<_> = view.record.stands_on(fact).filter_map(|id| evidence.get(id)).flatten().cloned().collect();
            item(lang, view, fact, told.corrected.contains(&fact.id), &rests_on, says)
        })
        .collect();
    view! {
        <h2 id="hechos">{title}</h2>
        <ol class="acts">{items}</ol>
    }
    .into_any()
}

fn item(lang: Lang, view: &View<'_>, fact: &Fact, superseded: bool, evidence: &[Evidence], says: &Wording) -> AnyView {
    let verify = fact.is_to_verify().then(|| parts::to_verify(lang));
    let inferred: Vec<_> = fact
        .inferred
        .iter()
        .map(|note| if note == COMPUTED { td_string!(lang, record.date_computed).to_owned() } else { notes::note(lang, note) })
        .map(|note| view! { <p class="meta"><span class="todo">{td_string!(lang, record.inferred)}</span> " " {note}</p> })
        .collect();
    let superseded = superseded.then(|| view! { " " <span class="todo">{td_string!(lang, record.superseded)}</span> });
    view! {
        <li id=fact.id.to_string()>
            <span class="when">{words::when(lang, fact)}</span>
            <div>
                <p><strong>{(says.fact)(lang, &fact.kind)}</strong>". " {lang.pick(&fact.text_es, &fact.text_en).clone()} {superseded}</p>
                {details(lang, view, fact)}
                <p class="source">
                    <span class="level">{words::level(lang, fact.level)}</span>
                    " " {words::asserted_by(lang, fact.asserted_by)} ". " {parts::recorded(lang, fact)} " " {parts::source(lang, &fact.source)} {verify}
                </p>
                {inferred}
                {evidence_parts::list(lang, evidence)}
            </div>
        </li>
    }
    .into_any()
}

/// What a kind of fact says beyond its text.
fn details(lang: Lang, view: &View<'_>, fact: &Fact) -> AnyView {
    match &fact.kind {
        FactKind::Suspended { stated_reason_es, stated_reason_en, legal_basis_named, until } => {
            let reason = lang.pick(stated_reason_es, stated_reason_en).clone();
            let reason = reason.map(|r| td_string!(lang, record.stated_reason, reason = r).to_string());
            let basis = match legal_basis_named {
                Some(id) => view! { <a href=format!("{}#{id}", Page::LegalBases.path(lang))>{id.clone()}</a> }.into_any(),
                None => td_string!(lang, record.no_basis_named).into_any(),
            };
            let until =
                until.as_ref().map(|u| td_string!(lang, record.stated_end, date = words::partial(lang, u.date())).to_string());
            view! { <p>{reason} " " {basis} " " {until}</p> }.into_any()
        }
        FactKind::Window { window, .. } => {
            let says = |m: Option<_>| {
                m.map_or_else(|| td_string!(lang, record.not_known).to_owned(), |m| words::moment(lang, m, window.zone))
            };
            let text = td_string!(lang, record.window_says, opens = says(window.opens), closes = says(window.closes));
            view! { <p>{text.to_string()}</p> {deadlines::of_window(lang, &fact.kind)} }.into_any()
        }
        FactKind::DeadlineExtended { .. } => deadlines::of_window(lang, &fact.kind),
        FactKind::DueRecomputed { was, due, .. } => {
            let (was, due) = (words::partial(lang, *was), words::partial(lang, *due));
            view! { <p>{td_string!(lang, record.due_recomputed_says, was = was, due = due).to_string()}</p> }.into_any()
        }
        FactKind::TermsSuspended { first, last } => {
            let text =
                td_string!(lang, record.terms_suspended_says, first = dates::day(lang, *first), last = dates::day(lang, *last));
            view! { <p>{text.to_string()}</p> }.into_any()
        }
        FactKind::AuthorityNotified { how, before_publication } => {
            let before = before_publication.then(|| td_string!(lang, record.notified_before).to_owned());
            view! { <p>{how.clone()} " " {before}</p> }.into_any()
        }
        FactKind::AuthorityReplied { letter: true, .. } => {
            view! { <p>{td_string!(lang, record.replied_by_letter)}</p> }.into_any()
        }
        FactKind::ResultsPublished { awards: Some(awards) } | FactKind::Paid { awards: Some(awards), .. } => {
            view! { <p>{awarded(lang, awards)}</p> }.into_any()
        }
        FactKind::Succeeded { successor } => {
            let id = crate::ids::InstitutionId::from_text(successor.clone());
            view.record
                .institutions
                .get(&id)
                .map(|i| view! { <p><a href=Page::Institution { slug: successor.clone() }.path(lang)>{lang.pick(&i.name_es, &i.name_en).clone()}</a></p> })
                .into_any()
        }
        _ => ().into_any(),
    }
}

fn awarded(lang: Lang, awards: &Awards) -> String {
    let n = |n: u64| words::number(i64::try_from(n).unwrap_or(i64::MAX));
    let said = [
        awards.supports.map(|s| td_string!(lang, record.awards_supports, n = n(s.into())).to_string()),
        awards.mxn.map(|m| format!("{} MXN", n(m))),
        awards.usd.map(|u| format!("{} USD", n(u))),
        awards.people.map(|p| td_string!(lang, record.awards_people, n = n(p.into())).to_string()),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What happened around the call and is no fact about it.
fn context(lang: Lang, call: &Call) -> AnyView {
    if call.context_facts.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = call
        .context_facts
        .iter()
        .map(|c| {
            let verify = c.confidence.is_to_verify().then(|| parts::to_verify(lang));
            view! {
                <li>
                    <span class="when">{words::partial(lang, c.date)}</span>
                    <div><p>{notes::note(lang, &c.fact)}</p><p class="source">{parts::source(lang, &c.source)} {verify}</p></div>
                </li>
            }
        })
        .collect();
    view! {
        <details>
            <summary>{td_string!(lang, record.context_title)}</summary>
            <p class="meta">{td_string!(lang, record.compilers_words)}</p>
            <ol class="acts">{items}</ol>
        </details>
    }
    .into_any()
}
