//! The record as it stands in the database, kept in memory until a public entry is added.

use super::{
    model::{Call, Holidays},
    record::Record,
    reference::Reference,
    store::{self, RecordKind},
};
use crate::{app::App, db::Db, error::Result};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// The whole record.
pub async fn record(app: &App) -> Result<Arc<Record>> {
    app.derived.get(&app.db, load).await
}

async fn load(db: &Db) -> Result<Record> {
    let calls: Vec<Call> = read(db, RecordKind::Call).await?;
    let descriptions = Reference {
        institutions: read(db, RecordKind::Institution).await?,
        programmes: read(db, RecordKind::Programme).await?,
        calls,
        facts: Vec::new(),
        periods: read(db, RecordKind::ElectoralPeriod).await?,
        legal_bases: read(db, RecordKind::LegalBasis).await?,
        fiscal_years: read(db, RecordKind::FiscalYear).await?,
        holidays: collection::<Holidays>(db, "holidays").await?.unwrap_or_default(),
        glossary: collection(db, "glossary").await?.unwrap_or_default(),
        identifiers: collection(db, "identifiers").await?.unwrap_or_default(),
        precedents: read(db, RecordKind::Precedent).await?,
    };
    let mut record = Record::from_reference(descriptions, chrono::DateTime::UNIX_EPOCH);
    for fact in store::facts(db).await? {
        record.add_fact(fact);
    }
    Ok(record)
}

async fn read<T: DeserializeOwned>(db: &Db, kind: RecordKind) -> Result<Vec<T>> {
    store::all(db, kind).await?.iter().map(|body| Ok(serde_json::from_str(body)?)).collect()
}

/// Collections are kept under their file's name, wrapped so that the name is part of the body.
async fn collection<T: DeserializeOwned>(db: &Db, name: &str) -> Result<Option<T>> {
    for body in store::all(db, RecordKind::Collection).await? {
        let value: serde_json::Value = serde_json::from_str(&body)?;
        if value["collection"] == name {
            return Ok(Some(serde_json::from_value(value["items"].clone())?));
        }
    }
    Ok(None)
}
