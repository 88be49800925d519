//! All the SQL of guides, one statement a function.

use super::model::Settings;
use crate::{
    clock::{Now, stamp},
    error::Result,
    ids::{AssociationId, PersonId},
};
use sqlx::{Row, SqliteConnection, SqliteExecutor};

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
    let Some(row) = row else { return Ok(Settings::default()) };
    let off: String = row.try_get("off")?;
    Ok(Settings { off: off.split_whitespace().map(str::to_owned).collect(), year_end: row.try_get("year_end")? })
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
