//! The record as it stands in the database, kept in memory until a public entry is added.

use super::{
    dates::Zone,
    model::{Call, FiscalYear, Institution},
    record::Record,
    reference::Reference,
    standing::Calendars,
    store::{self, RecordKind},
};
use crate::{
    app::App,
    clock::Now,
    db::Db,
    error::Result,
    ids::{CallId, InstitutionId},
    ledger::{Position, Write},
};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use sqlx::SqliteConnection;
use std::{collections::BTreeMap, sync::Arc};

/// The whole record.
pub async fn record(app: &App) -> Result<Arc<Record>> {
    app.derived.get(&app.db, async |db: &Db| load(db, Position::MAX).await).await
}

/// The record as it stands or, where a day is given, what it held when that day ended in Mexico City: descriptions in the version of
/// then, and nothing that entered later.
pub async fn known(app: &App, on: Option<NaiveDate>) -> Result<Arc<Record>> {
    let head = head(app, on).await?;
    app.derived.before(&app.db, head, async |db: &Db| load(db, head).await).await
}

/// The same, read anew: for commands, which run without a service.
pub async fn read_known(db: &Db, on: Option<NaiveDate>) -> Result<Record> {
    load(db, head_of(db, on).await?).await
}

/// One past the last entry that the record held when a day ended in Mexico City; past all of them where no day is given.
pub async fn head(app: &App, on: Option<NaiveDate>) -> Result<Position> {
    head_of(&app.db, on).await
}

async fn head_of(db: &Db, on: Option<NaiveDate>) -> Result<Position> {
    let Some(next) = on.and_then(|day| day.succ_opt()) else { return Ok(Position::MAX) };
    store::head_before(db, Zone::MEXICO_CITY.start_of(next)).await
}

/// The descriptions of calls and institutions, and the calendars, in each of their versions, with the instant from which each held;
/// oldest first.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    pub calls: BTreeMap<CallId, Vec<(Now, Call)>>,
    pub institutions: BTreeMap<InstitutionId, Vec<(Now, Institution)>>,
    pub calendars: Calendars,
}

pub async fn versions(db: &Db, on: Option<NaiveDate>) -> Result<Versions> {
    let head = head_of(db, on).await?;
    let mut found = Versions { calendars: calendars_before(db, head).await?, ..Versions::default() };
    for (at, body) in store::versions_of_kind(db, RecordKind::Call, head).await? {
        let call: Call = serde_json::from_str(&body)?;
        found.calls.entry(call.id.clone()).or_default().push((at, call));
    }
    for (at, body) in store::versions_of_kind(db, RecordKind::Institution, head).await? {
        let institution: Institution = serde_json::from_str(&body)?;
        found.institutions.entry(institution.id.clone()).or_default().push((at, institution));
    }
    Ok(found)
}

/// The calendars in each version that the record held.
pub async fn calendars(db: &Db) -> Result<Calendars> {
    calendars_before(db, Position::MAX).await
}

async fn calendars_before(db: &Db, head: Position) -> Result<Calendars> {
    let versions = store::versions_of_kind(db, RecordKind::FiscalYear, head).await?;
    let rules: Result<Vec<(Now, FiscalYear)>> =
        versions.into_iter().map(|(at, body)| Ok((at, serde_json::from_str(&body)?))).collect();
    Ok(Calendars::of(rules?))
}

/// The record as a transaction sees it, with all that it wrote so far.
pub async fn within(write: &mut Write) -> Result<Record> {
    read_whole(write.conn(), Position::MAX).await
}

async fn load(db: &Db, head: Position) -> Result<Record> {
    let mut conn = db.read().acquire().await?;
    read_whole(&mut conn, head).await
}

async fn read_whole(conn: &mut SqliteConnection, head: Position) -> Result<Record> {
    let calls: Vec<Call> = read(conn, RecordKind::Call, head).await?;
    let descriptions = Reference {
        institutions: read(conn, RecordKind::Institution, head).await?,
        programmes: read(conn, RecordKind::Programme, head).await?,
        calls,
        templates: read(conn, RecordKind::Template, head).await?,
        commitments: read(conn, RecordKind::Commitment, head).await?,
        facts: Vec::new(),
        periods: read(conn, RecordKind::ElectoralPeriod, head).await?,
        legal_bases: read(conn, RecordKind::LegalBasis, head).await?,
        fiscal_years: read(conn, RecordKind::FiscalYear, head).await?,
        holidays: read(conn, RecordKind::Holiday, head).await?,
        terms_suspensions: read(conn, RecordKind::TermsSuspension, head).await?,
        holiday_rules: collection(conn, "holiday_rules", head).await?.unwrap_or_default(),
        glossary: collection(conn, "glossary", head).await?.unwrap_or_default(),
        identifiers: collection(conn, "identifiers", head).await?.unwrap_or_default(),
        precedents: read(conn, RecordKind::Precedent, head).await?,
    };
    let mut record = Record::from_reference(descriptions, chrono::DateTime::UNIX_EPOCH);
    record.calendars_changed = store::calendars_changed(&mut *conn, head).await?;
    for reported in read(conn, RecordKind::Claim, head).await? {
        record.add_claim(reported);
    }
    for fact in store::facts(conn, head).await? {
        record.add_fact(fact);
    }
    Ok(record)
}

async fn read<T: DeserializeOwned>(conn: &mut SqliteConnection, kind: RecordKind, head: Position) -> Result<Vec<T>> {
    store::all(conn, kind, head).await?.iter().map(|body| Ok(serde_json::from_str(body)?)).collect()
}

/// Collections are kept under their file's name, wrapped so that the name is part of the body.
async fn collection<T: DeserializeOwned>(conn: &mut SqliteConnection, name: &str, head: Position) -> Result<Option<T>> {
    for body in store::all(conn, RecordKind::Collection, head).await? {
        let value: serde_json::Value = serde_json::from_str(&body)?;
        if value["collection"] == name {
            return Ok(Some(serde_json::from_value(value["items"].clone())?));
        }
    }
    Ok(None)
}
