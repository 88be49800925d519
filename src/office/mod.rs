//! Institutions that receive through Acuse: their designation and officials, the calls they publish, and suspensions.

pub mod actions;
pub mod amendment;
pub mod desk;
pub mod drafts;
pub mod letters;
pub mod model;
pub mod officials;
pub mod parts;
pub mod promised;
pub mod proposed;
pub mod rules;
pub mod steward;
pub mod store;
pub mod suspension;
pub mod terms;
pub mod words;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{
    Router,
    routing::{get, post},
};
use drafts::forms as draft;
use suspension::forms as line;

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::StewardInstitutions, get(steward::forms::institutions).post(steward::forms::add))
        .page(Route::StewardDesignation, get(steward::forms::designation).post(steward::forms::designate))
        .page(Route::StewardOfficials, get(steward::forms::officials).post(steward::forms::grant))
        .page(Route::StewardOfficeWithdrawal, post(steward::forms::withdraw))
        .page(Route::OfficeCallNew, get(draft::new).post(draft::start))
        .page(Route::OfficeEdition, post(draft::start_edition))
        .page(Route::OfficeDraft, get(draft::show).post(draft::write))
        .page(Route::OfficeDraftLines, post(draft::add_line))
        .page(Route::OfficeDraftLine, get(draft::show_line).post(draft::write_line))
        .page(Route::OfficeDraftTrial, get(terms::trial::show).post(terms::trial::file))
        .page(Route::OfficePublication, get(draft::preview).post(draft::publish))
        .page(Route::OfficeDraftRemoval, post(draft::discard))
        .page(Route::OfficeAmendment, post(amendment::forms::start))
        .page(Route::OfficeSuspension, get(line::suspension).post(line::suspend))
        .page(Route::OfficeResumption, get(line::resumption).post(line::resume))
}
