//! The files over HTTP. Each is written once to know its tag; a small one is kept from that and sent, a large one is written anew while
//! it is sent, so that no number of readers fills the memory.

use super::files::{File, Question, Writer};
use crate::{
    app::App,
    calls::live,
    error::{Error, Result, Said},
    i18n::td_string,
    limits::Counted,
    record::{
        kept::kept_by,
        query::{self, Reader},
    },
    web::{download::written, lang::Lang, visit::Client},
};
use axum::{
    Extension,
    body::Body,
    extract::{RawQuery, State},
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};
use std::{
    io::{self, Write},
    sync::Arc,
};
use tokio::task::spawn_blocking;

/// Up to this size a file is kept in memory while it is sent.
const KEPT: usize = 1024 * 1024;

pub async fn answer(
    file: File,
    State(app): State<App>,
    Extension(Client(address)): Extension<Client>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let now = app.clock.now();
    let (_, asked) = query::of_today(&app, &query.unwrap_or_default(), file.takes(), Reader::Machine, now).await?;
    let record = live::known(&app, asked.known_on).await?;
    let question = Question::new(&app.db, &app.config, record, asked, now);
    let writer = Arc::new(file.writer(&question).await?.ok_or_else(absent)?);
    let measured = measure(writer.clone()).await?;
    // A turn is given back at once where nothing is sent: to whoever has the same already.
    let body = match measured.kept {
        Some(kept) => Body::from(kept),
        None => written(app.limits.download(Counted::address(address))?, move |out| writer(out)),
    };
    Ok(kept_by(&headers, file.media(), &measured.digest, || body.into_response()))
}

/// There are no paid awards to tell; that is an answer, in words.
fn absent() -> Error {
    let says = |lang: Lang| td_string!(lang, data.grants_absent).to_owned();
    Error::Absent(Said { es: says(Lang::es), en: says(Lang::en) })
}

struct Measured {
    digest: Vec<u8>,
    kept: Option<Vec<u8>>,
}

/// Takes a file for its digest, and keeps it if it is small.
struct Measure {
    hasher: Sha256,
    kept: Option<Vec<u8>>,
}

impl Write for Measure {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hasher.update(bytes);
        match &mut self.kept {
            Some(kept) if kept.len() + bytes.len() <= KEPT => kept.extend_from_slice(bytes),
            kept => *kept = None,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn measure(writer: Arc<Writer>) -> Result<Measured> {
    let work = move || -> io::Result<Measured> {
        let mut measure = Measure { hasher: Sha256::new(), kept: Some(Vec::new()) };
        writer(&mut measure)?;
        Ok(Measured { digest: measure.hasher.finalize().to_vec(), kept: measure.kept })
    };
    Ok(spawn_blocking(work).await.map_err(Error::internal)??)
}
