//! Who reads a feed: in which language, from which entry on, and what they have already.

use crate::{
    app::App,
    calls::record::Record,
    clock::Now,
    error::{Error, Result},
    record::{
        kept::kept,
        query::{self, Bad, Name, Reader},
    },
    web::{
        lang::{self, Lang, LangExt as _},
        visit::Arrived,
    },
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};
use std::sync::Arc;

pub struct Subscriber {
    pub app: App,
    pub record: Arc<Record>,
    pub lang: Lang,
    /// The address says no language: the browser's decides.
    by_browser: bool,
    pub now: Now,
    /// What addresses begin with.
    pub base: String,
    path: String,
    query: String,
    cursor: Option<String>,
    headers: HeaderMap,
}

impl FromRequestParts<App> for Subscriber {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let path = parts.uri.path().to_owned();
        // A calendar is always whole.
        let takes: &'static [Name] = if path.ends_with(".ics") { &[Name::Lang] } else { &[Name::Cursor, Name::Lang] };
        let now = parts.extensions.get::<Arrived>().map_or_else(|| app.clock.now(), |arrived| arrived.0);
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let (record, asked) = query::of_today(app, &query, takes, Reader::Person, now).await?;
        let accept = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let lang = asked.lang.unwrap_or_else(|| lang::of_header(accept));
        let base = app.config.base_url();
        Ok(Self {
            app: app.clone(),
            record,
            lang,
            by_browser: asked.lang.is_none(),
            now,
            base,
            path,
            query,
            cursor: asked.cursor,
            headers: parts.headers.clone(),
        })
    }
}

impl Subscriber {
    /// The address of this feed, in a language.
    pub fn address(&self, lang: Lang) -> String {
        format!("{}{}?lang={}", self.base, self.path, lang.code())
    }

    /// The same feed has another name today.
    pub fn moved(&self, file: &str) -> Response {
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
        Redirect::permanent(&format!("{folder}/{file}{query}")).into_response()
    }

    /// How many entries lie before the page that is asked for; all of them when none is.
    pub fn before(&self, all: usize) -> Result<usize> {
        let Some(text) = &self.cursor else { return Ok(all) };
        let known = text.parse::<usize>().ok().filter(|place| *place <= all && place.to_string() == *text);
        known.ok_or_else(|| Bad::Value { name: Name::Cursor, value: text.clone() }.into())
    }

    /// A name that no other thing in the world has, and that stays when pages move (RFC 4151).
    pub fn tag(&self, of: &str) -> String {
        let host = url::Url::parse(&self.base).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let host = host.trim_matches(['[', ']']).replace(':', "-");
        format!("tag:{host},2026:{of}/{}", self.lang.code())
    }

    /// The answer, or 304 for who has the same.
    pub fn answer(&self, kind: &'static str, text: String) -> Response {
        let mut response = kept(&self.headers, kind, text);
        if self.by_browser {
            response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
        }
        response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.code()));
        response
    }
}
