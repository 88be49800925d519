//! What the public sees: the front page, the board, each call with its timeline and reasons. Reads; never writes.

mod about;
mod api;
mod board;
mod call;
pub mod commitments;
pub mod data;
pub mod details;
pub mod editions;
pub mod elections;
mod feeds;
mod glossary;
mod home;
mod institutions;
mod kept;
mod laws;
pub mod parts;
pub mod pieces;
pub mod query;
pub mod reading;
pub mod search;
pub mod subjects;
pub mod tally;
mod term;
pub mod timeline;
pub mod wording;
pub mod words;

pub use crate::calls::notes;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::Home, get(home::show))
        .page(Route::Calls, get(board::show))
        .page(Route::Call, get(call::show))
        .merge(commitments::routes())
        .merge(institutions::routes())
        .merge(elections::routes())
        .merge(editions::routes())
        .merge(laws::routes())
        .merge(glossary::routes())
        .merge(about::routes())
        .merge(reading::routes())
        .merge(search::routes())
        .merge(term::routes())
        .merge(api::routes())
        .merge(feeds::routes())
        .merge(data::routes())
}
