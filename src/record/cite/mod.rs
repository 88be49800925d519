//! Citing: every call, line, fact, institution, electoral period, commitment and sheet of evidence, in four forms, with the day and the
//! position of the log.

pub mod bibtex;
pub mod csl;
pub mod model;
mod page;
pub mod schema;
pub mod styles;
pub mod thing;

pub use page::section;
pub use thing::Thing;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::Citation, get(page::show)).page(Route::CitationFile, get(page::show_file))
}
