//! Papers and evidence at rest: each file encrypted with XChaCha20-Poly1305 under a key that lives outside the data folder.
//! A file is opened by its reference, after a permission; never by hash alone. Pseudonyms and marks are made with the same key.

use crate::{
    error::{Error, Result},
    ids::FileId,
    ledger::hex,
};
use chacha20poly1305::{
    AeadCore, Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, OsRng, Payload},
};
use sha2::{Digest, Sha256};
use std::{
    io::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

/// Bytes of the nonce at the head of each file.
const NONCE: usize = 24;

#[derive(Clone)]
pub struct Vault {
    folder: PathBuf,
    cipher: Arc<XChaCha20Poly1305>,
    /// Of pseudonyms and marks alone: what is derived from it tells nothing about the key of the files.
    names: [u8; 32],
}

impl Vault {
    /// Opens the vault; makes the key at the first start.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the folder or the key cannot be read, or when the key is missing and there are files: a new one would
    /// open none of them, and nobody would notice before a file is needed.
    pub fn open(data: &Path, key_file: &Path) -> Result<Self> {
        let folder = data.join("files");
        let cannot = |what: &Path| {
            let what = what.display().to_string();
            move |e: std::io::Error| Error::Unavailable(format!("cannot use {what}: {e}"))
        };
        std::fs::create_dir_all(&folder).map_err(cannot(&folder))?;
        let key = if key_file.exists() {
            std::fs::read(key_file).map_err(cannot(key_file))?
        } else if has_files(data) {
            return Err(Error::Unavailable(format!(
                "the key {} is missing, and the files in {} open with it alone: put it back from where you keep its copy",
                key_file.display(),
                folder.display()
            )));
        } else {
            new_key(key_file)?
        };
        if key.len() != 32 {
            return Err(Error::Unavailable(format!("{} is not a key of 32 bytes", key_file.display())));
        }
        let names = hmac_sha256(&key, b"acuse: names");
        Ok(Self { folder, cipher: Arc::new(XChaCha20Poly1305::new(Key::from_slice(&key))), names })
    }

    /// Encrypts and keeps `bytes`; the SHA-256 of the plain content, in hex.
    pub fn keep(&self, id: &FileId, bytes: &[u8]) -> Result<String> {
        let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
        // The reference is bound to the content: files swapped on the disk do not open.
        let payload = Payload { msg: bytes, aad: id.as_str().as_bytes() };
        let sealed = self.cipher.encrypt(&nonce, payload).map_err(Error::internal)?;
        let unfinished = self.folder.join(format!("{id}.part"));
        let mut file = std::fs::File::create(&unfinished)?;
        file.write_all(&nonce)?;
        file.write_all(&sealed)?;
        file.sync_all()?;
        std::fs::rename(&unfinished, self.path(id))?;
        // The name as well as the content: after a power cut a row must not name a file that its folder has forgotten.
        synced(&self.folder)?;
        Ok(sha256(bytes))
    }

    /// The plain content.
    pub fn read(&self, id: &FileId) -> Result<Vec<u8>> {
        let sealed = std::fs::read(self.path(id))?;
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or_else(|| Error::internal("a file is cut short"))?;
        let payload = Payload { msg: body, aad: id.as_str().as_bytes() };
        self.cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| Error::internal("a file does not open with this key"))
    }

    /// Encrypts and keeps `bytes` under a new reference, without holding up other requests; that reference and the SHA-256 in hex.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<(FileId, String)> {
        let (vault, id) = (self.clone(), FileId::random());
        let name = id.clone();
        let sha256 = tokio::task::spawn_blocking(move || vault.keep(&name, &bytes)).await.map_err(Error::internal)??;
        Ok((id, sha256))
    }

    /// The plain content, without holding up other requests while megabytes are decrypted.
    pub async fn fetch(&self, id: &FileId) -> Result<Vec<u8>> {
        let (vault, id) = (self.clone(), id.clone());
        tokio::task::spawn_blocking(move || vault.read(&id)).await.map_err(Error::internal)?
    }

    /// Takes files out of the vault. One that stays behind costs disk space and nothing else.
    pub fn forget<'a>(&self, files: impl IntoIterator<Item = &'a FileId>) {
        for file in files {
            if let Err(error) = self.remove(file) {
                tracing::warn!("a file that nothing refers to stays in the vault: {error}");
            }
        }
    }

    /// The same for the same thing, and no help to whoever tries out what it may stand for: that would take the key.
    pub fn pseudonym(&self, of: &[&str]) -> String {
        hex(&hmac_sha256(&self.names, of.join("\n").as_bytes())[..5])
    }

    /// What only this installation can have made of it: whoever shows it was given it.
    pub fn mark(&self, of: &[&str]) -> String {
        hex(&hmac_sha256(&self.names, of.join("\n").as_bytes())[..16])
    }

    pub fn holds(&self, id: &FileId) -> bool {
        self.path(id).exists()
    }

    /// The names of everything that was there before an instant, also of what an upload that was cut off left behind.
    pub fn since_before(&self, instant: SystemTime) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            match entry.metadata() {
                Ok(known) if known.modified()? < instant => names.push(entry.file_name().to_string_lossy().into_owned()),
                Ok(_) => {}
                // Taken out meanwhile.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        names.sort();
        Ok(names)
    }

    pub fn remove(&self, id: &FileId) -> Result<()> {
        Ok(std::fs::remove_file(self.path(id))?)
    }

    fn path(&self, id: &FileId) -> PathBuf {
        self.folder.join(id.as_str())
    }
}

/// Whether a data folder holds papers or evidence.
pub fn has_files(data: &Path) -> bool {
    std::fs::read_dir(data.join("files")).is_ok_and(|mut files| files.next().is_some())
}

/// SHA-256 in hex.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// HMAC of RFC 2104 with SHA-256, for keys of at most a block of 64 bytes.
pub fn hmac_sha256(key: &[u8], text: &[u8]) -> [u8; 32] {
    let padded = |with: u8| {
        let mut block = [with; 64];
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
        block
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize().into()
}

fn new_key(path: &Path) -> Result<Vec<u8>> {
    let mut key = vec![0; 32];
    getrandom::fill(&mut key).map_err(Error::internal)?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&key)?;
    file.sync_all()?;
    // Papers may outlive a power cut that their key does not.
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        synced(folder)?;
    }
    Ok(key)
}

/// Writes the names in a folder to the disk. Windows has no such thing, and needs none.
fn synced(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { std::fs::File::open(folder)?.sync_all() } else { Ok(()) }
}
