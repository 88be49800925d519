//! Sessions in our own database, under the hash of what the cookie holds: a copied database signs nobody in.

use crate::{
    app::App,
    clock::{Now, stamp},
    db::Scratch,
    error::Result,
    ids::PersonId,
    vault::sha256,
};
use async_trait::async_trait;
use chrono::Duration;
use sqlx::{SqliteConnection, SqliteExecutor};
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store,
};

/// A session ends after this long without use.
pub const IDLE: Duration = Duration::days(14);

/// The table `sessions`, as tower-sessions uses it.
#[derive(Clone)]
pub struct SessionTable(pub App);

impl std::fmt::Debug for SessionTable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionTable")
    }
}

impl SessionTable {
    async fn put(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_string(&record.data)?;
        let person = record.data.get(super::super::session::WHO).and_then(|who| who.get("person")).and_then(|id| id.as_str());
        let mut scratch = Scratch::begin(&self.0.db).await?;
        sqlx::query(
            "insert into sessions (hash, person, data, expires_at) values (?, ?, ?, ?)
             on conflict (hash) do update set person = excluded.person, data = excluded.data, expires_at = excluded.expires_at",
        )
        .bind(hash(&record.id))
        .bind(person)
        .bind(data)
        .bind(stamp(self.0.clock.now() + IDLE))
        .execute(scratch.conn())
        .await?;
        scratch.commit().await
    }

    async fn find(&self, id: &Id) -> Result<Option<Record>> {
        let found: Option<String> = sqlx::query_scalar("select data from sessions where hash = ? and expires_at > ?")
            .bind(hash(id))
            .bind(stamp(self.0.clock.now()))
            .fetch_optional(self.0.db.read())
            .await?;
        let Some(data) = found else { return Ok(None) };
        // Expiry is ours to decide, by the clock of the service; the record's own date only sets the cookie's age.
        let expiry_date = OffsetDateTime::now_utc() + time::Duration::seconds(IDLE.num_seconds());
        Ok(Some(Record { id: *id, data: serde_json::from_str(&data)?, expiry_date }))
    }

    async fn remove(&self, id: &Id) -> Result<()> {
        let mut scratch = Scratch::begin(&self.0.db).await?;
        sqlx::query("delete from sessions where hash = ?").bind(hash(id)).execute(scratch.conn()).await?;
        scratch.commit().await
    }
}

#[async_trait]
impl SessionStore for SessionTable {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        // 128 random bits: two alike do not happen.
        self.put(record).await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        self.put(record).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        self.find(id).await.map_err(backend)
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        self.remove(id).await.map_err(backend)
    }
}

fn backend(error: crate::error::Error) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

fn hash(id: &Id) -> String {
    sha256(id.to_string().as_bytes())
}

/// How many sessions of a person are open.
pub async fn count_sessions(db: impl SqliteExecutor<'_>, person: &PersonId, now: Now) -> Result<i64> {
    Ok(sqlx::query_scalar("select count(*) from sessions where person = ? and expires_at > ?")
        .bind(person)
        .bind(stamp(now))
        .fetch_one(db)
        .await?)
}

/// Removes every session of a person.
pub async fn end_sessions(conn: &mut SqliteConnection, person: &PersonId) -> Result<()> {
    sqlx::query("delete from sessions where person = ?").bind(person).execute(conn).await?;
    Ok(())
}

/// Removes what has expired.
pub async fn tidy(conn: &mut SqliteConnection, now: Now) -> Result<()> {
    sqlx::query("delete from sessions where expires_at <= ?").bind(stamp(now)).execute(&mut *conn).await?;
    sqlx::query("delete from tokens where expires_at <= ?").bind(stamp(now)).execute(&mut *conn).await?;
    sqlx::query("delete from attempts where last_at <= ?").bind(stamp(now - Duration::days(1))).execute(conn).await?;
    Ok(())
}
