//! All routes, and the layers around them.

use super::{accept, address::Page, address::Route, arrival, assets, cache, desk, errors, lang, middleware, sitemap, upload};
use crate::{accounts, app::App, associations, record::query};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Extension, State},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, timeout::TimeoutLayer, trace::TraceLayer,
};

/// Largest form without files, in bytes, but for those of answers.
pub(super) const FORM_BYTES: usize = 1024 * 1024;

/// Registers a page at both its addresses.
pub trait Bilingual {
    #[must_use]
    fn page(self, route: Route, handler: MethodRouter<App>) -> Self;
}

impl Bilingual for Router<App> {
    fn page(self, route: Route, handler: MethodRouter<App>) -> Self {
        lang::LANGS.into_iter().fold(self, |router, lang| router.route(route.pattern(lang), handler.clone()))
    }
}

/// The whole service.
pub fn router(app: App) -> Router {
    let csrf = csrf(&app);
    let pages = Router::new()
        .route("/", get(choose_language))
        .route("/assets/{name}", get(assets::serve))
        .route("/health/live", get(|| async { "alive" }))
        .route("/health/ready", get(ready))
        .page(Route::Desk, get(desk::show))
        .merge(accounts::routes().layer(Extension(crate::dossier::CLOSING)))
        .merge(associations::routes())
        .merge(crate::steward::routes())
        .merge(crate::record::routes())
        .merge(crate::recording::routes())
        .merge(crate::calendar::routes())
        .merge(crate::applications::routes())
        .merge(crate::suggestions::routes())
        .merge(crate::dossier::routes())
        .merge(crate::replacement::routes())
        .merge(crate::projects::routes())
        .merge(crate::guides::routes())
        .merge(crate::evidence::routes())
        .merge(crate::office::routes())
        .merge(crate::review::routes())
        .merge(crate::case_file::routes())
        .merge(sitemap::routes());
    let around = ServiceBuilder::new()
        .layer(TraceLayer::new_for_http())
        .layer(from_fn(cache::plain_where_nothing_fits))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(app.clone(), middleware::arrive))
        .layer(from_fn_with_state(app.clone(), middleware::headers))
        .layer(from_fn_with_state(app.clone(), errors::dress))
        .layer(from_fn(middleware::short_enough))
        .layer(from_fn(accept::only_what_is_accepted))
        .layer(CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
        // Long enough for a scanned deed over a slow telephone line.
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(300)))
        .layer(from_fn_with_state(app.clone(), middleware::database_is_there))
        .layer(from_fn_with_state(app.clone(), cache::keep))
        .layer(csrf)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(accounts::layer::sessions(&app))
        .layer(from_fn_with_state(app.clone(), accounts::layer::recognise))
        .layer(from_fn_with_state(app.clone(), middleware::limit))
        .layer(from_fn_with_state(app.clone(), upload::count))
        .layer(from_fn(query::only_what_the_page_takes))
        .layer(from_fn_with_state(app.clone(), arrival::of_forms));
    pages.fallback(elsewhere).layer(around).with_state(app)
}

/// Answers everything with 503 and a sentence: for a database that cannot be opened, so that nobody meets a blank page.
pub fn closed() -> Router {
    let answer = |uri: Uri, headers: HeaderMap| async move { errors::closed(&uri, &headers) };
    Router::new().fallback(answer).layer(from_fn(no_store)).route("/assets/{name}", get(assets::serve))
}

async fn no_store(request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

fn csrf(app: &App) -> CsrfLayer {
    let layer = CsrfLayer::new();
    if app.config.public_url.is_empty() {
        return layer;
    }
    layer.clone().add_trusted_origin(app.config.base_url()).unwrap_or(layer)
}

async fn choose_language(headers: HeaderMap) -> Response {
    in_their_language(&headers, &Page::Home)
}

/// From an address without a language to a page in the one that the reader's browser asks for.
pub fn in_their_language(headers: &HeaderMap, page: &Page) -> Response {
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let to = Redirect::to(&page.path(lang::of_header(accept)));
    ([(header::VARY, "accept-language")], to).into_response()
}

/// No address ends in a slash; whoever typed one meant the address before it.
async fn elsewhere(method: Method, uri: Uri) -> Response {
    let meant = uri.path().trim_matches('/');
    if !method.is_safe() || !uri.path().ends_with('/') || meant.is_empty() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    Redirect::permanent(&format!("/{meant}{query}")).into_response()
}

async fn ready(State(app): State<App>) -> crate::error::Result<&'static str> {
    crate::ledger::head(&app.db).await?;
    Ok("ready")
}
