//! The list of institutions, by place, each with its dates of life and how many calls the record has of it.

use super::words::{Place, life, name_and_acronym};
use crate::{
    calls::model::Institution,
    error::Result,
    i18n::td_string,
    record::{
        call::days,
        figures, parts,
        query::{self, Asked},
        rows::Rows,
        table::{Column, Table},
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
    let (lang, asked) = (visit.lang, asked.days_only());
    let view = record.as_of(asked.as_of, asked.known_on);
    let head = Head::new(td_string!(lang, institutions.list_title))
        .description(td_string!(lang, institutions.list_intro))
        .part(Part::Institutions);
    let there: Vec<_> = record.institutions.values().filter(|one| view.had_begun(one)).map(|one| view.on_the_day(one)).collect();
    let total = there.len();
    let rows = Rows::of(&view, visit.now);
    let own = |one: &Institution| rows.all.iter().any(|row| row.call.institution_id == one.id);
    let with_calls = there.iter().filter(|one| own(one)).count();
    Ok(visit.page(parts::seen(lang, &asked, head), || {
        let sections: Vec<_> = Place::ALL.into_iter().map(|place| section(lang, &rows, &there, &asked, place)).collect();
        view! {
            {parts::asof_banner(lang, &asked, visit.uri.path().to_owned())}
            <h1>{td_string!(lang, institutions.list_title)}</h1>
            <p class="lead">{td_string!(lang, institutions.list_intro)}</p>
            <p class="meta">{td_string!(lang, institutions.list_count, total = total, with_calls = with_calls).to_string()}</p>
            {sections}
            {days(lang, visit.uri.path().to_owned(), "/api/v1/institutions", &asked, visit.now)}
        }
    }))
}

/// One place: its bodies by name, each with its dates of life and how many lines the record has of it.
fn section(lang: Lang, rows: &Rows<'_>, there: &[Institution], asked: &Asked, place: Place) -> AnyView {
    let mut here: Vec<(String, &Institution)> =
        there.iter().filter(|one| Place::of(one) == place).map(|one| (name_and_acronym(lang, one), one)).collect();
    here.sort_by_key(|one| folded(&one.0));
    if here.is_empty() {
        return ().into_any();
    }
    let intro = (place == Place::Named).then(|| view! { <p>{td_string!(lang, institutions.named_intro)}</p> });
    let columns = vec![
        Column::text(td_string!(lang, institutions.head_name)),
        Column::text(td_string!(lang, institutions.head_life)),
        Column::number(td_string!(lang, charts.head_lines)),
    ];
    let path = Page::Institutions.path(lang);
    let table = Table { lang, here: &path, asked, caption: String::new(), columns, usual: None };
    let cells = here.into_iter().map(|(name, one)| cells(lang, rows, asked, name, one)).collect();
    view! { <h2>{place.words(lang)}</h2> {intro} {table.view("", cells)} }.into_any()
}

fn cells(lang: Lang, rows: &Rows<'_>, asked: &Asked, name: String, institution: &Institution) -> Vec<AnyView> {
    let to_verify = institution.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let href = asked.at(&Page::Institution { slug: institution.id.to_string() }.path(lang));
    let of_it = Asked { institution: Some(institution.id.to_string()), ..asked.clone() };
    vec![
        view! { <a href=href>{name}</a> {to_verify} }.into_any(),
        life(lang, institution).into_any(),
        figures::counted(lang, rows, &of_it),
    ]
}
