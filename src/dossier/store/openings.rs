//! Who opened a paper, and which applications hold a copy.

use super::{instant, known};
use crate::{
    dossier::model::{Loan, Opener, Opening},
    error::{Error, Result},
};
use sqlx::{Row, SqliteExecutor, sqlite::SqliteRow};

/// Who opened a paper's versions, the latest first.
pub async fn openings(db: impl SqliteExecutor<'_>, paper: &str, limit: i64) -> Result<Vec<Opening>> {
    let sql = "select o.opened_at, o.by, o.institution, v.number, p.name from dossier_openings o
               join dossier_versions v on v.id = o.version left join people p on p.id = o.person
               where v.paper = ? order by o.position desc limit ?";
    sqlx::query(sql).bind(paper).bind(limit).fetch_all(db).await?.iter().map(opening).collect()
}

fn opening(row: &SqliteRow) -> Result<Opening> {
    let by = match row.try_get::<String, _>("by")?.as_str() {
        "member" => Opener::Member(row.try_get("name")?),
        "official" => Opener::Official(known(row.try_get("institution")?)?),
        "steward" => Opener::Steward,
        _ => return Err(Error::internal("an opener that is not known")),
    };
    Ok(Opening { at: instant(row.try_get("opened_at")?)?, version: row.try_get("number")?, by })
}

/// The applications that hold a copy of a paper, the latest first.
pub async fn loans(db: impl SqliteExecutor<'_>, paper: &str) -> Result<Vec<Loan>> {
    let sql = "select distinct l.application, l.lent_at, v.number, coalesce(d.line, a.line) as line from paper_loans l
               join dossier_versions v on v.id = l.version
               left join drafts d on d.id = l.application
               left join applications a on a.id = l.application
               where v.paper = ?
                 and (exists (select 1 from draft_files f where f.draft = l.application and f.paper = l.paper and f.sha256 = l.sha256)
                   or exists (select 1 from application_files f where f.application = l.application and f.paper = l.paper and f.sha256 = l.sha256))
               order by l.lent_at desc";
    let rows = sqlx::query(sql).bind(paper).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(Loan {
                at: instant(row.try_get("lent_at")?)?,
                version: row.try_get("number")?,
                application: row.try_get("application")?,
                line: row.try_get("line")?,
            })
        })
        .collect()
}
