//! Promises that are no call, found in an official report or a plan, and what reports claim of them: whoever watches adds them.
//!
//! A claim is a record of its own and no new version of the promise: what is shipped goes on being updated.

mod actions;
mod claims;
mod forms;
mod pages;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::CommitmentNew, get(forms::show).post(forms::add))
        .page(Route::CommitmentClaim, get(claims::show).post(claims::add))
}
