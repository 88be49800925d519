//! What a handler knows of a request: the language, the moment, the page in the other language, and who visits.

use super::{
    address::in_other_language,
    lang::{self, Lang},
    render,
    shell::Head,
};
use crate::{
    app::App,
    clock::Now,
    error::Error,
    ledger::Reads,
    policy::{Actor, Refusal},
};
use axum::{
    extract::{FromRequestParts, MatchedPath, OptionalFromRequestParts, RawPathParams},
    http::{StatusCode, Uri, request::Parts},
    response::Response,
};
use leptos::IntoView;

/// A request for a page.
#[derive(Clone)]
pub struct Visit {
    pub app: App,
    pub lang: Lang,
    /// The instant of the request that deadlines are held against: which one it is, [`super::arrival`] says.
    pub now: Now,
    pub uri: Uri,
    /// The same page in the other language, with the same query.
    pub other: String,
    /// Who is signed in; loaded by the accounts' layer for every page that is somebody's.
    pub viewer: Option<Viewer>,
    /// What the last form did, shown once.
    pub notice: Option<String>,
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub actor: Actor,
    pub name: String,
    pub email: String,
}

/// The instant of arrival, put into the request by the outermost layer, and by the innermost for a form that was held back.
#[derive(Clone, Copy)]
pub struct Arrived(pub Now);

/// The visitor's address, for limits; it is kept nowhere.
#[derive(Clone, Copy)]
pub struct Client(pub std::net::IpAddr);

/// A sentence to show once on the next page, put into the request by the accounts' layer.
#[derive(Clone)]
pub struct Notice(pub String);

impl Visit {
    /// A page with status 200.
    pub fn page<V: IntoView>(&self, head: Head, body: impl FnOnce() -> V) -> Response {
        self.page_as(StatusCode::OK, head, body)
    }

    /// A page with another status, such as 422 for a form to be corrected.
    pub fn page_as<V: IntoView>(&self, status: StatusCode, head: Head, body: impl FnOnce() -> V) -> Response {
        render::page(self, status, head, body)
    }

    /// The actor: the signed-in person or a visitor.
    pub fn actor(&self) -> Actor {
        self.viewer.as_ref().map_or_else(Actor::visitor, |v| v.actor.clone())
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let values = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Error::NotFound)?;
        let matched = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
        let lang = lang::of_path(parts.uri.path()).unwrap_or(Lang::es);
        let other = in_other_language(matched, values.iter()).unwrap_or_else(|| home_in_other(lang));
        let other = parts.uri.query().map_or_else(|| other.clone(), |query| format!("{other}?{query}"));
        Ok(Self {
            app: app.clone(),
            lang,
            now: parts.extensions.get::<Arrived>().map_or_else(|| app.clock.now(), |a| a.0),
            uri: parts.uri.clone(),
            other,
            viewer: parts.extensions.get::<Viewer>().cloned(),
            notice: parts.extensions.get::<Notice>().map(|n| n.0.clone()),
        })
    }
}

/// A page with what it was made from, where that is not everything public and no more: entries about other things leave it as it is.
pub fn made_from(mut page: Response, reads: Reads) -> Response {
    page.extensions_mut().insert(reads);
    page
}

/// What other sites append to a link that people share. It asks for nothing here.
const TRACKING: [&str; 9] = ["fbclid", "gclid", "dclid", "msclkid", "twclid", "igsh", "igshid", "mc_cid", "mc_eid"];

/// Whether a name in a query is one of those.
pub fn is_tracking(name: &str) -> bool {
    name.starts_with("utm_") || TRACKING.contains(&name)
}

fn home_in_other(lang: Lang) -> String {
    super::address::Page::Home.path(lang::LangExt::other(lang))
}

impl FromRequestParts<App> for Viewer {
    type Rejection = Error;

    /// Somebody signed in, or a refusal that leads to the sign-in page.
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        parts.extensions.get::<Self>().cloned().ok_or(Error::Refused(Refusal::SignInFirst))
    }
}

impl OptionalFromRequestParts<App> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Option<Self>, Error> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}
