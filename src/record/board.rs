//! The board: every call by standing, with filters that are plain links.

use super::{
    call::days,
    editions, feeds, parts,
    query::{self, Asked},
    search,
    tally::{ORDER, Place, Tally, checks_due, matching},
    words,
};
use crate::{
    calls::{checks::CheckDue, model::Call, record::View},
    clock::Now,
    error::Result,
    i18n::td_string,
    web::{
        address::Page,
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now) = (visit.lang, visit.now);
    let view = record.as_of(asked.as_of, asked.known_on);
    let found = matching(&view, &asked, now);
    let all = record.calls().values().filter(|call| view.existed(call)).count();
    let head = Head::new(td_string!(lang, record.board_title)).part(Part::Calls);
    let head = feeds::of_record(lang).into_iter().fold(head, Head::link);
    let head = match asked.standing {
        Some(kind) => head.link(feeds::of_standing(lang, kind, words::kind(lang, kind))),
        None => head,
    };
    let count = td_string!(lang, record.board_count, found = found.len(), all = all).to_string();
    let here = Page::Calls.path(lang);
    let body = || {
        let items: Vec<_> = found.iter().map(|call| parts::call_item(lang, &view, call, &asked, now)).collect();
        let none = items.is_empty();
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, record.board_title)}</h1>
            {search::form(lang, asked.text.as_deref().unwrap_or_default())}
            {filters(lang, &view, &asked, now)}
            <p class="meta" role="status">{count}</p>
            {none.then(|| view! {
                <p class="nk">{td_string!(lang, record.board_none)} " " <a href=here.clone()>{td_string!(lang, record.board_all)}</a></p>
            })}
            <ul class="calls">{items}</ul>
            {editions::on_board(lang, &view, &asked, now)}
            {days(lang, here.clone(), "/api/v1/calls", &asked, now)}
        }
    };
    Ok(visit.page(head, body))
}

/// One row a question; the chosen answer is marked, and choosing it again takes it away.
fn filters(lang: Lang, view: &View<'_>, asked: &Asked, now: Now) -> AnyView {
    let here = Page::Calls.path(lang);
    let tally = Tally::of(view, view.record.calls().values(), now);
    let standings = ORDER.into_iter().filter(|kind| tally.count(*kind) > 0 || asked.standing == Some(*kind)).map(|kind| {
        let chosen = asked.standing == Some(kind);
        let to = Asked { standing: (!chosen).then_some(kind), ..asked.clone() };
        (format!("{} ({})", words::kind(lang, kind), tally.count(kind)), to, chosen)
    });
    let waiting: Vec<CheckDue> = calls_of(view).flat_map(|call| checks_due(view, call, now)).collect();
    let checks = CheckDue::ALL.into_iter().filter_map(|due| {
        let chosen = asked.check == Some(due);
        let lines = waiting.iter().filter(|one| **one == due).count();
        let to = Asked { check: (!chosen).then_some(due), ..asked.clone() };
        (lines > 0 || chosen).then(|| (format!("{} ({lines})", words::check_due(lang, due)), to, chosen))
    });
    let places = Place::ALL.into_iter().map(|place| {
        let chosen = asked.city.as_deref() == Some(place.name());
        let to = Asked { city: (!chosen).then(|| place.name().to_owned()), ..asked.clone() };
        (place_name(lang, place).to_owned(), to, chosen)
    });
    let years = years(view).into_iter().map(|year| {
        let chosen = asked.year == Some(year);
        (year.to_string(), Asked { year: (!chosen).then_some(year), ..asked.clone() }, chosen)
    });
    let institutions = institutions(view).into_iter().map(|(id, name)| {
        let chosen = asked.institution.as_deref() == Some(id.as_str());
        (name, Asked { institution: (!chosen).then_some(id), ..asked.clone() }, chosen)
    });
    view! {
        <nav class="filters noprint" aria-label=td_string!(lang, record.filters_label)>
            {parts::filter_row(&here, td_string!(lang, record.filter_standing), standings)}
            {parts::filter_row(&here, td_string!(lang, record.filter_check), checks)}
            {parts::filter_row(&here, td_string!(lang, record.filter_place), places)}
            {parts::filter_row(&here, td_string!(lang, record.filter_year), years)}
            {parts::filter_row(&here, td_string!(lang, record.filter_institution), institutions)}
        </nav>
    }
    .into_any()
}

/// The calls that were there by the day of the view.
fn calls_of<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Call> {
    view.record.calls().values().filter(|call| view.existed(call))
}

pub fn place_name(lang: Lang, place: Place) -> &'static str {
    match place {
        Place::MexicoCity => lang.pick("Ciudad de México", "Mexico City"),
        Place::MexicoFederal => td_string!(lang, record.place_mexico_federal),
        Place::Chicago => "Chicago",
        Place::Illinois => "Illinois",
    }
}

fn years(view: &View<'_>) -> Vec<i32> {
    let mut years: Vec<i32> = calls_of(view).filter_map(|call| call.fiscal_year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

fn institutions(view: &View<'_>) -> Vec<(String, String)> {
    let mut named: Vec<(String, String)> = calls_of(view)
        .filter_map(|call| view.record.institution_of(call))
        .map(|i| (i.id.to_string(), i.short().to_owned()))
        .collect();
    named.sort();
    named.dedup();
    named
}
