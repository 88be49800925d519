//! Forms with a file: `multipart/form-data`, read up to the limit of the settings. The router's limit for forms does not hold for
//! these routes; they are registered with [`limit`]. How much of the memory all of them take together is [`count`]ed.

use super::{
    errors,
    form::Form,
    lang::{self, Lang},
    middleware::counted,
    visit::Viewer,
};
use crate::{
    accounts,
    app::App,
    db::Scratch,
    error::{Error, Result},
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
    sync::Arc,
    task::{Context, Poll, ready},
};

/// Fields beside the file, in bytes; their names count too.
const FIELD_BYTES: usize = 64 * 1024;
/// Fields and files of one form.
const PARTS: usize = 200;
/// What is still read of a file that is too large, so that the browser gets to read the answer; past this it is cut off.
const DRAINED: usize = 64 * 1024 * 1024;

/// The layer of a route that takes an [`Upload`]: what is drained, and the fields and heads beside it.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(DRAINED + 1024 * 1024)
}

/// Counts what the bodies of forms with files take of the memory, from their first byte until the request is answered.
pub async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    if !has_files(request.headers()) {
        return next.run(request).await;
    }
    // Held here too, so that nothing is given back while the files are being kept.
    let share = Arc::new(app.limits.bodies.share(counted(request.extensions())));
    let counting = share.clone();
    next.run(request.map(|body| Body::new(Counting { body, share: counting }))).await
}

fn has_files(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"))
}

/// A body that ends with [`Full`] when there is no memory left for it.
struct Counting {
    body: Body,
    share: Arc<Share>,
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
        Poll::Ready(if self.share.take(bytes) { frame } else { Some(Err(axum::Error::new(Full))) })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A form with at most one file.
pub struct Upload {
    pub form: Form,
    pub file: Option<Uploaded>,
}

/// The same where what was typed beside the file comes back: of one that is too large the form says so at its field.
pub struct Mendable {
    pub form: Form,
    pub file: Option<Uploaded>,
}

/// A form with several files.
pub struct Uploads {
    pub form: Form,
    pub files: Vec<Uploaded>,
}

/// A file as it came. Its name is somebody's word; its kind is what its first bytes say.
pub struct Uploaded {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl FromRequest<App> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let Uploads { form, files } = Uploads::from_request(request, app).await?;
        Ok(Self { form, file: files.into_iter().next() })
    }
}

impl FromRequest<App> for Mendable {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let lang = lang::of_path(request.uri().path()).unwrap_or(Lang::es);
        let Parts { mut form, files, too_large } = parts(request, app).await?;
        if let Some(field) = too_large {
            form.fail(&field, errors::words(lang, Refusal::TooLarge));
        }
        Ok(Self { form, file: files.into_iter().next() })
    }
}

impl FromRequest<App> for Uploads {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let Parts { form, files, too_large } = parts(request, app).await?;
        if too_large.is_some() { Err(Refusal::TooLarge.into()) } else { Ok(Self { form, files }) }
    }
}

/// What came in a form.
struct Parts {
    form: Form,
    files: Vec<Uploaded>,
    /// The field of a file that is larger than allowed, of which nothing was kept.
    too_large: Option<String>,
}

async fn parts(request: Request, app: &App) -> Result<Parts> {
    let told = request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    if told.is_some_and(|bytes: usize| bytes > DRAINED) {
        return Err(Refusal::TooLarge.into());
    }
    let sender = request.extensions().get::<Viewer>().and_then(|viewer| viewer.actor.id().cloned());
    let mut parts = Multipart::from_request(request, app).await.map_err(|e| Error::Unreadable(e.body_text()))?;
    let (mut fields, mut files, mut held) = (Vec::new(), Vec::new(), 0_usize);
    let (mut left, mut too_large) = (FIELD_BYTES, None);
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        if fields.len() + files.len() >= PARTS {
            return Err(Refusal::TooLarge.into());
        }
        let name = part.name().unwrap_or_default().to_owned();
        let Some(given) = part.file_name().map(str::to_owned) else {
            left = left.checked_sub(name.len()).ok_or(Refusal::TooLarge)?;
            let text = read(part, left).await?;
            left -= text.len();
            fields.push((name, String::from_utf8_lossy(&text).into_owned()));
            continue;
        };
        // Together no more than one request may hold, whatever its head said.
        let bytes = match read(part, app.config.max_file_bytes.min(DRAINED - held)).await {
            Err(Error::Refused(Refusal::TooLarge)) if too_large.is_none() => {
                left = left.checked_sub(name.len()).ok_or(Refusal::TooLarge)?;
                too_large = Some(name);
                continue;
            }
            read => read?,
        };
        held += bytes.len();
        if let Some(person) = sender.as_ref().filter(|_| !bytes.is_empty()) {
            one_more(app, person).await?;
        }
        // An empty file input is sent as a file without name and content.
        if !bytes.is_empty() {
            files.push(Uploaded { name: given, bytes });
        }
    }
    let form = Form::of(fields.iter().map(|(name, value)| (name.as_str(), value.clone())));
    Ok(Parts { form, files, too_large })
}

/// Counts a file of somebody's; [`Refusal::TooMany`] when they have sent too many lately.
async fn one_more(app: &App, person: &PersonId) -> Result<()> {
    let mut scratch = Scratch::begin(&app.db).await?;
    let most = i64::from(app.config.max_files_an_hour);
    let counted = accounts::store::attempt_within(scratch.conn(), &format!("file:{person}"), most, app.clock.now()).await?;
    scratch.commit().await?;
    if counted { Ok(()) } else { Err(Refusal::TooMany.into()) }
}

async fn read(mut part: Field<'_>, most: usize) -> Result<Vec<u8>> {
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
        seen = seen.saturating_add(chunk.len());
        if seen <= most {
            bytes.extend_from_slice(&chunk);
        } else if seen > DRAINED {
            break;
        }
    }
    if seen > most { Err(Refusal::TooLarge.into()) } else { Ok(bytes) }
}

fn unreadable(error: MultipartError) -> Error {
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = cause {
        if error.is::<Full>() {
            return Refusal::TooMany.into();
        }
        cause = error.source();
    }
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Refusal::TooLarge.into() } else { Error::Unreadable(error.body_text()) }
}
