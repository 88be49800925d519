//! Boards: every line by standing, and those that somebody should act on: open now, suspended now, due for a check.

mod calls;
mod due;
mod filters;
pub mod lines;
mod open;
mod suspended;

use super::{query::Asked, rows::Rows};
use crate::{
    app::App,
    calls::standing::Kind,
    i18n::td_string,
    web::{
        address::{Page, Route},
        lang::Lang,
        router::Bilingual,
    },
};
use axum::{Router, routing::get};
use leptos::prelude::*;

pub use filters::{counted_name, election_year_name, outcome_name, place_name, seen, with_calls_name};
pub use open::{first as open_first, title as open_title};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::Calls, get(calls::show))
        .page(Route::OpenNow, get(open::show))
        .page(Route::SuspendedNow, get(suspended::show))
        .page(Route::ChecksDue, get(due::show))
}

/// The boards side by side, each with its number of lines.
fn tabs(lang: Lang, rows: &Rows<'_>, asked: &Asked, here: &Page) -> AnyView {
    let days = asked.days_only();
    let of_kind = |kind| rows.count(&Asked { standing: Some(kind), ..days.clone() });
    let each = [
        (Page::Calls, td_string!(lang, boards.tab_all), rows.count(&days)),
        (Page::OpenNow, td_string!(lang, boards.tab_open), of_kind(Kind::Open)),
        (Page::SuspendedNow, td_string!(lang, boards.tab_suspended), of_kind(Kind::Suspended)),
        (Page::ChecksDue, td_string!(lang, boards.tab_due), due::waiting(rows).filter(|row| row.counts()).count()),
    ];
    let links: Vec<_> = each
        .into_iter()
        .map(|(page, word, n)| {
            let current = (&page == here).then_some("page");
            view! { <li><a href=days.at(&page.path(lang)) aria-current=current>{word} " " <span class="fig">{n}</span></a></li> }
        })
        .collect();
    view! { <nav class="tabs noprint" aria-label=td_string!(lang, boards.tabs_label)><ul>{links}</ul></nav> }.into_any()
}
