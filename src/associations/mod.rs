//! Associations: profile, seats, legal persons, members and invitations; what everybody may see of them, and the steward's word.
//!
//! Nothing of an association is public before it chooses so. Nobody's migration status is asked, and there is no field for the
//! people it works with.

pub mod actions;
pub mod filters;
mod forms;
pub mod identifiers;
pub mod letters;
pub mod load;
pub mod model;
pub mod pages;
pub mod rules;
pub mod store;
pub mod texts;
pub mod words;

pub use load::desk;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _},
};
use axum::{Router, routing::get};
use forms::{invitations, legal, members, profile, public, register, seats, steward};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::AssociationNew, get(register::show).post(register::save))
        .page(Route::Association, get(profile::show))
        .page(Route::AssociationProfile, get(profile::edit).post(profile::save))
        .page(Route::AssociationSeats, get(seats::list).post(seats::add))
        .page(Route::AssociationSeat, get(seats::edit).post(seats::save))
        .page(Route::AssociationLegal, get(legal::list).post(legal::add))
        .page(Route::AssociationLegalPerson, get(legal::edit).post(legal::save))
        .page(Route::AssociationMembers, get(members::list))
        .page(Route::AssociationMember, get(members::show).post(members::save))
        .page(Route::AssociationInvitations, get(invitations::list).post(invitations::save))
        .page(Route::Invitation, get(invitations::open).post(invitations::accept))
        .page(Route::DeskInvitation, get(invitations::open_at_desk).post(invitations::accept_at_desk))
        .page(Route::Associations, get(public::directory))
        .page(Route::AssociationPublic, get(public::show))
        .page(Route::StewardAssociations, get(steward::list))
        .page(Route::StewardVerification, get(steward::show).post(steward::save))
}
