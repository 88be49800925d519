//! Commitments: fairs, agreements, recommendations, plans. What was promised, what reports say of it, and what is on record.

mod claims;
mod finding;
mod list;
mod page;
mod promise;
pub mod words;

pub use list::{front_line, matching, of_institution};

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::Commitments, get(list::show)).page(Route::Commitment, get(page::show))
}
