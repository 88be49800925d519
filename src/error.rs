//! One error type. A refusal has a name and is an answer; the rest is what can go wrong with machines.

use crate::{policy::Refusal, web::address::Page};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// Refused; another page says how it stands. Whoever only asks for a page is led there.
    #[error("refused: {0}")]
    Instead(Refusal, Box<Page>),
    /// There is no such thing, or the one who asks may not know of it.
    #[error("not found")]
    NotFound,
    /// What an address names is not on record, or was not on the day asked about.
    #[error("not on record: {}", .0.en)]
    Absent(Said),
    /// A question that an address cannot answer: a filter, a day, a page of a list.
    #[error("question: {}", .0.en)]
    Question(Said),
    /// What was sent cannot be read as what the address takes.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// The database cannot be used now: locked, missing or damaged.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// A defect of ours or of the machine. Never shown in detail.
    #[error("internal: {0}")]
    Internal(String),
}

/// What to say where only the one who answers knows which language is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub es: String,
    pub en: String,
}

impl Error {
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::Database(db) if unavailable(db.code().as_deref()) => Self::Unavailable(error.to_string()),
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) => Self::Unavailable(error.to_string()),
            _ => Self::Internal(error.to_string()),
        }
    }
}

/// SQLite's primary result codes for a file that cannot be used: BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
/// The extended code carries the primary one in its low byte. Source: SQLite, "Result and Error Codes".
fn unavailable(code: Option<&str>) -> bool {
    let primary = code.and_then(|c| c.parse::<i32>().ok()).map(|c| c & 0xff);
    matches!(primary, Some(5 | 6 | 8 | 10 | 11 | 13 | 14 | 26))
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

/// A broken constraint is a refusal, not a defect.
pub trait OnUnique<T> {
    /// Answers `refusal` when a unique index said no.
    fn on_unique(self, refusal: Refusal) -> Result<T>;
}

impl<T> OnUnique<T> for std::result::Result<T, sqlx::Error> {
    fn on_unique(self, refusal: Refusal) -> Result<T> {
        self.map_err(|error| match error.as_database_error() {
            Some(db) if db.is_unique_violation() => refusal.into(),
            _ => error.into(),
        })
    }
}
