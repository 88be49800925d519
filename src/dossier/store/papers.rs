//! Papers and their versions.

use super::{instant, known};
use crate::{
    applications::papers::FileKind,
    clock::{Now, stamp},
    dossier::model::{Dates, Paper, PaperKind, Version, What},
    error::{Error, Result},
    ids::{AssociationId, PersonId},
};
use chrono::NaiveDate;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use std::collections::BTreeMap;

pub async fn insert_paper(conn: &mut SqliteConnection, of: &AssociationId, id: &str, what: &What, now: Now) -> Result<()> {
    sqlx::query("insert into dossier_papers (id, association, kind, title, legal_person, added_at) values (?, ?, ?, ?, ?, ?)")
        .bind(id)
        .bind(of)
        .bind(what.kind.as_str())
        .bind(&what.title)
        .bind(&what.legal_person)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn insert_version(conn: &mut SqliteConnection, paper: &str, version: &Version, by: &PersonId) -> Result<()> {
    sqlx::query(
        "insert into dossier_versions (id, paper, number, file, file_name, file_kind, file_bytes, file_sha256, issued_on, expires_on,
             added_at, added_by)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&version.id)
    .bind(paper)
    .bind(version.number)
    .bind(&version.file)
    .bind(&version.name)
    .bind(version.kind.ending())
    .bind(i64::try_from(version.bytes).unwrap_or(i64::MAX))
    .bind(&version.sha256)
    .bind(version.dates.issued.map(|day| day.to_string()))
    .bind(version.dates.expires.map(|day| day.to_string()))
    .bind(stamp(version.added_at))
    .bind(by)
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn set_dates(conn: &mut SqliteConnection, version: &str, dates: Dates) -> Result<()> {
    sqlx::query("update dossier_versions set issued_on = ?, expires_on = ? where id = ?")
        .bind(dates.issued.map(|day| day.to_string()))
        .bind(dates.expires.map(|day| day.to_string()))
        .bind(version)
        .execute(conn)
        .await?;
    Ok(())
}

/// Lets the steward open a paper from now on, or no longer.
pub async fn set_shown(conn: &mut SqliteConnection, paper: &str, since: Option<Now>) -> Result<()> {
    sqlx::query("update dossier_papers set shown_at = ? where id = ?").bind(since.map(stamp)).bind(paper).execute(conn).await?;
    Ok(())
}

/// Takes a paper out of the dossier; its files are to go from the vault afterwards.
pub async fn retire(conn: &mut SqliteConnection, paper: &str, now: Now) -> Result<()> {
    sqlx::query("update dossier_papers set retired_at = ?, shown_at = null where id = ?")
        .bind(stamp(now))
        .bind(paper)
        .execute(&mut *conn)
        .await?;
    sqlx::query("update dossier_versions set file = null where paper = ?").bind(paper).execute(conn).await?;
    Ok(())
}

/// Erases what somebody called a retired paper and its files, here and beside the entries; the leaves keep what they committed to.
pub async fn erase_words(conn: &mut SqliteConnection, paper: &str) -> Result<()> {
    sqlx::query("update dossier_papers set title = '' where id = ?").bind(paper).execute(&mut *conn).await?;
    sqlx::query("update dossier_versions set file_name = '' where paper = ?").bind(paper).execute(&mut *conn).await?;
    let sql = "update entry_texts set text = null where text is not null and position in
               (select position from entries where subject_kind = 'dossier_paper' and subject_id = ?)";
    sqlx::query(sql).bind(paper).execute(conn).await?;
    Ok(())
}

const SELECT: &str = "select id, association, kind, title, legal_person, added_at, shown_at, retired_at from dossier_papers";

/// A paper of this association, or [`Error::NotFound`].
pub async fn paper(conn: &mut SqliteConnection, of: &AssociationId, id: &str) -> Result<Paper> {
    let sql = format!("{SELECT} where id = ? and association = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).bind(of).fetch_optional(&mut *conn).await?;
    put_together(conn, &[row.ok_or(Error::NotFound)?]).await?.pop().ok_or(Error::NotFound)
}

/// All papers of an association, also those it retired, in the order they came.
pub async fn papers(conn: &mut SqliteConnection, of: &AssociationId) -> Result<Vec<Paper>> {
    papers_of(conn, [of]).await
}

/// The same of several, by two questions however many there are.
pub async fn papers_of<'a>(conn: &mut SqliteConnection, of: impl IntoIterator<Item = &'a AssociationId>) -> Result<Vec<Paper>> {
    let of: Vec<&str> = of.into_iter().map(AssociationId::as_str).collect();
    let sql = format!("{SELECT} where association in (select value from json_each(?)) order by added_at, id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(serde_json::to_string(&of)?).fetch_all(&mut *conn).await?;
    put_together(conn, &rows).await
}

async fn put_together(conn: &mut SqliteConnection, rows: &[SqliteRow]) -> Result<Vec<Paper>> {
    let ids = rows.iter().map(|row| row.try_get("id")).collect::<std::result::Result<Vec<String>, _>>()?;
    let mut versions = versions(conn, &ids).await?;
    rows.iter().zip(ids).map(|(row, id)| whole(row, versions.remove(&id).unwrap_or_default())).collect()
}

fn whole(row: &SqliteRow, versions: Vec<Version>) -> Result<Paper> {
    let what = What {
        kind: known(PaperKind::parse(row.try_get("kind")?))?,
        title: row.try_get("title")?,
        legal_person: row.try_get("legal_person")?,
    };
    Ok(Paper {
        id: row.try_get("id")?,
        association: row.try_get("association")?,
        what,
        added_at: instant(row.try_get("added_at")?)?,
        shown: row.try_get::<Option<String>, _>("shown_at")?.is_some(),
        retired_at: row.try_get::<Option<String>, _>("retired_at")?.as_deref().map(instant).transpose()?,
        versions,
    })
}

/// The versions of each of these papers, the newest first.
async fn versions(conn: &mut SqliteConnection, papers: &[String]) -> Result<BTreeMap<String, Vec<Version>>> {
    let sql = "select v.paper, v.id, v.number, v.file, v.file_name, v.file_kind, v.file_bytes, v.file_sha256, v.issued_on,
                      v.expires_on, v.added_at, p.name as added_by
               from dossier_versions v left join people p on p.id = v.added_by
               where v.paper in (select value from json_each(?)) order by v.number desc";
    let rows = sqlx::query(sql).bind(serde_json::to_string(papers)?).fetch_all(&mut *conn).await?;
    let mut versions: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for row in &rows {
        versions.entry(row.try_get("paper")?).or_default().push(version(row)?);
    }
    Ok(versions)
}

fn version(row: &SqliteRow) -> Result<Version> {
    let day = |column: &str| -> Result<Option<NaiveDate>> {
        let text: Option<String> = row.try_get(column)?;
        text.map(|text| text.parse().map_err(Error::internal)).transpose()
    };
    Ok(Version {
        id: row.try_get("id")?,
        number: row.try_get("number")?,
        file: row.try_get("file")?,
        name: row.try_get("file_name")?,
        kind: known(FileKind::parse(row.try_get("file_kind")?))?,
        bytes: known(u64::try_from(row.try_get::<i64, _>("file_bytes")?).ok())?,
        sha256: row.try_get("file_sha256")?,
        dates: Dates { issued: day("issued_on")?, expires: day("expires_on")? },
        added_at: instant(row.try_get("added_at")?)?,
        added_by: row.try_get("added_by")?,
    })
}

/// The id of the last entry that changed a paper: what its form has seen. Openings change nothing.
pub async fn last_entry(conn: &mut SqliteConnection, paper: &str) -> Result<String> {
    let sql = "select id from entries where subject_kind = 'dossier_paper' and subject_id = ? order by position desc limit 1";
    let id: Option<String> = sqlx::query_scalar(sql).bind(paper).fetch_optional(conn).await?;
    Ok(id.unwrap_or_default())
}
