//! The chapters after the election: what became of the call, what is not known, who could be asked for what.

use super::{
    model::{Rest, Sentence, Teller, standing},
    tell::{CHECKED, DISSOLVED, PUBLISHED, REPORTED, SUSPENDED, law_words},
};
use crate::{
    calls::{
        facts::{FactKind, Subject, SubjectKind},
        model::Call,
        standing::Standing as Kinds,
    },
    i18n::td_string,
    ids::{FactId, InstitutionId},
    record::{notes, words},
    web::{
        counts, dates,
        lang::{Lang, LangExt},
    },
};

/// What decided on other calls of the same institution.
const COMMITTEE: &str = "Comité Técnico Interno";

pub fn after(teller: &Teller<'_>) -> Vec<Sentence> {
    let lang = teller.lang;
    let reported = teller.on(REPORTED, |fact| Some(td_string!(lang, case.reported, when = words::when(lang, fact)).to_string()));
    let name = teller.record().institution_of(teller.call).map(|one| one.short().to_owned());
    let dissolved = teller
        .on(DISSOLVED, |fact| Some(td_string!(lang, case.dissolved, name = name?, when = words::when(lang, fact)).to_string()));
    let checked = teller.on(CHECKED, |fact| match &fact.kind {
        FactKind::CheckedNoAct { searched, .. } => Some(
            td_string!(lang, case.checked, when = words::when(lang, fact), groups = counts::source_groups(lang, searched.len()))
                .to_string(),
        ),
        _ => None,
    });
    reported.into_iter().chain(dissolved).chain(passed_on(teller)).chain(checked).chain(today(teller)).collect()
}

/// From hand to hand: each passing of functions that is on record.
fn passed_on(teller: &Teller<'_>) -> Vec<Sentence> {
    let (lang, record) = (teller.lang, teller.record());
    let mut told = Vec::new();
    let mut from = teller.call.institution_id.clone();
    for _ in 0..record.institutions.len() {
        let facts = record.facts_of(&Subject::new(SubjectKind::Institution, &from));
        let Some(found) = facts.iter().find(|fact| matches!(fact.kind, FactKind::Succeeded { .. })) else { break };
        let Some(found) = standing(record, &found.id) else { break };
        let FactKind::Succeeded { successor } = &found.fact.kind else { break };
        let to = InstitutionId::from_text(successor.clone());
        let short = |id: &InstitutionId| record.institutions.get(id).map(|one| one.short().to_owned());
        let names = short(&from).zip(short(&to));
        told.push(teller.say(found, |fact| {
            let (from, to) = names?;
            Some(td_string!(lang, case.passed, from = from, to = to, when = words::when(lang, fact)).to_string())
        }));
        from = to;
    }
    told
}

/// What the line is today, by the rules, on the facts that decide it.
fn today(teller: &Teller<'_>) -> Option<Sentence> {
    let lang = teller.lang;
    let line = teller.record().lines_of(&teller.call.id).next()?;
    let assessed = teller.view.standing(&line.id, teller.now)?;
    let zone = teller.call.zone();
    let day = dates::day(lang, crate::calls::dates::local_day(teller.view.instant(zone, teller.now), zone));
    let kind = words::kind(lang, assessed.kind()).to_lowercase();
    let text = match assessed.standing {
        Kinds::Unresolved { since, days, .. } => {
            let since = dates::day(lang, since);
            let passed = counts::days_passed(lang, days);
            td_string!(lang, case.today_since, day = day, kind = kind, passed = passed, since = since).to_string()
        }
        _ => td_string!(lang, case.today, day = day, kind = kind).to_string(),
    };
    let facts = assessed.reasons.iter().flat_map(|reason| &reason.facts).filter_map(|id| teller.record().fact(id));
    Some(Sentence::new(text, facts.map(|fact| Rest::fact(lang, fact)).collect()))
}

pub fn unknown(teller: &Teller<'_>) -> Vec<Sentence> {
    let lang = teller.lang;
    let list = |items: &[String]| items.iter().map(|item| notes::note(lang, item)).collect::<Vec<_>>().join("; ");
    let not_searched = teller.on(CHECKED, |fact| match &fact.kind {
        FactKind::CheckedNoAct { not_searched, .. } if !not_searched.is_empty() => {
            Some(td_string!(lang, case.not_searched, places = list(not_searched)).to_string())
        }
        _ => None,
    });
    let on_published = |items: &[String], says: &dyn Fn(String) -> String| {
        let text = (!items.is_empty()).then(|| says(list(items)))?;
        teller.on(PUBLISHED, |_| Some(text))
    };
    let mut not_found = on_published(&teller.call.not_found, &|list| td_string!(lang, case.not_found, list = list).to_string());
    if let Some(sentence) = &mut not_found {
        sentence.rests_on.push(Rest::gap(lang, teller.call));
    }
    let mut inferred = on_published(&teller.call.inferred, &|list| td_string!(lang, case.inferred, list = list).to_string());
    if let Some(sentence) = &mut inferred {
        sentence.rests_on.push(Rest::description(lang, teller.call));
    }
    not_found.into_iter().chain(inferred).chain(not_searched).collect()
}

/// Questions that would fill the gaps, each with the fact beside whose gap it stands; whom to ask; by which right.
pub fn requests(teller: &Teller<'_>) -> Vec<Sentence> {
    let lang = teller.lang;
    let until = teller.record().fact(&FactId::from_text(SUSPENDED)).and_then(|fact| match &fact.kind {
        FactKind::Suspended { until, .. } => until.as_ref().map(|until| words::partial(lang, until.date())),
        _ => None,
    });
    let ask = |id: &str, question: String, besides: Vec<Rest>| {
        // Beside a correction the question is still the question.
        let fact = standing(teller.record(), &FactId::from_text(id)).map(|found| Rest::fact(lang, found.fact))?;
        Some(Sentence::new(question, std::iter::once(fact).chain(besides).collect()))
    };
    // What was looked for and not found stands in the call's own list.
    let gap = || vec![Rest::gap(lang, teller.call)];
    let committee = committee(teller);
    let minutes = until.filter(|_| !committee.is_empty()).and_then(|day| {
        let question = td_string!(lang, case.ask_minutes, day = day).to_string();
        ask(SUSPENDED, question, committee.into_iter().chain(gap()).collect())
    });
    let house = teller.record().institution_of(teller.call).map(|one| Rest::institution(lang, one));
    let questions = [
        ask(PUBLISHED, td_string!(lang, case.ask_gazette).to_owned(), gap()),
        ask(PUBLISHED, td_string!(lang, case.ask_folios).to_owned(), gap()),
        minutes,
        ask(CHECKED, td_string!(lang, case.ask_act).to_owned(), Vec::new()),
        ask(REPORTED, td_string!(lang, case.ask_budget).to_owned(), gap()),
        ask(DISSOLVED, td_string!(lang, case.ask_handover).to_owned(), house.into_iter().collect()),
    ];
    let laws = ["ltcdmx-212", "info-extincion"].into_iter().filter_map(|id| teller.law(id, |basis| law_words(lang, basis)));
    whom(teller).into_iter().chain(questions.into_iter().flatten()).chain(laws).collect()
}

/// Calls of the same institution and year whose descriptions name the committee that selected. Of this call none is on record.
fn committee(teller: &Teller<'_>) -> Vec<Rest> {
    let own = teller.call;
    let names_it = |call: &&Call| {
        let same = call.institution_id == own.institution_id && call.fiscal_year == own.fiscal_year;
        same && call.selection_body.as_ref().is_some_and(|body| body.contains(COMMITTEE))
    };
    teller.record().calls().values().filter(names_it).map(|call| Rest::description(teller.lang, call)).collect()
}

/// Those who answer today for an institution that is gone.
fn whom(teller: &Teller<'_>) -> Option<Sentence> {
    let (lang, record) = (teller.lang, teller.record());
    let heirs = teller.view.answers_now(teller.call, teller.now);
    let names: Vec<String> = heirs.iter().map(|one| full_name(lang, one)).collect();
    let passed = record
        .facts_of(&Subject::new(SubjectKind::Institution, &teller.call.institution_id))
        .into_iter()
        .find(|fact| matches!(fact.kind, FactKind::Succeeded { .. }))?;
    let found = standing(record, &passed.id)?;
    let text = if names.is_empty() {
        td_string!(lang, case.ask_nobody).to_owned()
    } else {
        td_string!(lang, case.ask_whom, names = names.join("; ")).to_string()
    };
    Some(Sentence::new(text, vec![Rest::fact(lang, found.fact)]))
}

fn full_name(lang: Lang, one: &crate::calls::model::Institution) -> String {
    let name = lang.pick(&one.name_es, &one.name_en);
    one.acronym.as_ref().map_or_else(|| name.clone(), |acronym| format!("{name} ({acronym})"))
}
