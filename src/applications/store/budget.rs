//! The budget of a draft, as typed.

use super::{instant, known};
use crate::{
    applications::{
        budget::{Source, TypedRow},
        rows::SavedRow,
    },
    clock::stamp,
    error::Result,
    ids::ApplicationId,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor};

/// The rows in their order, with whoever saved each.
pub async fn budget_rows(db: impl SqliteExecutor<'_>, draft: &ApplicationId) -> Result<Vec<SavedRow>> {
    let sql = "select id, concept, quantity, unit_cost, source, heading, saved_by, saved_at from draft_budget where draft = ? order by row";
    let rows = sqlx::query(sql).bind(draft).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let typed = TypedRow {
                concept: row.try_get(1)?,
                quantity: row.try_get(2)?,
                unit_cost: row.try_get(3)?,
                source: known(Source::parse(row.try_get(4)?))?,
                heading: row.try_get(5)?,
            };
            let at: Option<&str> = row.try_get(7)?;
            Ok(SavedRow { id: row.try_get(0)?, typed, by: row.try_get(6)?, at: at.map(instant).transpose()? })
        })
        .collect()
}

pub async fn budget(db: impl SqliteExecutor<'_>, draft: &ApplicationId) -> Result<Vec<TypedRow>> {
    Ok(budget_rows(db, draft).await?.into_iter().map(|row| row.typed).collect())
}

/// Puts these rows in the place of the ones there were.
pub async fn put_budget(conn: &mut SqliteConnection, draft: &ApplicationId, rows: &[SavedRow]) -> Result<()> {
    sqlx::query("delete from draft_budget where draft = ?").bind(draft).execute(&mut *conn).await?;
    for (number, SavedRow { id, typed, by, at }) in (0_i64..).zip(rows) {
        sqlx::query(
            "insert into draft_budget (draft, row, id, concept, quantity, unit_cost, source, heading, saved_by, saved_at)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(draft)
        .bind(number)
        .bind(id)
        .bind(&typed.concept)
        .bind(&typed.quantity)
        .bind(&typed.unit_cost)
        .bind(typed.source.as_str())
        .bind(&typed.heading)
        .bind(by)
        .bind(at.map(stamp))
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
