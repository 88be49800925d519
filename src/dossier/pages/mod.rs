//! Pages of dossiers. Each loads what it shows, then renders it; nothing here changes a paper.

mod desk;
mod fields;
mod files;
mod lending;
mod list;
mod paper;
mod steward;

pub use desk::desk;
pub use files::{show_file, show_steward_file};
pub use lending::{lending_page, show_lending};
pub use list::{list_page, show_list};
pub use paper::{paper_page, show_paper};
pub use steward::show_steward_list;

use super::{model::Dates, rules, words};
use crate::{
    associations::model::Association,
    clock::Now,
    i18n::td_string,
    web::{address::Page, lang::Lang, parts::crumbs},
};
use leptos::prelude::*;

/// The way back: the desk, the association, its papers, the present page.
fn crumb(lang: Lang, association: &Association, here: Option<&str>) -> AnyView {
    let id = association.id.to_string();
    let papers = td_string!(lang, dossier.title).to_owned();
    let desk = (td_string!(lang, web.nav_desk).to_owned(), Page::Desk);
    let above = (association.name().to_owned(), Page::Association { association: id.clone() });
    match here {
        None => crumbs(lang, [desk, above], papers),
        Some(here) => crumbs(lang, [desk, above, (papers, Page::Dossier { association: id })], here),
    }
}

/// Until when a paper holds, as a mark that reads without colour.
fn holds(lang: Lang, dates: Dates, now: Now) -> AnyView {
    let validity = rules::validity(dates, rules::today(now));
    let class = match validity {
        rules::Validity::Over(_) => "state bad",
        rules::Validity::Until(_) => "state done",
        rules::Validity::NotStated => "state",
    };
    view! { <span class=class>{words::validity(lang, validity)}</span> }.into_any()
}
