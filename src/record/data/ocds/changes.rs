//! Amendments, and the suspension: the standard has no status for a tender that stands still, so our own small extension says it.

use super::{dates, line::At, replay::Place};
use crate::{
    calls::{
        course::Pause,
        facts::{Fact, FactKind},
    },
    record::rows::Outcome,
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

/// The authority's own words, where it stated a reason; else what the record says of the act.
fn rationale(fact: &Fact) -> (&str, &str) {
    match stated(fact) {
        Stated { es: Some(es), en: Some(en), .. } => (es, en),
        _ => (&fact.text_es, &fact.text_en),
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

/// What the authority stated: its reason in both languages, and the legal basis that it named.
#[derive(Default)]
struct Stated<'a> {
    es: Option<&'a String>,
    en: Option<&'a String>,
    basis: Option<&'a String>,
}

fn stated(fact: &Fact) -> Stated<'_> {
    match &fact.kind {
        FactKind::Suspended { stated_reason_es, stated_reason_en, legal_basis_named, .. } => {
            Stated { es: stated_reason_es.as_ref(), en: stated_reason_en.as_ref(), basis: legal_basis_named.as_ref() }
        }
        _ => Stated::default(),
    }
}
