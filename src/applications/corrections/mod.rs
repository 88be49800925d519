//! Corrections: single answers, papers or the budget that an institution asks to have corrected, each with a reason and all with one term
//! in working days; and the association's one answer. What was filed stays as it was; both stand beside it.

pub mod actions;
mod files;
mod forms;
pub mod hand;
pub mod model;
pub mod pages;
pub mod receipt;
pub mod reminders;
pub mod rules;
mod saving;
pub mod standing;
pub mod store;
pub mod term;
pub mod words;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _, upload},
};
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<App> {
    let uploads = Router::new().page(Route::CorrectionFiles, get(pages::show_files).post(files::attach)).layer(upload::limit());
    Router::new()
        .page(Route::Correction, get(pages::show).post(forms::answer))
        .page(Route::CorrectionSaving, post(saving::save_field))
        .page(Route::CorrectionFile, get(pages::show_file))
        .page(Route::CorrectionReceiptPdf, get(pages::show_receipt))
        .page(Route::CorrectionFileRemoval, post(files::remove))
        .merge(uploads)
}
