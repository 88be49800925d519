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
        editions, feeds, parts, query,
        rows::Rows,
        search,
        table::{By, Sort},
        unlooked, words,
    },
    web::{
        address::Page,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;
use std::collections::BTreeSet;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    let found = rows.matching(&asked);
    let calls = |rows: &mut dyn Iterator<Item = &crate::ids::CallId>| rows.collect::<BTreeSet<_>>().len();
    let here = Page::Calls.path(lang);
    let count = td_string!(
        lang,
        record.board_count,
        found = calls(&mut found.iter().map(|row| &row.call.id)),
        all = calls(&mut rows.all.iter().map(|row| &row.call.id))
    )
    .to_string();
    let lines = td_string!(lang, boards.count_lines, lines = found.iter().filter(|row| row.counts()).count()).to_string();
    let table = Lines {
        lang,
        here: &here,
        asked: &asked,
        caption: td_string!(lang, boards.caption).to_owned(),
        columns: Shown::ALL.to_vec(),
        usual: Sort::up(By::Standing),
    }
    .view(&found)?;
    let head = Head::new(td_string!(lang, record.board_title)).part(Part::Calls).description(count.clone());
    let head = feeds::of_record(lang).into_iter().fold(head, Head::link);
    let head = match asked.standing {
        Some(kind) => head.link(feeds::of_standing(lang, kind, words::kind(lang, kind))),
        None => head,
    };
    Ok(visit.page(filters::seen(lang, &view, &asked, head), || {
        let none = found.is_empty().then(|| {
            view! { <p class="nk">{td_string!(lang, record.board_none)} " " <a href=asked.days_only().at(&here)>{td_string!(lang, record.board_all)}</a></p> }
        });
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, record.board_title)}</h1>
            {tabs(lang, &rows, &asked, &Page::Calls)}
            {search::form(lang, asked.text.as_deref().unwrap_or_default())}
            {filters(lang, &view, &rows, &asked)}
            <p class="meta" role="status">{count} " · " {lines}</p>
            {none}
            {table}
            {editions::on_board(lang, &view, &asked, visit.now)}
            {unlooked::short_list(lang, &view, &asked, visit.now)}
            {days(lang, here.clone(), "/api/v1/calls", &asked, visit.now)}
        }
    }))
}
