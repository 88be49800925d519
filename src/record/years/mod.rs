//! Fiscal years: what was called for in each, when, across which elections, and what became of it.

mod calendar;
mod list;
mod page;

pub use list::of;

use crate::{
    app::App,
    calls::record::Record,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

/// A year as it stands in an address: four digits.
pub fn parse(text: &str) -> Option<i32> {
    let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// Whether any call on record is of that year: otherwise it has no page.
pub fn has_calls(record: &Record, year: i32) -> bool {
    record.calls().values().any(|call| call.fiscal_year == Some(year))
}

pub fn routes() -> Router<App> {
    Router::new().page(Route::Years, get(list::show)).page(Route::Year, get(page::show))
}
