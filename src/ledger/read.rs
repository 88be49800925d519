//! Reading the ledger, and checking that it still is what it was.

use super::leaf::{commitment, hex, leaf_hash};
use crate::{clock::Now, db::Db, error::Result, ids::PersonId};
use chrono::DateTime;
use sqlx::Row;

/// An entry's index in the log, from 0.
pub type Position = i64;

/// The number of entries.
pub async fn head(db: &Db) -> Result<Position> {
    Ok(sqlx::query_scalar("select coalesce(max(position) + 1, 0) from entries").fetch_one(db.read()).await?)
}

/// One past the newest entry that is public: what public pages depend on.
pub async fn public_head(db: &Db) -> Result<Position> {
    Ok(sqlx::query_scalar("select coalesce(max(position) + 1, 0) from entries where public = 1").fetch_one(db.read()).await?)
}

/// A sealed entry with what opens it: for whoever the entry is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The leaf as it stands in the log.
    pub leaf: String,
    /// What it commits to.
    pub inner: String,
    /// In hex.
    pub salt: String,
    /// What was written in words and is not erased.
    pub texts: Vec<OpenedText>,
}

/// A text that an entry commits to, with what proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedText {
    pub name: String,
    pub text: String,
    /// In hex.
    pub salt: String,
}

/// What opens the sealed entry at a position; nothing where the entry is open or is not there.
pub async fn opening(db: &Db, position: Position) -> Result<Option<Opening>> {
    let sql = "select e.leaf, s.inner, s.salt from entry_sealed s join entries e using (position) where s.position = ?";
    let row: Option<(String, String, Vec<u8>)> = sqlx::query_as(sql).bind(position).fetch_optional(db.read()).await?;
    let Some((leaf, inner, salt)) = row else { return Ok(None) };
    let sql = "select name, text, salt from entry_texts where position = ? and text is not null order by name";
    let texts: Vec<(String, String, Vec<u8>)> = sqlx::query_as(sql).bind(position).fetch_all(db.read()).await?;
    let texts = texts.into_iter().map(|(name, text, salt)| OpenedText { name, text, salt: hex(&salt) }).collect();
    Ok(Some(Opening { leaf, inner, salt: hex(&salt), texts }))
}

/// Every entry about something, oldest first: its position and its kind.
pub async fn about(db: &Db, subject_kind: &str, subject: &str) -> Result<Vec<(Position, String)>> {
    let sql = "select position, kind from entries where subject_kind = ? and subject_id = ? order by position";
    Ok(sqlx::query_as(sql).bind(subject_kind).bind(subject).fetch_all(db.read()).await?)
}

/// When a person last made an entry of this kind about something.
pub async fn last_of(db: &Db, kind: &str, subject: &str, person: &PersonId) -> Result<Option<Now>> {
    let sql = "select at from entries where kind = ? and subject_id = ? and person = ? order by position desc limit 1";
    let at: Option<String> = sqlx::query_scalar(sql).bind(kind).bind(subject).bind(person).fetch_optional(db.read()).await?;
    Ok(at.and_then(|at| DateTime::parse_from_rfc3339(&at).ok()).map(|at| at.to_utc()))
}

/// The public log's newest entry: how many entries there were with it, and its leaf hash in hex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicHead {
    pub entries: Position,
    pub leaf: String,
}

impl PublicHead {
    /// Enough of the hash to tell it from any other.
    pub fn short_leaf(&self) -> &str {
        self.leaf.get(..16).unwrap_or(&self.leaf)
    }
}

/// The newest public entry; none in an empty log.
pub async fn newest_public(db: &Db) -> Result<Option<PublicHead>> {
    let newest: Option<(Position, Vec<u8>)> =
        sqlx::query_as("select position + 1, leaf_hash from entries where public = 1 order by position desc limit 1")
            .fetch_optional(db.read())
            .await?;
    Ok(newest.map(|(entries, hash)| PublicHead { entries, leaf: hex(&hash) }))
}

/// Recomputes every leaf hash and commitment; what does not agree, in words for the one who runs `acuse check`.
pub async fn verify(db: &Db) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for row in sqlx::query("select position, leaf, leaf_hash from entries order by position").fetch_all(db.read()).await? {
        let (position, leaf, hash): (Position, String, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        if leaf_hash(&leaf)[..] != hash[..] {
            wrong.push(format!("entry {position}: the leaf does not have its hash"));
        }
    }
    let sealed = "select s.position, s.salt, s.inner, e.leaf from entry_sealed s join entries e using (position)";
    for row in sqlx::query(sealed).fetch_all(db.read()).await? {
        let (position, salt, inner, leaf): (Position, Vec<u8>, String, String) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
        if !leaf.contains(&commitment(&salt, &inner)) {
            wrong.push(format!("entry {position}: the sealed content does not have its commitment"));
        }
    }
    let texts = "select t.position, t.name, t.salt, t.text, coalesce(s.inner, e.leaf) from entry_texts t
                 join entries e using (position) left join entry_sealed s using (position) where t.text is not null";
    for row in sqlx::query(texts).fetch_all(db.read()).await? {
        let (position, name, salt, text, leaf): (Position, String, Vec<u8>, String, String) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?, row.try_get(4)?);
        if !leaf.contains(&commitment(&salt, &text)) {
            wrong.push(format!("entry {position}: the text «{name}» does not have its commitment"));
        }
    }
    Ok(wrong)
}
