//! The pages of suspending and resuming a line.

use super::{actions::Shown, rules::Reception};
use crate::{
    calls::{
        dates::local_day,
        deadlines,
        due::fields,
        live,
        names::law_name,
        record::Record,
        words::{clock, period as period_title, stamp},
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    office::parts::{crumbs, hidden},
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt},
        parts::error_summary,
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use chrono::NaiveDate;
use leptos::prelude::*;

fn above(lang: Lang, shown: &Shown) -> Vec<(String, Page)> {
    let own = &shown.own;
    let institution = own.institution.id.to_string();
    vec![
        (
            lang.pick(&own.institution.name_es, &own.institution.name_en).clone(),
            Page::Office { institution: institution.clone() },
        ),
        (title(lang, shown), Page::OfficeLine { institution, line: own.line.id.to_string() }),
    ]
}

fn title(lang: Lang, shown: &Shown) -> String {
    lang.pick(&shown.own.line.title_es, &shown.own.line.title_en).clone()
}

pub async fn suspension(visit: &Visit, status: StatusCode, shown: &Shown, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let bases = bases(lang, &record);
    let periods = periods(lang, &record, local_day(visit.now, shown.own.call.zone()));
    let head = td_string!(lang, office.suspend_title);
    let (above, line, seen, kind) = (above(lang, shown), title(lang, shown), shown.seen, shown.kind);
    let to = Page::OfficeSuspension { institution: shown.own.institution.id.to_string(), line: shown.own.line.id.to_string() };
    let ends = ["none", "date", "election"].map(|value| (value.to_owned(), end_word(lang, value).to_owned())).to_vec();
    Ok(visit.page_as(status, Head::private(head), move || {
        view! {
            {crumbs(lang, above, head)}
            {error_summary(lang, &form)}
            <h1>{head}</h1>
            <p>{line}" "{stamp(lang, kind)}</p>
            <p>{td_string!(lang, office.suspend_intro)}</p>
            <form method="post" action=to.path(lang)>
                {hidden("seen", seen)}
                {form.input("reason_es", td_string!(lang, office.reason_es)).hint(td_string!(lang, office.reason_hint)).rows(4).view()}
                {form.input("reason_en", td_string!(lang, office.reason_en)).rows(4).view()}
                {form.select("legal_basis", td_string!(lang, office.legal_basis), bases)}
                {form.choices("until", td_string!(lang, office.until), ends, false)}
                {form.input("date", td_string!(lang, office.until_date)).kind("date").view()}
                {form.select("period", td_string!(lang, office.until_period), periods)}
                {form.input("act", td_string!(lang, office.act)).hint(td_string!(lang, office.act_hint)).view()}
                <p class="row"><button class="button danger">{td_string!(lang, office.suspend)}</button></p>
            </form>
        }
    }))
}

fn end_word(lang: Lang, value: &str) -> &'static str {
    match value {
        "date" => td_string!(lang, office.until_is_date),
        "election" => td_string!(lang, office.until_is_election),
        _ => td_string!(lang, office.until_is_none),
    }
}

fn bases(lang: Lang, record: &Record) -> Vec<(String, String)> {
    let first = [
        (String::new(), td_string!(lang, office.choose).to_owned()),
        ("none".to_owned(), td_string!(lang, office.no_basis).to_owned()),
    ];
    let known = record
        .legal_bases
        .values()
        .filter(|basis| basis.replaced_by.is_empty())
        .map(|basis| (basis.id.to_string(), law_name(lang, basis)));
    first.into_iter().chain(known).collect()
}

/// Electoral periods whose day is still ahead, nearest first.
fn periods(lang: Lang, record: &Record, today: NaiveDate) -> Vec<(String, String)> {
    let mut ahead: Vec<_> =
        record.periods.values().filter_map(|period| Some((period.election_day.filter(|day| *day >= today)?, period))).collect();
    ahead.sort_by_key(|(day, period)| (*day, period.id.clone()));
    let none = (String::new(), td_string!(lang, office.choose).to_owned());
    let named = ahead
        .into_iter()
        .map(|(day, period)| (period.id.to_string(), format!("{} · {}", period_title(lang, period), dates::day(lang, day))));
    std::iter::once(none).chain(named).collect()
}

pub fn resumption(visit: &Visit, status: StatusCode, shown: &Shown, form: Form) -> Response {
    let lang = visit.lang;
    let head = td_string!(lang, office.resume_title);
    let (above, line, seen, kind) = (above(lang, shown), title(lang, shown), shown.seen, shown.kind);
    let zone = clock(lang, shown.own.call.zone());
    let to = Page::OfficeResumption { institution: shown.own.institution.id.to_string(), line: shown.own.line.id.to_string() };
    let (closing, must) = (closing(lang, shown.reception, visit.now), shown.reception.overtaken);
    let label = if must { td_string!(lang, office.new_closing_must) } else { td_string!(lang, office.new_closing) };
    visit.page_as(status, Head::private(head), move || {
        view! {
            {crumbs(lang, above, head)}
            {error_summary(lang, &form)}
            <h1>{head}</h1>
            <p>{line}" "{stamp(lang, kind)}</p>
            <p>{td_string!(lang, office.resume_intro)}</p>
            {closing}
            <form method="post" action=to.path(lang)>
                {hidden("seen", seen)}
                {form.input("closes", label).kind("datetime-local").hint(td_string!(lang, office.new_closing_hint, zone = zone)).view()}
                {form.input("clock", td_string!(lang, deadlines.clock)).hint(td_string!(lang, deadlines.clock_hint)).view()}
                {must.then(|| not_reopened(lang, &form))}
                {form.input("results", td_string!(lang, office.new_results)).kind("date").hint(td_string!(lang, office.new_results_hint)).view()}
                {fields::fields(lang, &form)}
                {form.input("act", td_string!(lang, office.act)).hint(td_string!(lang, office.act_hint)).view()}
                <p class="row"><button class="button">{td_string!(lang, office.resume)}</button></p>
            </form>
        }
    })
}

/// The closing on record, in both cities, and whether it passed while nothing was received.
fn closing(lang: Lang, reception: Reception, now: Now) -> Option<AnyView> {
    let closes = reception.closes?;
    let at = deadlines::in_words(lang, &closes);
    let says = match (reception.overtaken, closes.has_passed(now)) {
        (true, _) => td_string!(lang, office.closing_overtaken, at = at).to_string(),
        (false, true) => td_string!(lang, office.closing_before, at = at).to_string(),
        (false, false) => td_string!(lang, office.closing_ahead, at = at).to_string(),
    };
    let class = if reception.overtaken { "notice warn" } else { "notice" };
    Some(view! { <div class=class><p>{says}</p></div> }.into_any())
}

/// The other answer to what becomes of a closing that passed: none.
fn not_reopened(lang: Lang, form: &Form) -> AnyView {
    let options = vec![("yes".to_owned(), td_string!(lang, office.not_reopened).to_owned())];
    form.choices("not_reopened", td_string!(lang, office.not_reopened_legend), options, true)
}
