//! Forms with a file: `multipart/form-data`, read up to the limit of the settings. The router's limit for forms does not hold for
//! these routes; they are registered with [`limit`]. How much of the memory all of them take together is [`count`]ed, and with them what
//! the longest forms of answers take.

use super::{
    form::Form,
    given_back::{self, Chosen, Sent},
    lang::{self, Lang},
    middleware::counted,
    visit::Viewer,
};
use crate::{
    accounts,
    app::App,
    applications::papers::bytes_words,
    config::Config,
    db::Scratch,
    error::{Error, Result},
    i18n::td_string,
    ids::PersonId,
    limits::Share,
    policy::Refusal,
};
use axum::{
    body::{Body, Bytes, HttpBody},
    extract::{
        DefaultBodyLimit, FromRequest, Multipart, Request, State,
        multipart::{Field, MultipartError},
    },
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::Response,
};
use http_body::{Frame, SizeHint};
use std::{
    pin::Pin,
    sync::{Arc, OnceLock},
    task::{Context, Poll, ready},
};

/// Fields beside the file, in bytes; their names count too.
const FIELD_BYTES: usize = 64 * 1024;
/// Fields and files of one form.
const PARTS: usize = 200;
/// Most of one form with its files. What is too large within it is read to its end, so that the browser gets to read the answer; past
/// this the form is cut off.
pub const A_FORM: usize = 64 * 1024 * 1024;
/// What is read of a body: the heads within it come on top.
const LIMIT: usize = A_FORM + 1024 * 1024;

/// The layer of a route that takes an [`Upload`]: what is read of a form, and the heads within it.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LIMIT)
}

/// Counts what the bodies of forms with files take of the memory, from their first byte until the request is answered, and keeps what was
/// written in a form that is refused; of whoever is no longer signed in the words alone are read.
pub async fn count(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if !has_files(request.headers()) {
        return next.run(request).await;
    }
    if request.extensions().get::<Viewer>().is_none() && !wants_json(request.headers()) {
        let (parts, body) = request.into_parts();
        let sent = written(Request::from_parts(parts.clone(), body), &app).await;
        return given_back::keep(next.run(Request::from_parts(parts, Body::empty())).await, || sent);
    }
    // Held here too, so that nothing is given back while the files are being kept.
    let share = Arc::new(app.limits.bodies.share(counted(request.extensions())));
    let counting = share.clone();
    let noted = Noted::default();
    request.extensions_mut().insert(noted.clone());
    let response = next.run(request.map(|body| Body::new(Counting { body, share: counting, free: 0 }))).await;
    given_back::keep(response, || noted.0.get().cloned().unwrap_or_default())
}

/// What was written in a form with files, of which nothing is done: the files are passed over.
pub(super) async fn written(request: Request, app: &App) -> Sent {
    let share = Arc::new(app.limits.passed_over.share(counted(request.extensions())));
    let mut request = request.map(|body| Body::new(Counting { body, share, free: 0 }));
    let mut reading = Reading::default();
    if told(&request).is_none_or(|bytes| bytes <= A_FORM) {
        // The route's own limit is not there yet.
        DefaultBodyLimit::max(LIMIT).apply(&mut request);
        if let Ok(parts) = Multipart::from_request(request, app).await {
            // One that is cut off gives back what came of it.
            let _ = read_parts(parts, app, (0, None), &mut reading).await;
        }
    }
    reading.sent()
}

/// What was written in the form of a request, once somebody read it.
#[derive(Clone, Default)]
struct Noted(Arc<OnceLock<Sent>>);

/// Whether a request carries a form with files.
pub fn has_files(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"))
}

/// Whether it is an island that asks: it keeps the file itself, and reads no page.
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"))
}

/// How large a request says that it is.
fn told(request: &Request) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok())
}

/// A body that ends with [`Full`] when there is no memory left for it.
struct Counting {
    body: Body,
    share: Arc<Share>,
    /// What is not counted of it yet: as much as any plain form may have.
    free: usize,
}

/// Lets a form of answers be as long as [`A_FORM`], and counts what it has beyond a plain form as a form with files is counted. The share is
/// to be held until the request is answered.
pub(super) fn long(app: &App, mut request: Request, free: usize) -> (Request, Arc<Share>) {
    let signed_in = request.extensions().get::<Viewer>().is_some();
    let shares = if signed_in { &app.limits.bodies } else { &app.limits.passed_over };
    let share = Arc::new(shares.share(counted(request.extensions())));
    DefaultBodyLimit::max(A_FORM).apply(&mut request);
    let counting = share.clone();
    (request.map(|body| Body::new(Counting { body, share: counting, free })), share)
}

/// Whether a body ended because there was no memory left for it.
pub(super) fn is_full(error: &(dyn std::error::Error + 'static)) -> bool {
    std::iter::successors(Some(error), |error| error.source()).any(|error| error.is::<Full>())
}

/// So many forms with files are being read that there is no memory for more of this one.
#[derive(Debug, thiserror::Error)]
#[error("no memory is left for this body")]
struct Full;

impl HttpBody for Counting {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let bytes = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref()).map_or(0, Bytes::len);
        let counted = bytes.saturating_sub(self.free);
        self.free = self.free.saturating_sub(bytes);
        Poll::Ready(if self.share.take(counted) { frame } else { Some(Err(axum::Error::new(Full))) })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A form with at most one file. One that is too large is no file, and the form says so at its field.
pub struct Upload {
    pub form: Form,
    pub file: Option<Uploaded>,
}

/// A form with several files.
pub struct Uploads {
    pub form: Form,
    pub files: Vec<Uploaded>,
    /// Those that were too large. Nothing of them was kept, and they keep nothing else out.
    pub too_large: Vec<TooLarge>,
}

/// A file as it came. Its name is somebody's word; its kind is what its first bytes say.
pub struct Uploaded {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A file that was too large.
pub struct TooLarge {
    /// The field that it was chosen in.
    field: String,
    name: String,
}

impl TooLarge {
    /// The file, and how large it may be.
    pub fn says(&self, lang: Lang, config: &Config) -> String {
        let most = bytes_words(config.max_file_bytes);
        td_string!(lang, web.file_too_large, name = self.name.as_str(), most = most).to_string()
    }
}

/// How much one form takes, where a whole one was too large.
pub(super) fn says_most(lang: Lang) -> String {
    td_string!(lang, errors.form_too_large, files = bytes_words(A_FORM), text = bytes_words(FIELD_BYTES)).to_string()
}

impl FromRequest<App> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let lang = lang::of_path(request.uri().path()).unwrap_or(Lang::es);
        let Uploads { mut form, files, too_large } = Uploads::from_request(request, app).await?;
        for file in &too_large {
            form.fail(&file.field, file.says(lang, &app.config));
        }
        Ok(Self { form, file: files.into_iter().next() })
    }
}

impl FromRequest<App> for Uploads {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        if told(&request).is_some_and(|bytes| bytes > A_FORM) {
            return Err(Refusal::TooLarge.into());
        }
        let sender = request.extensions().get::<Viewer>().and_then(|viewer| viewer.actor.id().cloned());
        let noted = request.extensions().get::<Noted>().cloned().unwrap_or_default();
        let parts = Multipart::from_request(request, app).await.map_err(|e| Error::Unreadable(e.body_text()))?;
        let mut reading = Reading::default();
        let done = read_parts(parts, app, (app.config.max_file_bytes, sender.as_ref()), &mut reading).await;
        // Also of a form that is refused only now.
        let sent = noted.0.get_or_init(|| reading.sent());
        done.map(|()| Self { form: sent.form.clone(), files: reading.files, too_large: reading.too_large })
    }
}

/// What came of a form so far.
#[derive(Default)]
struct Reading {
    fields: Vec<(String, String)>,
    chosen: Vec<Chosen>,
    files: Vec<Uploaded>,
    too_large: Vec<TooLarge>,
}

impl Reading {
    fn sent(&self) -> Sent {
        let form = Form::of(self.fields.iter().map(|(name, value)| (name.as_str(), value.clone())));
        Sent { form, files: self.chosen.clone() }
    }
}

/// Reads a form to its end. `most`: how large a file may be that is kept, counted for `sender`.
async fn read_parts(
    mut parts: Multipart,
    app: &App,
    (mut most, sender): (usize, Option<&PersonId>),
    into: &mut Reading,
) -> Result<()> {
    let (mut left, mut count, mut refused) = (FIELD_BYTES, 0_usize, None);
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        count += 1;
        if count > PARTS {
            return Err(Refusal::TooLarge.into());
        }
        let name = part.name().unwrap_or_default().to_owned();
        left = left.checked_sub(name.len()).ok_or(Refusal::TooLarge)?;
        let Some(given) = part.file_name().map(str::to_owned) else {
            let text = read(part, left).await?.ok_or(Refusal::TooLarge)?;
            left -= text.len();
            into.fields.push((name, String::from_utf8_lossy(&text).into_owned()));
            continue;
        };
        let bytes = read(part, most).await?;
        // An empty file input is sent as a file without name and content.
        if bytes.as_ref().is_some_and(Vec::is_empty) {
            continue;
        }
        into.chosen.push(Chosen { field: name.clone(), name: given.clone() });
        let Some(bytes) = bytes else {
            into.too_large.push(TooLarge { field: name, name: given });
            continue;
        };
        match one_more(app, sender).await {
            Ok(()) => into.files.push(Uploaded { name: given, bytes }),
            // No more files; what is written behind them still is.
            Err(error) => (refused, most) = (refused.or(Some(error)), 0),
        }
    }
    refused.map_or(Ok(()), Err)
}

/// Counts a file of somebody's; [`Refusal::TooMany`] when they have sent too many lately.
async fn one_more(app: &App, person: Option<&PersonId>) -> Result<()> {
    let Some(person) = person else { return Ok(()) };
    let mut scratch = Scratch::begin(&app.db).await?;
    let most = i64::from(app.config.max_files_an_hour);
    let counted = accounts::store::attempt_within(scratch.conn(), &format!("file:{person}"), most, app.clock.now()).await?;
    scratch.commit().await?;
    if counted { Ok(()) } else { Err(Refusal::TooMany.into()) }
}

/// A part; none when it is larger than that. It is read to its end all the same: what comes behind it is kept.
async fn read(mut part: Field<'_>, most: usize) -> Result<Option<Vec<u8>>> {
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
        seen = seen.saturating_add(chunk.len());
        if seen <= most {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((seen <= most).then_some(bytes))
}

fn unreadable(error: MultipartError) -> Error {
    if is_full(&error) {
        return Refusal::TooMany.into();
    }
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Refusal::TooLarge.into() } else { Error::Unreadable(error.body_text()) }
}
