//! Places: the two cities, and the wider governments whose calls concern people there.

mod list;
mod page;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::Places, get(list::show)).page(Route::Place, get(page::show))
}
