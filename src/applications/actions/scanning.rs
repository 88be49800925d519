//! Having papers scanned for viruses: at once when they are attached, and again by and by while the scanner could not be asked.

use crate::{
    app::App,
    applications::store,
    db::Scratch,
    error::{Error, Result},
    ids::FileId,
    policy::Refusal,
    scanner::Scanner,
};
use std::time::Duration;

/// Files of one round.
const ROUND: i64 = 50;
/// How long somebody who attaches a file waits for the scanner; after that it is scanned later.
const AT_ONCE: Duration = Duration::from_secs(8);

/// Scans what was not scanned yet; how many were. Without a scanner none is.
///
/// # Errors
/// [`Error::Unavailable`] when the scanner gives no verdict: what is left stays not scanned, and the next round asks again.
pub async fn round(app: &App) -> Result<usize> {
    let Some(scanner) = &app.scanner else { return Ok(0) };
    let files = store::unscanned(app.db.read(), ROUND).await?;
    let mut done = 0;
    for file in &files {
        // One that was taken off meanwhile is no longer there.
        let Ok(bytes) = app.vault.fetch(file).await else { continue };
        one(app, scanner.as_ref(), file, &bytes).await?;
        done += 1;
    }
    Ok(done)
}

/// Scans a file that was just attached, if the scanner answers soon.
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
    store::put_scan(scratch.conn(), file, &verdict, app.clock.now()).await?;
    scratch.commit().await
}

/// The content of a file, for whoever may open it; [`Refusal::Quarantined`] when the scanner found something in it.
pub async fn open_file(app: &App, file: &FileId) -> Result<Vec<u8>> {
    if store::is_quarantined(app.db.read(), file).await? {
        return Err(Error::Refused(Refusal::Quarantined));
    }
    app.vault.fetch(file).await
}
