//! What a backup holds, with hashes; written last, so that a folder without it is no backup.

use crate::{
    error::{Error, Result},
    ledger::hex,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{Read, Write},
    path::Path,
};

const NAME: &str = "manifest.json";

#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of this list.
    pub version: u32,
    pub made_at: String,
    /// Entries in the ledger.
    pub entries: i64,
    pub files: Vec<Kept>,
}

/// One file of the backup: the database, or a file as it is kept, encrypted.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Below the backup's folder.
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
}

impl Kept {
    pub fn of(folder: &Path, path: String) -> Result<Self> {
        let (bytes, sha256) = hash(&folder.join(&path))?;
        Ok(Self { path, bytes, sha256 })
    }
}

impl Manifest {
    pub fn write(&self, folder: &Path) -> Result<()> {
        let unfinished = folder.join("manifest.part");
        let mut file = File::create(&unfinished)?;
        file.write_all(serde_json::to_string_pretty(self)?.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(unfinished, folder.join(NAME))?;
        Ok(())
    }

    /// Reads the list and compares every file with it.
    ///
    /// # Errors
    /// With a sentence for each file that is missing or different.
    pub fn verified(folder: &Path) -> Result<Self> {
        let path = folder.join(NAME);
        let text = std::fs::read_to_string(&path)
            .map_err(|e| Error::Unavailable(format!("{} is no finished backup: {}: {e}", folder.display(), path.display())))?;
        let manifest: Self =
            serde_json::from_str(&text).map_err(|e| Error::Unavailable(format!("{} cannot be read: {e}", path.display())))?;
        let wrong: Vec<String> = manifest.files.iter().filter_map(|kept| kept.complaint(folder)).collect();
        if wrong.is_empty() { Ok(manifest) } else { Err(Error::Unavailable(wrong.join("\n"))) }
    }
}

impl Kept {
    fn complaint(&self, folder: &Path) -> Option<String> {
        let strange = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.');
        let name = self.path.strip_prefix("files/").unwrap_or(&self.path);
        // A list from elsewhere must not reach outside of the folder.
        if name.is_empty() || name.starts_with('.') || name.contains(strange) {
            return Some(format!("the list names a strange file: {}", self.path));
        }
        match hash(&folder.join(&self.path)) {
            Ok((bytes, sha256)) if bytes == self.bytes && sha256 == self.sha256 => None,
            Ok((bytes, _)) if bytes != self.bytes => Some(format!(
                "{} has {bytes} bytes and should have {}: the backup is cut short or changed",
                self.path, self.bytes
            )),
            Ok(_) => Some(format!("{} is not what was backed up: its SHA-256 differs", self.path)),
            Err(error) => Some(format!("{} cannot be read: {error}", self.path)),
        }
    }
}

fn hash(path: &Path) -> Result<(u64, String)> {
    let (mut file, mut hasher, mut bytes, mut part) = (File::open(path)?, Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            return Ok((bytes, hex(&hasher.finalize())));
        }
        hasher.update(&part[..read]);
        bytes += read as u64;
    }
}
