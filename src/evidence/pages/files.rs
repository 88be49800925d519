//! Files on their way: the copy for everybody, the original for few, and a copy as it would be. Always as a download.

use super::{copy as copy_page, of};
use crate::{
    applications::papers::FileKind,
    error::{Error, Result},
    evidence::actions,
    policy::{Act, Refusal, may},
    scanner,
    web::{
        download::attachment,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

/// The published copy. Its tag is its hash: what has that tag never changes.
pub async fn copy(visit: Visit, headers: HeaderMap, Path(id): Path<String>) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    let Some(copy) = evidence.copy() else {
        return Err(if evidence.copies.is_empty() { Error::NotFound } else { Refusal::CopyWithdrawn.into() });
    };
    let tag = format!("\"{}\"", copy.sha256);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let mut response = if known.split(',').any(|one| one.trim() == tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let bytes = scanner::open(&visit.app, copy.file.as_ref().ok_or(Refusal::CopyWithdrawn)?).await?;
        let name: String = copy.sha256.chars().take(12).collect();
        attachment(&format!("evidencia-{name}.{}", copy.kind.ending()), copy.kind.mime(), bytes)
    };
    // Asked again each time: a copy can be withdrawn.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}

/// The file as it came.
pub async fn original(visit: Visit, viewer: Viewer, Path(id): Path<String>) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    actions::require(&visit.app, &viewer.actor, &evidence, visit.now).await?;
    let file = evidence.original.ok_or(Error::NotFound)?;
    let bytes = scanner::open(&visit.app, &file.id).await?;
    Ok(attachment(&file.name, file.kind.mime(), bytes))
}

/// The copy as it would be published; with `grid`, a small picture with numbered lines.
pub async fn look(visit: Visit, viewer: Viewer, Path(id): Path<String>) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    may(&viewer.actor, Act::PublishCopy(evidence.person.as_ref()))?;
    actions::require(&visit.app, &viewer.actor, &evidence, visit.now).await?;
    let original = evidence.original.ok_or(Error::NotFound)?;
    let mut form = Form::parse(visit.uri.query().unwrap_or_default().as_bytes());
    let cover = copy_page::cover(visit.lang, &mut form, original.kind).ok_or(Error::NotFound)?;
    let wants_grid = !form.get("grid").is_empty() && original.kind != FileKind::Pdf;
    let (made, kind) = if wants_grid {
        (actions::grid(&visit.app, &original, cover).await?, FileKind::Png)
    } else {
        (actions::cleaned(&visit.app, &original, cover).await?, original.kind)
    };
    // Why it cannot be made is said on the page that leads here.
    let bytes = made.map_err(|_| Error::NotFound)?;
    Ok(attachment(&format!("copia.{}", kind.ending()), kind.mime(), bytes))
}
