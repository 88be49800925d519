//! The list of institutions, by place, each with its dates of life and how many calls the record has of it.

use super::words::{Place, life, name_and_acronym, name_lang};
use crate::{
    calls::{model::Institution, record::View},
    error::Result,
    i18n::td_string,
    record::{
        boards,
        call::days as days_asked,
        figures, parts,
        query::{self, Asked},
        rows::Rows,
        table::{By, Column, Sort, Table, paged},
        tally::folded,
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

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let asked = Asked { with_calls: asked.with_calls, sort: asked.sort, page: asked.page, ..asked.days_only() };
    let view = record.as_of(asked.as_of, asked.known_on);
    let head = Head::new(td_string!(lang, institutions.list_title))
        .description(td_string!(lang, institutions.list_intro))
        .part(Part::Institutions);
    let there: Vec<_> = record.institutions.values().filter(|one| view.had_begun(one)).map(|one| view.on_the_day(one)).collect();
    let rows = Rows::of(&view, visit.now);
    let here = Page::Institutions.path(lang);
    let (with, without): (Vec<&Institution>, Vec<_>) = there.iter().partition(|one| has_calls(&view, one));
    let table = table(lang, &here, &asked);
    let found = in_order(
        lang,
        table.order()?,
        match asked.with_calls {
            Some(true) => with.clone(),
            Some(false) => without.clone(),
            None => there.iter().collect(),
        },
    );
    let (shown, pager) = paged(lang, &here, &asked, found.len())?;
    Ok(visit.page(boards::seen(lang, &view, &asked, head), || {
        let days = asked.days_only();
        let choices = (!found.is_empty()).then(|| table.choices());
        let on_page = found.get(shown).unwrap_or_default();
        let sections: Vec<_> =
            on_page.chunk_by(|one, other| one.0 == other.0).map(|of_one| section(lang, &table, &rows, &days, of_one)).collect();
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, institutions.list_title)}</h1>
            <p class="lead">{td_string!(lang, institutions.list_intro)}</p>
            {how_many(lang, &asked, &here, (with.len(), without.len()))}
            {choices}
            {sections}
            {pager}
            {days_asked(lang, here.clone(), "/api/v1/institutions", &asked, visit.now)}
        }
    }))
}

/// How many are on record and of how many there are calls; each figure leads to them.
fn how_many(lang: Lang, asked: &Asked, here: &str, (with, without): (usize, usize)) -> AnyView {
    let days = asked.days_only();
    let of = |with_calls| Asked { with_calls, ..days.clone() };
    let says = td_string!(lang, institutions.list_count, total = figures::slot(0), with_calls = figures::slot(1)).to_string();
    let each = vec![figures::linked(with + without, of(None).at(here)), figures::linked(with, of(Some(true)).at(here))];
    let choices = [(true, with), (false, without)].into_iter().map(|(is, n)| {
        let chosen = asked.with_calls == Some(is);
        (format!("{} ({n})", boards::with_calls_name(lang, is)), of((!chosen).then_some(is)), chosen)
    });
    view! {
        <p class="meta" role="status">{figures::sentence(&says, each)}</p>
        <nav class="filters noprint" aria-label=td_string!(lang, record.filters_label)>
            {parts::filter_row(here, td_string!(lang, institutions.filter_title), choices)}
        </nav>
    }
    .into_any()
}

/// Whether a call of it was on record by the day of a view.
pub fn has_calls(view: &View<'_>, one: &Institution) -> bool {
    view.record.calls().values().any(|call| call.institution_id == one.id && view.existed(call))
}

/// A body under its place, with the name that the list has it by.
type Listed<'a> = (Place, String, &'a Institution);

/// By place, and within one by name or by the date of its beginning.
fn in_order(lang: Lang, order: Option<Sort>, found: Vec<&Institution>) -> Vec<Listed<'_>> {
    let mut found: Vec<Listed<'_>> = found.into_iter().map(|one| (Place::of(one), name_and_acronym(lang, one), one)).collect();
    let rank = |place: Place| Place::ALL.into_iter().position(|other| other == place);
    found.sort_by_cached_key(|(_, name, _)| folded(name));
    match order {
        Some(sort) if sort.by == By::Since => sort.apply(&mut found, |(.., one)| one.start.map(|start| start.first())),
        Some(sort) => sort.apply(&mut found, |(_, name, _)| Some(folded(name))),
        None => {}
    }
    found.sort_by_key(|(place, ..)| rank(*place));
    found
}

/// The table of each place; all of them in one order.
fn table<'a>(lang: Lang, here: &'a str, asked: &'a Asked) -> Table<'a> {
    let columns = vec![
        Column::sorted(td_string!(lang, institutions.head_name), By::Title),
        Column::sorted(td_string!(lang, institutions.head_life), By::Since),
        Column::number(td_string!(lang, charts.head_lines)),
    ];
    Table { lang, here, asked, caption: String::new(), columns, usual: Some(Sort::up(By::Title)) }
}

/// One place: its bodies, each with its dates of life and how many lines the record has of it.
fn section(lang: Lang, table: &Table<'_>, rows: &Rows<'_>, asked: &Asked, listed: &[Listed<'_>]) -> AnyView {
    let Some((place, ..)) = listed.first() else { return ().into_any() };
    let intro = (*place == Place::Named).then(|| view! { <p>{td_string!(lang, institutions.named_intro)}</p> });
    let cells = listed.iter().map(|(_, name, one)| cells(lang, rows, asked, name.clone(), one)).collect();
    view! { <h2>{place.words(lang)}</h2> {intro} {table.grid("counted", cells)} }.into_any()
}

fn cells(lang: Lang, rows: &Rows<'_>, asked: &Asked, name: String, institution: &Institution) -> Vec<AnyView> {
    let to_verify = institution.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let href = asked.at(&Page::Institution { slug: institution.id.to_string() }.path(lang));
    let of_it = Asked { institution: Some(institution.id.to_string()), ..asked.clone() };
    vec![
        view! { <a href=href lang=name_lang(lang, institution)>{name}</a> {to_verify} }.into_any(),
        life(lang, institution).into_any(),
        figures::counted(lang, rows, &of_it),
    ]
}
