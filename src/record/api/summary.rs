//! `GET /api/v1/summary`: how many lines are of each kind, in all, by institution and by fiscal year. Lines of records to verify are
//! counted apart.

use super::ask::Ask;
use crate::{
    calls::{checks::CheckDue, model::Call, record::View, standing::Kind},
    clock::Now,
    record::tally::{Tally, checks_due},
};
use axum::response::Response;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub async fn show(ask: Ask) -> Response {
    ask.all(figures(&ask.view(), ask.now))
}

fn figures(view: &View<'_>, now: Now) -> Value {
    let mut years: BTreeMap<String, Vec<&Call>> = BTreeMap::new();
    let mut bodies: BTreeMap<String, Vec<&Call>> = BTreeMap::new();
    for call in view.record.calls().values().filter(|call| view.existed(call)) {
        bodies.entry(call.institution_id.to_string()).or_default().push(call);
        let year = call.fiscal_year.map_or_else(|| "unknown".to_owned(), |year| year.to_string());
        years.entry(year).or_default().push(call);
    }
    let each = |groups: BTreeMap<String, Vec<&Call>>| -> Map<String, Value> {
        groups.into_iter().map(|(name, calls)| (name, told(view, calls, now))).collect()
    };
    json!({
        "calls": bodies.values().map(Vec::len).sum::<usize>(),
        "checks": waiting(view, now),
        "lines": told(view, view.record.calls().values(), now),
        "by_institution": each(bodies),
        "by_fiscal_year": each(years),
    })
}

/// How many lines wait for a check, by why.
fn waiting(view: &View<'_>, now: Now) -> Value {
    let calls = view.record.calls().values().filter(|call| view.existed(call));
    let due: Vec<CheckDue> = calls.flat_map(|call| checks_due(view, call, now)).collect();
    let each = CheckDue::ALL.into_iter().map(|one| (one.name().to_owned(), json!(due.iter().filter(|d| **d == one).count())));
    Value::Object(each.collect())
}

/// Every kind with its number, so that a figure never comes without its denominator and "unknown" is never left out.
fn told<'a>(view: &View<'_>, calls: impl IntoIterator<Item = &'a Call>, now: Now) -> Value {
    let calls: Vec<&Call> = calls.into_iter().filter(|call| view.existed(call)).collect();
    let tally = Tally::of(view, calls.iter().copied(), now);
    let kinds: Map<String, Value> =
        Kind::ALL.into_iter().map(|kind| (kind.name().to_owned(), json!(tally.count(kind)))).collect();
    let lines: usize = calls.iter().map(|call| view.record.lines_of(&call.id).count()).sum();
    json!({ "counted": tally.total, "kinds": kinds, "to_verify": lines - tally.total })
}
