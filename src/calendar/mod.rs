//! What comes round: electoral periods, which the steward keeps.
//!
//! - [`periods`]: the steward adds a period or amends one; each amendment is a version, the earlier ones stay.

pub mod periods;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _},
};
use axum::{Router, routing::get};
use periods::forms as period;

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::StewardPeriods, get(periods::pages::list))
        .page(Route::StewardPeriodNew, get(period::new).post(period::add))
        .page(Route::StewardPeriod, get(period::show).post(period::amend))
}
