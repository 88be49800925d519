//! Files that people uploaded, on their way back: always as a download, never as a page of ours. And bodies that are written while they
//! are sent, so that no number of readers fills the memory, and none who stops reading keeps a thread.

pub use super::cache::Encoding;

use crate::limits::Share;
use axum::{
    body::{Body, Bytes, HttpBody},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use http_body::Frame;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::{
    io::{self, BufWriter, Write},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    runtime::Handle,
    sync::mpsc::{self, error::TrySendError},
    task::spawn_blocking,
    time::timeout,
};

/// A body goes out in pieces of this size, at most so many ahead of the reader.
const PIECE: usize = 64 * 1024;
const AHEAD: usize = 4;
/// How long the next piece may wait for its reader. Over the slowest line it takes less; whoever takes longer has stopped reading.
const PATIENCE: Duration = Duration::from_secs(30);

/// A file to keep, not to open here: no sniffing, and a sandbox in case a browser shows it all the same.
pub fn attachment(name: &str, mime: &str, bytes: impl Into<Body>) -> Response {
    // RFC 6266: the plain name for old programs, the encoded one for all others.
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' }).collect();
    let encoded = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let mut response = bytes.into().into_response();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, mime);
    set(header::CONTENT_DISPOSITION, &disposition);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'");
    set(header::CACHE_CONTROL, "private, no-store");
    response
}

/// A file that everybody may read: made once, and kept as pages are.
pub fn public_attachment(name: &str, mime: &str, bytes: impl Into<Body>) -> Response {
    let mut response = attachment(name, mime, bytes);
    response.headers_mut().remove(header::CACHE_CONTROL);
    response
}

/// A body that is written while it is sent, in a turn that is given back when it ends.
pub fn written(turn: Share, writer: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static) -> Body {
    written_within(PATIENCE, turn, writer)
}

/// The same, for readers who take each piece within a time of one's own.
pub fn written_within(
    patience: Duration,
    turn: Share,
    writer: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
) -> Body {
    let (sender, pieces) = mpsc::channel(AHEAD);
    let (whole, runtime) = (Arc::new(AtomicBool::new(false)), Handle::current());
    let done = whole.clone();
    spawn_blocking(move || {
        let _turn = turn;
        let mut out = BufWriter::with_capacity(PIECE, Sending { sender, runtime, patience });
        match writer(&mut out).and_then(|()| out.flush()) {
            Ok(()) => done.store(true, Ordering::Release),
            Err(error) => {
                tracing::info!("a download ends early: {error}");
                // What waits in the buffer would be sent when it is dropped: for one who does not read, after as long again.
                drop(out.into_parts());
            }
        }
    });
    Body::new(Pieces { pieces, whole })
}

/// A body whose pieces come as they are written.
struct Pieces {
    pieces: mpsc::Receiver<Bytes>,
    /// Whether all was written. What ends without is cut off: nobody takes half a file for a whole one.
    whole: Arc<AtomicBool>,
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Poll::Ready(match ready!(self.pieces.poll_recv(context)) {
            Some(piece) => Some(Ok(Frame::data(piece))),
            None if self.whole.load(Ordering::Acquire) => None,
            None => Some(Err(io::ErrorKind::BrokenPipe.into())),
        })
    }
}

/// Sends what is written; a reader who is gone, or no longer reads, ends the writing.
struct Sending {
    sender: mpsc::Sender<Bytes>,
    runtime: Handle,
    patience: Duration,
}

impl Write for Sending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = match self.sender.try_send(Bytes::copy_from_slice(bytes)) {
            Err(TrySendError::Full(piece)) => match self.runtime.block_on(timeout(self.patience, self.sender.send(piece))) {
                Ok(sent) => sent.is_ok(),
                Err(_) => return Err(io::ErrorKind::TimedOut.into()),
            },
            sent => sent.is_ok(),
        };
        if sent { Ok(bytes.len()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
