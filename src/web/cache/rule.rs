//! Which answers are everybody's, and which of them are kept: by the route that matched and the names in the query.

use crate::{
    record::query::{Name, of_page},
    web::{
        address::Route,
        lang::{LANGS, Lang, of_header},
    },
};
use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, Method, header},
};
use std::{collections::HashSet, sync::LazyLock};

/// What machines read and follows from the public part of the ledger. The log itself is not among it: it grows with every sealed act.
const MACHINES: [&str; 6] = ["/api/", "/data/", FEEDS, "/sitemap.xml", "/sitemaps/", "/robots.txt"];

const FEEDS: &str = "/feeds/";

static PAGES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let everybodys = Route::ALL.iter().filter(|route| is_everybodys(**route));
    everybodys.flat_map(|route| LANGS.map(|lang| route.pattern(lang))).collect()
});

/// A longer query is nobody's link.
const LONG: usize = 200;

/// Whether a page is the same for every visitor who has not signed in: it is one of the record, the search, or the
/// questions about who may apply. What such a page is made
/// from follows from the public entries, or it says itself what else it reads.
pub fn is_everybodys(route: Route) -> bool {
    of_page(route).is_some() || matches!(route, Route::Search | Route::LineEligibility | Route::Associations)
}

/// How a request is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Somebody's own, or a form: passed on as it is.
    Personal,
    /// Everybody's, made each time.
    Made,
    /// Everybody's, and kept.
    Kept,
}

/// The rule for a request; `cookie` tells whether it carries that of whoever signed in or was left a notice.
pub fn of(request: &Request, cookie: fn(&HeaderMap) -> bool) -> Rule {
    if !matches!(*request.method(), Method::GET | Method::HEAD) || request.headers().contains_key(header::RANGE) {
        return Rule::Personal;
    }
    let is_page = PAGES.contains(matched(request));
    if !(is_page && !cookie(request.headers()) || is_of_machines(request)) {
        return Rule::Personal;
    }
    if is_plain(request.uri().query().unwrap_or_default()) { Rule::Kept } else { Rule::Made }
}

/// Whether machines read it: they know no cookies.
pub fn is_of_machines(request: &Request) -> bool {
    MACHINES.iter().any(|root| matched(request).starts_with(root))
}

/// The language that the browser's decides: of a feed whose address names none.
pub fn by_browser(request: &Request) -> Option<Lang> {
    let names_one =
        || url::form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()).any(|(name, _)| name == "lang");
    let accept = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    (matched(request).starts_with(FEEDS) && !names_one()).then(|| of_header(accept))
}

fn matched(request: &Request) -> &str {
    request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str)
}

/// Whether every name in a query has few values, so that its answers are worth keeping.
fn is_plain(query: &str) -> bool {
    let few = |text: &str| Name::ALL.iter().any(|name| name.as_str() == text && has_few_values(*name));
    query.len() <= LONG && url::form_urlencoded::parse(query.as_bytes()).all(|(name, _)| few(&name))
}

/// Texts and days have as many values as people can think of, ids as many as the record has rows, and pairs of them as many squared.
fn has_few_values(name: Name) -> bool {
    match name {
        Name::Institution
        | Name::City
        | Name::Year
        | Name::Standing
        | Name::Check
        | Name::Outcome
        | Name::Promise
        | Name::ElectionYear
        | Name::OpenTo
        | Name::Bundle
        | Name::Counted
        | Name::WithCalls
        | Name::Programme
        | Name::Sort
        | Name::Kind
        | Name::Election
        | Name::Type
        | Name::Level
        | Name::AssertedBy
        | Name::Thing
        | Name::Limit
        | Name::Page
        | Name::Lang => true,
        Name::Text
        | Name::Call
        | Name::RecordedSince
        | Name::Fact
        | Name::Words
        | Name::AsOf
        | Name::KnownOn
        | Name::Cursor
        | Name::A
        | Name::B => false,
    }
}
