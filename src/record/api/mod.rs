//! The record for machines: JSON under `/api/v1/`, the same for every language, open to readers of every origin.

mod ask;
mod asked;
mod associations;
mod body;
mod calls;
mod commitments;
mod deadlines;
mod described;
mod elections;
mod endpoints;
mod evidence;
mod facts;
mod openapi;
mod page;
mod results;
mod search;
mod summary;

use crate::{
    app::App,
    web::{address::Route, problem::EXPLAINED, router::Bilingual as _},
};
use axum::{Router, routing::get};
use endpoints::Endpoint;

pub fn routes() -> Router<App> {
    let described = Router::new()
        .page(Route::Api, get(page::show))
        .route(openapi::ADDRESS, get(openapi::show))
        .route(EXPLAINED, get(page::explained))
        .route("/api", get(page::explained));
    Endpoint::ALL.iter().fold(described, |router, one| router.route(one.path(), one.handler()))
}
