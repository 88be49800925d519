//! The outbox table.

use crate::{
    clock::{Now, stamp},
    error::Result,
};
use sqlx::{SqliteConnection, SqlitePool};

/// How long a letter is kept, sent or not.
const KEPT: chrono::Duration = chrono::Duration::days(60);

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
    /// When sending was given up: a dead letter.
    pub given_up_at: Option<String>,
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

/// Letters that have not left, newest first; dead ones among them.
pub async fn waiting(pool: &SqlitePool, limit: i64) -> Result<Vec<Waiting>> {
    Ok(sqlx::query_as(
        "select id, recipient, subject, body, link, queued_at, tries, last_error, given_up_at from outbox
         where sent_at is null order by id desc limit ?",
    )
    .bind(limit)
    .fetch_all(pool)
    .await?)
}

/// Letters to be tried now, oldest first.
pub(super) async fn due(pool: &SqlitePool, now: Now) -> Result<Vec<Waiting>> {
    Ok(sqlx::query_as(
        "select id, recipient, subject, body, link, queued_at, tries, last_error, given_up_at from outbox
         where sent_at is null and given_up_at is null and next_try_at <= ? order by id limit 50",
    )
    .bind(stamp(now))
    .fetch_all(pool)
    .await?)
}

/// A letter left: its text and link are not kept.
pub(super) async fn sent(conn: &mut SqliteConnection, id: i64, now: Now) -> Result<()> {
    sqlx::query("update outbox set sent_at = ?, body = '', link = null where id = ?")
        .bind(stamp(now))
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// A letter was not taken: when it is tried again, or that it is given up.
pub(super) async fn failed(conn: &mut SqliteConnection, id: i64, why: &str, now: Now, next: Option<Now>) -> Result<()> {
    sqlx::query("update outbox set tries = tries + 1, last_error = ?, next_try_at = coalesce(?, next_try_at), given_up_at = ? where id = ?")
        .bind(why)
        .bind(next.map(stamp))
        .bind(next.is_none().then(|| stamp(now)))
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Tries a letter again from the start; whether it was waiting.
pub async fn retry(conn: &mut SqliteConnection, id: i64, now: Now) -> Result<bool> {
    let row = sqlx::query("update outbox set tries = 0, next_try_at = ?, given_up_at = null where id = ? and sent_at is null");
    Ok(row.bind(stamp(now)).bind(id).execute(conn).await?.rows_affected() > 0)
}

/// The steward gave the letter to its reader in another way; whether it was waiting.
pub async fn handed_over(conn: &mut SqliteConnection, id: i64, now: Now) -> Result<bool> {
    let row = sqlx::query("update outbox set sent_at = ?, body = '', link = null where id = ? and sent_at is null");
    Ok(row.bind(stamp(now)).bind(id).execute(conn).await?.rows_affected() > 0)
}

/// Forgets every letter to an address, sent or not.
pub async fn forget(conn: &mut SqliteConnection, recipient: &str) -> Result<()> {
    sqlx::query("delete from outbox where recipient = ?").bind(recipient).execute(conn).await?;
    Ok(())
}

/// One letter that has not left.
pub async fn one_waiting(pool: &SqlitePool, id: i64) -> Result<Option<Waiting>> {
    Ok(sqlx::query_as(
        "select id, recipient, subject, body, link, queued_at, tries, last_error, given_up_at from outbox
         where sent_at is null and id = ?",
    )
    .bind(id)
    .fetch_optional(pool)
    .await?)
}

/// Forgets letters of long ago: those that left hold an address that nobody needs, and no link of the others works any more.
pub async fn tidy(conn: &mut SqliteConnection, now: Now) -> Result<()> {
    sqlx::query("delete from outbox where queued_at <= ?").bind(stamp(now - KEPT)).execute(conn).await?;
    Ok(())
}
