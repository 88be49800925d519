//! Renders server components to a page. The data is loaded before, so status and title are true and nothing streams.

use super::{
    assets,
    shell::{Head, shell},
    visit::Visit,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// Pages without an island load no script at all.
const STILL: &str = "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";
const AWAKE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A view as HTML text.
pub fn to_html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().into_view().to_html());
    owner.unset_with_forced_cleanup();
    without_markers(&html)
}

/// Leptos marks places in the HTML for hydration. Only islands are hydrated; elsewhere the marks are bytes for nothing, and in
/// `<title>` they would be read aloud. User text cannot hold one: its `<` is escaped.
fn without_markers(html: &str) -> String {
    const ISLAND: &str = "<leptos-island";
    const END: &str = "</leptos-island>";
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(ISLAND) {
        let end = rest[start..].find(END).map_or(rest.len(), |e| start + e + END.len());
        kept.push_str(&plain(&rest[..start]));
        kept.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    kept.push_str(&plain(rest));
    kept
}

fn plain(html: &str) -> String {
    html.replace("<!>", "").replace("<!--<() />-->", "")
}

/// A whole page.
pub fn page<V: IntoView>(visit: &Visit, status: StatusCode, head: Head, body: impl FnOnce() -> V) -> Response {
    let body = to_html(body);
    let has_islands = body.contains("<leptos-island") && assets::START.is_some();
    let html = format!("<!DOCTYPE html>{}", to_html(|| shell(visit, &head, body, has_islands)));
    let mut response = (status, axum::response::Html(html)).into_response();
    let policy = HeaderValue::from_static(if has_islands { AWAKE } else { STILL });
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(super::lang::LangExt::code(visit.lang)));
    response
}
