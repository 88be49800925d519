//! Institutions, programmes, electoral periods and summary figures for machines. Each list is short: it comes whole.

use super::{
    answer, body, elections,
    filters::{self, Filters, today},
};
use crate::{
    app::App,
    calls::{
        checks::CheckDue,
        model::Call,
        record::{Record, View},
        standing::{Kind, RULES},
    },
    clock::Now,
    error::Result,
    ids::CallId,
    record::{
        query::Asked,
        tally::{Tally, checks_due},
    },
    web::address::Page,
};
use axum::{
    extract::{RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, sync::Arc};

/// A description as it is kept, with more beside it.
fn with<T: Serialize>(described: &T, more: Value) -> Result<Value> {
    Ok(extended(serde_json::to_value(described)?, more))
}

fn extended(mut value: Value, more: Value) -> Value {
    if let (Some(map), Value::Object(more)) = (value.as_object_mut(), more) {
        map.extend(more);
    }
    value
}

/// A question about days only, with the record it is about; or the answer that refuses it.
async fn asked(
    app: &App,
    headers: &HeaderMap,
    query: Option<String>,
) -> Result<std::result::Result<(Arc<Record>, Asked), Response>> {
    let (query, now) = (query.unwrap_or_default(), app.clock.now());
    let record = filters::record(app, &query, now).await?;
    let asked = Filters::days(&query, &record, now);
    Ok(asked.map(|asked| (record, asked)).map_err(|bad| answer::bad(headers, &bad)))
}

/// The days that an answer is about, at its head.
fn days(asked: &Asked, now: Now) -> Value {
    json!({ "as_of": asked.as_of.unwrap_or_else(|| today(now)), "known_on": asked.known_on })
}

/// The calls of a view that were there by its day and that fit.
fn calls_that<'a>(view: &View<'a>, fits: impl Fn(&Call) -> bool) -> Vec<&'a CallId> {
    view.record.calls().values().filter(|call| fits(call) && view.existed(call)).map(|call| &call.id).collect()
}

pub async fn institutions(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let (record, asked) = match asked(&app, &headers, query).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(refusal),
    };
    let (base, view) = (app.config.base_url(), record.as_of(asked.as_of, asked.known_on));
    let there = record.institutions.values().filter(|one| view.had_begun(one)).map(|one| view.on_the_day(one));
    let all: Result<Vec<Value>> = there
        .map(|one| {
            let calls = calls_that(&view, |call| call.institution_id == one.id);
            let page = Page::Institution { slug: one.id.to_string() };
            with(&one, json!({ "to_verify": one.confidence.is_to_verify(), "calls": calls, "url": body::both(&base, &page) }))
        })
        .collect();
    Ok(listed(&app, &headers, &asked, "institutions", all?))
}

/// A list with the days it is about.
fn listed(app: &App, headers: &HeaderMap, asked: &Asked, name: &str, all: Vec<Value>) -> Response {
    let mut answer = days(asked, app.clock.now());
    answer[name] = Value::Array(all);
    answer::json(headers, &answer)
}

pub async fn programmes(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let (record, asked) = match asked(&app, &headers, query).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(refusal),
    };
    let view = record.as_of(asked.as_of, asked.known_on);
    let all: Result<Vec<Value>> = record
        .programmes
        .values()
        .map(|one| {
            let calls = calls_that(&view, |call| call.programme_id.as_ref() == Some(&one.id));
            with(one, json!({ "to_verify": one.confidence.is_to_verify(), "calls": calls }))
        })
        .collect();
    Ok(listed(&app, &headers, &asked, "programmes", all?))
}

/// `counted` is the span that comparisons use, `inside` what lines did in it; both null where its dates are still to be verified.
pub async fn periods(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let (record, asked) = match asked(&app, &headers, query).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(refusal),
    };
    let (base, now, view) = (app.config.base_url(), app.clock.now(), record.as_of(asked.as_of, asked.known_on));
    let all: Result<Vec<Value>> =
        record.periods.values().map(|one| with(one, elections::of_period(&view, one, &base, now))).collect();
    Ok(listed(&app, &headers, &asked, "electoral_periods", all?))
}

/// How many lines are of each kind, in all, by institution and by fiscal year. Lines of records to verify are counted apart.
pub async fn summary(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let (record, asked) = match asked(&app, &headers, query).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(refusal),
    };
    let view = record.as_of(asked.as_of, asked.known_on);
    Ok(answer::json(&headers, &figures(&view, &asked, app.clock.now())))
}

fn figures(view: &View<'_>, asked: &Asked, now: Now) -> Value {
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
    let more = json!({
        "rules": RULES,
        "calls": calls_that(view, |_| true).len(),
        "checks": waiting(view, now),
        "lines": told(view, view.record.calls().values(), now),
        "by_institution": each(bodies),
        "by_fiscal_year": each(years),
    });
    extended(days(asked, now), more)
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
