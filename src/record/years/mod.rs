//! Fiscal years: what was called for in each, when, across which elections, and what became of it.

mod calendar;
mod list;
mod page;

pub use list::of;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::Years, get(list::show)).page(Route::Year, get(page::show))
}
