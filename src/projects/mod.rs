//! Projects: what an association does (a clinic, a classroom, a festival), described once, with whom it works and how its people take
//! part; and copied into an application where that asks for a longer text.

pub mod actions;
mod forms;
pub mod model;
mod pages;
pub mod store;
mod words;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::Projects, get(pages::show_list).post(forms::add))
        .page(Route::Project, get(pages::show_project).post(forms::save))
        .page(Route::ApplicationProject, get(pages::show_use).post(forms::take))
}
