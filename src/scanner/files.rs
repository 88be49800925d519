//! Having files scanned for viruses, whichever room keeps them: at once when they come, and again by and by while the scanner could not
//! be asked. What it finds is set apart: nobody opens it.

use super::{Scanner, Verdict};
use crate::{
    app::App,
    clock::{Now, stamp},
    db::Scratch,
    error::{Error, Result},
    ids::FileId,
    policy::Refusal,
};
use sqlx::{SqliteConnection, SqliteExecutor};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Files of one round.
const ROUND: usize = 50;
/// How long somebody who brings a file waits for the scanner; after that it is scanned later.
const AT_ONCE: Duration = Duration::from_secs(8);

/// Scans what was not scanned yet, of everything that a row refers to; how many were. Without a scanner none is.
///
/// # Errors
/// [`Error::Unavailable`] when the scanner gives no verdict: what is left stays not scanned, and the next round asks again.
pub async fn round(app: &App) -> Result<usize> {
    let Some(scanner) = &app.scanner else { return Ok(0) };
    let mut done = 0;
    for file in unscanned(app).await?.iter().take(ROUND) {
        // One that was taken off meanwhile is no longer there.
        let Ok(bytes) = app.vault.fetch(file).await else { continue };
        one(app, scanner.as_ref(), file, &bytes).await?;
        done += 1;
    }
    Ok(done)
}

/// Scans a file that just came, if the scanner answers soon. Not inside a write: others would wait for the scanner.
pub async fn at_once(app: &App, file: &FileId) {
    let Some(scanner) = &app.scanner else { return };
    let scan = async {
        let bytes = app.vault.fetch(file).await?;
        one(app, scanner.as_ref(), file, &bytes).await
    };
    match tokio::time::timeout(AT_ONCE, scan).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!("a file is not scanned yet: {error}"),
        Err(_) => tracing::warn!("a file is not scanned yet: the scanner is slow"),
    }
}

async fn one(app: &App, scanner: &dyn Scanner, file: &FileId, bytes: &[u8]) -> Result<()> {
    let verdict = scanner.scan(bytes).await?;
    let mut scratch = Scratch::begin(&app.db).await?;
    put(scratch.conn(), file, &verdict, app.clock.now()).await?;
    scratch.commit().await
}

/// The content of a file, for whoever may open it; [`Refusal::Quarantined`] when the scanner found something in it.
pub async fn open(app: &App, file: &FileId) -> Result<Vec<u8>> {
    clean(app, file).await?;
    app.vault.fetch(file).await
}

/// [`Refusal::Quarantined`] when the scanner found something in a file.
pub async fn clean(app: &App, file: &FileId) -> Result<()> {
    if is_quarantined(app.db.read(), file).await? { Err(Error::Refused(Refusal::Quarantined)) } else { Ok(()) }
}

/// Whether something was found in a file.
pub async fn is_quarantined(db: impl SqliteExecutor<'_>, file: &FileId) -> Result<bool> {
    let sql = "select exists (select 1 from file_scans where scanned = ? and found is not null)";
    Ok(sqlx::query_scalar(sql).bind(file).fetch_one(db).await?)
}

/// What was said of files, by their references; one that is not in it was not scanned yet.
pub async fn said<'a>(
    db: impl SqliteExecutor<'_>,
    files: impl IntoIterator<Item = &'a FileId>,
) -> Result<BTreeMap<FileId, Verdict>> {
    let files: Vec<&str> = files.into_iter().map(FileId::as_str).collect();
    let sql = "select scanned, found from file_scans where scanned in (select value from json_each(?))";
    let rows: Vec<(FileId, Option<String>)> = sqlx::query_as(sql).bind(serde_json::to_string(&files)?).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(file, found)| (file, found.map_or(Verdict::Clean, Verdict::Found))).collect())
}

/// Some of the files that nobody has scanned yet; one that several rooms refer to is there once.
async fn unscanned(app: &App) -> Result<BTreeSet<FileId>> {
    let mut files = BTreeSet::new();
    for (table, _) in app.db.file_tables().await? {
        let sql = format!(
            r#"select file from "{table}" where file is not null and file not in (select scanned from file_scans) limit {ROUND}"#
        );
        let some: Vec<FileId> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(app.db.read()).await?;
        files.extend(some);
    }
    Ok(files)
}

async fn put(conn: &mut SqliteConnection, file: &FileId, verdict: &Verdict, now: Now) -> Result<()> {
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
