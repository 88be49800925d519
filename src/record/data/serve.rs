//! The files over HTTP: a small one is sent from memory, a large one from the compressed file that it was written to, so that no number of
//! readers fills the memory or has it written again.

use super::{
    files::{File, Question},
    spool::{Text, Today, Written},
};
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
    web::{
        download::{Encoding, written as written_while_sent},
        lang::Lang,
        visit::Client,
    },
};
use axum::{
    Extension,
    body::Body,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use std::{io, sync::Arc};

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
    let is_of_today = asked.as_of.is_none() && asked.known_on.is_none();
    let question = Question::new(&app.db, &app.config, record, asked, now);
    let write = async || {
        let writer = file.writer(&question).await?.ok_or_else(absent)?;
        Written::by(writer, app.config.data.clone()).await
    };
    let written = if is_of_today { Today::get(&app, file, now, write).await? } else { Arc::new(write().await?) };
    // A turn is given back at once where nothing is sent: to whoever has the same already.
    let response = match &written.text {
        Text::Small(bytes) => bytes.clone().into_response(),
        Text::Large(large) => {
            let (encoding, mut whole) = large.read(Encoding::of(&headers));
            let turn = app.limits.download(Counted::address(address))?;
            encoded(written_while_sent(turn, move |out| io::copy(&mut whole, out).map(drop)), encoding)
        }
    };
    Ok(kept_by(&headers, file.media(), &written.digest, || response))
}

/// A body that is compressed already.
fn encoded(body: Body, encoding: Option<&'static str>) -> Response {
    let mut response = body.into_response();
    if let Some(name) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// There are no paid awards to tell; that is an answer, in words.
fn absent() -> Error {
    let says = |lang: Lang| td_string!(lang, data.grants_absent).to_owned();
    Error::Absent(Said { es: says(Lang::es), en: says(Lang::en) })
}
