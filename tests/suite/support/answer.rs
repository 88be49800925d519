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

    /// What a person reads: the body without its marks, links among them, and without the blanks that they leave.
    pub fn read_text(&self) -> String {
        let html = self.text();
        let mut text = String::with_capacity(html.len());
        let mut inside = false;
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => text.push(c),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Fails unless a person can read `words`, whatever in them is a link.
    #[track_caller]
    pub fn reads(self, words: &str) -> Self {
        assert!(self.read_text().contains(words), "nobody can read «{words}» in: {}", excerpt(&self.text()));
        self
    }

    /// Fails when the body holds `words`.
    #[track_caller]
    pub fn never_says(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "the page says «{words}»: {}", excerpt(&self.text()));
        self
    }

    /// Each sentence about what is wrong belongs to a field that says so to whoever cannot see it, and the list above leads there.
    #[track_caller]
    pub fn ties_each_error_to_its_field(self) -> Self {
        let html = self.text();
        let fields: Vec<&str> = html.split("id=\"").filter_map(|rest| rest.split('"').next()?.strip_suffix("-why")).collect();
        assert!(!fields.is_empty(), "nothing is wrong in: {html}");
        for field in fields {
            let why = format!("{field}-why");
            let told = |tag: &str| {
                let described = tag.split_once("aria-describedby=\"").and_then(|(_, rest)| rest.split('"').next());
                described.is_some_and(|ids| ids.split(' ').any(|id| id == why)) && tag.contains("aria-invalid=\"true\"")
            };
            assert!(html.split('<').any(told), "no field is described by #{why} and said to be wrong");
            assert!(html.contains(&format!("href=\"#{field}\"")), "nothing leads to #{field}");
        }
        self
    }

    /// Fails when the page holds a script that runs. A block of data is none; it has to be JSON.
    #[track_caller]
    pub fn runs_no_script(self) -> Self {
        let _ = self.data();
        assert_eq!(self.text().matches("<script").count(), self.text().matches(DATA).count(), "a script besides data");
        self
    }

    /// What the page says of itself to machines, if it does.
    #[track_caller]
    pub fn data(&self) -> Option<serde_json::Value> {
        let html = self.text();
        let (_, rest) = html.split_once(DATA)?;
        let (block, _) = rest.split_once("</script>").expect("the block ends");
        Some(serde_json::from_str(block).expect("the block is JSON"))
    }
}

/// A block of data for machines, which browsers do not run.
const DATA: &str = "<script type=\"application/ld+json\">";

/// Only the middle of a page tells why a test fails.
fn excerpt(text: &str) -> String {
    let main = text.find("<main").map_or(text, |at| &text[at..]);
    main.chars().take(3000).collect()
}
