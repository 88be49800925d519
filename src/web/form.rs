//! Forms as typed: values and what has to be mended, kept together so that a refused form comes back whole.

use crate::error::{Error, Result};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};

/// A form as it was sent, or as it starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<(String, String)>,
}

impl Form {
    /// A form that starts with these values.
    pub fn of<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        Self { values: values.into_iter().map(|(n, v)| (n.to_owned(), v)).collect(), errors: Vec::new() }
    }

    /// Reads `application/x-www-form-urlencoded`.
    pub fn parse(body: &[u8]) -> Self {
        Self { values: url::form_urlencoded::parse(body).into_owned().collect(), errors: Vec::new() }
    }

    /// The value of a field as typed, without surrounding blanks; empty when absent.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The value of a field exactly as typed.
    pub fn raw(&self, name: &str) -> &str {
        self.values.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// All values of a field that can be given several times.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.values.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim()).collect()
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(n, v)| n == name && v == value)
    }

    /// Names and values in the order sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// Replaces the value of a field that nobody types: what a form that comes back has seen.
    pub fn set(&mut self, name: &str, value: String) {
        self.values.retain(|(known, _)| known != name);
        self.values.push((name.to_owned(), value));
    }

    /// Takes a field out, as if it had not been sent.
    pub fn drop(&mut self, name: &str) {
        self.values.retain(|(known, _)| known != name);
    }

    /// Says what has to be done at a field.
    pub fn fail(&mut self, name: &str, what_to_do: impl Into<String>) {
        self.errors.push((name.to_owned(), what_to_do.into()));
    }

    /// What has to be done at a field.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(n, _)| n == name).map(|(_, e)| e.as_str())
    }

    pub fn errors(&self) -> &[(String, String)] {
        &self.errors
    }

    pub fn is_fine(&self) -> bool {
        self.errors.is_empty()
    }
}

/// Whether a request carries a form without files.
pub fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        if !is_form(request.headers()) {
            return Err(Error::Unreadable("a form is sent as application/x-www-form-urlencoded".into()));
        }
        let body = Bytes::from_request(request, state).await.map_err(super::errors::body_refused)?;
        Ok(Self::parse(&body))
    }
}
