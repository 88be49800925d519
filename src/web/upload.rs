//! Forms with a file: `multipart/form-data`, read up to the limit of the settings. The router's limit for forms does not hold for
//! these routes; they are registered with [`limit`].

use super::{form::Form, visit::Viewer};
use crate::{
    accounts,
    app::App,
    db::Scratch,
    error::{Error, Result},
    ids::PersonId,
    policy::Refusal,
};
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::Field},
    http::header,
};

/// Fields beside the file, in bytes.
const FIELD_BYTES: usize = 64 * 1024;
/// What is still read of a file that is too large, so that the browser gets to read the answer; past this it is cut off.
const DRAINED: usize = 64 * 1024 * 1024;

/// The layer of a route that takes an [`Upload`], which counts by itself.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::disable()
}

/// A form with at most one file.
pub struct Upload {
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

impl FromRequest<App> for Uploads {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let told = request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
        if told.is_some_and(|bytes: usize| bytes > DRAINED) {
            return Err(Refusal::TooLarge.into());
        }
        let sender = request.extensions().get::<Viewer>().and_then(|viewer| viewer.actor.id().cloned());
        let mut parts = Multipart::from_request(request, app).await.map_err(|e| Error::Unreadable(e.body_text()))?;
        let (mut fields, mut files, mut held) = (Vec::new(), Vec::new(), 0_usize);
        let mut left = FIELD_BYTES;
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            if let Some(given) = part.file_name().map(str::to_owned) {
                // Together no more than one request may hold, whatever its head said.
                let bytes = read(part, app.config.max_file_bytes.min(DRAINED - held)).await?;
                held += bytes.len();
                if let Some(person) = sender.as_ref().filter(|_| !bytes.is_empty()) {
                    one_more(app, person).await?;
                }
                // An empty file input is sent as a file without name and content.
                if !bytes.is_empty() {
                    files.push(Uploaded { name: given, bytes });
                }
            } else {
                let text = read(part, left).await?;
                left -= text.len();
                fields.push((name, String::from_utf8_lossy(&text).into_owned()));
            }
        }
        let form = Form::of(fields.iter().map(|(name, value)| (name.as_str(), value.clone())));
        Ok(Self { form, files })
    }
}

/// Counts a file of somebody's; [`Refusal::TooMany`] when they have sent too many lately.
async fn one_more(app: &App, person: &PersonId) -> Result<()> {
    let mut scratch = Scratch::begin(&app.db).await?;
    let sent = accounts::store::attempt(scratch.conn(), &format!("file:{person}"), app.clock.now()).await?;
    scratch.commit().await?;
    if sent > i64::from(app.config.max_files_an_hour) { Err(Refusal::TooMany.into()) } else { Ok(()) }
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

fn unreadable(error: axum::extract::multipart::MultipartError) -> Error {
    Error::Unreadable(error.body_text())
}
