//! What the public sees: the front page, the boards, each call with its timeline and reasons. Reads; never writes.

mod about;
mod api;
mod boards;
mod call;
pub mod case;
pub mod charts;
mod choices;
pub mod cite;
pub mod commitments;
mod compare;
pub mod data;
pub mod details;
pub mod editions;
pub mod elections;
mod eligibility;
pub mod fact;
mod feeds;
mod figures;
mod glossary;
mod home;
mod institutions;
mod kept;
mod laws;
mod outcomes;
pub mod parts;
pub mod pieces;
mod places;
mod programmes;
mod promises;
pub mod query;
pub mod reading;
pub mod rows;
pub mod search;
pub mod subjects;
pub mod table;
pub mod tally;
mod term;
pub mod timeline;
pub mod touched;
mod unlooked;
pub mod wording;
pub mod words;
mod years;

pub use crate::calls::notes;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::Home, get(home::show))
        .page(Route::Call, get(call::show))
        .merge(boards::routes())
        .merge(promises::routes())
        .merge(commitments::routes())
        .merge(institutions::routes())
        .merge(programmes::routes())
        .merge(years::routes())
        .merge(places::routes())
        .merge(compare::routes())
        .merge(elections::routes())
        .merge(editions::routes())
        .merge(laws::routes())
        .merge(glossary::routes())
        .merge(about::routes())
        .merge(reading::routes())
        .merge(search::routes())
        .merge(term::routes())
        .merge(case::routes())
        .merge(cite::routes())
        .merge(eligibility::routes())
        .merge(api::routes())
        .merge(feeds::routes())
        .merge(data::routes())
}
