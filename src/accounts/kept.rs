//! Whether a browser still keeps copies of what its owner wrote and no server has: the island that keeps them says so by a cookie. Without
//! scripts there is neither. Signing out takes them away, so whoever does that is asked first, on whatever page the button was.

use super::layer::cookies;
use crate::web::visit::Visit;
use axum::{
    extract::FromRequestParts,
    http::{HeaderName, HeaderValue, header, request::Parts},
};
use std::convert::Infallible;

/// Set by the island while it keeps something; it holds nothing of it.
const COOKIE: &str = crate::islands::KEPT_COOKIE;

/// Whose copies they are, without saying who.
pub fn whose(visit: &Visit) -> String {
    let person = visit.actor().id().map(ToString::to_string).unwrap_or_default();
    visit.app.vault.pseudonym(&["copy", &person])
}

/// Whether this browser says that it keeps something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeps(pub bool);

impl<S: Sync> FromRequestParts<S> for Keeps {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let says = |cookie: &str| cookie.strip_prefix(COOKIE).is_some_and(|rest| rest.starts_with('='));
        Ok(Self(cookies(&parts.headers).any(says)))
    }
}

/// The cookie goes with the copies.
pub fn forgotten() -> (HeaderName, HeaderValue) {
    (header::SET_COOKIE, HeaderValue::from_static("acuse-kept=; SameSite=Strict; Path=/; Max-Age=0"))
}
