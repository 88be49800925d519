//! Layers around every request: the instant of arrival, headers, limits by address, a database that is still there.

use super::{
    address::Page,
    lang,
    visit::{Arrived, Client},
};
use crate::{
    app::App,
    error::Error,
    limits::{Limited, Limits},
    policy::Refusal,
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Notes when the head of the request arrived: a deadline is held against this, not against the end of an upload. And from where.
pub async fn arrive(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let address = client(&app, request.headers(), peer);
    request.extensions_mut().insert(Client(address));
    request.extensions_mut().insert(Arrived(app.clock.now()));
    next.run(request).await
}

/// Headers that every answer carries.
pub async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    // Machines read from anywhere; nothing personal is among what they read.
    let open = ["/api/", "/data/", "/feeds/", "/log/"].iter().any(|root| request.uri().path().starts_with(root));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if open {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag"));
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

/// Limits writes by address; those of accounts more tightly.
pub async fn limit(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method() == Method::POST {
        let address = request.extensions().get::<Client>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |client| client.0);
        if !allowed(&app.limits, request.uri().path(), address) {
            return Error::Refused(Refusal::TooMany).into_response();
        }
    }
    next.run(request).await
}

fn allowed(limits: &Limits, path: &str, address: IpAddr) -> bool {
    let account = lang::LANGS.into_iter().any(|lang| path.starts_with(&account_root(lang)));
    limits.allow(if account { Limited::Account } else { Limited::Write }, address)
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
    if tokio::fs::metadata(app.db.path()).await.is_err() {
        return Error::Unavailable(format!("{} is gone", app.db.path().display())).into_response();
    }
    next.run(request).await
}
