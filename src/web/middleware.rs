//! Layers around every request: the instant of arrival, headers, limits, a database that is still there.

use super::{
    address::{Page, Route},
    form,
    given_back::{self, Sent},
    lang, problem, upload,
    visit::{Arrived, Client, Viewer},
};
use crate::{
    accounts::device::{Crowded, Device},
    app::App,
    error::Error,
    limits::{Counted, Limited, Limits},
    policy::Refusal,
};
use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest as _, MatchedPath, Request, State},
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Notes when the head of the request arrived, and from where.
pub async fn arrive(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let address = client(&app, request.headers(), peer);
    request.extensions_mut().insert(Client(address));
    request.extensions_mut().insert(Arrived(app.clock.now()));
    next.run(request).await
}

/// The longest address that means something here: 200 characters to look for, each as four bytes, and every filter beside them.
const LONGEST_ADDRESS: usize = 8 * 1024;

/// Refuses an address that nothing here can mean, before anybody reads it.
pub async fn short_enough(request: Request, next: Next) -> Response {
    let uri = request.uri();
    if uri.path().len() + uri.query().map_or(0, str::len) > LONGEST_ADDRESS {
        return StatusCode::URI_TOO_LONG.into_response();
    }
    next.run(request).await
}

/// Headers that every answer carries.
pub async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let open = problem::is_open(request.uri());
    let asks_how = open && request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    if asks_how && response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response = how_to_read();
    }
    let is_another = response.status() == StatusCode::METHOD_NOT_ALLOWED;
    let headers = response.headers_mut();
    if open && is_another {
        headers.insert(header::ALLOW, HeaderValue::from_static(READS));
    }
    if open {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag, link"));
    }
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::CACHE_CONTROL, "no-store");
    if app.config.is_https() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    response
}

/// How an address that is open to readers can be asked.
const READS: &str = "GET, HEAD, OPTIONS";

/// The answer to a browser that asks, before it reads from another site, whether it may.
fn how_to_read() -> Response {
    let headers = [
        (header::ALLOW, READS),
        (header::ACCESS_CONTROL_ALLOW_METHODS, READS),
        // What needs asking: the rest is always allowed.
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "if-none-match, if-modified-since"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Limits writes: those of whoever is signed in by the person, all others by the address. An address is often shared, and what somebody
/// else does there must not keep anybody from filing in time. Where nothing can be written, there is nothing to limit.
pub async fn limit(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if request.method() == Method::POST && !problem::is_open(request.uri()) && !allowed(&app.limits, &request) {
        // Behind one address a whole neighbourhood may be. Whether it is somebody's own browser is known once the form was read.
        if !is_at(request.uri().path(), &Page::SignIn) || !Device::is_told(request.headers()) {
            return too_many(request, &app).await;
        }
        request.extensions_mut().insert(Crowded);
    }
    next.run(request).await
}

/// Whoever is signed in gets what they wrote back.
async fn too_many(request: Request, app: &App) -> Response {
    let refused = Error::Refused(Refusal::TooMany).into_response();
    if request.extensions().get::<Viewer>().is_none() {
        return refused;
    }
    if upload::has_files(request.headers()) && !upload::wants_json(request.headers()) {
        let sent = upload::written(request, app).await;
        return given_back::keep(refused, || sent);
    }
    if !form::is_form(request.headers()) {
        return refused;
    }
    match Bytes::from_request(request, app).await {
        Ok(body) => given_back::keep(refused, || Sent::plain(&body)),
        Err(_) => refused,
    }
}

fn allowed(limits: &Limits, request: &Request) -> bool {
    let (path, counted) = (request.uri().path(), counted(request.extensions()));
    // Whoever leaves guesses nothing, and must be able to on a computer that is not theirs.
    if is_at(path, &Page::SignOut) {
        return true;
    }
    if lang::LANGS.into_iter().any(|lang| path.starts_with(&account_root(lang))) {
        return limits.allow(Limited::Account, &counted);
    }
    let kind = match counted {
        Counted::Address(_) => Limited::Write,
        Counted::Person(_) if files(request) => Limited::Filing,
        Counted::Person(_) => Limited::Own,
    };
    limits.allow(kind, &counted)
}

fn is_at(path: &str, page: &Page) -> bool {
    lang::LANGS.into_iter().any(|lang| path == page.path(lang))
}

/// Whom a request is counted for: whoever is signed in, or else the address.
pub fn counted(of: &Extensions) -> Counted {
    of.get::<Viewer>().and_then(|viewer| viewer.actor.id()).map_or_else(|| address(of), |person| Counted::Person(person.clone()))
}

fn address(of: &Extensions) -> Counted {
    Counted::address(of.get::<Client>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |client| client.0))
}

/// Whether this is an act that a deadline waits for.
fn files(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>().and_then(|at| Route::of_pattern(at.as_str()));
    matches!(route, Some((Route::ApplicationFiling | Route::Correction, _)))
}

/// What the addresses of signing in, registering and recovering have in common.
fn account_root(lang: lang::Lang) -> String {
    let sign_in = Page::SignIn.path(lang);
    sign_in.rfind('/').map_or(sign_in.clone(), |end| sign_in[..=end].to_owned())
}

/// The visitor's address. X-Forwarded-For counts only when a trusted proxy sent it; then the last hop that is not ours.
fn client(app: &App, headers: &HeaderMap, peer: Option<IpAddr>) -> IpAddr {
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let trusted = &app.config.trusted_proxies;
    if !trusted.contains(&peer) {
        return peer;
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    let hops: Vec<IpAddr> = hops.filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !trusted.contains(hop)).unwrap_or(peer)
}

/// A file that was moved away keeps answering from its open handle and would lose what it is given: say so instead.
pub async fn database_is_there(State(app): State<App>, request: Request, next: Next) -> Response {
    // A look at one name takes microseconds; handing it to another thread takes longer.
    if std::fs::metadata(app.db.path()).is_err() {
        return Error::Unavailable(format!("{} is gone", app.db.path().display())).into_response();
    }
    next.run(request).await
}
