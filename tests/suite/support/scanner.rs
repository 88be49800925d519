//! A virus scanner for tests: a stand-in that speaks clamd's protocol over a real socket.

use super::World;
use std::{
    path::Path,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{UnixListener, UnixStream},
};

/// What the stand-in takes for a virus.
pub const VIRUS: &[u8] = b"%PDF-1.7 this stands in for something bad";

/// Starts a scanner; what it was given to look at.
pub fn scanner_at(socket: &Path) -> Arc<Mutex<Vec<Vec<u8>>>> {
    let seen = Arc::<Mutex<Vec<Vec<u8>>>>::default();
    let (listener, noted) = (UnixListener::bind(socket).expect("a socket"), seen.clone());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let bytes = streamed(&mut stream).await;
            let answer = if bytes.is_some_and(|bytes| {
                noted.lock().expect("notes").push(bytes.clone());
                bytes == VIRUS
            }) {
                "stream: Stand-In.Test FOUND\0"
            } else {
                "stream: OK\0"
            };
            stream.write_all(answer.as_bytes()).await.expect("it answers");
        }
    });
    seen
}

/// Reads a command and its stream as clamd does.
pub async fn streamed(stream: &mut UnixStream) -> Option<Vec<u8>> {
    let mut command = [0; 10];
    stream.read_exact(&mut command).await.ok()?;
    assert_eq!(&command, b"zINSTREAM\0");
    let mut bytes = Vec::new();
    loop {
        let length = stream.read_u32().await.ok()?;
        if length == 0 {
            return Some(bytes);
        }
        let mut chunk = vec![0; usize::try_from(length).expect("a length")];
        stream.read_exact(&mut chunk).await.ok()?;
        bytes.extend(chunk);
    }
}

/// A world whose installation asks the scanner at that socket.
pub async fn world_with_scanner(socket: &Path) -> World {
    World::with(|config| config.clamd_socket = socket.to_owned()).await
}
