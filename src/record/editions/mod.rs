//! Calls that come round: their editions on record, those ahead, and those that were expected and are not published. They are no lines:
//! an edition that did not come has no standing and enters no figure.

mod page;
mod parts;
pub mod words;

pub use parts::{of_programme, on_board};

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::RecurringCalls, get(page::list)).page(Route::RecurringCall, get(page::show))
}
