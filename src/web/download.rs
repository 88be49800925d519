//! Files that people uploaded, on their way back: always as a download, never as a page of ours. And bodies that are written while they
//! are sent, so that no number of readers fills the memory.

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
    task::{Context, Poll},
};
use tokio::{sync::mpsc, task::spawn_blocking};

/// A body goes out in pieces of this size, at most so many ahead of the reader.
const PIECE: usize = 64 * 1024;
const AHEAD: usize = 4;

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

/// A body that is written while it is sent.
pub fn written(writer: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static) -> Body {
    let (sender, pieces) = mpsc::channel(AHEAD);
    spawn_blocking(move || {
        let mut out = BufWriter::with_capacity(PIECE, Sending(sender.clone()));
        let written = writer(&mut out).and_then(|()| out.flush());
        // Cut off rather than ended: nobody takes half a file for a whole one.
        if let Err(error) = written {
            let _ = sender.blocking_send(Err(error));
        }
    });
    Body::new(Pieces { pieces })
}

/// A body whose pieces come as they are written.
struct Pieces {
    pieces: mpsc::Receiver<io::Result<Bytes>>,
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.pieces.poll_recv(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

/// Sends what is written; a reader who is gone ends the writing.
struct Sending(mpsc::Sender<io::Result<Bytes>>);

impl Write for Sending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes))).map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
