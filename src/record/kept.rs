//! Answers for machines that readers keep: an ETag over their text, and 304 for who has the same already.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

/// A text of this media type, or 304.
pub fn kept(headers: &HeaderMap, kind: &'static str, text: String) -> Response {
    let digest = Sha256::digest(text.as_bytes());
    kept_by(headers, kind, &digest, || text.into_response())
}

/// What has this digest, or 304.
pub fn kept_by(headers: &HeaderMap, kind: &'static str, digest: &[u8], body: impl FnOnce() -> Response) -> Response {
    let tag = etag(digest);
    let mut response = if knows(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = body();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        response
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    // Kept by readers, but asked again each time: a standing can change from one day to the next.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Weak, because the same answer travels compressed in several ways.
fn etag(digest: &[u8]) -> String {
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{hex}\"")
}

/// Whether the reader has it: compared weakly, as RFC 9110 asks of `If-None-Match`.
fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let bare = tag.trim_start_matches("W/");
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|line| line.split(',')).map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == bare)
}
