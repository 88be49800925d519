//! Promised dates of results, and how many days past each an outcome came, or has not come yet. By institution, in the order of names.

mod page;
mod strip;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub use page::sentence;

pub fn routes() -> Router<App> {
    Router::new().page(Route::PromisedDates, get(page::show))
}
