//! Files of drafts and of what was filed. The content is in the vault.

use super::known;
use crate::{
    applications::{model::Paper, papers::FileKind},
    clock::{Now, stamp},
    error::Result,
    ids::{ApplicationId, FileId},
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};

pub async fn insert_file(conn: &mut SqliteConnection, draft: &ApplicationId, file: &Paper, now: Now) -> Result<()> {
    sqlx::query(
        "insert into draft_files (file, draft, paper, name, kind, bytes, sha256, added_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&file.id)
    .bind(draft)
    .bind(&file.paper)
    .bind(&file.name)
    .bind(file.kind.ending())
    .bind(i64::try_from(file.bytes).unwrap_or(i64::MAX))
    .bind(&file.sha256)
    .bind(stamp(now))
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn remove_file(conn: &mut SqliteConnection, draft: &ApplicationId, file: &FileId) -> Result<()> {
    sqlx::query("delete from draft_files where draft = ? and file = ?").bind(draft).bind(file).execute(conn).await?;
    Ok(())
}

/// The files of a draft, in the order they came.
pub async fn draft_files(db: impl SqliteExecutor<'_>, draft: &ApplicationId) -> Result<Vec<Paper>> {
    let sql = "select file, paper, name, kind, bytes, sha256 from draft_files where draft = ? order by added_at, rowid";
    sqlx::query(sql).bind(draft).fetch_all(db).await?.iter().map(read).collect()
}

pub async fn draft_file(db: impl SqliteExecutor<'_>, draft: &ApplicationId, file: &FileId) -> Result<Option<Paper>> {
    let sql = "select file, paper, name, kind, bytes, sha256 from draft_files where draft = ? and file = ?";
    sqlx::query(sql).bind(draft).bind(file).fetch_optional(db).await?.as_ref().map(read).transpose()
}

/// A file of something filed.
pub async fn filed_file(db: impl SqliteExecutor<'_>, application: &ApplicationId, file: &FileId) -> Result<Option<Paper>> {
    let sql = "select file, paper, name, kind, bytes, sha256 from application_files where application = ? and file = ?";
    sqlx::query(sql).bind(application).bind(file).fetch_optional(db).await?.as_ref().map(read).transpose()
}

/// Notes which files were filed.
pub async fn freeze_files(conn: &mut SqliteConnection, application: &ApplicationId, files: &[Paper]) -> Result<()> {
    for file in files {
        let sql =
            "insert into application_files (file, application, paper, name, kind, bytes, sha256) values (?, ?, ?, ?, ?, ?, ?)";
        sqlx::query(sql)
            .bind(&file.id)
            .bind(application)
            .bind(&file.paper)
            .bind(&file.name)
            .bind(file.kind.ending())
            .bind(i64::try_from(file.bytes).unwrap_or(i64::MAX))
            .bind(&file.sha256)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

pub fn read(row: &SqliteRow) -> Result<Paper> {
    Ok(Paper {
        id: row.try_get("file")?,
        paper: row.try_get("paper")?,
        name: row.try_get("name")?,
        kind: known(FileKind::parse(row.try_get("kind")?))?,
        bytes: known(u64::try_from(row.try_get::<i64, _>("bytes")?).ok())?,
        sha256: row.try_get("sha256")?,
    })
}
