//! Files of the vault that no row refers to: an upload that was cut off leaves one, and so does a disk that was full. A server forgets
//! them by itself; [`super::check`] says which there are.

use crate::{
    app::App,
    db::{Db, KeptFile, Scratch},
    error::{Error, Result},
    ids::FileId,
    vault::Vault,
};
use std::{
    collections::BTreeSet,
    time::{Duration, SystemTime},
};

/// How long a file may lie in the vault before a row refers to it: an upload takes minutes. What no row refers to after a day was left.
const LEFT: Duration = Duration::from_secs(24 * 60 * 60);

/// What has been in the vault for longer than that.
pub(super) fn old(vault: &Vault) -> Result<Vec<FileId>> {
    let yesterday = SystemTime::now().checked_sub(LEFT).unwrap_or(SystemTime::UNIX_EPOCH);
    Ok(vault.since_before(yesterday)?.into_iter().map(FileId::from_text).collect())
}

/// Those of them that no row refers to.
pub(super) fn unreferred(old: Vec<FileId>, files: &[KeptFile]) -> Vec<FileId> {
    let named: BTreeSet<&FileId> = files.iter().map(|file| &file.id).collect();
    old.into_iter().filter(|file| !named.contains(file)).collect()
}

/// Takes out what was left; how many that were.
pub async fn forget(app: &App) -> Result<usize> {
    let vault = app.vault.clone();
    let old = tokio::task::spawn_blocking(move || old(&vault)).await.map_err(Error::internal)??;
    let left = unreferred(old, &app.db.files().await?);
    if left.is_empty() {
        return Ok(0);
    }
    // Looked at again while nobody else writes: whatever a transaction was about to refer to is referred to by now.
    let mut alone = Scratch::begin(&app.db).await?;
    let left = unreferred(left, &Db::files_on(alone.conn()).await?);
    app.vault.forget(&left);
    Ok(left.len())
}
