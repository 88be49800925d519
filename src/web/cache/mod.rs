//! Public answers, made once and served as compressed bytes with an ETag.
//!
//! A kept answer is a function of its address and query, the public entries that touch what it shows, and the time until something on it
//! turns by itself. Nothing else of a request reaches it: who has a cookie is passed by, an answer that varies by anything but its encoding
//! is not kept, and the same address asked in another way is another key. Readers keep it too but ask each time (`no-cache`): words that
//! were taken out must not stand in somebody's cache for another hour.

mod encoding;
mod rule;

pub use encoding::{Encoding, plain_where_nothing_fits};
pub use rule::{Rule, is_everybodys};

use super::{
    lang::{Lang, LangExt as _},
    visit::Arrived,
};
use crate::{
    accounts::layer::has_cookie,
    app::App,
    calls::turns,
    derived::answers::{Answer, Life},
    error::{Error, Result},
    ledger::{Reads, hex},
};
use axum::{
    body::{Body, Bytes, HttpBody as _, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, response::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Larger answers are passed on as they come.
const LARGE: u64 = 8 * 1024 * 1024;

/// Headers that describe one way of sending, not the answer.
const OF_THE_WAY: [header::HeaderName; 3] = [header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::ETAG];

/// Answers from what is kept, or keeps what is answered.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let rule = rule::of(&request, has_cookie);
    if rule == Rule::Personal {
        return next.run(request).await;
    }
    let asked = Asked::of(&request);
    let now = request.extensions().get::<Arrived>().map_or_else(|| app.clock.now(), |arrived| arrived.0);
    if rule == Rule::Made {
        return made(&asked, next.run(asked.for_everybody(request)).await).await;
    }
    let address = request.uri().path_and_query().map_or("/", |whole| whole.as_str());
    let key = asked.language.map_or_else(|| address.to_owned(), |lang| format!("{address} {}", lang.code()));
    let kept_for = |turn| app.answers.get(&key, now, turn);
    if let Some(answer) = kept_for(None) {
        return asked.answered(&answer);
    }
    // One makes it, the others wait and find it made.
    let making = app.answers.making(&key);
    let _turn = making.turn().await;
    let since = app.answers.tick();
    let Ok(until) = turns::next(&app, now).await else { return next.run(request).await };
    if let Some(answer) = kept_for(Some(until)) {
        return asked.answered(&answer);
    }
    let response = next.run(asked.for_everybody(request)).await;
    let answer = kept(&asked, response, |reads| Life { reads, since, from: now, until }).await;
    match answer {
        Ok(answer) => {
            app.answers.put(&key, answer.clone());
            asked.answered(&answer)
        }
        Err(response) => asked.unless_known(response),
    }
}

/// What of a request decides how an answer travels.
struct Asked {
    encoding: Encoding,
    tags: String,
    method: Method,
    /// Where the address names none and the browser's decides: an answer for each.
    language: Option<Lang>,
    /// What the answer depends on besides its address.
    vary: &'static str,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let language = rule::by_browser(request);
        Self {
            encoding: Encoding::of(request.headers()),
            tags: text(header::IF_NONE_MATCH),
            method: request.method().clone(),
            // Whoever signed in gets a page of their own; what machines read is the same with any cookie, and shared caches may keep it.
            vary: match (rule::is_of_machines(request), language) {
                (true, None) => "accept-encoding",
                (true, Some(_)) => "accept-encoding, accept-language",
                (false, _) => "accept-encoding, cookie",
            },
            language,
        }
    }

    /// The request without what only this asker wants: the whole answer is needed.
    fn for_everybody(&self, mut request: Request) -> Request {
        request.headers_mut().remove(header::IF_NONE_MATCH);
        *request.method_mut() = Method::GET;
        request
    }

    /// Weakly compared (RFC 9110, 13.1.2).
    fn knows(&self, tag: &str) -> bool {
        let plain = |tag: &str| tag.trim_start_matches("W/").to_owned();
        self.tags.split(',').map(str::trim).any(|known| known == "*" || plain(known) == plain(tag))
    }

    /// An answer that is not kept, or that it is still the one with the tag that was sent.
    fn unless_known(&self, response: Response) -> Response {
        let tag = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok());
        if response.status() != StatusCode::OK || !tag.is_some_and(|tag| self.knows(tag)) {
            return response;
        }
        let mut headers = response.headers().clone();
        headers.remove(header::CONTENT_LENGTH);
        headers.remove(header::CONTENT_TYPE);
        (StatusCode::NOT_MODIFIED, headers).into_response()
    }

    fn answered(&self, answer: &Answer) -> Response {
        let mut headers = answer.headers.clone();
        if let Ok(tag) = HeaderValue::from_str(&answer.tag) {
            headers.insert(header::ETAG, tag);
        }
        if self.knows(&answer.tag) {
            headers.remove(header::CONTENT_TYPE);
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        if let Some(name) = self.encoding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        let body = match self.encoding {
            Encoding::Brotli => Ok(answer.br.clone()),
            Encoding::Gzip => Ok(answer.gzip.clone()),
            Encoding::Plain => encoding::opened(&answer.gzip),
        };
        match body {
            Ok(body) => self.sent(headers, body),
            Err(error) => error.into_response(),
        }
    }

    fn sent(&self, mut headers: HeaderMap, body: Bytes) -> Response {
        headers.insert(header::CONTENT_LENGTH, body.len().into());
        let body = if self.method == Method::HEAD { Body::empty() } else { body.into() };
        (headers, body).into_response()
    }
}

/// An answer for everybody that is not kept: with its tag, so that whoever has it need not fetch it again.
async fn made(asked: &Asked, response: Response) -> Response {
    let (parts, body) = match whole(asked, response).await {
        Ok(whole) => whole,
        Err(response) => return asked.unless_known(response),
    };
    let (headers, tag) = (everybodys(parts, asked.vary), tag(&body));
    let mut sent = if asked.knows(&tag) { StatusCode::NOT_MODIFIED.into_response() } else { asked.sent(HeaderMap::new(), body) };
    sent.headers_mut().extend(headers);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        sent.headers_mut().insert(header::ETAG, tag);
    }
    sent
}

/// The answer to keep, or the response as it is when it is none.
async fn kept(asked: &Asked, response: Response, life: impl FnOnce(Reads) -> Life) -> Result<Arc<Answer>, Response> {
    let reads = response.extensions().get::<Reads>().cloned().unwrap_or_default();
    let (parts, body) = whole(asked, response).await?;
    let tag = tag(&body);
    // Compressing takes milliseconds: other requests go on meanwhile.
    let both = tokio::task::spawn_blocking(move || encoding::compressed(&body)).await.map_err(Error::internal);
    let (br, gzip) = both.and_then(|both| both).map_err(axum::response::IntoResponse::into_response)?;
    Ok(Arc::new(Answer { headers: everybodys(parts, asked.vary), tag, br, gzip, life: life(reads) }))
}

/// Whether a response may be everybody's: a success that says nothing to the contrary, and comes in one piece.
fn may_be_everybodys(asked: &Asked, response: &Response) -> bool {
    let says = |name: header::HeaderName, words: &[&str]| {
        let values = response.headers().get_all(name).iter().filter_map(|value| value.to_str().ok());
        values.flat_map(|value| value.split(',')).any(|one| words.contains(&one.trim().to_ascii_lowercase().as_str()))
    };
    let is_own = says(header::CACHE_CONTROL, &["no-store", "private"]) || response.headers().contains_key(header::SET_COOKIE);
    let varies = says(header::VARY, &["*", "cookie", "origin", "accept", "host"])
        || asked.language.is_none() && says(header::VARY, &["accept-language"]);
    let is_small = response.body().size_hint().upper().is_some_and(|bytes| bytes <= LARGE);
    response.status() == StatusCode::OK && !is_own && !varies && is_small
}

async fn whole(asked: &Asked, response: Response) -> Result<(Parts, Bytes), Response> {
    if !may_be_everybodys(asked, &response) {
        return Err(response);
    }
    let (parts, body) = response.into_parts();
    let limit = usize::try_from(LARGE).unwrap_or(usize::MAX);
    match to_bytes(body, limit).await {
        Ok(body) => Ok((parts, body)),
        Err(error) => Err(Error::internal(error).into_response()),
    }
}

/// The headers of an answer for everybody.
fn everybodys(parts: Parts, vary: &'static str) -> HeaderMap {
    let mut headers = parts.headers;
    for name in OF_THE_WAY {
        headers.remove(name);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("public, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static(vary));
    headers
}

/// Weak, because the same answer travels compressed in several ways.
fn tag(body: &[u8]) -> String {
    format!("W/\"{}\"", hex(&Sha256::digest(body)[..16]))
}
