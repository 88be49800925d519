//! What was recorded as filed elsewhere and taken back since; its receipt stays until somebody deletes it as well.

use super::{
    elsewhere::{on, says},
    instant, known,
};
use crate::{
    applications::{
        model::{Paper, TakenBack},
        papers::FileKind,
    },
    clock::{Now, stamp},
    error::{Error, Result},
    ids::{AssociationId, FileId},
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};

const SELECT: &str = "select f.id, coalesce(f.line, s.call) as line, f.suggestion, s.title, f.filed_on, f.amount_cents, f.currency,
    f.note, f.file, f.file_name, f.file_kind, f.file_bytes, f.file_sha256, f.recorded_at, f.taken_back_at, f.reason, f.file_deleted_at,
    (select p.name from entries e join people p on p.id = e.person where e.subject_kind = 'filing' and e.subject_id = f.id
        and e.kind = 'filed_elsewhere_taken_back') as taken_back_by,
    (select p.name from entries e join people p on p.id = e.person where e.subject_kind = 'filing' and e.subject_id = f.id
        and e.kind = 'filed_elsewhere_file_deleted') as file_deleted_by
    from elsewhere_taken_back f left join suggestions s on s.id = f.suggestion";

/// Takes a record back: its row goes, with the name that stood beside it; what is left says what it was and why it went, and has its file.
pub async fn take_back(conn: &mut SqliteConnection, filing: &str, reason: &str, now: Now) -> Result<()> {
    sqlx::query(
        "insert into elsewhere_taken_back (id, association, line, suggestion, filed_on, amount_cents, currency, note, file, file_name,
             file_kind, file_bytes, file_sha256, recorded_at, taken_back_at, reason)
         select id, association, line, suggestion, filed_on, amount_cents, currency, note, file, file_name, file_kind, file_bytes,
             file_sha256, recorded_at, ?2, ?3
         from filed_elsewhere where id = ?1",
    )
    .bind(filing)
    .bind(stamp(now))
    .bind(reason)
    .execute(&mut *conn)
    .await?;
    sqlx::query("delete from elsewhere_names where filing = ?").bind(filing).execute(&mut *conn).await?;
    sqlx::query("delete from filed_elsewhere where id = ?").bind(filing).execute(conn).await?;
    Ok(())
}

/// Notes that the file of a record that was taken back is deleted.
pub async fn drop_file(conn: &mut SqliteConnection, filing: &str, now: Now) -> Result<()> {
    let sql =
        "update elsewhere_taken_back set file = null, file_name = null, file_kind = null, file_bytes = null, file_deleted_at = ?
               where id = ? and file is not null";
    sqlx::query(sql).bind(stamp(now)).bind(filing).execute(conn).await?;
    Ok(())
}

/// What an association took back, the latest first.
pub async fn taken_back(db: impl SqliteExecutor<'_>, association: &AssociationId) -> Result<Vec<TakenBack>> {
    let sql = format!("{SELECT} where f.association = ? order by f.taken_back_at desc, f.id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(association).fetch_all(db).await?.iter().map(read).collect()
}

pub async fn one_taken_back(db: impl SqliteExecutor<'_>, association: &AssociationId, id: &str) -> Result<Option<TakenBack>> {
    let sql = format!("{SELECT} where f.association = ? and f.id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(association).bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &SqliteRow) -> Result<TakenBack> {
    let deleted: Option<&str> = row.try_get("file_deleted_at")?;
    Ok(TakenBack {
        id: row.try_get("id")?,
        on: on(row)?,
        says: says(row)?,
        receipt: receipt(row)?,
        receipt_sha256: row.try_get("file_sha256")?,
        recorded_at: instant(row.try_get("recorded_at")?)?,
        at: instant(row.try_get("taken_back_at")?)?,
        by: row.try_get("taken_back_by")?,
        reason: row.try_get("reason")?,
        deleted: deleted.map(|at| Ok::<_, Error>((instant(at)?, row.try_get("file_deleted_by")?))).transpose()?,
    })
}

/// The file, while nobody deleted it.
fn receipt(row: &SqliteRow) -> Result<Option<Paper>> {
    let Some(id) = row.try_get::<Option<FileId>, _>("file")? else { return Ok(None) };
    Ok(Some(Paper {
        id,
        paper: String::new(),
        name: row.try_get("file_name")?,
        kind: known(FileKind::parse(row.try_get("file_kind")?))?,
        bytes: known(u64::try_from(row.try_get::<i64, _>("file_bytes")?).ok())?,
        sha256: row.try_get("file_sha256")?,
    }))
}
