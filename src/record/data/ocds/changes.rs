//! Amendments, and the suspension: the standard has no status for a tender that stands still, so our own small extension says it.

use super::{dates, line::At, replay::Place};
use crate::{
    calls::{
        course::Pause,
        facts::{Fact, FactKind},
    },
    record::{rows::Outcome, words},
    web::lang::Lang,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What the authority or a court changed after publication, each once though it bears on several lines.
pub fn amendments(lines: &[At<'_>], place: &Place<'_>, amends: &BTreeMap<&str, String>) -> Vec<Value> {
    let mut told: Vec<Value> = Vec::new();
    for line in lines {
        for fact in &line.course.changes {
            if told.iter().any(|one| one["id"] == fact.id.as_str()) {
                continue;
            }
            let (es, en) = rationale(fact);
            told.push(json!({
                "id": fact.id,
                "date": dates::happened(fact, line.zone),
                "rationale": es,
                "rationale_en": en,
                "amendsReleaseID": amends.get(fact.id.as_str()),
                "releaseID": format!("{}-{}", place.ocid, fact.id),
            }));
        }
    }
    told
}

/// The reason for it, where one is on record; else what the record says of the act.
fn rationale(fact: &Fact) -> (String, String) {
    match stated(fact) {
        Stated { es: Some(es), en: Some(en), .. } => (es, en),
        _ => (fact.text_es.clone(), fact.text_en.clone()),
    }
}

/// The suspension in force that began last, else the last one there was.
pub fn suspension(lines: &[At<'_>]) -> Value {
    let each = || lines.iter().filter_map(|line| Some((line, line.course.suspension()?)));
    let order = |(_, pause): &(&At<'_>, &Pause<'_>)| (pause.in_force, pause.fact.occurred_on.first());
    let Some((line, pause)) = each().max_by_key(order) else { return Value::Null };
    let fact = pause.fact;
    let its: Vec<_> = each().filter(|(_, one)| one.fact.id == fact.id).map(|(line, _)| &line.line.id).collect();
    let has_outcome = Outcome::of(line.assessed.kind()) == Outcome::Known;
    let status = match (pause.resumed, pause.in_force) {
        (Some(_), _) => "resumed",
        (None, _) if has_outcome => "ended",
        (None, true) => "inForce",
        (None, false) => "over",
    };
    let stated = stated(fact);
    json!({
        "id": fact.id,
        "status": status,
        "startDate": dates::start(fact.occurred_on.first(), line.zone),
        "startDateKnown": fact.occurred_on,
        "endDate": pause.until.map(|until| dates::end(until.last(), line.zone)),
        "endDateKnown": pause.until,
        "resumedDate": pause.resumed.and_then(|fact| dates::happened(fact, line.zone)),
        "statedReason": stated.es,
        "statedReason_en": stated.en,
        "legalBasis": stated.basis,
        "byCourt": matches!(fact.kind, FactKind::OrderedByCourt { .. }),
        "documentId": fact.id,
        "lines": its,
    })
}

/// What was stated: the reason in both languages, and the legal basis that the authority named.
#[derive(Default)]
struct Stated<'a> {
    es: Option<String>,
    en: Option<String>,
    basis: Option<&'a String>,
}

/// The authority's own words stand as they are; what a source tells of them is told as that.
fn stated(fact: &Fact) -> Stated<'_> {
    let FactKind::Suspended { stated_reason_es, stated_reason_en, legal_basis_named, .. } = &fact.kind else {
        return Stated::default();
    };
    let told = |lang: Lang, reason: &String| {
        if fact.level.is_act() { reason.clone() } else { words::reason_given(lang, reason, true) }
    };
    Stated {
        es: stated_reason_es.as_ref().map(|reason| told(Lang::es, reason)),
        en: stated_reason_en.as_ref().map(|reason| told(Lang::en, reason)),
        basis: legal_basis_named.as_ref(),
    }
}
