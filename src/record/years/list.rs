//! The fiscal years on record, each with how many lines and how much is known of their outcomes.

use crate::{
    error::Result,
    i18n::td_string,
    record::{
        call, outcomes, parts,
        query::{self, Asked},
        rows::Rows,
        table::{By, Column, Sort, Table},
    },
    web::{
        address::Page,
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// The years of the rows, the newest first.
pub fn of(rows: &Rows<'_>) -> Vec<i32> {
    let mut years: Vec<i32> = rows.all.iter().filter_map(|row| row.call.fiscal_year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let asked = Asked { sort: asked.sort, ..asked.days_only() };
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    let here = Page::Years.path(lang);
    let table = table(lang, &here, &asked);
    let mut years = of(&rows);
    if let Some(sort) = table.order()? {
        sort.apply(&mut years, |year| Some(*year));
    }
    let head = Head::new(td_string!(lang, years.list_title)).description(td_string!(lang, years.list_lead)).part(Part::Calls);
    Ok(visit.page(parts::seen(lang, &asked, head), || {
        let cells = years.iter().map(|year| cells(lang, &rows, *year, &asked.days_only())).collect();
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, years.list_title)}</h1>
            <p class="lead">{td_string!(lang, years.list_lead)}</p>
            {table.view("", cells)}
            <p class="meta">{td_string!(lang, years.fiscal_note)}</p>
            <p><a href=asked.days_only().at(&Page::CompareYears.path(lang))>{td_string!(lang, years.compare)}</a></p>
            {call::days(lang, here.clone(), "/api/v1/summary", &asked, visit.now)}
        }
    }))
}

fn table<'a>(lang: Lang, here: &'a str, asked: &'a Asked) -> Table<'a> {
    let mut columns = vec![Column::sorted(td_string!(lang, boards.head_year), By::Year)];
    columns.extend(outcomes::columns(lang));
    let usual = Some(Sort { by: By::Year, descending: true });
    Table { lang, here, asked, caption: td_string!(lang, years.list_caption).to_owned(), columns, usual }
}

fn cells(lang: Lang, rows: &Rows<'_>, year: i32, days: &Asked) -> Vec<AnyView> {
    let of_year = Asked { year: Some(year), ..days.clone() };
    let href = days.at(&Page::Year { year: year.to_string() }.path(lang));
    let mut cells = vec![view! { <a href=href>{year}</a> }.into_any()];
    cells.extend(outcomes::cells(lang, rows, &of_year));
    cells
}

/// A year before and one after, where the record has them.
pub fn beside(rows: &Rows<'_>, year: i32) -> (Option<i32>, Option<i32>) {
    let years = of(rows);
    let before = years.iter().copied().find(|other| *other < year);
    let after = years.iter().copied().rev().find(|other| *other > year);
    (before, after)
}
