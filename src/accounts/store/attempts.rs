//! Counters of what was tried lately.

use crate::{
    clock::{Now, stamp},
    error::Result,
};
use chrono::{DateTime, Duration};
use sqlx::{SqliteConnection, SqliteExecutor};

/// Tries are forgotten an hour after the last one.
const REMEMBERED: Duration = Duration::hours(1);

/// How many tries are remembered, and when the last one was.
pub async fn attempts(db: impl SqliteExecutor<'_>, key: &str, now: Now) -> Result<Option<(i64, Now)>> {
    let row: Option<(i64, String)> = sqlx::query_as("select count, last_at from attempts where key = ? and last_at > ?")
        .bind(key)
        .bind(stamp(now - REMEMBERED))
        .fetch_optional(db)
        .await?;
    Ok(row.and_then(|(count, last)| Some((count, DateTime::parse_from_rfc3339(&last).ok()?.to_utc()))))
}

/// Counts one more try.
pub async fn attempt(conn: &mut SqliteConnection, key: &str, now: Now) -> Result<()> {
    attempt_within(conn, key, i64::MAX, now).await?;
    Ok(())
}

/// Counts one more try unless there were `most` lately; whether it was counted. What is refused moves nothing: an hour after the last
/// one that was let through, whoever was refused meanwhile is let through.
pub async fn attempt_within(conn: &mut SqliteConnection, key: &str, most: i64, now: Now) -> Result<bool> {
    let counted = sqlx::query(
        "insert into attempts (key, count, last_at) values (?1, 1, ?2)
         on conflict (key) do update set count = iif(last_at > ?3, count + 1, 1), last_at = ?2 where last_at <= ?3 or count < ?4",
    )
    .bind(key)
    .bind(stamp(now))
    .bind(stamp(now - REMEMBERED))
    .bind(most)
    .execute(conn)
    .await?;
    Ok(counted.rows_affected() > 0)
}

pub async fn forget_attempts(conn: &mut SqliteConnection, key: &str) -> Result<()> {
    sqlx::query("delete from attempts where key = ?").bind(key).execute(conn).await?;
    Ok(())
}
