//! Papers that an application borrowed: which of its files are copies, and until when the lender said they hold.

use super::{instant, known};
use crate::{
    applications::model::Paper,
    clock::{Now, stamp},
    error::Result,
    ids::{ApplicationId, InstitutionId, PersonId},
    ledger::Position,
};
use chrono::NaiveDate;
use sqlx::{Row, SqliteConnection, SqliteExecutor};

/// What a file of an application is a copy of: a version of a paper that the association keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    pub version: String,
    /// The last day on which it holds, where the lender said so then.
    pub expires: Option<NaiveDate>,
}

/// Notes that a file is a copy. The same bytes for the same wanted paper are one.
pub async fn put_loan(
    conn: &mut SqliteConnection,
    application: &ApplicationId,
    file: &Paper,
    lent: &Lent,
    by: &PersonId,
    now: Now,
) -> Result<()> {
    sqlx::query(
        "insert into paper_loans (application, paper, sha256, version, expires_on, lent_at, lent_by) values (?, ?, ?, ?, ?, ?, ?)
         on conflict (application, paper, sha256) do update set version = excluded.version, expires_on = excluded.expires_on,
             lent_at = excluded.lent_at, lent_by = excluded.lent_by",
    )
    .bind(application)
    .bind(&file.paper)
    .bind(&file.sha256)
    .bind(&lent.version)
    .bind(lent.expires.map(|day| day.to_string()))
    .bind(stamp(now))
    .bind(by)
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets what a deleted draft had borrowed.
pub async fn remove_loans(conn: &mut SqliteConnection, application: &ApplicationId) -> Result<()> {
    sqlx::query("delete from paper_loans where application = ?").bind(application).execute(conn).await?;
    Ok(())
}

/// What a file of an application is a copy of, if it is one.
pub async fn lent(db: impl SqliteExecutor<'_>, application: &ApplicationId, wanted: &str, sha256: &str) -> Result<Option<Lent>> {
    let sql = "select version, expires_on from paper_loans where application = ? and paper = ? and sha256 = ?";
    let row = sqlx::query(sql).bind(application).bind(wanted).bind(sha256).fetch_optional(db).await?;
    row.map(|row| {
        let expires: Option<String> = row.try_get("expires_on")?;
        let expires = expires.map(|day| known(day.parse().ok())).transpose()?;
        Ok(Lent { version: row.try_get("version")?, expires })
    })
    .transpose()
}

/// Who opens a version.
#[derive(Clone, Copy, Debug)]
pub enum Opener<'a> {
    Member,
    /// Somebody of an institution, through what was filed with it.
    Official(&'a InstitutionId),
    Steward,
}

pub async fn insert_opening(
    conn: &mut SqliteConnection,
    position: Position,
    version: &str,
    person: &PersonId,
    by: Opener<'_>,
    now: Now,
) -> Result<()> {
    let (by, institution) = match by {
        Opener::Member => ("member", None),
        Opener::Official(id) => ("official", Some(id)),
        Opener::Steward => ("steward", None),
    };
    sqlx::query("insert into dossier_openings (position, version, by, person, institution, opened_at) values (?, ?, ?, ?, ?, ?)")
        .bind(position)
        .bind(version)
        .bind(by)
        .bind(person)
        .bind(institution)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// When this person last opened it.
pub async fn last_opening(db: impl SqliteExecutor<'_>, version: &str, person: &PersonId) -> Result<Option<Now>> {
    let sql = "select opened_at from dossier_openings where version = ? and person = ? order by position desc limit 1";
    let at: Option<String> = sqlx::query_scalar(sql).bind(version).bind(person).fetch_optional(db).await?;
    at.as_deref().map(instant).transpose()
}

/// That somebody of an institution opened a paper that an application borrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The wanted paper's id in the application, and the hash of its file.
    pub paper: String,
    pub sha256: String,
    pub at: Now,
    /// None once their account was deleted.
    pub by: Option<String>,
}

/// Who of an institution opened the papers that an application borrowed, the first first. Openings are noted for each version of a paper:
/// of one that was lent to another line of theirs too, for both.
pub async fn opened_in(
    db: impl SqliteExecutor<'_>,
    application: &ApplicationId,
    institution: &InstitutionId,
) -> Result<Vec<Opened>> {
    let sql = "select l.paper, l.sha256, o.opened_at, p.name from paper_loans l join dossier_openings o on o.version = l.version
               left join people p on p.id = o.person where l.application = ? and o.institution = ? order by o.position, l.paper";
    let rows = sqlx::query(sql).bind(application).bind(institution).fetch_all(db).await?;
    let one = |row: &sqlx::sqlite::SqliteRow| {
        Ok(Opened {
            paper: row.try_get("paper")?,
            sha256: row.try_get("sha256")?,
            at: instant(row.try_get("opened_at")?)?,
            by: row.try_get("name")?,
        })
    };
    rows.iter().map(one).collect()
}

/// A file of a draft whose lender said until when it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiring {
    pub name: String,
    pub expires: NaiveDate,
}

/// The draft's files that were borrowed and hold until some day, the first to end first: as the dossier says now, where a date may have
/// been put right since. A version is never removed.
pub async fn expiring(db: impl SqliteExecutor<'_>, draft: &ApplicationId) -> Result<Vec<Expiring>> {
    let sql = "select f.name, v.expires_on from draft_files f
               join paper_loans l on l.application = f.draft and l.paper = f.paper and l.sha256 = f.sha256
               join dossier_versions v on v.id = l.version
               where f.draft = ? and v.expires_on is not null order by v.expires_on, f.name";
    let rows = sqlx::query(sql).bind(draft).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let expires: String = row.try_get("expires_on")?;
            Ok(Expiring { name: row.try_get("name")?, expires: known(expires.parse().ok())? })
        })
        .collect()
}
