//! What the virus scanner said of files of drafts and of what was filed.

use crate::{
    clock::{Now, stamp},
    error::Result,
    ids::{ApplicationId, FileId},
    scanner::Verdict,
};
use sqlx::{SqliteConnection, SqliteExecutor};
use std::collections::BTreeMap;

/// What was said of the files of an application, by their references; a file that is not in it was not scanned yet.
pub async fn scans(db: impl SqliteExecutor<'_>, application: &ApplicationId) -> Result<BTreeMap<FileId, Verdict>> {
    let sql = "select scanned, found from file_scans where scanned in
               (select file from draft_files where draft = ?1 union all select file from application_files where application = ?1)";
    let rows: Vec<(FileId, Option<String>)> = sqlx::query_as(sql).bind(application).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(file, found)| (file, found.map_or(Verdict::Clean, Verdict::Found))).collect())
}

/// Whether something was found in a file.
pub async fn is_quarantined(db: impl SqliteExecutor<'_>, file: &FileId) -> Result<bool> {
    let sql = "select exists (select 1 from file_scans where scanned = ? and found is not null)";
    Ok(sqlx::query_scalar(sql).bind(file).fetch_one(db).await?)
}

/// Files that nobody has scanned yet, those of drafts first: they are filed soon.
pub async fn unscanned(db: impl SqliteExecutor<'_>, most: i64) -> Result<Vec<FileId>> {
    let sql = "select file from (select file, 0 as later from draft_files union all select file, 0 from correction_files
                                 union all select file, 1 from application_files)
               where file not in (select scanned from file_scans) order by later, file limit ?";
    Ok(sqlx::query_scalar(sql).bind(most).fetch_all(db).await?)
}

pub async fn put_scan(conn: &mut SqliteConnection, file: &FileId, verdict: &Verdict, now: Now) -> Result<()> {
    let found = match verdict {
        Verdict::Clean => None,
        Verdict::Found(name) => Some(name),
    };
    sqlx::query("insert into file_scans (scanned, found, scanned_at) values (?, ?, ?) on conflict (scanned) do nothing")
        .bind(file)
        .bind(found)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}
