//! The virus scanner, where an installation has one: clamd, asked over its Unix socket. Bytes go to it as a stream (INSTREAM); it opens
//! archives and pictures, so that we never have to. Which files it has looked at is in [`files`].

mod files;

pub use files::{at_once, clean, is_quarantined, open, round, said};

use crate::{
    config::Config,
    error::{Error, Result},
};
use async_trait::async_trait;
use std::{path::PathBuf, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::UnixStream,
    time::timeout,
};

/// What a scanner says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    /// By the scanner's own name for it.
    Found(String),
}

#[async_trait]
pub trait Scanner: Send + Sync {
    /// Looks at a file.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it gave no verdict: the file is then not scanned yet, and neither clean nor infected.
    async fn scan(&self, bytes: &[u8]) -> Result<Verdict>;
}

/// The scanner that the settings name.
pub fn of_settings(config: &Config) -> Option<Arc<dyn Scanner>> {
    let socket = config.clamd_socket.clone();
    (!socket.as_os_str().is_empty()).then(|| Arc::new(Clamd { socket }) as Arc<dyn Scanner>)
}

/// clamd of ClamAV.
struct Clamd {
    socket: PathBuf,
}

/// A scanner that is silent for as long is not waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes sent at a time.
const CHUNK: usize = 64 * 1024;
/// Longest answer that is read.
const ANSWER: u64 = 4096;

#[async_trait]
impl Scanner for Clamd {
    async fn scan(&self, bytes: &[u8]) -> Result<Verdict> {
        let asked = timeout(PATIENCE, ask(&self.socket, bytes)).await;
        let socket = self.socket.display();
        let answer = asked.map_err(|_| Error::Unavailable(format!("{socket} gave no answer in time")))?;
        read(&answer.map_err(|e| Error::Unavailable(format!("{socket}: {e}")))?)
    }
}

async fn ask(socket: &PathBuf, bytes: &[u8]) -> std::io::Result<String> {
    let mut stream = UnixStream::connect(socket).await?;
    stream.write_all(b"zINSTREAM\0").await?;
    for chunk in bytes.chunks(CHUNK) {
        let length = u32::try_from(chunk.len()).unwrap_or(u32::MAX);
        stream.write_all(&length.to_be_bytes()).await?;
        stream.write_all(chunk).await?;
    }
    stream.write_all(&[0; 4]).await?;
    let mut answer = Vec::new();
    stream.take(ANSWER).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).trim_matches(['\0', '\n', ' ']).to_owned())
}

/// `stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`, or a reason why there is no verdict.
fn read(answer: &str) -> Result<Verdict> {
    let said = answer.strip_prefix("stream:").unwrap_or(answer).trim();
    match said.strip_suffix("FOUND") {
        Some(name) => Ok(Verdict::Found(name.trim().to_owned())),
        None if said == "OK" => Ok(Verdict::Clean),
        None => Err(Error::Unavailable(format!("it answered «{answer}»"))),
    }
}
