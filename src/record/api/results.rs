//! `GET /api/v1/calls/{slug}/lines/{line}/results`: what each folio of a line that was resolved here got. Its reasons go to the
//! applicants alone.

use super::ask::Ask;
use crate::{
    calls::{
        addresses::At,
        dates::{Zone, local_day},
        store::terms,
    },
    clock::stamp,
    error::{Error, Result},
    ids::{CallId, LineId},
    review::{model::Resolution, store},
    web::address::Page,
};
use axum::{extract::Path, response::Response};
use serde_json::{Value, json};

pub async fn show(ask: Ask, At { id: call, .. }: At<CallId>, Path((_, line)): Path<(String, String)>) -> Result<Response> {
    let id = LineId::from_text(line.as_str());
    let call = ask.record.call_of(&id).filter(|of| of.id == call);
    let Some(call) = call else { return Err(ask.absent(&line, "/api/v1/calls")) };
    let by = |day: Option<chrono::NaiveDate>, found: &Resolution| {
        day.is_none_or(|day| local_day(found.published_at, Zone::MEXICO_CITY) <= day)
    };
    let found = store::resolution(ask.app.db.read(), &id).await?;
    let found = found.filter(|found| by(ask.asked.as_of, found) && by(ask.asked.known_on, found));
    let (Some(resolution), Some(terms)) = (found, terms(&ask.app.db, &id).await?) else {
        return Err(ask.absent(&line, "/api/v1/calls?standing=resolved_awarded"));
    };
    let standing = ask.view().standing(&id, ask.now).ok_or(Error::NotFound)?.kind();
    let results: Vec<Value> = resolution
        .results
        .iter()
        .map(|one| json!({ "folio": one.folio.to_string(), "result": one.outcome.name(), "cents": one.outcome.cents() }))
        .collect();
    let told = json!({
        "line": id,
        "standing": standing,
        "act": resolution.act,
        "published_at": stamp(resolution.published_at),
        "fact": resolution.fact,
        "currency": terms.currency,
        "folios": results,
        "url": super::body::both(&ask.base, &Page::LineResults { slug: call.id.to_string(), line }),
    });
    Ok(ask.one("results", told))
}
