//! What the ledger says of an association: its history for members, and the last entry that a form was shown.

use super::instant;
use crate::{
    associations::model::{Done, What},
    clock::{Now, stamp},
    error::Result,
    ids::{AssociationId, PersonId},
};
use sqlx::{Row, SqliteExecutor, SqlitePool};

/// What a form changes: two people may change different sections at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Profile,
    Seats,
    LegalPersons,
}

impl Section {
    /// The kinds of its entries begin so.
    fn kinds(self) -> &'static str {
        match self {
            Self::Profile => "association_profile_",
            Self::Seats => "association_seat_",
            Self::LegalPersons => "association_legal_person_",
        }
    }
}

/// The id of the section's last entry; empty before the first.
pub async fn last_entry(db: impl SqliteExecutor<'_>, of: &AssociationId, section: Section) -> Result<String> {
    let sql = "select id from entries where subject_kind = 'association' and subject_id = ? and substr(kind, 1, length(?)) = ?
               order by position desc limit 1";
    let kinds = section.kinds();
    let id: Option<String> = sqlx::query_scalar(sql).bind(of).bind(kinds).bind(kinds).fetch_optional(db).await?;
    Ok(id.unwrap_or_default())
}

/// Associations that this person has registered since then.
pub async fn registrations_since(db: impl SqliteExecutor<'_>, by: &PersonId, since: Now) -> Result<i64> {
    let sql = "select count(*) from entries where kind = 'association_registered' and person = ? and at > ?";
    Ok(sqlx::query_scalar(sql).bind(by).bind(stamp(since)).fetch_one(db).await?)
}

/// The latest acts about an association, newest first.
pub async fn history(pool: &SqlitePool, of: &AssociationId, limit: i64) -> Result<Vec<Done>> {
    let sql = "select e.at, e.kind, p.name from entries e left join people p on p.id = e.person
               where e.subject_kind = 'association' and e.subject_id = ? order by e.position desc limit ?";
    sqlx::query(sql)
        .bind(of)
        .bind(limit)
        .fetch_all(pool)
        .await?
        .iter()
        // Entries of other rooms about the same association are told on their own pages.
        .filter_map(|row| What::parse(row.try_get("kind").ok()?).map(|what| (row, what)))
        .map(|(row, what)| Ok(Done { at: instant(row.try_get("at")?)?, what, by: row.try_get("name")? }))
        .collect()
}
