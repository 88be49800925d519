//! The dossier: papers that an association keeps once, with their dates, and lends to each application as a frozen copy.
//!
//! Private and encrypted. Members open them; officials what was filed with them; the steward what the association shows. Each opening is
//! noted, and members read who opened what.

pub mod actions;
mod closing;
mod forms;
pub mod load;
pub mod model;
mod pages;
mod read;
pub mod reminders;
pub mod rules;
pub mod store;
mod words;

pub use closing::CLOSING;
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
    let uploads = Router::new()
        .page(Route::Dossier, get(pages::show_list).post(forms::add))
        .page(Route::DossierVersions, post(forms::replace))
        .layer(upload::limit());
    Router::new()
        .page(Route::DossierPaper, get(pages::show_paper).post(forms::change_dates))
        .page(Route::DossierVersion, get(pages::show_file))
        .page(Route::DossierRetirement, post(forms::retire))
        .page(Route::DossierShowing, post(forms::show_steward))
        .page(Route::ApplicationLoans, get(pages::show_lending).post(forms::lend))
        .page(Route::StewardDossier, get(pages::show_steward_list))
        .page(Route::StewardDossierVersion, get(pages::show_steward_file))
        .merge(uploads)
}
