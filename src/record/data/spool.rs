//! A file of the open data, written once: a small one is held in memory, a large one compressed in a nameless file beside the data, that
//! the system takes away with the last who reads it. Whoever comes after gets it from there, until it would be written otherwise.

use super::files::{File, Writer};
use crate::{
    app::App,
    calls::turns,
    clock::Now,
    error::{Error, Result},
    web::download::Encoding,
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use sha2::{Digest as _, Sha256};
use std::{
    fs,
    io::{self, BufReader, BufWriter, Read, Write},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{sync::Mutex, task::spawn_blocking};

/// Up to this size a file is held in memory; what is answered with it is kept as pages are.
const SMALL: usize = 1024 * 1024;

/// What was written, and the digest of its bytes.
pub struct Written {
    pub digest: Vec<u8>,
    pub text: Text,
}

pub enum Text {
    Small(Vec<u8>),
    Large(Large),
}

impl Written {
    /// Writes a file, beside the data if it is large.
    pub async fn by(writer: Writer, beside: PathBuf) -> Result<Self> {
        Ok(spawn_blocking(move || write(&writer, &beside)).await.map_err(Error::internal)??)
    }
}

fn write(writer: &Writer, beside: &Path) -> io::Result<Written> {
    let mut spool = Spool { hasher: Sha256::new(), held: Held::Memory(Vec::new()), beside };
    writer(&mut spool)?;
    let digest = spool.hasher.finalize().to_vec();
    let text = match spool.held {
        Held::Memory(bytes) => Text::Small(bytes),
        Held::File(out) => Text::Large(Large(Arc::new(out.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?))),
    };
    Ok(Written { digest, text })
}

/// A large file, compressed with gzip.
#[derive(Clone)]
pub struct Large(Arc<fs::File>);

impl Large {
    /// As whoever accepts this encoding gets it, and the name of that encoding: gzip, or nothing. The tables and releases are compressed
    /// once, and brotli would take minutes for them.
    pub fn read(&self, accepts: Encoding) -> (Option<&'static str>, Box<dyn Read + Send>) {
        let whole = BufReader::new(FromStart { file: self.0.clone(), at: 0 });
        match accepts {
            Encoding::Plain => (None, Box::new(GzDecoder::new(whole))),
            Encoding::Gzip | Encoding::Brotli => (Encoding::Gzip.name(), Box::new(whole)),
        }
    }
}

/// Reads a file at a place of its own, beside others who read the same.
struct FromStart {
    file: Arc<fs::File>,
    at: u64,
}

impl Read for FromStart {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(bytes, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

enum Held {
    Memory(Vec<u8>),
    File(Box<GzEncoder<BufWriter<fs::File>>>),
}

/// Takes a file while it is written, for its digest too.
struct Spool<'a> {
    hasher: Sha256,
    held: Held,
    beside: &'a Path,
}

impl Write for Spool<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hasher.update(bytes);
        match &mut self.held {
            Held::Memory(held) if held.len() + bytes.len() <= SMALL => held.extend_from_slice(bytes),
            Held::Memory(held) => {
                let file = tempfile::tempfile_in(self.beside)?;
                let mut out = GzEncoder::new(BufWriter::new(file), Compression::default());
                out.write_all(held)?;
                out.write_all(bytes)?;
                self.held = Held::File(Box::new(out));
            }
            Held::File(out) => out.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The large files as they are today, each until something on it turns by itself; all of them until a public entry comes.
#[derive(Default)]
pub struct Today([Mutex<Option<Kept>>; File::ALL.len()]);

struct Kept {
    from: Now,
    until: Now,
    written: Arc<Written>,
}

impl Today {
    /// A file as it is at an instant, written by `write` if it is not kept. One writes it, whoever asks meanwhile waits.
    pub async fn get(app: &App, file: File, now: Now, write: impl AsyncFnOnce() -> Result<Written>) -> Result<Arc<Written>> {
        let today = app.derived.get(&app.db, async |_| Ok(Self::default())).await?;
        let Some(place) = File::ALL.iter().position(|one| *one == file).and_then(|place| today.0.get(place)) else {
            return Ok(Arc::new(write().await?));
        };
        let mut place = place.lock().await;
        if let Some(kept) = place.as_ref().filter(|kept| kept.from <= now && now < kept.until) {
            return Ok(kept.written.clone());
        }
        let until = turns::next(app, now).await?;
        let written = Arc::new(write().await?);
        let is_large = matches!(written.text, Text::Large(_));
        *place = is_large.then(|| Kept { from: now, until, written: written.clone() });
        Ok(written)
    }
}
