//! `acuse export DIR`: the open data as files, byte for byte what the server gives at that instant. Works beside a running server.

use super::backup::must_be_empty;
use crate::{
    calls::live,
    clock::{Clock, Now},
    config::Config,
    db::{Db, Holds},
    error::{Error, Result},
    i18n::td_string,
    record::{
        data::files::{File, Question},
        query::Asked,
    },
    web::lang::Lang,
};
use std::{
    fs,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

/// Writes the open data of the data folder of the settings into `folder`, which must be empty or missing.
pub async fn export(config: &Config, folder: &Path, clock: &Clock) -> Result<Vec<String>> {
    must_be_empty(folder)?;
    let db = Db::open_to_read(&config.data, false).await?;
    let unfinished = beside(folder)?;
    let written = write(&db, config, &unfinished, clock.now()).await;
    db.close().await;
    let finished = written.and_then(|said| {
        // Taking an empty folder's place at once: whoever looks sees nothing or all of it.
        if folder.exists() {
            fs::remove_dir(folder).map_err(|e| cannot(folder, &e))?;
        }
        fs::rename(&unfinished, folder).map_err(|e| cannot(folder, &e))?;
        Ok(said)
    });
    if finished.is_err() {
        let _ = fs::remove_dir_all(&unfinished);
    }
    let mut said = finished?;
    said.push(format!("The open data are in {}.", folder.display()));
    Ok(said)
}

async fn write(db: &Db, config: &Config, folder: &Path, now: Now) -> Result<Vec<String>> {
    // Whatever the settings say: it is the file that tells whether it was invented.
    let config = &Config { demo: db.holds().await? == Holds::Demonstration, ..config.clone() };
    let record = Arc::new(live::read_known(db, None).await?);
    let question = Question::new(db, config, record, Asked::default(), now);
    let mut said = Vec::new();
    for file in File::ALL {
        let Some(writer) = file.writer(&question).await? else {
            said.push(format!("{} is not there: {}", file.path(), td_string!(Lang::en, data.grants_absent)));
            continue;
        };
        let path = folder.join(file.path());
        let bytes = put(&path, |out| writer(out)).map_err(|e| cannot(&path, &e))?;
        said.push(format!("{}: {bytes} bytes", file.path()));
    }
    Ok(said)
}

fn put(path: &Path, write: impl Fn(&mut dyn std::io::Write) -> std::io::Result<()>) -> std::io::Result<u64> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut out = BufWriter::new(fs::File::create(path)?);
    write(&mut out)?;
    out.flush()?;
    out.get_ref().sync_all()?;
    Ok(out.get_ref().metadata()?.len())
}

/// A new folder on the same disk, so that it can be moved in one step.
fn beside(folder: &Path) -> Result<PathBuf> {
    let name =
        folder.file_name().ok_or_else(|| Error::Unavailable(format!("{} is no name for a new folder", folder.display())))?;
    let mut unfinished = name.to_owned();
    unfinished.push(".part");
    let path = folder.with_file_name(unfinished);
    must_be_empty(&path)?;
    fs::create_dir_all(&path).map_err(|e| cannot(&path, &e))?;
    Ok(path)
}

fn cannot(path: &Path, why: &std::io::Error) -> Error {
    Error::Unavailable(format!("{} cannot be written, so nothing was exported: {why}", path.display()))
}
