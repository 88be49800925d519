//! The record as feeds: what entered it, what standings changed, and the dates that somebody waits for.

mod atom;
mod calendar;
mod deadlines;
mod facts;
mod ics;
mod links;
mod standings;
mod subscriber;
mod zones;

pub use links::{data, of_call, of_institution, of_record, of_standing, to_follow};

use crate::{
    app::App,
    calls::{
        addresses::{Addresses, Names},
        facts::{Subject, SubjectKind},
        standing::Kind,
        store::RecordKind,
    },
    error::{Error, Result},
    ids::{CallId, InstitutionId},
    web::visit::made_from,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use subscriber::Subscriber;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/feeds/record.atom", get(record))
        .route("/feeds/deadlines.ics", get(all_deadlines))
        .route("/feeds/calls/{file}", get(call))
        .route("/feeds/institutions/{file}", get(institution))
        .route("/feeds/standings/{file}", get(standing))
}

async fn record(subscriber: Subscriber) -> Result<Response> {
    facts::of_record(&subscriber)
}

async fn all_deadlines(subscriber: Subscriber) -> Result<Response> {
    deadlines::of_record(&subscriber).await
}

/// `{slug}.atom` or `{slug}.ics`.
async fn call(subscriber: Subscriber, Path(file): Path<String>) -> Result<Response> {
    let (slug, form) = file.rsplit_once('.').ok_or(Error::NotFound)?;
    let id = match Addresses::of(&subscriber.app).await?.names(RecordKind::Call, slug) {
        Names::Thing(id) => CallId::from_text(id),
        Names::Moved(present) => return Ok(subscriber.moved(&format!("{present}.{form}"))),
    };
    let call = subscriber.record.call(&id).ok_or(Error::NotFound)?;
    let told = match form {
        "atom" => facts::of_call(&subscriber, call),
        "ics" => deadlines::of_call(&subscriber, call).await,
        _ => Err(Error::NotFound),
    };
    Ok(made_from(told?, subscriber.record.behind(&Subject::new(SubjectKind::Call, &call.id))))
}

async fn institution(subscriber: Subscriber, Path(file): Path<String>) -> Result<Response> {
    let slug = file.strip_suffix(".atom").ok_or(Error::NotFound)?;
    let id = match Addresses::of(&subscriber.app).await?.names(RecordKind::Institution, slug) {
        Names::Thing(id) => InstitutionId::from_text(id),
        Names::Moved(present) => return Ok(subscriber.moved(&format!("{present}.atom"))),
    };
    let one = subscriber.record.institutions.get(&id).ok_or(Error::NotFound)?;
    Ok(made_from(facts::of_institution(&subscriber, one)?, subscriber.record.behind_institution(&id)))
}

async fn standing(subscriber: Subscriber, Path(file): Path<String>) -> Result<Response> {
    let kind = file.strip_suffix(".atom").and_then(Kind::parse).ok_or(Error::NotFound)?;
    standings::of_kind(&subscriber, kind).await
}
