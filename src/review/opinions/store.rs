//! The SQL of opinions and of what is being written of them.

use super::model::{Draft, Mark, NewOpinion, Opinion, Written};
use crate::{
    applications::folio::Folio,
    clock::{Now, stamp},
    error::{Error, Result},
    ids::{LineId, PersonId},
    ledger::Position,
};
use chrono::DateTime;
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};
use std::collections::BTreeMap;

/// The names of an opinion's texts: the notes by criterion, and why it changed.
pub const NOTES: &str = "notes";
pub const CHANGE: &str = "reason";

pub async fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    (line, folio, person): (&LineId, &Folio, &PersonId),
    new: &NewOpinion,
    now: Now,
) -> Result<()> {
    sqlx::query("insert into opinions (position, line, folio, person, marks, given_at) values (?, ?, ?, ?, ?, ?)")
        .bind(position)
        .bind(line)
        .bind(folio.to_string())
        .bind(person)
        .bind(serde_json::to_string(&new.marks)?)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// Every opinion on a line, the first first, without its texts.
pub async fn of_line(db: impl SqliteExecutor<'_>, line: &LineId) -> Result<Vec<Opinion>> {
    let sql = "select position, folio, person, marks, given_at from opinions where line = ? order by position";
    sqlx::query(sql).bind(line).fetch_all(db).await?.iter().map(opinion).collect()
}

/// Every opinion on a folio with its texts and the name of whoever gave it, the first first.
pub async fn of_folio(db: impl SqliteExecutor<'_>, folio: &Folio) -> Result<Vec<Written>> {
    let sql = "select o.position, o.folio, o.person, o.marks, o.given_at, coalesce(p.name, '') as name, coalesce(n.text, '{}') as notes,
                      coalesce(r.text, '') as reason
               from opinions o left join people p on p.id = o.person
               left join entry_texts n on n.position = o.position and n.name = 'notes'
               left join entry_texts r on r.position = o.position and r.name = 'reason' where o.folio = ? order by o.position";
    let rows = sqlx::query(sql).bind(folio.to_string()).fetch_all(db).await?;
    let written = |row: &SqliteRow| {
        let notes: BTreeMap<String, String> = serde_json::from_str(row.try_get("notes")?)?;
        Ok(Written { opinion: opinion(row)?, who: row.try_get("name")?, notes, reason: row.try_get("reason")? })
    };
    rows.iter().map(written).collect()
}

fn opinion(row: &SqliteRow) -> Result<Opinion> {
    let marks: Vec<Mark> = serde_json::from_str(row.try_get("marks")?)?;
    Ok(Opinion {
        position: row.try_get("position")?,
        folio: Folio::parse(row.try_get("folio")?).map_err(Error::internal)?,
        person: row.try_get("person")?,
        marks,
        given_at: instant(row.try_get("given_at")?)?,
    })
}

/// What somebody is writing of a folio.
pub async fn draft(db: impl SqliteExecutor<'_>, folio: &Folio, person: &PersonId) -> Result<Option<Draft>> {
    let sql = "select body, version, saved_at from opinion_drafts where folio = ? and person = ?";
    let Some(row) = sqlx::query(sql).bind(folio.to_string()).bind(person).fetch_optional(db).await? else { return Ok(None) };
    Ok(Some(Draft {
        fields: serde_json::from_str(row.try_get("body")?)?,
        version: row.try_get("version")?,
        saved_at: instant(row.try_get("saved_at")?)?,
    }))
}

/// Saves a draft over the version that was shown, which is 0 where there was none; false when it was saved or sent meanwhile.
pub async fn put_draft(
    conn: &mut SqliteConnection,
    (line, folio, person): (&LineId, &Folio, &PersonId),
    fields: &BTreeMap<String, String>,
    shown: i64,
    now: Now,
) -> Result<bool> {
    let sql = if shown == 0 {
        "insert into opinion_drafts (body, saved_at, folio, person, version, line) values (?, ?, ?, ?, ? + 1, ?)
         on conflict do nothing"
    } else {
        "update opinion_drafts set body = ?, saved_at = ?, version = version + 1
         where folio = ? and person = ? and version = ? and line = ?"
    };
    let saved = sqlx::query(sql)
        .bind(serde_json::to_string(fields)?)
        .bind(stamp(now))
        .bind(folio.to_string())
        .bind(person)
        .bind(shown)
        .bind(line)
        .execute(conn)
        .await?;
    Ok(saved.rows_affected() == 1)
}

/// Takes away what was sent; what was saved after it in another window stays.
pub async fn take_draft(conn: &mut SqliteConnection, folio: &Folio, person: &PersonId, version: i64) -> Result<()> {
    sqlx::query("delete from opinion_drafts where folio = ? and person = ? and version = ?")
        .bind(folio.to_string())
        .bind(person)
        .bind(version)
        .execute(conn)
        .await?;
    Ok(())
}

fn instant(text: &str) -> Result<Now> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(Error::internal)
}
