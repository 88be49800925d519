//! Browsers in which somebody has signed in before. Whoever tries passwords elsewhere closes the door to strangers, not to them: their
//! tries are counted apart. A cookie holds a random number and, for each of the last few people, a mark that only this server can make.

use super::{layer::cookies, model::Person};
use crate::{app::App, error::Result, ledger::hex};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, header, request::Parts},
};
use std::convert::Infallible;

/// Beside the session's cookie. Strictly necessary too: without it, anybody could keep somebody from signing in.
pub const COOKIE: &str = "acuse-known";

/// How many people of one browser are remembered: a board may share a computer.
const PEOPLE: usize = 5;
/// A year, in seconds.
const LASTS: u32 = 365 * 24 * 60 * 60;

/// Marks a request that its address alone would have been refused for: only a browser in which that person signed in before may go on.
#[derive(Clone, Copy, Debug)]
pub struct Crowded;

/// A browser, as its cookie tells it.
#[derive(Clone, Debug, Default)]
pub struct Device {
    number: String,
    marks: Vec<String>,
}

impl Device {
    /// Whether a browser says that it is known; whether that is so is told by its marks.
    pub fn is_told(headers: &HeaderMap) -> bool {
        cookies(headers).any(|cookie| cookie.starts_with(COOKIE))
    }

    /// The key under which a known browser's tries for somebody are counted; none for a stranger's.
    pub fn of(&self, app: &App, person: &Person) -> Option<String> {
        let mark = mark(app, &self.number, person);
        (!self.number.is_empty() && self.marks.contains(&mark)).then(|| format!("{} {}", person.id, self.number))
    }

    /// The cookie of this browser once somebody has signed in with it.
    ///
    /// # Errors
    /// [`crate::error::Error::Internal`] when the machine gives no random numbers.
    pub fn knowing(mut self, app: &App, person: &Person) -> Result<(HeaderName, HeaderValue)> {
        if self.number.is_empty() {
            let mut number = [0; 16];
            getrandom::fill(&mut number).map_err(crate::error::Error::internal)?;
            self.number = hex(&number);
        }
        let own = mark(app, &self.number, person);
        self.marks.retain(|mark| *mark != own);
        self.marks.insert(0, own);
        self.marks.truncate(PEOPLE);
        let secure = if app.config.is_https() { "; Secure" } else { "" };
        let value = format!("{}.{}", self.number, self.marks.join("."));
        let cookie = format!("{COOKIE}={value}; HttpOnly; SameSite=Strict; Path=/; Max-Age={LASTS}{secure}");
        Ok((header::SET_COOKIE, HeaderValue::from_str(&cookie).map_err(crate::error::Error::internal)?))
    }
}

/// Ends with the sessions of its time: a password that was set anew, or signing out everywhere, makes a lost computer a stranger's.
fn mark(app: &App, number: &str, person: &Person) -> String {
    app.vault.mark(&["known device", number, person.id.as_str(), &person.generation.to_string()])
}

impl<S: Sync> FromRequestParts<S> for Device {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let told = cookies(&parts.headers).find_map(|cookie| cookie.strip_prefix(COOKIE)?.strip_prefix('='));
        let mut told = told.unwrap_or_default().split('.').map(str::to_owned);
        Ok(Self { number: told.next().unwrap_or_default(), marks: told.take(PEOPLE).collect() })
    }
}
