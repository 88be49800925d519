//! The record as it stands in the database, kept in memory until a public entry is added.

use super::{
    dates::Zone,
    model::{Call, Holidays},
    record::Record,
    reference::Reference,
    store::{self, RecordKind},
};
use crate::{app::App, db::Db, error::Result, ledger::Position};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// The whole record.
pub async fn record(app: &App) -> Result<Arc<Record>> {
    app.derived.get(&app.db, async |db: &Db| load(db, Position::MAX).await).await
}

/// The record as it stands or, where a day is given, what it held when that day ended in Mexico City: descriptions in the version of
/// then, and nothing that entered later.
pub async fn known(app: &App, on: Option<NaiveDate>) -> Result<Arc<Record>> {
    let Some(next) = on.and_then(|day| day.succ_opt()) else { return record(app).await };
    let head = store::head_before(&app.db, Zone::MEXICO_CITY.start_of(next)).await?;
    Ok(Arc::new(load(&app.db, head).await?))
}

async fn load(db: &Db, head: Position) -> Result<Record> {
    let calls: Vec<Call> = read(db, RecordKind::Call, head).await?;
    let descriptions = Reference {
        institutions: read(db, RecordKind::Institution, head).await?,
        programmes: read(db, RecordKind::Programme, head).await?,
        calls,
        commitments: read(db, RecordKind::Commitment, head).await?,
        facts: Vec::new(),
        periods: read(db, RecordKind::ElectoralPeriod, head).await?,
        legal_bases: read(db, RecordKind::LegalBasis, head).await?,
        fiscal_years: read(db, RecordKind::FiscalYear, head).await?,
        holidays: collection::<Holidays>(db, "holidays", head).await?.unwrap_or_default(),
        glossary: collection(db, "glossary", head).await?.unwrap_or_default(),
        identifiers: collection(db, "identifiers", head).await?.unwrap_or_default(),
        precedents: read(db, RecordKind::Precedent, head).await?,
    };
    let mut record = Record::from_reference(descriptions, chrono::DateTime::UNIX_EPOCH);
    for fact in store::facts(db, head).await? {
        record.add_fact(fact);
    }
    Ok(record)
}

async fn read<T: DeserializeOwned>(db: &Db, kind: RecordKind, head: Position) -> Result<Vec<T>> {
    store::all(db, kind, head).await?.iter().map(|body| Ok(serde_json::from_str(body)?)).collect()
}

/// Collections are kept under their file's name, wrapped so that the name is part of the body.
async fn collection<T: DeserializeOwned>(db: &Db, name: &str, head: Position) -> Result<Option<T>> {
    for body in store::all(db, RecordKind::Collection, head).await? {
        let value: serde_json::Value = serde_json::from_str(&body)?;
        if value["collection"] == name {
            return Ok(Some(serde_json::from_value(value["items"].clone())?));
        }
    }
    Ok(None)
}
