//! The steward's pages of electoral periods: what is to verify soon, all of them, the form of one.

use super::rules::{CONFIDENCES, JURISDICTIONS, field};
use crate::{
    calls::{
        dates::{Zone, local_day},
        elections::to_verify_soon,
        live,
        model::{Confidence, ElectoralPeriod, PeriodField, Vote},
        record::Record,
        words::period as title,
    },
    error::Result,
    i18n::td_string,
    ledger::Position,
    office::parts::{crumbs, hidden},
    policy::{self, Act},
    record::elections::{
        jurisdiction,
        words::{field as field_word, vote},
    },
    web::{
        address::Page,
        dates,
        form::Form,
        lang::Lang,
        parts::error_summary,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn list(visit: Visit, viewer: Viewer) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let heading = td_string!(lang, calendar.periods_title);
    let today = local_day(visit.now, Zone::MEXICO_CITY);
    let due: Vec<_> = to_verify_soon(&record, today)
        .into_iter()
        .map(|(by, period)| {
            let by = td_string!(lang, elections.verify_by, day = dates::day(lang, by)).to_string();
            view! { <li>{link(lang, period)} <span class="state todo">{by}</span></li> }
        })
        .collect();
    let none = due.is_empty().then(|| view! { <p>{td_string!(lang, calendar.none_due)}</p> });
    Ok(visit.page(Head::private(heading), || {
        view! {
            {crumbs(lang, above(lang), heading)}
            <h1>{heading}</h1>
            <p class="lead">{td_string!(lang, calendar.periods_intro)}</p>
            <p class="row"><a class="button" href=Page::StewardPeriodNew.path(lang)>{td_string!(lang, calendar.add_title)}</a></p>
            <h2>{td_string!(lang, calendar.due_title)}</h2>
            {none}
            <ul class="tasks">{due}</ul>
            <h2>{td_string!(lang, calendar.all_title)}</h2>
            {all(lang, &record)}
        }
    }))
}

fn above(lang: Lang) -> Vec<(String, Page)> {
    vec![(td_string!(lang, steward.title).to_owned(), Page::StewardDesk)]
}

fn link(lang: Lang, period: &ElectoralPeriod) -> AnyView {
    let to = Page::StewardPeriod { period: period.id.to_string() }.path(lang);
    view! { <a href=to>{title(lang, period)}</a> }.into_any()
}

fn all(lang: Lang, record: &Record) -> AnyView {
    let mut periods: Vec<&ElectoralPeriod> = record.periods.values().collect();
    periods.sort_by_key(|period| (std::cmp::Reverse(period.election_day.unwrap_or(chrono::NaiveDate::MAX)), period.id.clone()));
    let items: Vec<_> = periods
        .into_iter()
        .map(|period| {
            let (class, state) = if period.is_to_verify() {
                ("state todo", td_string!(lang, calendar.state_to_verify))
            } else {
                ("state done", td_string!(lang, calendar.state_counted))
            };
            view! { <li>{link(lang, period)} <span class=class>{state}</span></li> }
        })
        .collect();
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

fn status(form: &Form) -> StatusCode {
    if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

pub fn new(visit: &Visit, form: Form) -> Response {
    let lang = visit.lang;
    let heading = td_string!(lang, calendar.add_title);
    visit.page_as(status(&form), Head::private(heading), || {
        let mut above = above(lang);
        above.push((td_string!(lang, calendar.periods_title).to_owned(), Page::StewardPeriods));
        view! {
            {crumbs(lang, above, heading)}
            {error_summary(lang, &form)}
            <h1>{heading}</h1>
            <p class="lead">{td_string!(lang, calendar.form_intro)}</p>
            <form method="post" action=Page::StewardPeriodNew.path(lang)>
                {fields(lang, &form)}
                <p class="row"><button class="button">{td_string!(lang, calendar.add_button)}</button></p>
            </form>
        }
    })
}

pub fn amend(visit: &Visit, period: &ElectoralPeriod, form: Form, seen: Position) -> Response {
    let lang = visit.lang;
    let name = title(lang, period);
    let heading = td_string!(lang, calendar.amend_title, name = name.clone()).to_string();
    let public = Page::ElectoralPeriod { slug: period.id.to_string() }.path(lang);
    let action = Page::StewardPeriod { period: period.id.to_string() }.path(lang);
    visit.page_as(status(&form), Head::private(heading.clone()), || {
        let mut above = above(lang);
        above.push((td_string!(lang, calendar.periods_title).to_owned(), Page::StewardPeriods));
        view! {
            {crumbs(lang, above, name)}
            {error_summary(lang, &form)}
            <h1>{heading}</h1>
            <p class="lead">{td_string!(lang, calendar.form_intro)}</p>
            <p>{td_string!(lang, calendar.amend_intro)} " " <a href=public>{td_string!(lang, calendar.as_public)}</a></p>
            <form method="post" action=action>
                {hidden("seen", seen)}
                {fields(lang, &form)}
                <p class="row"><button class="button">{td_string!(lang, calendar.amend_button)}</button></p>
            </form>
        }
    })
}

fn fields(lang: Lang, form: &Form) -> AnyView {
    let choose = (String::new(), td_string!(lang, calendar.choose).to_owned());
    let whose = JURISDICTIONS.map(|name| (name.to_owned(), jurisdiction(lang, name).to_owned()));
    let votes = Vote::ALL.map(|one| (one.name().to_owned(), vote(lang, one).to_owned()));
    let votes = std::iter::once(choose.clone()).chain(votes).collect();
    let dates: Vec<_> = PeriodField::ALL.into_iter().map(|date| date_fields(lang, form, date)).collect();
    view! {
        {form.select("jurisdiction", td_string!(lang, elections.whose), std::iter::once(choose).chain(whose).collect())}
        {form.input("title_es", td_string!(lang, calendar.title_es)).view()}
        {form.input("title_en", td_string!(lang, calendar.title_en)).view()}
        {form.select("vote", td_string!(lang, elections.vote), votes)}
        {form.input("offices", td_string!(lang, elections.offices)).hint(td_string!(lang, calendar.kept_words)).view()}
        {form.input("source", td_string!(lang, calendar.source)).hint(td_string!(lang, calendar.source_hint)).view()}
        {dates}
        <fieldset class="field">
            <legend>{td_string!(lang, calendar.whole_legend)}</legend>
            <p class="hint">{td_string!(lang, calendar.whole_hint)}</p>
            {verify_fields(lang, form, "")}
        </fieldset>
        {form.input("effect_on_calls", td_string!(lang, elections.effect)).hint(td_string!(lang, calendar.kept_words)).rows(3).view()}
        {form.input("notes", td_string!(lang, calendar.notes)).hint(td_string!(lang, calendar.kept_words)).rows(3).view()}
    }
    .into_any()
}

/// One date: its day, how sure it is, where it is read, where and by when it can be verified.
fn date_fields(lang: Lang, form: &Form, date: PeriodField) -> AnyView {
    let choose = (String::new(), td_string!(lang, calendar.choose).to_owned());
    let sure = CONFIDENCES.map(|(name, confidence)| (name.to_owned(), confidence_word(lang, confidence).to_owned()));
    let prefix = format!("{}_", date.name());
    view! {
        <fieldset class="field">
            <legend>{field_word(lang, date)}</legend>
            {form.input(date.name(), td_string!(lang, elections.head_day)).kind("date").view()}
            {form.select(&field(date, "confidence"), td_string!(lang, elections.head_sure), std::iter::once(choose).chain(sure).collect())}
            {form.input(&field(date, "source"), td_string!(lang, calendar.own_source)).hint(td_string!(lang, calendar.own_source_hint)).view()}
            {verify_fields(lang, form, &prefix)}
        </fieldset>
    }
    .into_any()
}

fn verify_fields(lang: Lang, form: &Form, prefix: &str) -> AnyView {
    view! {
        {form.input(&format!("{prefix}verify_place"), td_string!(lang, calendar.verify_place)).view()}
        {form.input(&format!("{prefix}verify_by"), td_string!(lang, calendar.verify_by)).kind("date").view()}
    }
    .into_any()
}

fn confidence_word(lang: Lang, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Sourced => td_string!(lang, calendar.confidence_sourced),
        Confidence::GeneralKnowledge => td_string!(lang, calendar.confidence_general),
        Confidence::Uncertain => td_string!(lang, calendar.confidence_uncertain),
    }
}
