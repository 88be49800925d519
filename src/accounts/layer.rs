//! Recognises who visits: a session is looked up only when its cookie is there, and only for pages.

use super::{
    model::Person,
    notice::NOTICE,
    session::{self, SignedIn, WHO},
    store::{self, SessionTable},
};
use crate::{
    app::App,
    clock::Now,
    error::{Error, Result},
    policy::Actor,
    web::{
        lang,
        visit::{Arrived, Notice, Viewer},
    },
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite};

/// The session's cookie. Strictly necessary: it is set at sign-in and holds a random number.
pub const COOKIE: &str = "acuse";

/// Sessions for the handlers below this layer.
pub fn sessions(app: &App) -> SessionManagerLayer<SessionTable> {
    SessionManagerLayer::new(SessionTable(app.clone()))
        .with_name(COOKIE)
        .with_http_only(true)
        // Lax: somebody who follows a link from a letter is still signed in.
        .with_same_site(SameSite::Lax)
        .with_secure(app.config.is_https())
        .with_expiry(Expiry::OnInactivity(time::Duration::days(14)))
}

/// Puts [`Viewer`] and [`Notice`] into the request, and the viewer into the answer, for error pages.
pub async fn recognise(State(app): State<App>, session: Session, mut request: Request, next: Next) -> Response {
    if lang::of_path(request.uri().path()).is_none() || !has_cookie(request.headers()) {
        return next.run(request).await;
    }
    let now = request.extensions().get::<Arrived>().map_or_else(|| app.clock.now(), |a| a.0);
    let viewer = match viewer(&app, &session, now).await {
        Ok(viewer) => viewer,
        Err(error) => return error.into_response(),
    };
    let notice = session.get::<String>(NOTICE).await.ok().flatten();
    if let Some(viewer) = viewer.clone() {
        request.extensions_mut().insert(viewer);
    }
    if let Some(text) = notice.clone() {
        request.extensions_mut().insert(Notice(text));
    }
    let mut response = next.run(request).await;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if notice.is_some()
        && is_page
        && let Err(error) = session.remove::<String>(NOTICE).await
    {
        tracing::warn!("a notice will be shown again: {error}");
    }
    if let Some(viewer) = viewer {
        response.extensions_mut().insert(viewer);
    }
    response
}

/// Whether somebody may have signed in, or is left a notice.
pub fn has_cookie(headers: &HeaderMap) -> bool {
    cookies(headers).any(|cookie| cookie.starts_with("acuse="))
}

/// Names and values of the cookies that a browser sent.
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(';')).map(str::trim)
}

async fn viewer(app: &App, session: &Session, now: Now) -> Result<Option<Viewer>> {
    let who: Option<SignedIn> = session.get(WHO).await.map_err(|e| Error::Unavailable(e.to_string()))?;
    let Some(who) = who else { return Ok(None) };
    let person = store::by_id(app.db.read(), &who.person).await?;
    let Some(person) = person.filter(|person| person.generation == who.generation) else {
        session::end(session).await?;
        return Ok(None);
    };
    if who.day != session::day(now) {
        session::put(session, SignedIn { day: session::day(now), ..who }).await?;
    }
    Ok(Some(seen(app, person).await?))
}

async fn seen(app: &App, person: Person) -> Result<Viewer> {
    let roles = store::roles_of(app.db.read(), &person.id).await?;
    Ok(Viewer { actor: Actor::person(person.id, roles), name: person.name, email: person.email })
}
