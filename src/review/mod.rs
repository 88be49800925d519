//! Reviewing what was filed: conflicts of interest, opinions by published criteria, results with reasons, and the resolution that a second person publishes.
//!
//! What was filed opens when the window closes, not before: an official who read early folios could tell later applicants.

pub mod actions;
pub mod assignments;
pub mod blind;
pub mod conflicts;
pub mod corrections;
mod desk;
mod folios;
pub mod forms;
pub mod interests;
mod letters;
pub mod model;
pub mod opinions;
pub mod pages;
pub mod result;
pub mod rules;
pub mod store;
pub mod words;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::Office, get(desk::show))
        .page(Route::OfficeLine, get(forms::line))
        .page(Route::OfficeConflict, post(conflicts::declare))
        .page(Route::OfficeConflictLift, get(conflicts::show).post(conflicts::lift))
        .page(Route::OfficeFolios, get(forms::folios))
        .page(Route::OfficeNames, get(blind::forms::show).post(blind::forms::open))
        .page(Route::OfficeInterests, post(interests::declare_by_name))
        .page(Route::OfficeAssignments, post(assignments::forms::give))
        .page(Route::OfficeFiled, get(forms::filed))
        .page(Route::OfficeInterest, get(interests::show).post(interests::declare))
        .page(Route::OfficePaper, get(forms::paper))
        .page(Route::OfficeCorrection, get(corrections::show).post(corrections::ask))
        .page(Route::OfficeOpinion, post(opinions::forms::write))
        .page(Route::OfficeRuling, post(forms::rule))
        .page(Route::OfficeResolution, get(forms::resolution).post(forms::propose))
        .page(Route::OfficeApproval, get(forms::approval).post(forms::approve))
        .page(Route::LineResults, get(forms::results))
        .page(Route::ApplicationResult, get(forms::result))
}
