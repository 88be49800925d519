//! Calls that people tell of by a link. Whoever watches confirms one onto the record with what a call needs at least, or declines it
//! with a reason; who told of it sees what became of it.

pub mod actions;
pub mod forms;
pub mod model;
pub mod pages;
pub mod rules;
pub mod store;

pub use pages::{JURISDICTIONS, desk, jurisdiction};

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _},
};
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::Suggest, get(pages::show_suggest).post(forms::suggest))
        .page(Route::Suggestions, get(pages::show_list))
        .page(Route::Suggestion, get(pages::show_one))
        .page(Route::SuggestionConfirmation, get(pages::show_confirmation).post(forms::confirm))
        .page(Route::SuggestionRefusal, post(forms::decline))
}
