//! The steward's desk: what waits, letters, people. Rooms that need the steward have pages of their own and a row in [`overview`].

mod addresses;
mod days;
mod letters;
mod overview;
mod people;

use crate::{
    app::App,
    error::Result,
    i18n::td_string,
    policy::{self, Act},
    web::{
        address::{Page, Route},
        lang::Lang,
        parts::crumbs,
        router::Bilingual,
        visit::{Viewer, Visit},
    },
};
use axum::{
    Router,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use chrono::DateTime;
use chrono_tz::Tz;
use leptos::prelude::*;

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::StewardDesk, get(overview::show))
        .page(Route::StewardLetters, get(letters::show))
        .page(Route::StewardLetter, get(letters::opened))
        .page(Route::StewardOpening, post(letters::open))
        .page(Route::StewardRetry, post(letters::retry))
        .page(Route::StewardHandover, post(letters::hand_over))
        .page(Route::StewardAddresses, get(addresses::show).post(addresses::rename))
        .page(Route::StewardDays, get(days::show).post(days::add))
        .page(Route::StewardPeople, get(people::show))
        .page(Route::StewardMonitor, post(people::change_monitor))
        .page(Route::StewardSteward, post(people::change_steward))
}

/// Every page of the desk is the steward's alone.
fn only_steward(viewer: &Viewer) -> Result<()> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    Ok(())
}

/// The way back to the desk, above the title.
fn crumb(lang: Lang, here: impl Into<String>) -> AnyView {
    crumbs(lang, [(td_string!(lang, steward.title).to_owned(), Page::StewardDesk)], here)
}

fn to(visit: &Visit, page: &Page) -> Response {
    Redirect::to(&page.path(visit.lang)).into_response()
}

/// The day of a stored instant in Mexico City, in words.
fn day(lang: Lang, stored: &str) -> String {
    let at = DateTime::parse_from_rfc3339(stored).map(|at| at.with_timezone(&Tz::America__Mexico_City).date_naive());
    at.map_or_else(|_| stored.to_owned(), |day| crate::web::dates::day(lang, day))
}
