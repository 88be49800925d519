//! Starting an association, step by step, in either country; what each identifier looks like; and the yearly duties that follow, told of
//! in time. Facts stand with their source, and what no source says is said to be unknown.

pub mod actions;
mod forms;
pub mod model;
mod pages;
pub mod reminders;
pub mod rules;
pub mod store;
mod words;

pub use pages::desk;

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
        .page(Route::Guides, get(pages::show_guides))
        .page(Route::Guide, get(pages::show_guide))
        .page(Route::Identifiers, get(pages::show_identifiers))
        .page(Route::AssociationGuide, get(pages::show_progress).post(forms::save_progress))
        .page(Route::AssociationDuties, get(pages::show_duties).post(forms::save_duties))
        .page(Route::DutyDone, get(pages::show_done).post(forms::mark_done))
        .page(Route::DutyTakenBack, post(forms::take_back))
}
