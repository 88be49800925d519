//! The case of 2018, told with the record's own facts: each sentence stands on one, and changes with it.
//!
//! - [`model`]: a sentence with what it rests on; which fact holds today where one was corrected;
//! - [`tell`]: the chapters; [`after`]: what became of it, what nobody knows and who could be asked; [`page`]: how it is shown.

mod after;
pub mod model;
mod page;
pub mod tell;

use crate::{
    app::App,
    ids::CallId,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::Case, get(page::show))
}

/// The call that the case is about.
pub fn call() -> CallId {
    CallId::from_text(super::about::FOUNDING_CALL)
}
