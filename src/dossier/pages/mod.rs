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
    web::{address::Page, lang::Lang},
};
use leptos::prelude::*;

/// The way back: the desk, the association, its papers, the present page.
fn crumb(lang: Lang, association: &Association, here: Option<&str>) -> AnyView {
    let id = association.id.to_string();
    let papers = td_string!(lang, dossier.title);
    let last = match here {
        None => view! { <li aria-current="page">{papers}</li> }.into_any(),
        Some(here) => {
            let dossier = Page::Dossier { association: id.clone() }.path(lang);
            view! { <li><a href=dossier>{papers}</a></li> <li aria-current="page">{here.to_owned()}</li> }.into_any()
        }
    };
    view! {
        <nav class="crumb" aria-label=td_string!(lang, associations.crumb_label)>
            <ol>
                <li><a href=Page::Desk.path(lang)>{td_string!(lang, web.nav_desk)}</a></li>
                <li><a href=Page::Association { association: id }.path(lang)>{association.name().to_owned()}</a></li>
                {last}
            </ol>
        </nav>
    }
    .into_any()
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
