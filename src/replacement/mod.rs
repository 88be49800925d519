//! A lost sole representative: an association that nobody can act for any more gets another one from the steward, on a deed, after seven
//! days' notice to all members. Until then anybody of them may object, and the one who was taken for lost may stop it.

pub mod actions;
mod forms;
pub mod model;
mod pages;
pub mod rules;
pub mod store;
mod words;

pub use pages::desk;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _, upload},
};
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<App> {
    let uploads =
        Router::new().page(Route::StewardReplacement, get(pages::show_steward).post(forms::announce)).layer(upload::limit());
    Router::new()
        .page(Route::Replacement, get(pages::show_members))
        .page(Route::ReplacementObjections, post(forms::object))
        .page(Route::ReplacementStop, post(forms::stop))
        .page(Route::ReplacementDeed, get(pages::show_deed))
        .page(Route::StewardReplacementStop, post(forms::stop_as_steward))
        .page(Route::StewardReplacementEnd, post(forms::carry_out))
        .page(Route::StewardReplacementDeed, get(pages::show_deed))
        .merge(uploads)
}
