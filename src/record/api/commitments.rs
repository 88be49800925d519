//! `GET /api/v1/commitments` and `/api/v1/commitments/{slug}`.

use super::{
    answer, body,
    filters::{self, Filters, today},
};
use crate::{
    app::App,
    calls::standing::RULES,
    clock::Now,
    error::Result,
    evidence::store::of_facts_known,
    ids::{CommitmentId, FactId},
    record::{commitments::matching, query::Asked},
};
use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use serde_json::{Value, json};

fn head(asked: &Asked, now: Now) -> Value {
    json!({ "as_of": asked.as_of.unwrap_or_else(|| today(now)), "known_on": asked.known_on, "rules": RULES })
}

/// Commitments that answer the filters. The list is short: it comes whole.
pub async fn list(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let (query, now) = (query.unwrap_or_default(), app.clock.now());
    let record = filters::record(&app, &query, now).await?;
    let asked = match Filters::commitments(&query, &record, now) {
        Ok(asked) => asked,
        Err(bad) => return Ok(answer::bad(&headers, &bad)),
    };
    let view = record.as_of(asked.as_of, asked.known_on);
    let (base, found) = (app.config.base_url(), matching(&view, &asked, now));
    let all: Result<Vec<Value>> = found.iter().map(|(one, assessed)| body::commitment(&view, one, assessed, &base)).collect();
    let mut answer = head(&asked, now);
    answer["found"] = json!(found.len());
    answer["commitments"] = Value::Array(all?);
    Ok(answer::json(&headers, &answer))
}

/// One commitment with its facts, their sources and what they rest on.
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
    let (id, view) = (CommitmentId::from_text(slug.as_str()), record.as_of(asked.as_of, asked.known_on));
    let Some((one, assessed)) = record.commitments.get(&id).zip(view.promise_standing(&id, now)) else {
        return Ok(answer::not_found(&headers, &slug, asked.known_on, "/api/v1/commitments"));
    };
    let facts: Vec<FactId> = body::facts_about(&view, &body::subjects_of(one)).into_iter().map(|fact| fact.id.clone()).collect();
    let rests_on = of_facts_known(&app.db, &facts, asked.known_on).await?;
    let mut answer = head(&asked, now);
    answer["commitment"] = body::commitment_in_full(&view, one, (&assessed, now), &app.config.base_url(), &rests_on)?;
    Ok(answer::json(&headers, &answer))
}
