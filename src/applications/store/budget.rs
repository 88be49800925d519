//! The budget of a draft, as typed.

use super::known;
use crate::{
    applications::budget::{Source, TypedRow},
    error::Result,
    ids::ApplicationId,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor};

pub async fn budget(db: impl SqliteExecutor<'_>, draft: &ApplicationId) -> Result<Vec<TypedRow>> {
    let sql = "select concept, quantity, unit_cost, source, heading from draft_budget where draft = ? order by row";
    let rows = sqlx::query(sql).bind(draft).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(TypedRow {
                concept: row.try_get(0)?,
                quantity: row.try_get(1)?,
                unit_cost: row.try_get(2)?,
                source: known(Source::parse(row.try_get(3)?))?,
                heading: row.try_get(4)?,
            })
        })
        .collect()
}

/// Puts these rows in the place of the ones there were.
pub async fn replace_budget(conn: &mut SqliteConnection, draft: &ApplicationId, rows: &[TypedRow]) -> Result<()> {
    sqlx::query("delete from draft_budget where draft = ?").bind(draft).execute(&mut *conn).await?;
    for (number, row) in (0_i64..).zip(rows) {
        sqlx::query(
            "insert into draft_budget (draft, row, concept, quantity, unit_cost, source, heading) values (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(draft)
        .bind(number)
        .bind(&row.concept)
        .bind(&row.quantity)
        .bind(&row.unit_cost)
        .bind(row.source.as_str())
        .bind(&row.heading)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
