//! Searching today's record: calls, institutions, programmes, commitments, elections, laws, facts and the documents behind them.

pub mod find;
pub mod marks;
pub mod near;
mod page;
pub mod question;
mod results;
mod standings;
pub mod told;

pub use page::form;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::Search, get(page::show))
}
