//! The list of institutions, by place, each with its dates of life and how many calls the record has of it.

use super::words::{Place, life, name_and_acronym};
use crate::{
    calls::{model::Institution, record::View},
    error::Result,
    i18n::td_string,
    record::{
        call::days,
        parts,
        query::{self, Asked},
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
    let with_calls = there.iter().filter(|one| calls_of(&view, one) > 0).count();
    Ok(visit.page(head, || {
        let sections: Vec<_> = Place::ALL.into_iter().map(|place| section(lang, &view, &there, &asked, place)).collect();
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

fn calls_of(view: &View<'_>, institution: &Institution) -> usize {
    view.record.calls().values().filter(|call| call.institution_id == institution.id && view.existed(call)).count()
}

/// One place: bodies with calls first, then by name.
fn section(lang: Lang, view: &View<'_>, there: &[Institution], asked: &Asked, place: Place) -> AnyView {
    let mut here: Vec<(usize, String, &Institution)> = there
        .iter()
        .filter(|one| Place::of(one) == place)
        .map(|one| (calls_of(view, one), name_and_acronym(lang, one), one))
        .collect();
    here.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    if here.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = here.into_iter().map(|(calls, name, one)| row(lang, asked, calls, name, one)).collect();
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

fn row(lang: Lang, asked: &Asked, calls: usize, name: String, institution: &Institution) -> AnyView {
    let [name_head, life_head, calls_head] = heads(lang);
    let to_verify = institution.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let of_it = Asked { institution: Some(institution.id.to_string()), ..asked.clone() };
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
                <a href=format!("{}{}", Page::Institution { slug: institution.id.to_string() }.path(lang), asked.to_query())>{name}</a>
                {to_verify}
            </td>
            <td role="cell" data-h=life_head>{life(lang, institution)}</td>
            <td class="n" role="cell" data-h=calls_head>{count}</td>
        </tr>
    }
    .into_any()
}
