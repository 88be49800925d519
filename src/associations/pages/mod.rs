//! Pages of associations.

mod desk;
mod fields;
mod invitations;
mod legal;
mod members;
mod overview;
mod profile;
mod public;
mod register;
mod seats;
mod steward;

pub use desk::{DeskPart, desk_section};
pub use invitations::{invitations_page, offer_page};
pub use legal::legal_values;
pub use legal::{legal_page, legal_person_page};
pub use members::{member_page, members_page};
pub use overview::overview;
pub use profile::{profile_page, profile_values};
pub use public::{directory, public_page};
pub use register::register_page;
pub use seats::{seat_page, seat_values, seats_page};
pub use steward::{list, steward_crumb, verification_page};

use super::model::Association;
use crate::{
    i18n::td_string,
    web::{address::Page, lang::Lang, parts::crumbs},
};
use leptos::prelude::*;

/// The way back: the desk, the association, the present page.
fn crumb(lang: Lang, association: &Association, here: &str) -> AnyView {
    let page = Page::Association { association: association.id.to_string() };
    crumbs(lang, [(td_string!(lang, web.nav_desk).to_owned(), Page::Desk), (association.name().to_owned(), page)], here)
}

/// One line of a list of facts.
fn fact(term: &'static str, text: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{term}</dt><dd>{text.into_any()}</dd></div> }.into_any()
}

/// Verified or not, as a mark that reads without colour.
fn mark(lang: Lang, association: &Association) -> AnyView {
    if association.is_verified() {
        view! { <span class="state done">{td_string!(lang, associations.verified)}</span> }.into_any()
    } else {
        view! { <span class="state partly">{td_string!(lang, associations.unverified)}</span> }.into_any()
    }
}
