//! The record for machines: JSON under `/api/v1/`, the same for every language, open to readers of every origin.

mod answer;
mod body;
mod calls;
mod commitments;
mod deadlines;
mod elections;
mod evidence;
mod filters;
mod lists;
mod search;

use crate::app::App;
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/calls", get(calls::list))
        .route("/api/v1/calls/{slug}", get(calls::one))
        .route("/api/v1/commitments", get(commitments::list))
        .route("/api/v1/commitments/{slug}", get(commitments::one))
        .route("/api/v1/institutions", get(lists::institutions))
        .route("/api/v1/programmes", get(lists::programmes))
        .route("/api/v1/electoral-periods", get(lists::periods))
        .route("/api/v1/summary", get(lists::summary))
        .route("/api/v1/search", get(search::show))
}
