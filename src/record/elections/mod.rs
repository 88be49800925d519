//! Electoral periods: their dates and how sure they are, what the law then said and did not say, and which calls met them.

mod compare;
mod dates;
mod inside;
pub mod law;
mod list;
mod page;
mod sides;
mod versions;
pub mod words;

pub use dates::verification;
pub use inside::touched;
pub use sides::{Did, figures_of, how_many};
pub use words::{counted, jurisdiction, title};

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::ElectoralPeriods, get(list::show)).page(Route::ElectoralPeriod, get(page::show))
}
