//! Lines that somebody should look up: nobody ever has, or not for a year. Silence is a finding only where somebody searched.

use super::{filters, lines, tabs};
use crate::{
    error::Result,
    i18n::td_string,
    record::{
        call, figures, parts,
        query::{self, Asked},
        rows::{Row, Rows},
        table::{By, Column, Sort, Table},
        words,
    },
    web::{
        address::Page,
        counts::{self, Many},
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let asked = Asked { sort: asked.sort, page: asked.page, check: asked.check, ..asked.days_only() };
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    let here = Page::ChecksDue.path(lang);
    let table = table(lang, &here, &asked);
    let mut found: Vec<&Row<'_>> = waiting(&rows).filter(|row| asked.check.is_none_or(|due| row.check == Some(due))).collect();
    if let Some(sort) = table.order()? {
        match sort.by {
            // Those that nobody has looked up come first.
            By::Checked => sort.apply(&mut found, |row| Some(row.assessed.beside.checked.map(|checked| checked.last.last()))),
            _ => lines::put_in_order(lang, sort, &mut found),
        }
    }
    let lines = table.lines(&found, |row| cells(lang, row, &asked))?;
    let n = found.iter().filter(|row| row.counts()).count();
    let lines_waiting = counts::lines_waiting(lang, Many::shown_as(rows.count(&asked.days_only()), figures::slot(1)));
    let count = td_string!(lang, boards.due_count, n = figures::slot(0), lines_waiting = lines_waiting).to_string();
    let these = Asked { check: asked.check, ..asked.days_only() }.at(&here);
    let head = Head::new(td_string!(lang, boards.due_title)).description(td_string!(lang, boards.due_lead)).part(Part::Calls);
    Ok(visit.page(filters::seen(lang, &view, &asked, head), || {
        let shown =
            if found.is_empty() { view! { <p class="nk">{td_string!(lang, boards.due_none)}</p> }.into_any() } else { lines };
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, boards.due_title)}</h1>
            {tabs(lang, &rows, &asked, &Page::ChecksDue)}
            <p class="lead">{td_string!(lang, boards.due_lead)}</p>
            {why(lang, &rows, &asked, &here)}
            <p class="meta" role="status">
                {figures::sentence(&count, vec![figures::linked(n, these), figures::counted(lang, &rows, &asked.days_only())])}
            </p>
            {shown}
            {how(lang)}
            {call::days(lang, here.clone(), "/api/v1/calls?check=never", &asked, visit.now)}
        }
    }))
}

/// The lines that wait for a check.
pub fn waiting<'r, 'a>(rows: &'r Rows<'a>) -> impl Iterator<Item = &'r Row<'a>> {
    rows.all.iter().filter(|row| row.check.is_some())
}

fn table<'a>(lang: Lang, here: &'a str, asked: &'a Asked) -> Table<'a> {
    Table {
        lang,
        here,
        asked,
        caption: td_string!(lang, boards.due_caption).to_owned(),
        columns: vec![
            Column::sorted(td_string!(lang, boards.head_line), By::Title),
            Column::sorted(td_string!(lang, boards.head_checked), By::Checked),
            Column::sorted(td_string!(lang, boards.head_institution), By::Institution),
            Column::sorted(td_string!(lang, boards.head_year), By::Year),
            Column::sorted(td_string!(lang, boards.head_standing), By::Standing),
        ],
        usual: Some(Sort::up(By::Checked)),
    }
}

fn cells(lang: Lang, row: &Row<'_>, asked: &Asked) -> Vec<AnyView> {
    let why = row.check.map(|due| words::check_due(lang, due));
    let checked = row.assessed.beside.checked.map(|checked| words::partial(lang, checked.last));
    let last = match checked {
        Some(day) => view! { {day} " " <span class="meta">{why}</span> }.into_any(),
        None => view! { <span class="nk">{why}</span> }.into_any(),
    };
    vec![
        lines::title(lang, row, asked),
        last,
        lines::institution(lang, row, asked),
        row.call.fiscal_year.map_or_else(|| lines::dash(lang), |year| year.into_any()),
        lines::standing(lang, row),
    ]
}

/// Why they wait, each with its number.
fn why(lang: Lang, rows: &Rows<'_>, asked: &Asked, here: &str) -> AnyView {
    let choices = filters::checks(lang, rows, asked).into_iter();
    view! {
        <nav class="filters noprint" aria-label=td_string!(lang, record.filters_label)>
            {parts::filter_row(here, td_string!(lang, record.filter_check), choices)}
        </nav>
    }
    .into_any()
}

/// Where one can look, and how to send what one finds.
fn how(lang: Lang) -> AnyView {
    view! {
        <h2>{td_string!(lang, boards.due_how_title)}</h2>
        <ul>
            <li>{td_string!(lang, boards.due_how_gazette)}</li>
            <li>{td_string!(lang, boards.due_how_portal)}</li>
            <li>{td_string!(lang, boards.due_how_archive)}</li>
        </ul>
        <p>{td_string!(lang, boards.due_how_nothing)} " " <a href=format!("{}#corregir", Page::About.path(lang))>{td_string!(lang, boards.due_how_send)}</a></p>
    }
    .into_any()
}
