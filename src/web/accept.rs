//! What a request accepts (RFC 9110, 12.5.1): an address that answers in no such form says so.

use super::errors;
use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::Response,
};

/// Answers 406 instead of a form that the reader did not ask for. Only of what is read: an act that was done is told in any form. Whoever
/// reads pages also gets the files that they lead to: a text browser that follows a link to a PDF says `text/html` all the same, and a
/// server may then answer with what it has. A program that asks the API for what it does not speak is told so.
pub async fn only_what_is_accepted(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut ranges = if reads { ranges(request.headers()) } else { Vec::new() };
    if follows_a_link(&ranges, request.uri().path()) {
        ranges.push(("*/*".to_owned(), true));
    }
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(essence);
    match kind {
        Some(kind) if response.status().is_success() && !allowed(&ranges, &kind) => errors::only_as(&kind),
        _ => response,
    }
}

/// Whether somebody who reads pages asks for what pages lead to, which is all but the API.
fn follows_a_link(ranges: &[Range], path: &str) -> bool {
    !ranges.is_empty() && allowed(ranges, "text/html") && !path.starts_with("/api/")
}

/// A media range and whether it is wanted at all: `q=0` says that it is not.
type Range = (String, bool);

/// The ranges that are written as such. None means that everything is welcome.
fn ranges(headers: &HeaderMap) -> Vec<Range> {
    let lines = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .filter_map(|range| {
            let wanted = range.split(';').skip(1).find_map(|one| one.trim().strip_prefix("q=")?.trim().parse::<f32>().ok());
            let range = essence(range);
            range.contains('/').then_some((range, wanted != Some(0.0)))
        })
        .collect()
}

/// A media type without its parameters.
fn essence(kind: &str) -> String {
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The range that fits best decides.
fn allowed(ranges: &[Range], kind: &str) -> bool {
    let best = ranges.iter().filter_map(|(range, wanted)| Some((fit(range, kind)?, *wanted))).max();
    ranges.is_empty() || best.is_some_and(|(_, wanted)| wanted)
}

/// How closely a range fits a media type, if it does. Whoever reads JSON or XML reads what is made of it.
fn fit(range: &str, kind: &str) -> Option<u8> {
    let (family, form) = kind.split_once('/')?;
    if range == kind {
        return Some(3);
    }
    let made_of = form.rsplit_once('+').map_or("", |(_, made_of)| made_of);
    let plain = match made_of {
        "json" => &["application/json"][..],
        "xml" => &["application/xml", "text/xml"][..],
        _ => &[],
    };
    if plain.contains(&range) {
        return Some(2);
    }
    match range.split_once('/')? {
        ("*", "*") => Some(0),
        (of, "*") if of == family => Some(1),
        _ => None,
    }
}
