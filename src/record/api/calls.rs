//! `GET /api/v1/calls` and `/api/v1/calls/{slug}`.

use super::{
    answer, body,
    filters::{self, Filters, today},
};
use crate::{
    app::App,
    calls::{model::Call, standing::RULES},
    error::Result,
    evidence::store::of_facts_known,
    ids::{CallId, FactId},
};
use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use serde_json::{Value, json};

/// Calls that answer the filters, a page at a time, in the order of their slugs.
pub async fn list(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let (query, now) = (query.unwrap_or_default(), app.clock.now());
    let record = filters::record(&app, &query, now).await?;
    let filters = match Filters::parse(&query, &record, now) {
        Ok(filters) => filters,
        Err(bad) => return Ok(answer::bad(&headers, &bad)),
    };
    let view = record.as_of(filters.asked.as_of, filters.asked.known_on);
    let found = filters.found(&view, now);
    let rest = found.iter().skip_while(|call| filters.after.as_ref().is_some_and(|after| &call.id <= after));
    let page: Vec<&Call> = rest.take(filters.limit).copied().collect();
    let last = page.last().map(|call| &call.id);
    let more = last.is_some() && last != found.last().map(|call| &call.id);
    let base = app.config.base_url();
    let calls: Result<Vec<Value>> = page.iter().map(|call| body::call(&view, call, &base, now)).collect();
    let answer = json!({
        "as_of": filters.asked.as_of.unwrap_or_else(|| today(now)),
        "known_on": filters.asked.known_on,
        "rules": RULES,
        "found": found.len(),
        "calls": calls?,
        "next": last.filter(|_| more),
    });
    Ok(answer::json(&headers, &answer))
}

/// One call with its facts and their sources.
pub async fn one(
    State(app): State<App>,
    headers: HeaderMap,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let (query, now) = (query.unwrap_or_default(), app.clock.now());
    let record = filters::record(&app, &query, now).await?;
    let asked = match Filters::days(&query, &record, now) {
        Ok(asked) => asked,
        Err(bad) => return Ok(answer::bad(&headers, &bad)),
    };
    let Some(call) = record.call(&CallId::from_text(slug.as_str())) else {
        return Ok(answer::not_found(&headers, &slug, asked.known_on, "/api/v1/calls"));
    };
    let view = record.as_of(asked.as_of, asked.known_on);
    let facts: Vec<FactId> = body::facts(&view, call).iter().map(|fact| fact.id.clone()).collect();
    let rests_on = of_facts_known(&app.db, &facts, asked.known_on).await?;
    let mut answer = json!({
        "as_of": asked.as_of.unwrap_or_else(|| today(now)),
        "known_on": asked.known_on,
        "rules": RULES,
    });
    answer["call"] = body::call_in_full(&view, call, &app.config.base_url(), now, &rests_on)?;
    Ok(answer::json(&headers, &answer))
}
