//! Institutions, programmes, electoral periods and summary figures for machines. Each list is short: it comes whole.

use super::{
    answer, body,
    filters::{Filters, today},
};
use crate::{
    app::App,
    calls::{
        live,
        model::Call,
        record::View,
        standing::{Kind, RULES},
    },
    clock::Now,
    error::Result,
    record::{query::Asked, tally::Tally},
    web::address::Page,
};
use axum::{
    extract::{RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A description as it is kept, with more beside it.
fn with<T: Serialize>(described: &T, more: Value) -> Result<Value> {
    let mut value = serde_json::to_value(described)?;
    if let (Some(map), Value::Object(more)) = (value.as_object_mut(), more) {
        map.extend(more);
    }
    Ok(value)
}

pub async fn institutions(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let (record, base) = (live::record(&app).await?, app.config.base_url());
    let all: Result<Vec<Value>> = record
        .institutions
        .values()
        .map(|one| {
            let calls: Vec<_> = record.calls().values().filter(|call| call.institution_id == one.id).map(|c| &c.id).collect();
            let page = Page::Institution { slug: one.id.to_string() };
            with(one, json!({ "to_verify": one.confidence.is_to_verify(), "calls": calls, "url": body::both(&base, &page) }))
        })
        .collect();
    Ok(answer::json(&headers, &json!({ "institutions": all? })))
}

pub async fn programmes(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let record = live::record(&app).await?;
    let all: Result<Vec<Value>> = record
        .programmes
        .values()
        .map(|one| {
            let of = |call: &&Call| call.programme_id.as_ref() == Some(&one.id);
            let calls: Vec<_> = record.calls().values().filter(of).map(|call| &call.id).collect();
            with(one, json!({ "to_verify": one.confidence.is_to_verify(), "calls": calls }))
        })
        .collect();
    Ok(answer::json(&headers, &json!({ "programmes": all? })))
}

/// `counted` is the span that comparisons use; null where its dates are still to be verified.
pub async fn periods(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let (record, base) = (live::record(&app).await?, app.config.base_url());
    let all: Result<Vec<Value>> = record
        .periods
        .values()
        .map(|one| {
            let page = Page::ElectoralPeriod { slug: one.id.to_string() };
            let more = json!({
                "to_verify": one.confidence.is_to_verify(),
                "counted": one.counted_span(),
                "url": body::both(&base, &page),
            });
            with(one, more)
        })
        .collect();
    Ok(answer::json(&headers, &json!({ "electoral_periods": all? })))
}

/// How many lines are of each kind, in all, by institution and by fiscal year. Lines of records to verify are counted apart.
pub async fn summary(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let (record, now) = (live::record(&app).await?, app.clock.now());
    let asked = match Filters::days(&query.unwrap_or_default(), &record, now) {
        Ok(asked) => asked,
        Err(bad) => return Ok(answer::bad(&headers, &bad)),
    };
    let view = record.as_of(asked.as_of, asked.known_on);
    Ok(answer::json(&headers, &figures(&view, &asked, now)))
}

fn figures(view: &View<'_>, asked: &Asked, now: Now) -> Value {
    let mut years: BTreeMap<String, Vec<&Call>> = BTreeMap::new();
    let mut bodies: BTreeMap<String, Vec<&Call>> = BTreeMap::new();
    for call in view.record.calls().values() {
        bodies.entry(call.institution_id.to_string()).or_default().push(call);
        let year = call.fiscal_year.map_or_else(|| "unknown".to_owned(), |year| year.to_string());
        years.entry(year).or_default().push(call);
    }
    let each = |groups: BTreeMap<String, Vec<&Call>>| -> Map<String, Value> {
        groups.into_iter().map(|(name, calls)| (name, told(view, calls, now))).collect()
    };
    json!({
        "as_of": asked.as_of.unwrap_or_else(|| today(now)),
        "known_on": asked.known_on,
        "rules": RULES,
        "calls": view.record.calls().len(),
        "lines": told(view, view.record.calls().values(), now),
        "by_institution": each(bodies),
        "by_fiscal_year": each(years),
    })
}

/// Every kind with its number, so that a figure never comes without its denominator and "unknown" is never left out.
fn told<'a>(view: &View<'_>, calls: impl IntoIterator<Item = &'a Call>, now: Now) -> Value {
    let calls: Vec<&Call> = calls.into_iter().collect();
    let tally = Tally::of(view, calls.iter().copied(), now);
    let kinds: Map<String, Value> =
        Kind::ALL.into_iter().map(|kind| (kind.name().to_owned(), json!(tally.count(kind)))).collect();
    let lines: usize = calls.iter().map(|call| view.record.lines_of(&call.id).count()).sum();
    json!({ "counted": tally.total, "kinds": kinds, "to_verify": lines - tally.total })
}
