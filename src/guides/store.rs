//! All the SQL of guides, one statement a function.

use super::model::{Mark, Settings};
use crate::{
    clock::{Now, stamp},
    error::{Error, Result},
    ids::{AssociationId, PersonId},
    ledger::Position,
};
use chrono::NaiveDate;
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};
use std::collections::BTreeMap;

/// The steps of a guide that an association has taken.
pub async fn taken(db: impl SqliteExecutor<'_>, id: &AssociationId, guide: &str) -> Result<Vec<String>> {
    let sql = "select step from guide_steps where association = ? and guide = ?";
    Ok(sqlx::query_scalar(sql).bind(id).bind(guide).fetch_all(db).await?)
}

pub async fn take(
    conn: &mut SqliteConnection,
    id: &AssociationId,
    guide: &str,
    step: &str,
    by: &PersonId,
    now: Now,
) -> Result<()> {
    let sql = "insert into guide_steps (association, guide, step, done_at, done_by) values (?, ?, ?, ?, ?)
               on conflict (association, guide, step) do nothing";
    sqlx::query(sql).bind(id).bind(guide).bind(step).bind(stamp(now)).bind(by).execute(conn).await?;
    Ok(())
}

pub async fn untake(conn: &mut SqliteConnection, id: &AssociationId, guide: &str, step: &str) -> Result<()> {
    let sql = "delete from guide_steps where association = ? and guide = ? and step = ?";
    sqlx::query(sql).bind(id).bind(guide).bind(step).execute(conn).await?;
    Ok(())
}

pub async fn settings(db: impl SqliteExecutor<'_>, id: &AssociationId) -> Result<Settings> {
    let row = sqlx::query("select off, year_end from duty_settings where association = ?").bind(id).fetch_optional(db).await?;
    row.as_ref().map_or_else(|| Ok(Settings::default()), read)
}

fn read(row: &SqliteRow) -> Result<Settings> {
    let off: String = row.try_get("off")?;
    Ok(Settings { off: off.split_whitespace().map(str::to_owned).collect(), year_end: row.try_get("year_end")? })
}

/// Those of every association that chose any.
pub async fn settings_of_all(db: impl SqliteExecutor<'_>) -> Result<BTreeMap<AssociationId, Settings>> {
    let rows = sqlx::query("select association, off, year_end from duty_settings").fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.try_get("association")?, read(row)?))).collect()
}

pub async fn put_settings(conn: &mut SqliteConnection, id: &AssociationId, to: &Settings) -> Result<()> {
    sqlx::query(
        "insert into duty_settings (association, off, year_end) values (?, ?, ?)
         on conflict (association) do update set off = excluded.off, year_end = excluded.year_end",
    )
    .bind(id)
    .bind(to.off.join(" "))
    .bind(to.year_end)
    .execute(conn)
    .await?;
    Ok(())
}

/// The last entry about an association's reminders: what their form has seen.
pub async fn last_entry(db: impl SqliteExecutor<'_>, id: &AssociationId) -> Result<String> {
    let sql = "select id from entries where subject_kind = 'association' and subject_id = ?
               and kind = 'association_reminders_changed' order by position desc limit 1";
    let id: Option<String> = sqlx::query_scalar(sql).bind(id).fetch_optional(db).await?;
    Ok(id.unwrap_or_default())
}

/// What was marked of an association's duties, in the order in which it was.
pub async fn marks(db: impl SqliteExecutor<'_>, id: &AssociationId) -> Result<Vec<Mark>> {
    let sql = "select m.duty, m.year, m.done_on, m.marked_at, p.name from duty_marks m left join people p on p.id = m.person
               where m.association = ? order by m.position";
    sqlx::query(sql).bind(id).fetch_all(db).await?.iter().map(mark).collect()
}

fn mark(row: &SqliteRow) -> Result<Mark> {
    let (done_on, at): (Option<String>, String) = (row.try_get("done_on")?, row.try_get("marked_at")?);
    Ok(Mark {
        duty: row.try_get("duty")?,
        year: row.try_get("year")?,
        done_on: done_on.map(|day| day.parse()).transpose().map_err(Error::internal)?,
        at: at.parse().map_err(Error::internal)?,
        by: row.try_get("name")?,
    })
}

/// The last mark of a duty: what its form has seen. Empty before the first.
pub async fn last_mark(db: impl SqliteExecutor<'_>, id: &AssociationId, duty: &str) -> Result<String> {
    let sql = "select e.id from duty_marks m join entries e on e.position = m.position
               where m.association = ? and m.duty = ? order by m.position desc limit 1";
    let entry: Option<String> = sqlx::query_scalar(sql).bind(id).bind(duty).fetch_optional(db).await?;
    Ok(entry.unwrap_or_default())
}

/// A mark, or with no day that it was taken back.
pub async fn insert_mark(
    conn: &mut SqliteConnection,
    position: Position,
    id: &AssociationId,
    (duty, year): (&str, i32),
    done_on: Option<NaiveDate>,
    (by, now): (&PersonId, Now),
) -> Result<()> {
    let sql =
        "insert into duty_marks (position, association, duty, year, done_on, marked_at, person) values (?, ?, ?, ?, ?, ?, ?)";
    let query = sqlx::query(sql).bind(position).bind(id).bind(duty).bind(year);
    query.bind(done_on.map(|day| day.to_string())).bind(stamp(now)).bind(by).execute(conn).await?;
    Ok(())
}
