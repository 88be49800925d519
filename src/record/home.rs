//! The front page: what this is, what became of the calls in figures, and the calls that need attention.

use super::{
    commitments, feeds, parts,
    query::{self, Asked},
    search,
    tally::{ORDER, Tally, WITH_OUTCOME, matching},
    words,
};
use crate::{
    calls::{record::View, standing::Kind},
    error::Result,
    i18n::td_string,
    web::{address::Page, lang::Lang, shell::Head, visit::Visit},
};
use axum::response::Response;
use leptos::prelude::*;

/// Kinds whose calls somebody should do something about.
const ATTENTION: [Kind; 4] = [Kind::Unresolved, Kind::SuspensionOver, Kind::Suspended, Kind::Overdue];

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now, asked) = (visit.lang, visit.now, asked.days_only());
    let view = record.as_of(asked.as_of, asked.known_on);
    let tally = Tally::of(&view, record.calls().values(), now);
    let head = Head::new(td_string!(lang, record.home_head)).description(td_string!(lang, record.home_description));
    let head = feeds::of_record(lang).into_iter().fold(head, Head::link);
    let body = || {
        view! {
            {parts::asof_banner(lang, &asked, visit.uri.path().to_owned())}
            <h1>{td_string!(lang, record.home_title)}</h1>
            {sentence(lang, &tally)}
            {search::form(lang, "")}
            {figures(lang, &asked, &tally)}
            {list(lang, &view, &asked, &[Kind::Open, Kind::Announced], td_string!(lang, record.home_open), Some(td_string!(lang, record.home_open_none)), now)}
            {list(lang, &view, &asked, &ATTENTION, td_string!(lang, record.home_attention), None, now)}
            {commitments::front_line(lang, &view, &asked, now)}
            {what_this_is(lang, visit.app.config.demo)}
        }
    };
    Ok(visit.page(head, body))
}

/// One true sentence with today's figures and their denominator.
fn sentence(lang: Lang, tally: &Tally) -> AnyView {
    let (total, outcome) = (tally.total, tally.sum(&WITH_OUTCOME));
    let (unresolved, unknown) = (tally.count(Kind::Unresolved), tally.count(Kind::Unknown));
    let text = if unresolved == 1 {
        td_string!(lang, record.home_sentence, total = total, outcome = outcome, unresolved = unresolved, unknown = unknown)
            .to_string()
    } else {
        td_string!(lang, record.home_sentence_many, total = total, outcome = outcome, unresolved = unresolved, unknown = unknown)
            .to_string()
    };
    view! { <p class="lead">{text}</p> }.into_any()
}

/// Each kind that occurs, with its number as a link to its rows; the four that matter most always.
fn figures(lang: Lang, asked: &Asked, tally: &Tally) -> AnyView {
    let always = [Kind::Unresolved, Kind::Suspended, Kind::Open, Kind::Unknown];
    let items: Vec<_> = ORDER
        .into_iter()
        .filter(|kind| always.contains(kind) || tally.count(*kind) > 0)
        .map(|kind| {
            let href = format!("{}{}", Page::Calls.path(lang), Asked { standing: Some(kind), ..asked.clone() }.to_query());
            view! { <li><a href=href><b>{tally.count(kind)}</b>{parts::stamp(lang, kind)}</a></li> }
        })
        .collect();
    view! {
        <h2>{td_string!(lang, record.home_by_standing)}</h2>
        <ul class="figures">{items}</ul>
        <p class="meta">{td_string!(lang, record.home_denominator, total = tally.total).to_string()}</p>
    }
    .into_any()
}

fn list(
    lang: Lang,
    view: &View<'_>,
    asked: &Asked,
    kinds: &[Kind],
    title: &'static str,
    none: Option<&'static str>,
    now: crate::clock::Now,
) -> AnyView {
    let calls: Vec<_> = matching(view, asked, now)
        .into_iter()
        .filter(|call| super::tally::kinds(&view.call_standing(&call.id, now)).iter().any(|kind| kinds.contains(kind)))
        .take(8)
        .map(|call| parts::call_item(lang, view, call, asked, now))
        .collect();
    if calls.is_empty() {
        return none.map(|text| view! { <h2>{title}</h2><p class="nk">{text}</p> }).into_any();
    }
    view! { <h2>{title}</h2><ul class="calls">{calls}</ul> }.into_any()
}

fn what_this_is(lang: Lang, demo: bool) -> AnyView {
    // A demonstration holds no real call.
    let founding = (!demo).then(|| {
        let href = Page::Call { slug: super::about::FOUNDING_CALL.to_owned() }.path(lang);
        view! { <a href=href>{td_string!(lang, record.home_founding)}</a> " · " }
    });
    view! {
        <h2>{td_string!(lang, record.home_what_title)}</h2>
        <p>{td_string!(lang, record.home_what)}</p>
        <p>
            {founding}
            <a href=Page::Reading.path(lang)>{td_string!(lang, record.home_how)}</a>
        </p>
        <p class="meta">{words::kind(lang, Kind::Unknown)} ": " {words::rule_of_kind(lang, Kind::Unknown)}</p>
    }
    .into_any()
}
