//! Recording what happened: a monitor, the steward, an authority or an association picks a kind of fact, fills in its form, sees what
//! it would change, and enters it with its evidence. One mechanism for all kinds and all subjects.
//!
//! - [`voice`]: in whose name one may speak of a thing, and which kinds of facts that voice may record;
//! - [`fields`] and [`parse`]: what each kind asks, and what was typed;
//! - [`preview`]: the standing before and after; [`actions`]: recording, confirming;
//! - [`second`]: what undoes a resolution waits for a second official;
//! - [`promises`]: promises that are no call, and what reports claim of them;
//! - [`redaction`]: the steward takes words out, on the record;
//! - [`pages`]: the forms, and what waits for a second person; [`fact`]: what one may do on the page of a fact.

mod actions;
mod desk;
mod fact;
mod fields;
mod forms;
mod pages;
mod parse;
mod preview;
mod promises;
mod redaction;
mod second;
pub mod voice;
mod words;

pub use desk::desk;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _, upload},
};
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::Fact, get(fact::show))
        .page(Route::FactNew, get(pages::show_kinds))
        .page(Route::FactForm, get(forms::show).post(forms::record).layer(upload::limit()))
        .page(Route::FactsToConfirm, get(desk::show))
        .page(Route::FactConfirmation, post(forms::confirm))
        .page(Route::StewardRedaction, get(redaction::show).post(redaction::redact))
        .merge(second::routes())
        .merge(promises::routes())
}
