//! The places on record, each with how many lines and how much is known of their outcomes.

use crate::{
    error::Result,
    i18n::td_string,
    record::{
        boards::place_name,
        outcomes, parts,
        query::{self, Asked},
        rows::Rows,
        table::{Column, Table},
        tally::Place,
    },
    web::{
        address::Page,
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
    let rows = Rows::of(&view, visit.now);
    let here = Page::Places.path(lang);
    let head = Head::new(td_string!(lang, places.list_title)).description(td_string!(lang, places.list_lead)).part(Part::Calls);
    Ok(visit.page(parts::seen(lang, &asked, head), || {
        let columns = std::iter::once(Column::text(td_string!(lang, record.filter_place))).chain(outcomes::columns(lang));
        let caption = td_string!(lang, places.list_caption).to_owned();
        let table = Table { lang, here: &here, asked: &asked, caption, columns: columns.collect(), usual: None };
        let cells = Place::ALL.into_iter().map(|place| {
            let href = asked.at(&Page::Place { place: place.name().to_owned() }.path(lang));
            let of_place = Asked { city: Some(place.name().to_owned()), ..asked.clone() };
            let name = view! { <a href=href>{place_name(lang, place)}</a> }.into_any();
            std::iter::once(name).chain(outcomes::cells(lang, &rows, &of_place)).collect()
        });
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, places.list_title)}</h1>
            <p class="lead">{td_string!(lang, places.list_lead)}</p>
            {table.view("", cells.collect())}
        }
    }))
}
