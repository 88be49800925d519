//! Institutions: who calls, since when, what they took over and from whom, and what became of their calls.

mod days;
pub mod designation;
mod list;
mod page;
pub mod words;

pub use list::has_calls;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::Institutions, get(list::show))
        .page(Route::Institution, get(page::show))
        .page(Route::InstitutionDays, get(days::show))
}
