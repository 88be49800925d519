//! Errors for machines: `application/problem+json` (RFC 9457), in the language that was asked for.

use super::lang::{Lang, LangExt as _};
use axum::{
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

/// What machines read, in one language or in both.
const ROOTS: [&str; 5] = ["/api/", "/data/", "/feeds/", "/log/", "/health/"];

/// The problems by status, each under the name that its type ends with.
pub const PROBLEMS: [(StatusCode, &str); 9] = [
    (StatusCode::BAD_REQUEST, "question"),
    (StatusCode::FORBIDDEN, "refused"),
    (StatusCode::NOT_FOUND, "not-found"),
    (StatusCode::METHOD_NOT_ALLOWED, "method"),
    (StatusCode::NOT_ACCEPTABLE, "not-acceptable"),
    (StatusCode::URI_TOO_LONG, "too-long"),
    (StatusCode::TOO_MANY_REQUESTS, "too-many"),
    (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
    (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
];

/// Where the types of problems are explained.
pub const EXPLAINED: &str = "/api/problems";

pub fn is_machine(uri: &Uri) -> bool {
    ROOTS.iter().any(|root| uri.path().starts_with(root))
}

/// What readers of every origin may read: nothing personal is among it.
pub fn is_open(uri: &Uri) -> bool {
    is_machine(uri) && !uri.path().starts_with("/health/")
}

pub fn of(base: &str, lang: Lang, status: StatusCode, title: &str, detail: &str) -> Response {
    let mut response = (status, body(base, status, title, detail).to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// What a problem says.
pub fn body(base: &str, status: StatusCode, title: &str, detail: &str) -> Value {
    let name = PROBLEMS.iter().find(|(one, _)| *one == status).map(|(_, name)| *name);
    let kind = name.map_or_else(|| "about:blank".to_owned(), |name| format!("{base}{EXPLAINED}#{name}"));
    json!({ "type": kind, "title": title, "status": status.as_u16(), "detail": detail })
}
