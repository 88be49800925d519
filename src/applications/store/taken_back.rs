//! What was recorded as filed elsewhere and taken back since.

use super::{
    elsewhere::{on, sum},
    instant, known,
};
use crate::{
    applications::model::TakenBack,
    calls::dates::PartialDate,
    clock::{Now, stamp},
    error::Result,
    ids::AssociationId,
};
use sqlx::{Row, SqliteConnection, SqlitePool, sqlite::SqliteRow};

/// Takes a record back: its row goes, with the name that stood beside it; what is left says what it was and why it went.
pub async fn take_back(conn: &mut SqliteConnection, filing: &str, reason: &str, now: Now) -> Result<()> {
    sqlx::query(
        "insert into elsewhere_taken_back (id, association, line, suggestion, filed_on, amount_cents, currency, receipt_sha256,
             recorded_at, taken_back_at, reason)
         select id, association, line, suggestion, filed_on, amount_cents, currency, file_sha256, recorded_at, ?2, ?3
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

/// What an association took back, the latest first.
pub async fn taken_back(pool: &SqlitePool, association: &AssociationId) -> Result<Vec<TakenBack>> {
    let sql = "select coalesce(f.line, s.call) as line, f.suggestion, s.title, f.filed_on, f.amount_cents, f.currency, f.receipt_sha256,
               f.recorded_at, f.taken_back_at, f.reason
               from elsewhere_taken_back f left join suggestions s on s.id = f.suggestion
               where f.association = ? order by f.taken_back_at desc, f.id";
    sqlx::query(sql).bind(association).fetch_all(pool).await?.iter().map(read).collect()
}

fn read(row: &SqliteRow) -> Result<TakenBack> {
    let filed_on: String = row.try_get("filed_on")?;
    Ok(TakenBack {
        on: on(row)?,
        filed_on: known(PartialDate::parse(&filed_on).ok())?,
        amount: sum(row)?,
        receipt_sha256: row.try_get("receipt_sha256")?,
        recorded_at: instant(row.try_get("recorded_at")?)?,
        at: instant(row.try_get("taken_back_at")?)?,
        reason: row.try_get("reason")?,
    })
}
