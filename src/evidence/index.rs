//! Evidence among what can be searched: by what everybody may know of it. Never its file or the file's name, what a witness says, or the
//! address of a testimony, which often leads to whoever gave it.

use super::{model::EvidenceKind, words};
use crate::{
    calls::index,
    db::Db,
    error::{Error, Result},
    ids::FactId,
    ledger::Position,
    web::lang::LANGS,
};
use sqlx::SqliteConnection;

/// Puts a piece that enters.
pub async fn add(
    conn: &mut SqliteConnection,
    position: Position,
    id: &str,
    fact: &FactId,
    kind: EvidenceKind,
    url: Option<&str>,
) -> Result<()> {
    let title = LANGS.map(|lang| words::kind(lang, kind)).join("\n");
    let url = url.filter(|_| kind != EvidenceKind::Testimony).unwrap_or_default();
    index::document(conn, position, id, fact.as_str(), title, url).await
}

/// Brings the whole index up to date with this program, at its start.
pub async fn up_to_date(db: &Db) -> Result<()> {
    index::up_to_date(db, add_all).await
}

/// Every piece but those of facts whose words were taken out.
async fn add_all(conn: &mut SqliteConnection) -> Result<()> {
    let all: Vec<(Position, String, FactId, String, Option<String>)> = sqlx::query_as(
        "select position, id, fact, kind, url from evidence
         where fact not in (select body ->> 'fact' from facts where body ->> 'type' = 'redacted')",
    )
    .fetch_all(&mut *conn)
    .await?;
    for (position, id, fact, kind, url) in all {
        let kind = EvidenceKind::parse(&kind).ok_or_else(|| Error::internal(format!("a kind of evidence: {kind}")))?;
        add(conn, position, &id, &fact, kind, url.as_deref()).await?;
    }
    Ok(())
}
