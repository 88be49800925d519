//! One-time links: 256 random bits in the address, their hash in the database.

use crate::{
    clock::{Now, stamp},
    error::Result,
    ledger::hex,
    policy::Refusal,
    vault::sha256,
};
use chrono::Duration;
use sqlx::{SqliteConnection, SqliteExecutor};

/// What a link is for. Other rooms add theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Confirm,
    Reset,
    FirstSteward,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Reset => "reset",
            Self::FirstSteward => "first_steward",
        }
    }

    /// How long a link works.
    pub fn lasts(self) -> Duration {
        match self {
            Self::Confirm => Duration::hours(48),
            Self::Reset => Duration::hours(2),
            // Printed again at each start.
            Self::FirstSteward => Duration::days(30),
        }
    }
}

/// A new token in place of earlier ones for the same thing.
pub async fn mint(conn: &mut SqliteConnection, purpose: Purpose, subject: &str, now: Now) -> Result<String> {
    withdraw(&mut *conn, purpose, subject).await?;
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(crate::error::Error::internal)?;
    let token = hex(&secret);
    sqlx::query("insert into tokens (hash, purpose, subject, expires_at) values (?, ?, ?, ?)")
        .bind(sha256(token.as_bytes()))
        .bind(purpose.as_str())
        .bind(subject)
        .bind(stamp(now + purpose.lasts()))
        .execute(conn)
        .await?;
    Ok(token)
}

/// What a token is for, if it still works; for pages, which change nothing.
///
/// # Errors
/// [`Refusal::LinkUsed`] when it was used, replaced or has expired.
pub async fn subject(db: impl SqliteExecutor<'_>, purpose: Purpose, token: &str, now: Now) -> Result<String> {
    let found = sqlx::query_scalar("select subject from tokens where hash = ? and purpose = ? and expires_at > ?")
        .bind(sha256(token.as_bytes()))
        .bind(purpose.as_str())
        .bind(stamp(now))
        .fetch_optional(db)
        .await?;
    Ok(found.ok_or(Refusal::LinkUsed)?)
}

/// Uses a token: it works once.
///
/// # Errors
/// [`Refusal::LinkUsed`] when it was used, replaced or has expired.
pub async fn spend(conn: &mut SqliteConnection, purpose: Purpose, token: &str, now: Now) -> Result<String> {
    let subject = subject(&mut *conn, purpose, token, now).await?;
    sqlx::query("delete from tokens where hash = ?").bind(sha256(token.as_bytes())).execute(conn).await?;
    Ok(subject)
}

/// Makes every link for this thing useless.
pub async fn withdraw(conn: &mut SqliteConnection, purpose: Purpose, subject: &str) -> Result<()> {
    sqlx::query("delete from tokens where purpose = ? and subject = ?")
        .bind(purpose.as_str())
        .bind(subject)
        .execute(conn)
        .await?;
    Ok(())
}
