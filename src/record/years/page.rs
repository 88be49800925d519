//! One fiscal year: its calls on a calendar with the electoral periods behind, what became of them, and every line in a table.

use super::{calendar, list};
use crate::{
    calls::{model::ElectoralPeriod, record::View},
    error::{Error, Result},
    i18n::td_string,
    record::{
        boards::lines::{Lines, Shown, on_the_board},
        call,
        cite::{self, Thing},
        elections, figures, parts, pieces,
        query::{self, Asked},
        rows::Rows,
        table::{By, Sort},
        tally::Place,
    },
    web::{
        address::Page,
        lang::Lang,
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::{extract::Path, response::Response};
use chrono::Datelike;
use leptos::prelude::*;

pub async fn show(visit: Visit, Path(year): Path<String>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let year = super::parse(&year).filter(|year| super::has_calls(&record, *year)).ok_or(Error::NotFound)?;
    let days = asked.days_only();
    let view = record.as_of(days.as_of, days.known_on);
    let rows = Rows::of(&view, visit.now);
    let of_year = Asked { year: Some(year), ..days.clone() };
    let found = rows.matching(&of_year);
    let page = Page::Year { year: year.to_string() };
    let here = page.path(lang);
    let shown = Asked { sort: asked.sort, page: asked.page, ..days.clone() };
    let table = Lines {
        lang,
        here: &here,
        asked: &shown,
        caption: td_string!(lang, years.lines_caption, year = year).to_string(),
        columns: Shown::without(Shown::Year),
        usual: Sort::up(By::Standing),
    }
    .view(&found)?;
    let title = td_string!(lang, years.title, year = year).to_string();
    let head =
        Head::new(title.clone()).description(td_string!(lang, years.description, year = year).to_string()).part(Part::Calls);
    let told = visit.page(parts::seen(lang, &days, head), || {
        view! {
            {parts::asof_banner(lang, &days, here.clone())}
            {pieces::crumb(lang, Page::Years, td_string!(lang, years.list_title), year.to_string())}
            <h1>{title.clone()}</h1>
            {figures::by_outcome(lang, &rows, &of_year)}
            {calendar::section(lang, &view, &found, year)}
            {held(lang, &view, &rows, &days, year)}
            <h2 id="lineas">{td_string!(lang, boards.lines_title)}</h2>
            {on_the_board(lang, &of_year)}
            {table}
            <p class="meta">{td_string!(lang, years.fiscal_note)}</p>
            {others(lang, &rows, &days, year)}
            {cite::section(&visit, &title, &Thing::Year(year.to_string()), &page, &days)}
            {call::days(lang, here.clone(), &format!("/api/v1/calls?year={year}"), &shown, visit.now)}
        }
    });
    Ok(made_from(told, record.behind_calls(|call| call.fiscal_year == Some(year))))
}

/// The elections of the calendar year, of the places that have lines in it; each says how many lines met it.
fn held(lang: Lang, view: &View<'_>, rows: &Rows<'_>, days: &Asked, year: i32) -> AnyView {
    let of_year = Asked { year: Some(year), ..days.clone() };
    let places: Vec<Place> = rows.matching(&of_year).iter().map(|row| row.place()).collect();
    let concerns = |period: &&ElectoralPeriod| {
        places.iter().any(|place| place.jurisdiction().electoral_keys().contains(&period.jurisdiction.as_str()))
    };
    let mut found: Vec<&ElectoralPeriod> = view
        .record
        .periods
        .values()
        .filter(|period| period.election_day.is_some_and(|day| day.year() == year))
        .filter(concerns)
        .collect();
    found.sort_by_key(|period| period.election_day);
    let items: Vec<_> = found
        .into_iter()
        .map(|period| {
            let href = days.at(&Page::ElectoralPeriod { slug: period.id.to_string() }.path(lang));
            let to_verify = period.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
            view! { <li><a href=href>{elections::title(lang, period)}</a> " · " {elections::counted(lang, period)} {to_verify}</li> }
        })
        .collect();
    if items.is_empty() {
        return view! { <h2>{td_string!(lang, years.elections)}</h2><p>{td_string!(lang, years.elections_none)}</p> }.into_any();
    }
    view! { <h2>{td_string!(lang, years.elections)}</h2><ul>{items}</ul> }.into_any()
}

/// The years before and after, and this one beside another.
fn others(lang: Lang, rows: &Rows<'_>, days: &Asked, year: i32) -> AnyView {
    let (before, after) = list::beside(rows, year);
    let link = |year: i32, arrow: [&'static str; 2]| {
        let href = days.at(&Page::Year { year: year.to_string() }.path(lang));
        view! { <li><a href=href>{arrow[0]}{year}{arrow[1]}</a></li> }
    };
    let with = before.or(after).map(|other| {
        let asked = Asked { a: Some(other.to_string()), b: Some(year.to_string()), ..days.clone() };
        let says = td_string!(lang, years.compare_with, year = other).to_string();
        view! { <li><a href=asked.at(&Page::CompareYears.path(lang))>{says}</a></li> }
    });
    view! {
        <nav class="pages noprint" aria-label=td_string!(lang, years.others)>
            <ul>{before.map(|year| link(year, ["← ", ""]))}{after.map(|year| link(year, ["", " →"]))}{with}</ul>
        </nav>
    }
    .into_any()
}
