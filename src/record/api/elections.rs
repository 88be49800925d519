//! What the API says of elections: of a line, which it met; of a period, its dates and the lines that met it.

use super::body::both;
use crate::{
    calls::{
        elections::{Meanwhile, Met, Suspended, Tally, meanwhile, met},
        model::{ElectoralPeriod, LegalBasis, PeriodField},
        record::View,
    },
    clock::Now,
    ids::{LegalBasisId, LineId, PeriodId},
    web::address::Page,
};
use serde_json::{Map, Value, json};

/// What a line has to do with elections; `same_days`: what other lines did inside the periods that it crosses or cites.
pub fn of_line(view: &View<'_>, line: &LineId, now: Now) -> Value {
    let met = met(view, line, now);
    let title = |id: &PeriodId| view.record.periods.get(id).map(title);
    let crossed: Vec<Value> = met
        .crossed
        .iter()
        .map(|one| json!({ "period": one.period, "title": title(&one.period), "counted": one.span, "days": one.days, "days_at_least": one.days_at_least }))
        .collect();
    let to_verify: Vec<Value> = met
        .to_verify
        .iter()
        .map(|one| json!({ "period": one.period, "title": title(&one.period), "shown": one.shown, "verify": view.record.periods.get(&one.period).map(unsure) }))
        .collect();
    let suspended: Vec<Value> = met.suspended.iter().map(|one| suspension(view, one)).collect();
    json!({
        "published": met.published,
        "promised": met.promised,
        "crossed": crossed,
        "to_verify": to_verify,
        "suspended": suspended,
        "same_days": same_days(view, line, &met, now),
    })
}

fn title(period: &ElectoralPeriod) -> Value {
    let es = if period.title_es.is_empty() { &period.title_en } else { &period.title_es };
    json!({ "es": es, "en": period.title_en })
}

fn suspension(view: &View<'_>, one: &Suspended) -> Value {
    json!({
        "fact": one.fact,
        "since": one.since,
        "until": one.until,
        "until_sense": Some(one.until_sense).filter(|sense| !sense.is_by()),
        "by_court": one.by_court,
        "legal_basis_named": one.legal_basis_named.as_ref().map(|id| law(id, view.record.legal_bases.get(id))),
        "ended": one.ended,
        "election": one.election,
    })
}

/// What a law that was named says and does not say, and whether its text was read.
fn law(id: &LegalBasisId, basis: Option<&LegalBasis>) -> Value {
    let Some(basis) = basis else { return json!({ "id": id }) };
    json!({
        "id": id,
        "instrument": basis.instrument,
        "article": basis.article,
        "says": basis.rule_summary,
        "does_not_say": basis.what_it_does_not_say,
        "read": basis.read,
        "to_verify": basis.confidence.is_to_verify(),
    })
}

fn same_days(view: &View<'_>, line: &LineId, met: &Met, now: Now) -> Map<String, Value> {
    let counted = |id: &&PeriodId| view.record.periods.get(*id).is_some_and(|period| !period.is_to_verify());
    met.periods()
        .into_iter()
        .filter(counted)
        .map(|id| (id.to_string(), did(view, &meanwhile(view, id, Some(line), now))))
        .collect()
}

fn did(view: &View<'_>, found: &Meanwhile) -> Value {
    json!({ "published": tally(view, &found.published), "resolved": tally(view, &found.resolved) })
}

/// Which lines, of how many, and of how many it is not known.
fn tally(view: &View<'_>, tally: &Tally) -> Value {
    let inside: Vec<Value> = tally
        .inside
        .iter()
        .map(|one| json!({ "line": one.line, "call": view.record.call_of(&one.line).map(|call| &call.id), "fact": one.fact, "on": one.on }))
        .collect();
    json!({ "inside": inside, "outside": tally.outside.len(), "unknown": tally.unknown.len(), "lines": tally.lines() })
}

/// Each unsure date of a period with how sure it is, and where and by when it can be verified.
fn unsure(period: &ElectoralPeriod) -> Map<String, Value> {
    let fields = PeriodField::ALL.into_iter().filter(|field| period.is_unsure(*field));
    fields
        .map(|field| {
            let says = json!({
                "date": period.date(field),
                "confidence": period.confidence_of(field),
                "verify": period.verify_of(field),
            });
            (field.name().to_owned(), says)
        })
        .collect()
}

/// What is said of a period beyond its description. Where it is not counted, neither is what happened inside it.
pub fn of_period(view: &View<'_>, period: &ElectoralPeriod, base: &str, now: Now) -> Value {
    let counted = period.counted_span();
    json!({
        "title": title(period),
        "vote": period.vote,
        "to_verify": period.is_to_verify(),
        "counted": counted,
        "unsure": unsure(period),
        "verify_by": period.verify_by(),
        "inside": counted.map(|_| did(view, &meanwhile(view, &period.id, None, now))),
        "url": both(base, &Page::ElectoralPeriod { slug: period.id.to_string() }),
    })
}
