//! `GET /api/v1/evidence` and `/api/v1/evidence/{id}`: what a fact rests on. Never the file as it came, its name, or words that a
//! witness has not agreed to show.

use super::{ask::Ask, body::both};
use crate::{
    calls::dates::{Zone, local_day},
    clock::stamp,
    error::Result,
    evidence::{
        model::{Called, Evidence, PublicCopy, Testimony},
        store,
    },
    ids::EvidenceId,
    ledger::Position,
    web::address::Page,
};
use axum::{extract::Path, response::Response};
use serde_json::{Value, json};

/// Evidence in the order in which it entered the record. The cursor is the last one's id.
pub async fn list(ask: Ask) -> Result<Response> {
    let all: Vec<Evidence> = store::all(&ask.app.db).await?.into_iter().filter_map(|one| known(&ask, one)).collect();
    let after = ask.after(|text| all.iter().map(|one| one.position).find(|position| position.to_string() == text))?;
    let of_fact = |one: &Evidence| ask.asked.fact.as_deref().is_none_or(|id| one.fact.as_str() == id);
    let found: Vec<(Position, Evidence)> = all.into_iter().filter(of_fact).map(|one| (one.position, one)).collect();
    ask.list("evidence", found, after, |one| Ok(told(one, &ask.base)))
}

pub async fn one(ask: Ask, Path(id): Path<String>) -> Result<Response> {
    let found = store::find(&ask.app.db, &EvidenceId::from_text(id.as_str())).await?;
    let Some(one) = found.and_then(|one| known(&ask, one)) else { return Err(ask.absent(&id, "/api/v1/evidence")) };
    Ok(ask.one("evidence", told(&one, &ask.base)))
}

/// As far as it and its fact were on record on the day asked about.
fn known(ask: &Ask, mut one: Evidence) -> Option<Evidence> {
    let by = |at| ask.asked.known_on.is_none_or(|day| local_day(at, Zone::MEXICO_CITY) <= day);
    let fact = ask.record.fact(&one.fact)?;
    if !ask.view().tells(fact) || !by(one.recorded_at) {
        return None;
    }
    one.copies.retain(|copy| by(copy.published_at));
    Some(one)
}

pub fn told(one: &Evidence, base: &str) -> Value {
    let id = one.id.to_string();
    json!({
        "id": one.id,
        "fact": one.fact,
        "type": one.kind.as_str(),
        "level": one.level.number(),
        "url": one.told_url(),
        "fetched_on": one.fetched_on,
        "recorded_at": stamp(one.recorded_at),
        "page": both(base, &Page::Evidence { evidence: id.clone() }),
        "original": one.original.as_ref().map(|file| json!({ "sha256": one.told_sha256(), "bytes": file.bytes, "private": true })),
        "copy": one.copy().map(|copy| of_copy(copy, base, id)),
        "testimony": one.testimony.as_ref().map(testimony),
    })
}

fn of_copy(copy: &PublicCopy, base: &str, evidence: String) -> Value {
    json!({
        "url": both(base, &Page::EvidenceFile { evidence }),
        "sha256": copy.sha256,
        "bytes": copy.bytes,
        "media_type": copy.kind.mime(),
        "published_at": stamp(copy.published_at),
    })
}

fn testimony(said: &Testimony) -> Value {
    let called = said.public_words().and(match said.public_name() {
        Called::Name(name) => Some(json!({ "name": name })),
        Called::Pseudonym(name) => Some(json!({ "pseudonym": name })),
        Called::Somebody => None,
    });
    json!({ "words": said.public_words(), "called": called })
}
