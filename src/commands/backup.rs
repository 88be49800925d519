//! `acuse backup DIR`: a consistent copy of the database, the files it refers to, and a list of both with hashes. Works while the
//! server runs. The key is not in it: a copy that anybody can open would make encryption useless.

use super::manifest::{Kept, Manifest};
use crate::{
    clock::{Clock, stamp},
    config::Config,
    db::Db,
    error::{Error, Result},
    ids::FileId,
    ledger,
};
use std::{fs, path::Path};

/// Backs up the data folder of the settings into `folder`, which must be empty or missing.
pub async fn backup(config: &Config, folder: &Path) -> Result<Vec<String>> {
    must_be_empty(folder)?;
    let db = Db::open_to_read(&config.data, false).await?;
    fs::create_dir_all(folder.join("files"))?;
    let copied = db.copy_to(&folder.join("acuse.sqlite")).await;
    db.close().await;
    copied?;
    let copy = Db::open_to_read(folder, true).await?;
    let listed = list(&copy, config, folder).await;
    copy.close().await;
    let manifest = listed?;
    manifest.write(folder)?;
    let bytes: u64 = manifest.files.iter().map(|kept| kept.bytes).sum();
    Ok(vec![
        format!(
            "Backed up {} entries and {} files ({bytes} bytes) to {}.",
            manifest.entries,
            manifest.files.len() - 1,
            folder.display()
        ),
        format!(
            "The key is not in it. Keep a copy of {} in another place: without it no file opens.",
            config.key_file().display()
        ),
    ])
}

/// Copies the files that the copied database refers to; what came later belongs to the next backup.
async fn list(copy: &Db, config: &Config, folder: &Path) -> Result<Manifest> {
    let mut kept = vec![Kept::of(folder, "acuse.sqlite".into())?];
    let mut files: Vec<FileId> = copy.files().await?.into_iter().map(|file| file.id).collect();
    files.dedup();
    for file in files {
        let path = format!("files/{file}");
        fs::copy(config.data.join(&path), folder.join(&path))
            .map_err(|e| Error::Unavailable(format!("the file {file} cannot be copied, so the backup is not finished: {e}")))?;
        kept.push(Kept::of(folder, path)?);
    }
    Ok(Manifest { version: 1, made_at: stamp(Clock::system().now()), entries: ledger::head(copy).await?, files: kept })
}

/// Nothing is written over.
pub(super) fn must_be_empty(folder: &Path) -> Result<()> {
    let holds_something = folder.exists() && fs::read_dir(folder)?.next().is_some();
    if holds_something {
        return Err(Error::Unavailable(format!("{} is not empty, and nothing is written over", folder.display())));
    }
    Ok(())
}
