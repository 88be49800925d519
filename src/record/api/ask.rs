//! A question to an address of the API: read before its handler runs, and answered with the days that it is about.

use super::endpoints::Endpoint;
use crate::{
    app::App,
    calls::{
        live,
        record::{Record, View},
        standing::RULES,
    },
    clock::Now,
    error::{Error, Result, Said},
    i18n::td_string,
    record::{
        kept::kept,
        query::{self, Asked, Bad, Name, Reader, USUAL_ROWS},
    },
    web::{
        lang::{Lang, LangExt as _},
        visit::Arrived,
    },
};
use axum::{
    extract::{FromRequestParts, MatchedPath},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::Response,
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A question, with the record that it is about.
pub struct Ask {
    pub app: App,
    pub asked: Asked,
    /// Today's record, or what was known on the day asked about.
    pub record: Arc<Record>,
    pub now: Now,
    /// What addresses begin with.
    pub base: String,
    path: String,
    headers: HeaderMap,
}

impl FromRequestParts<App> for Ask {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let pattern = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
        let endpoint = Endpoint::of_pattern(pattern).ok_or(Error::NotFound)?;
        let now = parts.extensions.get::<Arrived>().map_or_else(|| app.clock.now(), |arrived| arrived.0);
        let query = parts.uri.query().unwrap_or_default();
        let (_, asked) = query::of_today(app, query, endpoint.takes(), Reader::Machine, now).await?;
        let record = live::known(app, asked.known_on).await?;
        let (base, path) = (app.config.base_url(), parts.uri.path().to_owned());
        Ok(Self { app: app.clone(), asked, record, now, base, path, headers: parts.headers.clone() })
    }
}

impl Ask {
    pub fn view(&self) -> View<'_> {
        self.record.as_of(self.asked.as_of, self.asked.known_on)
    }

    /// The days that an answer is about and the version of the rules, at its head.
    fn head(&self) -> Value {
        let as_of = self.asked.as_of.unwrap_or_else(|| query::today(self.now));
        json!({ "as_of": as_of, "known_on": self.asked.known_on, "rules": RULES })
    }

    /// One thing, under its name.
    pub fn one(&self, name: &str, thing: Value) -> Response {
        let mut answer = self.head();
        answer[name] = thing;
        self.json(&answer)
    }

    /// Figures and names beside one another, after the head.
    pub fn all(&self, more: Value) -> Response {
        let mut answer = self.head();
        if let (Some(map), Value::Object(more)) = (answer.as_object_mut(), more) {
            map.extend(more);
        }
        self.json(&answer)
    }

    /// A page of a list. `found` is in the order of its keys, which never change: a page misses and repeats no row, whatever enters
    /// meanwhile. `after` is the key of the last row of the page before.
    pub fn list<T, K: Ord + ToString>(
        &self,
        name: &str,
        found: Vec<(K, T)>,
        after: Option<K>,
        tell: impl Fn(&T) -> Result<Value>,
    ) -> Result<Response> {
        let rest = found.iter().skip_while(|(key, _)| after.as_ref().is_some_and(|after| key <= after));
        let limit = self.asked.limit.unwrap_or(USUAL_ROWS);
        let page: Vec<&(K, T)> = rest.take(limit).collect();
        let last = page.last().map(|(key, _)| key);
        let next = last.filter(|key| found.last().is_some_and(|(end, _)| end > key)).map(ToString::to_string);
        let mut answer = self.head();
        answer["found"] = json!(found.len());
        answer[name] = page.iter().map(|(_, row)| tell(row)).collect::<Result<Vec<Value>>>()?.into();
        answer["next"] = json!(next);
        let mut response = self.json(&answer);
        if let Some(link) = next.and_then(|next| HeaderValue::from_str(&self.link_to(&next)).ok()) {
            response.headers_mut().insert(header::LINK, link);
        }
        Ok(response)
    }

    /// The cursor, where the list can have given it.
    pub fn after<K>(&self, read: impl Fn(&str) -> Option<K>) -> Result<Option<K>> {
        let Some(cursor) = &self.asked.cursor else { return Ok(None) };
        let bad = || Bad::Value { name: Name::Cursor, value: cursor.clone() };
        Ok(Some(read(cursor).ok_or_else(bad)?))
    }

    /// The next page of this list, as RFC 8288 writes a link.
    fn link_to(&self, next: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(self.asked.to_query().trim_start_matches('?').to_owned());
        if let Some(limit) = self.asked.limit {
            query.append_pair(Name::Limit.as_str(), &limit.to_string());
        }
        if let Some(lang) = self.asked.lang {
            query.append_pair(Name::Lang.as_str(), lang.code());
        }
        query.append_pair(Name::Cursor.as_str(), next);
        format!("<{}{}?{}>; rel=\"next\"", self.base, self.path, query.finish())
    }

    pub fn json(&self, answer: &Value) -> Response {
        kept(&self.headers, "application/json", answer.to_string())
    }

    /// There is no such thing on record, or there was not on the day whose knowledge was asked for.
    pub fn absent(&self, id: &str, list: &'static str) -> Error {
        let words = |lang: Lang| match self.asked.known_on {
            None => td_string!(lang, api.not_found, id = id.to_owned(), list = list).to_string(),
            Some(day) => td_string!(lang, api.not_known_then, id = id.to_owned(), day = day.to_string()).to_string(),
        };
        Error::Absent(Said { es: words(Lang::es), en: words(Lang::en) })
    }
}
