//! Files of drafts and of what was filed. The content is in the vault.

use super::known;
use crate::{
    applications::{model::Paper, papers::FileKind},
    clock::{Now, stamp},
    error::Result,
    ids::{ApplicationId, CorrectionId, FileId, PersonId},
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};

/// Where files are attached while it is written.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    Draft(&'a ApplicationId),
    Correction(&'a CorrectionId),
}

impl<'a> Place<'a> {
    fn id(self) -> &'a str {
        match self {
            Self::Draft(id) => id.as_str(),
            Self::Correction(id) => id.as_str(),
        }
    }
}

/// Notes who attached a file to a draft.
pub async fn note_adder(conn: &mut SqliteConnection, file: &FileId, by: &PersonId) -> Result<()> {
    sqlx::query("update draft_files set added_by = ? where file = ?").bind(by).bind(file).execute(conn).await?;
    Ok(())
}

pub async fn insert_file(conn: &mut SqliteConnection, to: Place<'_>, file: &Paper, now: Now) -> Result<()> {
    let sql = match to {
        Place::Draft(_) => {
            "insert into draft_files (draft, file, paper, name, kind, bytes, sha256, added_at) values (?, ?, ?, ?, ?, ?, ?, ?)"
        }
        Place::Correction(_) => {
            "insert into correction_files (correction, file, paper, name, kind, bytes, sha256, added_at)
             values (?, ?, ?, ?, ?, ?, ?, ?)"
        }
    };
    sqlx::query(sql)
        .bind(to.id())
        .bind(&file.id)
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

pub async fn remove_file(conn: &mut SqliteConnection, from: Place<'_>, file: &FileId) -> Result<()> {
    let sql = match from {
        Place::Draft(_) => "delete from draft_files where draft = ? and file = ?",
        Place::Correction(_) => "delete from correction_files where correction = ? and file = ?",
    };
    sqlx::query(sql).bind(from.id()).bind(file).execute(conn).await?;
    Ok(())
}

/// The files that are attached, in the order they came.
pub async fn files(db: impl SqliteExecutor<'_>, of: Place<'_>) -> Result<Vec<Paper>> {
    let sql = match of {
        Place::Draft(_) => {
            "select file, paper, name, kind, bytes, sha256 from draft_files where draft = ? order by added_at, rowid"
        }
        Place::Correction(_) => {
            "select file, paper, name, kind, bytes, sha256 from correction_files where correction = ? order by added_at, rowid"
        }
    };
    sqlx::query(sql).bind(of.id()).fetch_all(db).await?.iter().map(read).collect()
}

/// One of them.
pub async fn file(db: impl SqliteExecutor<'_>, of: Place<'_>, file: &FileId) -> Result<Option<Paper>> {
    Ok(files(db, of).await?.into_iter().find(|one| &one.id == file))
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

fn read(row: &SqliteRow) -> Result<Paper> {
    Ok(Paper {
        id: row.try_get("file")?,
        paper: row.try_get("paper")?,
        name: row.try_get("name")?,
        kind: known(FileKind::parse(row.try_get("kind")?))?,
        bytes: known(u64::try_from(row.try_get::<i64, _>("bytes")?).ok())?,
        sha256: row.try_get("sha256")?,
    })
}
