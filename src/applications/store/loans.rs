//! Papers that an application borrowed: which of its files are copies, and until when the lender said they hold.

use super::known;
use crate::{
    clock::{Now, stamp},
    error::Result,
    ids::{ApplicationId, PersonId},
};
use chrono::NaiveDate;
use sqlx::{Row, SqliteConnection, SqliteExecutor};

/// A copy of a paper that is kept elsewhere.
pub struct NewLoan<'a> {
    pub application: &'a ApplicationId,
    /// The wanted paper it is for.
    pub paper: &'a str,
    pub sha256: &'a str,
    pub version: &'a str,
    pub expires: Option<NaiveDate>,
}

/// Notes a copy. The same bytes for the same wanted paper are one.
pub async fn put_loan(conn: &mut SqliteConnection, loan: &NewLoan<'_>, by: &PersonId, now: Now) -> Result<()> {
    sqlx::query(
        "insert into paper_loans (application, paper, sha256, version, expires_on, lent_at, lent_by) values (?, ?, ?, ?, ?, ?, ?)
         on conflict (application, paper, sha256) do update set version = excluded.version, expires_on = excluded.expires_on,
             lent_at = excluded.lent_at, lent_by = excluded.lent_by",
    )
    .bind(loan.application)
    .bind(loan.paper)
    .bind(loan.sha256)
    .bind(loan.version)
    .bind(loan.expires.map(|day| day.to_string()))
    .bind(stamp(now))
    .bind(by)
    .execute(conn)
    .await?;
    Ok(())
}

/// A file of a draft whose lender said until when it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiring {
    pub name: String,
    pub expires: NaiveDate,
}

/// The draft's files that were borrowed and hold until some day, the first to end first.
pub async fn expiring(db: impl SqliteExecutor<'_>, draft: &ApplicationId) -> Result<Vec<Expiring>> {
    let sql = "select f.name, l.expires_on from draft_files f
               join paper_loans l on l.application = f.draft and l.paper = f.paper and l.sha256 = f.sha256
               where f.draft = ? and l.expires_on is not null order by l.expires_on, f.name";
    let rows = sqlx::query(sql).bind(draft).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let expires: String = row.try_get("expires_on")?;
            Ok(Expiring { name: row.try_get("name")?, expires: known(expires.parse().ok())? })
        })
        .collect()
}
