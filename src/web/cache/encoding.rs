//! In which form an answer travels: compressed once when it is made, opened again only for those who take nothing compressed.

use crate::error::{Error, Result};
use axum::{
    body::Bytes,
    extract::Request,
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use std::io::{Read as _, Write as _};

/// Brotli's level: beyond it a page gains a few bytes and takes ten times as long.
const BROTLI: u32 = 7;
/// Brotli's window, as a power of two: larger than any page.
const WINDOW: u32 = 22;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    /// The best that is accepted (RFC 9110, 12.5.3).
    pub fn of(headers: &HeaderMap) -> Self {
        let accepts: Vec<&str> =
            headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).collect();
        let quality = |name: &str| {
            let ranges = accepts.iter().flat_map(|value| value.split(','));
            let mut found = ranges.filter_map(|range| {
                let mut parts = range.split(';').map(str::trim);
                let named = parts.next()?.eq_ignore_ascii_case(name);
                let q = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse::<f32>().ok());
                named.then_some(q.unwrap_or(0.0))
            });
            found.next_back()
        };
        let any = quality("*").unwrap_or(0.0);
        let brotli = quality("br").unwrap_or(any);
        let gzip = quality("gzip").unwrap_or(any);
        match (brotli > 0.0, gzip > 0.0) {
            (true, _) if brotli >= gzip => Self::Brotli,
            (_, true) => Self::Gzip,
            _ => Self::Plain,
        }
    }

    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }
}

/// Who takes nothing that is spoken here, not even the plain form, gets the plain form: RFC 9110, 12.5.3, leaves that open, and a page is
/// of more use than a refusal.
pub async fn plain_where_nothing_fits(mut request: Request, next: Next) -> Response {
    if Encoding::of(request.headers()) == Encoding::Plain {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    next.run(request).await
}

/// A body in both compressed forms.
pub fn compressed(body: &[u8]) -> Result<(Bytes, Bytes)> {
    let mut br = Vec::new();
    brotli::CompressorWriter::new(&mut br, 4096, BROTLI, WINDOW).write_all(body).map_err(Error::internal)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(8));
    gzip.write_all(body)?;
    Ok((br.into(), gzip.finish()?.into()))
}

/// What was compressed.
pub fn opened(gzip: &[u8]) -> Result<Bytes> {
    let mut body = Vec::new();
    flate2::read::GzDecoder::new(gzip).read_to_end(&mut body)?;
    Ok(body.into())
}
