//! `GET /api/v1/facts` and `/api/v1/facts/{id}`: what happened, who says so, on what evidence, and what took its place.

use super::{ask::Ask, body::both, evidence};
use crate::{
    calls::{
        corroboration::corroborated,
        dates::{Zone, local_day},
        facts::{Fact, Subject},
        record::{Record, View},
    },
    error::Result,
    evidence::{model::Evidence, store::of_facts_known},
    ids::{CallId, FactId, InstitutionId},
    record::{query::Asked, subjects},
};
use axum::{extract::Path, response::Response};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Facts in the order in which they entered the record. The cursor is a fact's place among them.
pub async fn list(ask: Ask) -> Result<Response> {
    let (view, count) = (ask.view(), ask.record.facts().len());
    let after = ask.after(|text| text.parse::<usize>().ok().filter(|place| *place < count && place.to_string() == text))?;
    let subjects = subjects_asked(&ask.record, &ask.asked);
    let found: Vec<(usize, &Fact)> = ask
        .record
        .facts()
        .iter()
        .enumerate()
        .filter(|(_, fact)| view.tells(fact) && fits(fact, &ask.asked))
        .filter(|(_, fact)| subjects.iter().all(|some| some.contains(&fact.subject)))
        .collect();
    let rests_on = rests_on(&ask, found.iter().map(|(_, fact)| *fact)).await?;
    let beside = Beside::of(&view, found.iter().map(|(_, fact)| *fact).collect());
    ask.list("facts", found, after, |fact| one_told(&view, fact, &ask.base, &rests_on, &beside))
}

pub async fn one(ask: Ask, Path(id): Path<String>) -> Result<Response> {
    let view = ask.view();
    let fact = ask.record.fact(&FactId::from_text(id.as_str())).filter(|fact| view.tells(fact));
    let Some(fact) = fact else { return Err(ask.absent(&id, "/api/v1/facts")) };
    let mut all = told(&ask, vec![fact]).await?;
    Ok(ask.one("fact", all[0].take()))
}

/// Facts with their evidence, as every answer tells them.
pub async fn told(ask: &Ask, facts: Vec<&Fact>) -> Result<Value> {
    let view = ask.view();
    let rests_on = rests_on(ask, facts.iter().copied()).await?;
    let beside = Beside::of(&view, facts.clone());
    let all: Result<Vec<Value>> = facts.into_iter().map(|fact| one_told(&view, fact, &ask.base, &rests_on, &beside)).collect();
    Ok(Value::Array(all?))
}

type RestsOn = BTreeMap<FactId, Vec<Evidence>>;

async fn rests_on<'a>(ask: &Ask, facts: impl Iterator<Item = &'a Fact>) -> Result<RestsOn> {
    let ids: Vec<FactId> = facts.flat_map(|fact| ask.record.stands_on(fact)).cloned().collect();
    of_facts_known(&ask.app.db, &ids, ask.asked.known_on).await
}

fn one_told(view: &View<'_>, fact: &Fact, base: &str, rests_on: &RestsOn, beside: &Beside) -> Result<Value> {
    let mut value = serde_json::to_value(fact)?;
    value["superseded"] = beside.gone.contains(&fact.id).into();
    if beside.corroborated.contains(&fact.id) {
        value["corroborated"] = true.into();
    }
    value["to_verify"] = fact.is_to_verify().into();
    value["url"] = both(base, &subjects::page_of(fact));
    value["evidence"] =
        view.record.stands_on(fact).filter_map(|id| rests_on.get(id)).flatten().map(|one| evidence::told(one, base)).collect();
    Ok(value)
}

/// What other facts make of facts, by what was known.
struct Beside {
    /// Another one took their place.
    gone: BTreeSet<FactId>,
    /// Testimony that another association repeats.
    corroborated: BTreeSet<FactId>,
}

impl Beside {
    fn of(view: &View<'_>, facts: Vec<&Fact>) -> Self {
        let subjects: BTreeSet<&Subject> = facts.iter().map(|fact| &fact.subject).collect();
        let gone = subjects.iter().flat_map(|subject| view.record.superseded_of(subject)).collect();
        let all = subjects.into_iter().flat_map(|subject| view.record.facts_of(subject)).filter(|fact| view.tells(fact));
        Self { gone, corroborated: corroborated(all).into_iter().collect() }
    }
}

/// Facts about these things that were known and had happened, thing by thing.
pub fn bearing_on<'a>(view: &View<'a>, subjects: &[Subject]) -> Vec<&'a Fact> {
    let about = subjects.iter().flat_map(|subject| view.record.facts_of(subject));
    about.filter(|fact| view.tells(fact)).collect()
}

fn fits(fact: &Fact, asked: &Asked) -> bool {
    asked.fact_type.is_none_or(|name| fact.kind.name() == name)
        && asked.level.is_none_or(|level| fact.level == level)
        && asked.asserted_by.is_none_or(|who| fact.asserted_by == who)
        && asked.recorded_since.is_none_or(|day| local_day(fact.recorded_at, Zone::MEXICO_CITY) >= day)
}

/// The things that a question narrows facts to; one set for each name that does.
fn subjects_asked(record: &Record, asked: &Asked) -> Vec<BTreeSet<Subject>> {
    let call = asked.call.as_deref().map(|id| match record.call(&CallId::from_text(id)) {
        Some(call) => subjects::of_call(record, call),
        // On record today, and not on the day asked about.
        None => Vec::new(),
    });
    let institution = asked.institution.as_deref().map(|id| subjects::of_institution(record, &InstitutionId::from_text(id)));
    [call, institution].into_iter().flatten().map(|some| some.into_iter().collect()).collect()
}
