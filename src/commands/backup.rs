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
use std::{collections::BTreeSet, fs, io::ErrorKind, path::Path};

/// Backs up the data folder of the settings into `folder`, which must be empty or missing.
pub async fn backup(config: &Config, folder: &Path) -> Result<Vec<String>> {
    must_be_empty(folder)?;
    let db = Db::open_to_read(&config.data, false).await?;
    fs::create_dir_all(folder.join("files"))?;
    let gathered = gather(&db, config, folder).await;
    db.close().await;
    let manifest = gathered?;
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

/// How often the database is copied anew because a file went meanwhile. Once is rare.
const TIMES: usize = 10;

/// The database and exactly the files that it refers to. Beside a server, files come and go: what takes long, all files there are, is copied
/// first, and after the database only what came since. A file that went in between has no row in the next copy of the database.
async fn gather(db: &Db, config: &Config, folder: &Path) -> Result<Manifest> {
    let mut copied = BTreeSet::new();
    let mut missing = take(config, folder, &files_of(db).await?, &mut copied)?;
    for _ in 0..TIMES {
        let database = folder.join("acuse.sqlite");
        if database.exists() {
            fs::remove_file(&database)?;
        }
        db.copy_to(&database).await?;
        let copy = Db::open_to_read(folder, true).await?;
        let (files, entries) = (files_of(&copy).await, ledger::head(&copy).await);
        copy.close().await;
        let files = files?;
        missing = take(config, folder, &files, &mut copied)?;
        if missing.is_empty() {
            for file in copied.difference(&files) {
                fs::remove_file(folder.join(path(file)))?;
            }
            return manifest(folder, &files, entries?);
        }
    }
    let missing = missing.first().map_or("", FileId::as_str);
    Err(Error::Unavailable(format!("the file {missing} is not there to be copied, so the backup is not finished")))
}

async fn files_of(db: &Db) -> Result<BTreeSet<FileId>> {
    Ok(db.files().await?.into_iter().map(|file| file.id).collect())
}

/// Copies what is not copied yet; which of it is not there.
fn take(config: &Config, folder: &Path, files: &BTreeSet<FileId>, copied: &mut BTreeSet<FileId>) -> Result<Vec<FileId>> {
    let mut missing = Vec::new();
    for file in files.difference(&copied.clone()) {
        match fs::copy(config.data.join(path(file)), folder.join(path(file))) {
            Ok(_) => {
                copied.insert(file.clone());
            }
            Err(error) if error.kind() == ErrorKind::NotFound => missing.push(file.clone()),
            Err(error) => {
                let says = format!("the file {file} cannot be copied, so the backup is not finished: {error}");
                return Err(Error::Unavailable(says));
            }
        }
    }
    Ok(missing)
}

fn path(file: &FileId) -> String {
    format!("files/{file}")
}

fn manifest(folder: &Path, files: &BTreeSet<FileId>, entries: i64) -> Result<Manifest> {
    let paths = ["acuse.sqlite".to_owned()].into_iter().chain(files.iter().map(path));
    let files = paths.map(|path| Kept::of(folder, path)).collect::<Result<_>>()?;
    Ok(Manifest { version: 1, made_at: stamp(Clock::system().now()), entries, files })
}

/// Nothing is written over.
pub(super) fn must_be_empty(folder: &Path) -> Result<()> {
    let holds_something = folder.exists() && fs::read_dir(folder)?.next().is_some();
    if holds_something {
        return Err(Error::Unavailable(format!("{} is not empty, and nothing is written over", folder.display())));
    }
    Ok(())
}
