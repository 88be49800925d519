//! Two institutions or two years side by side, at one address that can be shared. It says how many of how many, and never which is better.

mod institutions;
mod sides;
mod years;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::CompareInstitutions, get(institutions::show)).page(Route::CompareYears, get(years::show))
}
