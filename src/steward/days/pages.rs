//! The steward's page of days: what is on record for a year, and the form to add some.

use super::{
    forms::{JURISDICTIONS, institutions},
    rules::State,
};
use crate::{
    calls::{live, model::Holiday, record::Record},
    error::Result,
    i18n::td_string,
    record::parts::source,
    steward::crumb,
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::error_summary,
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use chrono::Datelike as _;
use leptos::prelude::*;

pub async fn show(visit: &Visit, form: &Form, year: i32) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let known = institutions(&visit.app, &record).await?;
    let named = known.keys().filter_map(|id| record.institutions.get(id)).map(|one| {
        let name = lang.pick(&one.name_es, &one.name_en).clone();
        (one.id.to_string(), one.acronym.as_ref().map_or(name.clone(), |acronym| format!("{acronym} · {name}")))
    });
    let whose = std::iter::once(("".to_owned(), td_string!(lang, deadlines.choose).to_owned()))
        .chain(JURISDICTIONS.map(|name| (name.to_owned(), jurisdiction(lang, name))))
        .chain(named)
        .collect();
    let mut days: Vec<&Holiday> = record.holidays.values().filter(|holiday| holiday.date.year() == year).collect();
    days.sort_by_key(|holiday| (holiday.date, holiday.id.clone()));
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = td_string!(lang, deadlines.days_title);
    Ok(visit.page_as(status, Head::private(title), || {
        view! {
            {crumb(lang, title)}
            {error_summary(lang, form)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, deadlines.days_lead)}</p>
            {fields(lang, form, whose)}
            {list(lang, &record, year, &days)}
        }
    }))
}

fn fields(lang: Lang, form: &Form, whose: Vec<(String, String)>) -> AnyView {
    let states = State::ALL.map(|state| (state.name().to_owned(), state_word(lang, state).to_owned())).to_vec();
    view! {
        <h2>{td_string!(lang, deadlines.days_add)}</h2>
        <form method="post" action=Page::StewardDays.path(lang)>
            <input r#type="hidden" name="seen" value=form.get("seen").to_owned()/>
            {form.select("whose", td_string!(lang, deadlines.days_whose), whose)}
            {form.input("first", td_string!(lang, deadlines.days_first)).kind("date").view()}
            {form.input("last", td_string!(lang, deadlines.days_last)).kind("date").hint(td_string!(lang, deadlines.days_last_hint)).view()}
            {form.input("name_es", td_string!(lang, deadlines.days_name_es)).hint(td_string!(lang, deadlines.days_name_hint)).view()}
            {form.input("name_en", td_string!(lang, deadlines.days_name_en)).view()}
            {form.choices("state", td_string!(lang, deadlines.days_state), states, false)}
            {form.input("source", td_string!(lang, deadlines.days_source)).hint(td_string!(lang, deadlines.days_source_hint)).view()}
            <p class="row"><button class="button">{td_string!(lang, deadlines.days_do)}</button></p>
        </form>
    }
    .into_any()
}

fn list(lang: Lang, record: &Record, year: i32, days: &[&Holiday]) -> AnyView {
    let rows: Vec<_> = days.iter().map(|holiday| row(lang, record, holiday)).collect();
    let to = |year: i32| format!("{}?year={year}", Page::StewardDays.path(lang));
    let none = rows.is_empty().then(|| view! { <p>{td_string!(lang, deadlines.days_none)}</p> });
    let table = (!rows.is_empty()).then(|| {
        view! {
            <table role="table" class="days">
                <caption>{td_string!(lang, deadlines.days_of_year, year = year).to_string()}</caption>
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_day)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_whose)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_state)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_why)}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    });
    view! {
        <h2>{td_string!(lang, deadlines.days_of_year, year = year).to_string()}</h2>
        <p class="row"><a href=to(year - 1)>{year - 1}</a> <a href=to(year + 1)>{year + 1}</a></p>
        {none}
        {table}
    }
    .into_any()
}

fn row(lang: Lang, record: &Record, holiday: &Holiday) -> AnyView {
    let institution = holiday.institution_id.as_ref().and_then(|id| record.institutions.get(id));
    let whose = institution.map_or_else(|| jurisdiction(lang, holiday.jurisdiction.as_str()), |one| one.short().to_owned());
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{dates::weekday_and_day(lang, holiday.date)}</th>
            <td role="cell" data-h=td_string!(lang, deadlines.column_whose)>{whose}</td>
            <td role="cell" data-h=td_string!(lang, deadlines.column_state)>{state_word(lang, State::of(holiday))}</td>
            <td role="cell" data-h=td_string!(lang, deadlines.column_why)>
                {lang.pick(&holiday.name_es, &holiday.name_en).clone()} ". " <span class="source">{source(lang, &holiday.source)}</span>
            </td>
        </tr>
    }
    .into_any()
}

fn state_word(lang: Lang, state: State) -> &'static str {
    match state {
        State::Rest => td_string!(lang, deadlines.state_rest),
        State::Doubtful => td_string!(lang, deadlines.state_doubtful),
        State::Worked => td_string!(lang, deadlines.state_worked),
    }
}

fn jurisdiction(lang: Lang, name: &str) -> String {
    match name {
        "MX" => lang.pick("México", "Mexico"),
        "CDMX" => lang.pick("Ciudad de México", "Mexico City"),
        "US" => lang.pick("Estados Unidos", "United States"),
        "IL" => "Illinois",
        other => other,
    }
    .to_owned()
}
