//! Files that people uploaded, on their way back: always as a download, never as a page of ours.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A file to keep, not to open here: no sniffing, and a sandbox in case a browser shows it all the same.
pub fn attachment(name: &str, mime: &str, bytes: Vec<u8>) -> Response {
    // RFC 6266: the plain name for old programs, the encoded one for all others.
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' }).collect();
    let encoded = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let mut response = bytes.into_response();
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
