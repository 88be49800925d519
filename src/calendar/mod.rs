//! What comes round: electoral periods, which the steward keeps, and the editions of calls, which whoever watches puts on record.
//!
//! - [`periods`]: the steward adds a period or amends one; each amendment is a version, the earlier ones stay;
//! - [`editions`]: the call of an edition is put on record from what its template knows.

pub mod editions;
pub mod periods;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _},
};
use axum::{Router, routing::get};
use editions::forms as edition;
use periods::forms as period;

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::StewardPeriods, get(periods::pages::list))
        .page(Route::StewardPeriodNew, get(period::new).post(period::add))
        .page(Route::StewardPeriod, get(period::show).post(period::amend))
        .page(Route::EditionNew, get(edition::show).post(edition::record))
}
