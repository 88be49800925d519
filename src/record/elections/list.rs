//! The list of electoral periods, by whose they are, newest first. What is to verify is marked and not counted.

use super::{compare, inside, sides::ALL, words};
use crate::{
    calls::{model::ElectoralPeriod, record::View},
    clock::Now,
    error::Result,
    i18n::td_string,
    record::{
        boards, call, figures, parts,
        query::{self, Asked},
        rows::Rows,
        table::{By, Column, Sort, Table, paged},
        tally::folded,
    },
    web::{
        address::Page,
        counts::{self, Many},
        dates,
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The order when none is asked for.
const NEWEST_FIRST: Sort = Sort { by: By::Day, descending: true };

/// Whose elections, in the order of the page.
const ORDER: [&str; 4] = ["CDMX", "MX", "Chicago", "Illinois"];

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let asked = Asked { counted: asked.counted, sort: asked.sort, page: asked.page, ..asked.days_only() };
    let view = record.as_of(asked.as_of, asked.known_on);
    let head = Head::new(td_string!(lang, elections.list_title))
        .description(td_string!(lang, elections.list_intro))
        .part(Part::Elections);
    let rows = Rows::of(&view, visit.now);
    let here = Page::ElectoralPeriods.path(lang);
    let table = table(lang, &here, &asked);
    let found = in_order(
        lang,
        table.order()?,
        view.record.periods.values().filter(|one| asked.counted.is_none_or(|is| one.is_to_verify() != is)),
    );
    let (shown, pager) = paged(lang, &here, &asked, found.len())?;
    Ok(visit.page(boards::seen(lang, &view, &asked, head), || {
        let days = asked.days_only();
        let choices = (!found.is_empty()).then(|| table.choices());
        let on_page = found.get(shown).unwrap_or_default();
        let whose = |one: &&ElectoralPeriod, other: &&ElectoralPeriod| one.jurisdiction == other.jurisdiction;
        let sections: Vec<_> =
            on_page.chunk_by(whose).map(|of_one| section(lang, &table, (&view, &rows), &days, of_one, visit.now)).collect();
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, elections.list_title)}</h1>
            <p class="lead">{td_string!(lang, elections.list_intro)}</p>
            {how_many(lang, &view, &asked, &here)}
            <p><a href=Page::LegalBases.path(lang)>{td_string!(lang, elections.to_laws)}</a></p>
            {compare::section(lang, &rows, &days)}
            {choices}
            {sections}
            {pager}
            {call::days(lang, here.clone(), "/api/v1/electoral-periods", &asked, visit.now)}
        }
    }))
}

/// How many are on record, how many of them count, and how many are to verify; each leads to them.
fn how_many(lang: Lang, view: &View<'_>, asked: &Asked, here: &str) -> AnyView {
    let (to_verify, counted): (Vec<_>, Vec<_>) = view.record.periods.values().partition(|period| period.is_to_verify());
    let (days, n) = (asked.days_only(), |is: bool| if is { counted.len() } else { to_verify.len() });
    let of = |counted| Asked { counted, ..days.clone() }.at(here);
    let processes = counts::processes_there(lang, Many::shown_as(view.record.periods.len(), figures::slot(0)));
    let (yes, no) = (figures::slot(1), figures::slot(2));
    let says = td_string!(lang, elections.list_count, processes = processes, counted = yes, apart = no).to_string();
    let each = vec![
        figures::linked(view.record.periods.len(), of(None)),
        figures::linked(n(true), of(Some(true))),
        figures::linked(n(false), of(Some(false))),
    ];
    let choices = [true, false].into_iter().map(|is| {
        let chosen = asked.counted == Some(is);
        let to = Asked { counted: (!chosen).then_some(is), ..days.clone() };
        (format!("{} ({})", boards::counted_name(lang, is), n(is)), to, chosen)
    });
    view! {
        <p>{figures::sentence(&says, each)}</p>
        <nav class="filters noprint" aria-label=td_string!(lang, record.filters_label)>
            {parts::filter_row(here, td_string!(lang, elections.head_counted), choices)}
        </nav>
    }
    .into_any()
}

/// By whose they are, and by their day or name within that. A vote without a date is later than all others.
fn in_order<'a>(lang: Lang, order: Option<Sort>, periods: impl Iterator<Item = &'a ElectoralPeriod>) -> Vec<&'a ElectoralPeriod> {
    let mut found: Vec<_> = periods.collect();
    let sort = order.unwrap_or(NEWEST_FIRST);
    NEWEST_FIRST.apply(&mut found, |period| Some(day_of(period)));
    match sort.by {
        By::Title => sort.apply(&mut found, |period| Some(folded(&words::title(lang, period)))),
        _ => sort.apply(&mut found, |period| Some(day_of(period))),
    }
    found.sort_by_key(|period| {
        let whose = period.jurisdiction.as_str();
        (ORDER.into_iter().position(|name| name == whose).unwrap_or(ORDER.len()), whose)
    });
    found
}

fn day_of(period: &ElectoralPeriod) -> NaiveDate {
    period.election_day.unwrap_or(NaiveDate::MAX)
}

/// The table of each jurisdiction; all of them in one order.
fn table<'a>(lang: Lang, here: &'a str, asked: &'a Asked) -> Table<'a> {
    let columns = vec![
        Column::sorted(td_string!(lang, elections.head_process), By::Title),
        Column::sorted(td_string!(lang, elections.election_day), By::Day),
        Column::text(td_string!(lang, elections.head_counted)),
        Column::number(td_string!(lang, elections.head_lines)),
    ];
    Table { lang, here, asked, caption: String::new(), columns, usual: Some(NEWEST_FIRST) }
}

/// Those of one jurisdiction. The figures of the page count them all, so each row says of itself whether it is used for comparing.
fn section(
    lang: Lang,
    table: &Table<'_>,
    (view, rows): (&View<'_>, &Rows<'_>),
    asked: &Asked,
    periods: &[&ElectoralPeriod],
    now: Now,
) -> AnyView {
    let whose = periods.first().map(|period| words::jurisdiction(lang, period.jurisdiction.as_str()));
    let cells = periods.iter().map(|period| cells(lang, view, rows, asked, period, now)).collect();
    view! { <h2>{whose}</h2> {table.grid("counted", cells)} }.into_any()
}

fn cells(lang: Lang, view: &View<'_>, rows: &Rows<'_>, asked: &Asked, period: &ElectoralPeriod, now: Now) -> Vec<AnyView> {
    let href = asked.at(&Page::ElectoralPeriod { slug: period.id.to_string() }.path(lang));
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
    vec![
        view! { <a href=href>{words::title(lang, period)}</a> {to_verify} }.into_any(),
        election_day.into_any(),
        view! { {words::counted(lang, period)} {verify} }.into_any(),
        lines,
    ]
}
