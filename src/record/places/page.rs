//! One place: what is open there now, who calls for applications, in which years, under which wider governments, and every line.

use crate::{
    calls::model::Institution,
    error::{Error, Result},
    i18n::td_string,
    record::{
        boards::{
            self,
            lines::{Lines, Shown, on_the_board},
            place_name,
        },
        call,
        cite::{self, Thing},
        figures,
        institutions::words::short_lang,
        outcomes, parts, pieces,
        query::{self, Asked},
        rows::Rows,
        table::{By, Column, Sort, Table},
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
use leptos::prelude::*;
use std::collections::BTreeMap;

pub async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now) = (visit.lang, visit.now);
    let place = Place::parse(&slug).ok_or(Error::NotFound)?;
    let days = asked.days_only();
    let view = record.as_of(days.as_of, days.known_on);
    let rows = Rows::of(&view, now);
    let page = Page::Place { place: slug };
    let here = page.path(lang);
    let of_place = Asked { city: Some(place.name().to_owned()), ..days.clone() };
    let shown = Asked { sort: asked.sort, page: asked.page, ..days.clone() };
    let name = place_name(lang, place);
    let table = Lines {
        lang,
        here: &here,
        asked: &shown,
        caption: td_string!(lang, places.lines_caption, place = name).to_string(),
        columns: Shown::ALL.to_vec(),
        usual: Sort::up(By::Standing),
    }
    .view(&rows.matching(&of_place))?;
    let title = td_string!(lang, places.title, place = name).to_string();
    let head =
        Head::new(title.clone()).description(td_string!(lang, places.description, place = name).to_string()).part(Part::Calls);
    let told = visit.page(parts::seen(lang, &days, head), || {
        let lines = view! {
            <h2 id="lineas">{td_string!(lang, boards.lines_title)}</h2>
            {on_the_board(lang, &of_place)}
            {table}
        };
        view! {
            {parts::asof_banner(lang, &days, here.clone())}
            {pieces::crumb(lang, Page::Places, td_string!(lang, places.list_title), name.to_owned())}
            <h1>{title.clone()}</h1>
            {figures::by_outcome(lang, &rows, &of_place)}
            <h2>{boards::open_title(lang, &days)}</h2>
            {boards::open_first(lang, &view, &rows, &of_place, now)}
            {institutions(lang, &rows, &of_place)}
            {years(lang, &rows, &of_place)}
            {also(lang, &days, place)}
            {pieces::beyond(lines.into_any())}
            {cite::section(&visit, &title, &Thing::Place(place.name().to_owned()), &page, &days)}
            {call::days(lang, here.clone(), &format!("/api/v1/calls?city={}", place.name()), &shown, now)}
        }
    });
    Ok(made_from(told, record.behind_calls(|call| Place::of(&call.jurisdiction) == place)))
}

/// Who calls for applications there, by name, with the lines of each.
fn institutions(lang: Lang, rows: &Rows<'_>, of_place: &Asked) -> AnyView {
    let found = rows.matching(of_place);
    let named: BTreeMap<(&str, &str), &Institution> =
        found.iter().filter_map(|row| row.institution).map(|one| ((one.short(), one.id.as_str()), one)).collect();
    let columns = std::iter::once(Column::text(td_string!(lang, boards.head_institution))).chain(outcomes::columns(lang));
    let (here, asked) = (Page::Calls.path(lang), Asked::default());
    let caption = td_string!(lang, places.institutions_caption).to_owned();
    let table = Table { lang, here: &here, asked: &asked, caption, columns: columns.collect(), usual: None };
    let cells = named.into_values().map(|one| {
        let href = of_place.days_only().at(&Page::Institution { slug: one.id.to_string() }.path(lang));
        let own = Asked { institution: Some(one.id.to_string()), ..of_place.clone() };
        let name = view! { <a href=href lang=short_lang(lang, one)>{one.short().to_owned()}</a> }.into_any();
        std::iter::once(name).chain(outcomes::cells(lang, rows, &own)).collect()
    });
    view! { <h2>{td_string!(lang, places.institutions)}</h2> {table.view("", cells.collect())} }.into_any()
}

/// The fiscal years with lines there.
fn years(lang: Lang, rows: &Rows<'_>, of_place: &Asked) -> AnyView {
    let mut years: Vec<i32> = rows.matching(of_place).iter().filter_map(|row| row.call.fiscal_year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let links: Vec<_> = years
        .into_iter()
        .map(|year| {
            let of_year = Asked { year: Some(year), ..of_place.clone() };
            let n = rows.count(&of_year);
            view! { <li><a href=of_year.at(&Page::Calls.path(lang))>{year} " (" <span class="fig">{n}</span> ")"</a></li> }
        })
        .collect();
    view! { <h2>{td_string!(lang, places.years)}</h2> <ul class="chips">{links}</ul> }.into_any()
}

/// The wider governments whose calls and elections concern people there too.
fn also(lang: Lang, days: &Asked, place: Place) -> AnyView {
    let wider = match place {
        Place::MexicoCity => vec![Place::MexicoFederal],
        Place::Chicago => vec![Place::Illinois, Place::MexicoFederal],
        Place::MexicoFederal | Place::Illinois => Vec::new(),
    };
    if wider.is_empty() {
        return ().into_any();
    }
    let links: Vec<_> = wider
        .into_iter()
        .map(|other| {
            let href = days.at(&Page::Place { place: other.name().to_owned() }.path(lang));
            view! { <li><a href=href>{place_name(lang, other)}</a></li> }
        })
        .collect();
    view! { <h2>{td_string!(lang, places.also)}</h2> <p>{td_string!(lang, places.also_why)}</p> <ul>{links}</ul> }.into_any()
}
