//! Somebody with a browser: cookies of their own, and the headers that browsers send.

use super::Answer;
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::ConnectInfo,
    http::{Method, Request, header},
};
use http_body::Frame;
use std::{
    collections::BTreeMap,
    convert::Infallible,
    net::SocketAddr,
    pin::Pin,
    sync::{Mutex, PoisonError},
    task::{Context, Poll, ready},
};
use tower::ServiceExt;

pub struct Visitor {
    router: Router,
    host: String,
    /// Each visitor comes from an address of their own, so that limits by address do not mix them up.
    from: Mutex<SocketAddr>,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// A part of a `multipart/form-data` form.
#[derive(Clone, Copy)]
pub enum Part<'a> {
    Field(&'a str, &'a str),
    File { name: &'a str, file: &'a str, kind: &'a str, bytes: &'a [u8] },
}

fn encoded(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// A body that is whole once something else is over.
struct Late {
    meanwhile: Pin<Box<dyn Future<Output = ()> + Send>>,
    body: Option<Bytes>,
}

impl http_body::Body for Late {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.body.is_some() {
            ready!(self.meanwhile.as_mut().poll(cx));
        }
        Poll::Ready(self.body.take().map(|bytes| Ok(Frame::data(bytes))))
    }
}

impl Visitor {
    pub fn new(router: Router, host: &str, from: SocketAddr) -> Self {
        Self { router, host: host.to_owned(), from: Mutex::new(from), cookies: Mutex::default() }
    }

    /// Comes from the address that somebody else comes from, as at one table or behind one telephone company.
    pub fn sits_beside(&self, other: &Self) {
        *self.from.lock().unwrap_or_else(PoisonError::into_inner) = other.address();
    }

    fn address(&self) -> SocketAddr {
        *self.from.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path), Body::empty()).await
    }

    /// The pages that search engines are told of, in both languages.
    pub async fn sitemap(&self) -> Vec<String> {
        let text = self.get("/sitemap.xml").await.is(200).text();
        let of_each = text.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>"));
        of_each.map(|(address, _)| address.trim_start_matches("http://127.0.0.1:3000").to_owned()).collect()
    }

    /// Asks with headers of one's own.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = headers.iter().fold(self.request(Method::GET, path), |r, (name, value)| r.header(*name, *value));
        self.send(request, Body::empty()).await
    }

    /// Asks with a method that no page takes: a page that exists answers 405, what does not exist 404.
    pub async fn knocks(&self, path: &str) -> Answer {
        self.send(self.request(Method::PUT, path).header("sec-fetch-site", "same-origin"), Body::empty()).await
    }

    /// Asks for the head alone.
    pub async fn head(&self, path: &str) -> Answer {
        self.send(self.request(Method::HEAD, path), Body::empty()).await
    }

    /// Asks how an address can be asked, as browsers do before they read from another site.
    pub async fn asks_how(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = headers.iter().fold(self.request(Method::OPTIONS, path), |r, (name, value)| r.header(*name, *value));
        self.send(request, Body::empty()).await
    }

    /// Sends a form as a browser does from a page of this site.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.form(path), Body::from(encoded(fields))).await
    }

    /// The same over a line on which the body comes after the head, once `meanwhile` is over.
    pub async fn post_slowly<F: Future<Output = ()> + Send + 'static>(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        meanwhile: F,
    ) -> Answer {
        let late = Late { meanwhile: Box::pin(meanwhile), body: Some(encoded(fields).into()) };
        self.send(self.form(path), Body::new(late)).await
    }

    fn form(&self, path: &str) -> axum::http::request::Builder {
        self.request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, format!("http://{}", self.host))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    }

    /// Sends a form from a page of another site.
    pub async fn post_from_another_site(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = encoded(fields);
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "cross-site")
            .header(header::ORIGIN, "https://elsewhere.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body)).await
    }

    /// Sends a form with files.
    pub async fn post_multipart(&self, path: &str, parts: &[Part<'_>]) -> Answer {
        self.post_multipart_as(path, parts, "text/html").await
    }

    /// Sends a form with files and asks for an answer of this kind.
    pub async fn post_multipart_as(&self, path: &str, parts: &[Part<'_>], accept: &str) -> Answer {
        const BOUNDARY: &str = "----acuse-boundary-7MA4YWxkTrZu0gW";
        let mut body = Vec::new();
        for part in parts {
            body.extend_from_slice(format!("--{BOUNDARY}\r\n").as_bytes());
            match part {
                Part::Field(name, value) => {
                    body.extend_from_slice(format!("content-disposition: form-data; name=\"{name}\"\r\n\r\n{value}").as_bytes());
                }
                Part::File { name, file, kind, bytes } => {
                    let head = format!(
                        "content-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\ncontent-type: {kind}\r\n\r\n"
                    );
                    body.extend_from_slice(head.as_bytes());
                    body.extend_from_slice(bytes);
                }
            }
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, accept)
            .header(header::ORIGIN, format!("http://{}", self.host))
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        self.send(request, Body::from(body)).await
    }

    /// Sends a body of one's own making, as no browser does.
    pub async fn post_raw(&self, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = self.request(Method::POST, path).header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, kind);
        self.send(request, Body::from(body)).await
    }

    /// Goes where a redirect leads.
    pub async fn follow(&self, answer: Answer) -> Answer {
        assert!(answer.status.is_redirection(), "nothing to follow: {}", answer.status);
        self.get(&answer.location()).await
    }

    /// The value of a cookie, if the visitor has it.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).cloned()
    }

    /// Takes somebody's cookie, as a thief would.
    pub fn steal(&self, name: &str, value: &str) {
        self.jar().insert(name.to_owned(), value.to_owned());
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> = self.jar().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request =
            Request::builder().method(method).uri(path).header(header::HOST, &self.host).extension(ConnectInfo(self.address()));
        if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies.join("; ")) }
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the service answers");
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(set.to_str().expect("cookies are ASCII"));
        }
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole body").to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    fn keep(&self, set: &str) {
        let Some((name, value)) = set.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        if value.is_empty() || set.to_ascii_lowercase().contains("max-age=0") {
            self.jar().remove(name.trim());
        } else {
            self.jar().insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }
}
