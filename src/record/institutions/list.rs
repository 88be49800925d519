//! The list of institutions, by place, each with its dates of life and how many calls the record has of it.

use super::words::{Place, life, name_and_acronym};
use crate::{
    calls::{live, model::Institution, record::Record},
    error::Result,
    i18n::td_string,
    record::{parts, query::Asked},
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
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let head = Head::new(td_string!(lang, institutions.list_title))
        .description(td_string!(lang, institutions.list_intro))
        .part(Part::Institutions);
    let total = record.institutions.len();
    let with_calls = record.institutions.values().filter(|one| calls_of(&record, one) > 0).count();
    Ok(visit.page(head, || {
        let sections: Vec<_> = Place::ALL.into_iter().map(|place| section(lang, &record, place)).collect();
        view! {
            <h1>{td_string!(lang, institutions.list_title)}</h1>
            <p class="lead">{td_string!(lang, institutions.list_intro)}</p>
            <p class="meta">{td_string!(lang, institutions.list_count, total = total, with_calls = with_calls).to_string()}</p>
            {sections}
        }
    }))
}

fn calls_of(record: &Record, institution: &Institution) -> usize {
    record.calls().values().filter(|call| call.institution_id == institution.id).count()
}

/// One place: bodies with calls first, then by name.
fn section(lang: Lang, record: &Record, place: Place) -> AnyView {
    let mut here: Vec<(usize, String, &Institution)> = record
        .institutions
        .values()
        .filter(|one| Place::of(one) == place)
        .map(|one| (calls_of(record, one), name_and_acronym(lang, one), one))
        .collect();
    here.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    if here.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = here.into_iter().map(|(calls, name, one)| row(lang, calls, name, one)).collect();
    let intro = (place == Place::Named).then(|| view! { <p>{td_string!(lang, institutions.named_intro)}</p> });
    let [name, life, calls] = heads(lang);
    view! {
        <h2>{place.words(lang)}</h2>
        {intro}
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{name}</th>
                <th role="columnheader" scope="col">{life}</th>
                <th class="n" role="columnheader" scope="col">{calls}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn heads(lang: Lang) -> [&'static str; 3] {
    [
        td_string!(lang, institutions.head_name),
        td_string!(lang, institutions.head_life),
        td_string!(lang, institutions.head_calls),
    ]
}

fn row(lang: Lang, calls: usize, name: String, institution: &Institution) -> AnyView {
    let [name_head, life_head, calls_head] = heads(lang);
    let to_verify = institution.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let of_it = Asked { institution: Some(institution.id.to_string()), ..Asked::default() };
    let count = if calls == 0 {
        view! { "0" }.into_any()
    } else {
        let to = format!("{}{}", Page::Calls.path(lang), of_it.to_query());
        let label = td_string!(lang, institutions.calls_of, name = institution.short().to_owned()).to_string();
        view! { <a href=to aria-label=format!("{calls}: {label}")>{calls}</a> }.into_any()
    };
    view! {
        <tr role="row">
            <td role="cell" data-h=name_head>
                <a href=Page::Institution { slug: institution.id.to_string() }.path(lang)>{name}</a>
                {to_verify}
            </td>
            <td role="cell" data-h=life_head>{life(lang, institution)}</td>
            <td class="n" role="cell" data-h=calls_head>{count}</td>
        </tr>
    }
    .into_any()
}
