//! What a visitor got: status, headers and text, with sentences to check them by.

use axum::http::{HeaderMap, StatusCode, header};

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        self.header(header::LOCATION.as_str()).to_owned()
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        let at = self.location();
        assert_eq!(self.status.as_u16(), status, "status; location {at:?}; body: {}", excerpt(&self.text()));
        self
    }

    /// Fails unless this is a 303 to an address that starts with `path`.
    #[track_caller]
    pub fn leads_to(self, path: &str) -> Self {
        let answer = self.is(303);
        assert!(answer.location().starts_with(path), "leads to {}, not to {path}", answer.location());
        answer
    }

    /// Fails unless the body holds `words`.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.text().contains(words), "the page does not say «{words}»: {}", excerpt(&self.text()));
        self
    }

    /// Fails when the body holds `words`.
    #[track_caller]
    pub fn never_says(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "the page says «{words}»: {}", excerpt(&self.text()));
        self
    }
}

/// Only the middle of a page tells why a test fails.
fn excerpt(text: &str) -> String {
    let main = text.find("<main").map_or(text, |at| &text[at..]);
    main.chars().take(3000).collect()
}
