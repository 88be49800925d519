//! What facts rest on: pages and files, the copies of files that everybody may have, and testimony with what the witness agreed to.
//! A file is private and encrypted. Other rooms put [`forms::fields`] on their forms, read them with [`forms::read`] and call
//! [`actions::attach`] inside the fact's own write.

pub mod actions;
pub mod cleaning;
pub mod forms;
pub mod index;
pub mod model;
mod pages;
pub mod parts;
mod posts;
pub mod rules;
pub mod store;
pub mod words;

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
        .page(Route::Evidence, get(pages::sheet::show))
        .page(Route::EvidenceFile, get(pages::files::copy))
        .page(Route::EvidenceOpening, post(posts::open))
        .page(Route::EvidenceOriginal, get(pages::files::original))
        .page(Route::EvidenceCopy, get(pages::copy::show).post(posts::publish))
        .page(Route::EvidenceLook, get(pages::files::look))
        .page(Route::EvidenceWithdrawal, post(posts::withdraw))
        .page(Route::EvidenceConsent, post(posts::give_consent))
        .page(Route::EvidenceConsentWithdrawal, post(posts::take_back_consent))
}
