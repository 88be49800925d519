//! `acuse restore DIR`: brings a backup back into an empty data folder, after its list and its ledger were checked.

use super::{backup::must_be_empty, check, manifest::Manifest};
use crate::{
    config::Config,
    db::Db,
    error::{Error, Result},
    ledger,
};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

/// Restores `folder` into the data folder of the settings, which must be empty or missing.
pub async fn restore(config: &Config, folder: &Path) -> Result<Vec<String>> {
    must_be_empty(&config.data)?;
    let manifest = Manifest::verified(folder)?;
    let db = Db::open_to_read(folder, true).await?;
    let proven = proven(&db, &manifest).await;
    db.close().await;
    let mut said = proven?;
    let unfinished = beside(&config.data);
    must_be_empty(&unfinished)?;
    copy(&manifest, folder, &unfinished)?;
    if config.data.exists() {
        fs::remove_dir(&config.data)?;
    }
    fs::rename(&unfinished, &config.data)?;
    said.push(format!(
        "Restored {} entries and {} files to {}.",
        manifest.entries,
        manifest.files.len() - 1,
        config.data.display()
    ));
    said.push(about_key(config));
    Ok(said)
}

async fn proven(db: &Db, manifest: &Manifest) -> Result<Vec<String>> {
    let said = check::database(db).await?;
    let entries = ledger::head(db).await?;
    if entries != manifest.entries {
        return Err(Error::Unavailable(format!("the ledger has {entries} entries and the list says {}", manifest.entries)));
    }
    Ok(said)
}

/// Everything is copied beside the data folder first: an interrupted restore leaves no half of one.
fn copy(manifest: &Manifest, from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.join("files"))?;
    for kept in &manifest.files {
        fs::copy(from.join(&kept.path), to.join(&kept.path))?;
        File::open(to.join(&kept.path))?.sync_all()?;
    }
    Ok(())
}

fn beside(data: &Path) -> PathBuf {
    let mut name = data.as_os_str().to_owned();
    name.push(".restoring");
    name.into()
}

fn about_key(config: &Config) -> String {
    let key = config.key_file();
    if key.exists() {
        format!("The key at {} will be used; `acuse check` tells whether the files open with it.", key.display())
    } else {
        format!("Put the key of the files at {} before the server is started: a new one would open none of them.", key.display())
    }
}
