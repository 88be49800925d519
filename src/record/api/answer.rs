//! Answers of the API: JSON with an ETag, and problems in words.

use super::filters::Bad;
use crate::{
    i18n::td_string,
    web::{
        errors::problem,
        lang::{self, Lang},
    },
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// JSON, or 304 for who already has the same.
pub fn json(headers: &HeaderMap, body: &Value) -> Response {
    let text = body.to_string();
    let tag = etag(&text);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let mut response = if known.split(',').any(|one| one.trim() == tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = text.into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
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
fn etag(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{hex}\"")
}

/// A question that cannot be answered, with what to do.
pub fn bad(headers: &HeaderMap, bad: &Bad) -> Response {
    let lang = language(headers);
    problem(StatusCode::BAD_REQUEST, td_string!(lang, api.bad_title), &bad.words(lang))
}

/// There is no such thing in the record, or there was not on the day whose knowledge was asked for.
pub fn not_found(headers: &HeaderMap, id: &str, known_on: Option<NaiveDate>, list: &'static str) -> Response {
    let lang = language(headers);
    let detail = match known_on {
        None => td_string!(lang, api.not_found, id = id.to_owned(), list = list).to_string(),
        Some(day) => td_string!(lang, api.not_known_then, id = id.to_owned(), day = day.to_string()).to_string(),
    };
    problem(StatusCode::NOT_FOUND, td_string!(lang, api.not_found_title), &detail)
}

fn language(headers: &HeaderMap) -> Lang {
    lang::of_header(headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default())
}
