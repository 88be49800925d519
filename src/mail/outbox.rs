//! The outbox table.

use crate::{
    clock::{Now, stamp},
    error::Result,
};
use sqlx::{SqliteConnection, SqlitePool};

/// A letter to one person, as plain text.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub body: String,
    /// The one-time link in it, if any.
    pub link: Option<String>,
}

/// A letter that has not left.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    pub id: i64,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub link: Option<String>,
    pub queued_at: String,
    pub tries: i64,
    pub last_error: Option<String>,
}

/// Queues a letter in the caller's transaction.
pub async fn queue(conn: &mut SqliteConnection, letter: &Letter, now: Now) -> Result<()> {
    sqlx::query("insert into outbox (recipient, subject, body, link, queued_at, next_try_at) values (?, ?, ?, ?, ?, ?)")
        .bind(&letter.to)
        .bind(&letter.subject)
        .bind(&letter.body)
        .bind(&letter.link)
        .bind(stamp(now))
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// Letters that have not left, newest first.
pub async fn waiting(pool: &SqlitePool, limit: i64) -> Result<Vec<Waiting>> {
    Ok(sqlx::query_as(
        "select id, recipient, subject, body, link, queued_at, tries, last_error from outbox where sent_at is null order by id desc limit ?",
    )
    .bind(limit)
    .fetch_all(pool)
    .await?)
}
