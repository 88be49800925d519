//! Styles, fonts and scripts, carried by the binary, served under names with their hash and kept for ever.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::LazyLock;

/// One embedded file.
pub struct Asset {
    /// Name below `/assets/`, with the hash.
    pub name: &'static str,
    /// Name without the hash.
    pub plain: &'static str,
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets/assets.rs"));

pub static STYLE: LazyLock<Option<String>> = LazyLock::new(|| address("acuse.css"));
pub static EMBLEM: LazyLock<Option<String>> = LazyLock::new(|| address("emblem.svg"));
pub static HEADING_FONT: LazyLock<Option<String>> = LazyLock::new(|| address("bitter-latin-700-normal.woff2"));
/// What stands beside a link that somebody shares: 1200 by 630 pixels, made by `scripts/pictures`.
pub static PREVIEW: LazyLock<Option<String>> = LazyLock::new(|| address("preview.png"));
/// What wakes the islands; none when the front was not built.
pub static START: LazyLock<Option<String>> = LazyLock::new(|| address("start.js"));

fn address(plain: &str) -> Option<String> {
    ASSETS.iter().find(|a| a.plain == plain).map(|a| format!("/assets/{}", a.name))
}

pub async fn serve(Path(name): Path<String>) -> Response {
    let Some(asset) = ASSETS.iter().find(|a| a.name == name) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, kind(asset.name)),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, asset.bytes).into_response()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}
