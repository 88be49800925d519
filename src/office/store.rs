//! The SQL of designations and of calls being written.

use super::model::{CallDraft, Designation, KeptDraft};
use crate::{
    calls::{dates::Zone, model::Jurisdiction},
    clock::{Now, stamp},
    db::{Db, Scratch},
    error::{Error, Result},
    ids::InstitutionId,
    ledger::Position,
};
use chrono::{DateTime, NaiveDate};
use sqlx::{SqliteConnection, SqlitePool};
use std::collections::BTreeMap;

/// Names of an entry's texts.
pub const DOCUMENT: &str = "document";
pub const DATA: &str = "data_responsible";
pub const RETENTION: &str = "retention";
pub const SIGNATURE: &str = "signature_rule";
pub const SOURCE: &str = "source";

pub async fn insert_designation(conn: &mut SqliteConnection, position: Position, designation: &Designation) -> Result<()> {
    sqlx::query(
        "insert into designations (position, institution, dated, jurisdiction, zone, recorded_at) values (?, ?, ?, ?, ?, ?)",
    )
    .bind(position)
    .bind(&designation.institution)
    .bind(designation.dated.to_string())
    .bind(designation.jurisdiction.as_str())
    .bind(designation.zone.name())
    .bind(stamp(designation.recorded_at))
    .execute(conn)
    .await?;
    Ok(())
}

/// The act in force; none when the institution's calls are only followed.
pub async fn designation(db: &Db, institution: &InstitutionId) -> Result<Option<Designation>> {
    designation_of(db, institution, None, Position::MAX).await
}

/// The act in force on a day, as entries before a position tell it.
pub async fn designation_of(
    db: &Db,
    institution: &InstitutionId,
    on: Option<NaiveDate>,
    head: Position,
) -> Result<Option<Designation>> {
    let row: Option<(Position, String, String, String, String)> = sqlx::query_as(
        "select position, dated, jurisdiction, zone, recorded_at from designations
         where institution = ?1 and position < ?2 and (?3 is null or dated <= ?3) order by position desc limit 1",
    )
    .bind(institution)
    .bind(head)
    .bind(on.map(|day| day.to_string()))
    .fetch_optional(db.read())
    .await?;
    let Some((position, dated, jurisdiction, zone, recorded_at)) = row else { return Ok(None) };
    let mut texts = texts(db.read(), position).await?;
    let mut text = |name: &str| texts.remove(name).unwrap_or_default();
    Ok(Some(Designation {
        institution: institution.clone(),
        document: text(DOCUMENT),
        dated: dated.parse::<NaiveDate>().map_err(Error::internal)?,
        data_responsible: text(DATA),
        retention: text(RETENTION),
        signature_rule: text(SIGNATURE),
        source: text(SOURCE),
        jurisdiction: Jurisdiction::new(jurisdiction),
        zone: Zone::parse(&zone).map_err(Error::internal)?,
        recorded_at: instant(&recorded_at)?,
    }))
}

/// The institutions that receive through Acuse.
pub async fn designated(db: &Db) -> Result<Vec<InstitutionId>> {
    Ok(sqlx::query_scalar("select distinct institution from designations order by institution").fetch_all(db.read()).await?)
}

/// The texts of an entry that are not erased.
async fn texts(pool: &SqlitePool, position: Position) -> Result<BTreeMap<String, String>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("select name, text from entry_texts where position = ? and text is not null")
            .bind(position)
            .fetch_all(pool)
            .await?;
    Ok(rows.into_iter().collect())
}

/// Keeps a new draft.
pub async fn insert_draft(scratch: &mut Scratch, draft: &KeptDraft) -> Result<()> {
    sqlx::query("insert into call_drafts (id, institution, body, version, changed_at) values (?, ?, ?, ?, ?)")
        .bind(&draft.id)
        .bind(&draft.institution)
        .bind(serde_json::to_string(&draft.body)?)
        .bind(draft.version)
        .bind(&draft.changed_at)
        .execute(scratch.conn())
        .await?;
    Ok(())
}

/// Saves a draft over the version that was shown; false when somebody saved meanwhile.
pub async fn save_draft(scratch: &mut Scratch, shown: &KeptDraft, body: &CallDraft, now: Now) -> Result<bool> {
    let saved =
        sqlx::query("update call_drafts set body = ?, version = version + 1, changed_at = ? where id = ? and version = ?")
            .bind(serde_json::to_string(body)?)
            .bind(stamp(now))
            .bind(&shown.id)
            .bind(shown.version)
            .execute(scratch.conn())
            .await?;
    Ok(saved.rows_affected() == 1)
}

/// Takes a draft away, if it still is what was shown.
pub async fn remove_draft(conn: &mut SqliteConnection, id: &str, version: i64) -> Result<bool> {
    let removed =
        sqlx::query("delete from call_drafts where id = ? and version = ?").bind(id).bind(version).execute(conn).await?;
    Ok(removed.rows_affected() == 1)
}

pub async fn draft(db: &Db, institution: &InstitutionId, id: &str) -> Result<Option<KeptDraft>> {
    let row: Option<(String, i64, String)> =
        sqlx::query_as("select body, version, changed_at from call_drafts where id = ? and institution = ?")
            .bind(id)
            .bind(institution)
            .fetch_optional(db.read())
            .await?;
    let Some((body, version, changed_at)) = row else { return Ok(None) };
    let body = serde_json::from_str(&body)?;
    Ok(Some(KeptDraft { id: id.to_owned(), institution: institution.clone(), body, version, changed_at }))
}

/// The calls that an institution is writing, last changed first.
pub async fn drafts(db: &Db, institution: &InstitutionId) -> Result<Vec<KeptDraft>> {
    let rows: Vec<(String, String, i64, String)> = sqlx::query_as(
        "select id, body, version, changed_at from call_drafts where institution = ? order by changed_at desc, id",
    )
    .bind(institution)
    .fetch_all(db.read())
    .await?;
    rows.into_iter()
        .map(|(id, body, version, changed_at)| {
            let body = serde_json::from_str(&body)?;
            Ok(KeptDraft { id, institution: institution.clone(), body, version, changed_at })
        })
        .collect()
}

fn instant(text: &str) -> Result<Now> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(Error::internal)
}
