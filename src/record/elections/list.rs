//! The list of electoral periods, by whose they are, newest first. What is to verify is marked and not counted.

use super::{compare, inside, sides::ALL, words};
use crate::{
    calls::{model::ElectoralPeriod, record::View},
    clock::Now,
    error::Result,
    i18n::td_string,
    record::{
        figures, parts,
        query::{self, Asked},
        rows::Rows,
    },
    web::{
        address::Page,
        dates,
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// Whose elections, in the order of the page.
const ORDER: [&str; 4] = ["CDMX", "MX", "Chicago", "Illinois"];

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, asked) = (visit.lang, asked.days_only());
    let view = record.as_of(asked.as_of, asked.known_on);
    let head = Head::new(td_string!(lang, elections.list_title))
        .description(td_string!(lang, elections.list_intro))
        .part(Part::Elections);
    let rows = Rows::of(&view, visit.now);
    let total = record.periods.len();
    let counted = record.periods.values().filter(|period| !period.is_to_verify()).count();
    Ok(visit.page(parts::seen(lang, &asked, head), || {
        let sections: Vec<_> = ORDER.into_iter().map(|name| section(lang, &view, &rows, &asked, name, visit.now)).collect();
        view! {
            {parts::asof_banner(lang, &asked, visit.uri.path().to_owned())}
            <h1>{td_string!(lang, elections.list_title)}</h1>
            <p class="lead">{td_string!(lang, elections.list_intro)}</p>
            <p>
                {td_string!(lang, elections.list_count, total = total, counted = counted, apart = total - counted).to_string()}
            </p>
            <p><a href=Page::LegalBases.path(lang)>{td_string!(lang, elections.to_laws)}</a></p>
            {compare::section(lang, &rows, &asked)}
            {sections}
        }
    }))
}

fn section(lang: Lang, view: &View<'_>, rows: &Rows<'_>, asked: &Asked, jurisdiction: &str, now: Now) -> AnyView {
    let mut periods: Vec<&ElectoralPeriod> =
        view.record.periods.values().filter(|period| period.jurisdiction.as_str() == jurisdiction).collect();
    // A vote without a date is ahead of all others.
    periods.sort_by_key(|period| std::cmp::Reverse(period.election_day.unwrap_or(chrono::NaiveDate::MAX)));
    let rows: Vec<_> = periods.into_iter().map(|period| row(lang, view, rows, asked, period, now)).collect();
    let [name, day, counted, calls] = heads(lang);
    view! {
        <h2>{words::jurisdiction(lang, jurisdiction)}</h2>
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{name}</th>
                <th role="columnheader" scope="col">{day}</th>
                <th role="columnheader" scope="col">{counted}</th>
                <th class="n" role="columnheader" scope="col">{calls}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn heads(lang: Lang) -> [&'static str; 4] {
    [
        td_string!(lang, elections.head_process),
        td_string!(lang, elections.election_day),
        td_string!(lang, elections.head_counted),
        td_string!(lang, elections.head_lines),
    ]
}

fn row(lang: Lang, view: &View<'_>, rows: &Rows<'_>, asked: &Asked, period: &ElectoralPeriod, now: Now) -> AnyView {
    let [name, day, counted, calls] = heads(lang);
    let to_verify = period.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let election_day =
        period.election_day.map_or_else(|| td_string!(lang, elections.date_not_known).to_owned(), |d| dates::day(lang, d));
    let verify = period.verify_by().map(|by| {
        let says = td_string!(lang, elections.verify_by, day = dates::day(lang, by)).to_string();
        view! { <p class="meta">{td_string!(lang, elections.verify)} ": " {says}</p> }
    });
    // Not counted is not none.
    let lines = match period.counted_span() {
        Some(_) => {
            let met = Asked { election: Some(period.id.to_string()), ..asked.clone() };
            let not_known = inside::not_known(view, &period.id, now).len();
            let says = (not_known > 0).then(|| {
                let to = format!("{}#{ALL}", asked.at(&Page::ElectoralPeriod { slug: period.id.to_string() }.path(lang)));
                let says = match not_known {
                    1 => td_string!(lang, elections.one_not_known).to_owned(),
                    n => td_string!(lang, elections.lines_not_known, n = n).to_string(),
                };
                view! { <p class="meta"><a href=to>{says}</a></p> }
            });
            view! { {figures::counted(lang, rows, &met)} {says} }.into_any()
        }
        None => "—".into_any(),
    };
    view! {
        <tr role="row">
            <td role="cell" data-h=name>
                <a href=format!("{}{}", Page::ElectoralPeriod { slug: period.id.to_string() }.path(lang), asked.to_query())>{words::title(lang, period)}</a>
                {to_verify}
            </td>
            <td role="cell" data-h=day>{election_day}</td>
            <td role="cell" data-h=counted>{words::counted(lang, period)} {verify}</td>
            <td class="n" role="cell" data-h=calls>{lines}</td>
        </tr>
    }
    .into_any()
}
