//! The board: every line by standing, unresolved first, with filters that are plain links and a table that is sorted by links.

use super::{
    filters::{self, filters},
    lines::{Lines, Shown},
    tabs,
};
use crate::{
    error::Result,
    i18n::td_string,
    record::{
        call::days,
        editions, feeds, figures, parts,
        query::{self, Asked},
        rows::Rows,
        search,
        table::{By, Sort},
        unlooked, words,
    },
    web::{
        address::Page,
        counts::{self, Many},
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    let found = rows.matching(&asked);
    let here = Page::Calls.path(lang);
    let unfiltered = asked.days_only();
    let says = |n: String, all: String| {
        let lines = counts::lines_on_record(lang, Many::shown_as(rows.count(&unfiltered), all));
        td_string!(lang, boards.count, n = n, lines = lines).to_string()
    };
    let [n, all] = [&asked, &unfiltered].map(|asked| rows.count(asked).to_string());
    let table = Lines {
        lang,
        here: &here,
        asked: &asked,
        caption: td_string!(lang, boards.caption).to_owned(),
        columns: Shown::ALL.to_vec(),
        usual: Sort::up(By::Standing),
    }
    .view(&found)?;
    let head = Head::new(td_string!(lang, record.board_title)).part(Part::Calls).description(says(n, all));
    let head = feeds::of_record(lang).into_iter().fold(head, Head::link).link(feeds::data("/api/v1/calls", &asked));
    let head = match asked.standing {
        Some(kind) => head.link(feeds::of_standing(lang, kind, words::kind(lang, kind))),
        None => head,
    };
    let [all_facts, dates] = feeds::of_record(lang);
    let news = asked.standing.map_or(all_facts, |kind| feeds::of_standing(lang, kind, words::kind(lang, kind)));
    Ok(visit.page(filters::seen(lang, &view, &asked, head), || {
        let none = found.is_empty().then(|| {
            view! { <p class="nk">{td_string!(lang, record.board_none)} " " <a href=asked.days_only().at(&here)>{td_string!(lang, record.board_all)}</a></p> }
        });
        // The order of the rows is no part of what is counted.
        let each = [&Asked { sort: None, ..asked.clone() }, &unfiltered].map(|asked| figures::counted(lang, &rows, asked));
        let count = figures::sentence(&says(figures::slot(0), figures::slot(1)), each.into());
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, record.board_title)}</h1>
            {tabs(lang, &rows, &asked, &Page::Calls)}
            {search::form(lang, asked.text.as_deref().unwrap_or_default())}
            {filters(lang, &view, &rows, &asked)}
            <p class="meta" role="status">{count}</p>
            {none}
            {table}
            {editions::on_board(lang, &view, &asked, visit.now)}
            {unlooked::short_list(lang, &view, &asked, visit.now)}
            {feeds::to_follow(lang, [news, dates])}
            {days(lang, here.clone(), "/api/v1/calls", &asked, visit.now)}
        }
    }))
}
