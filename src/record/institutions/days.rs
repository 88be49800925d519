//! An authority's calendar for a year: the days on which it does not work, those in doubt, and when its terms stood still.

use crate::{
    calls::{
        addresses::At,
        dates::{Zone, local_day},
        workdays::{Authority, Named, Stretch, WorkCalendar},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::InstitutionId,
    office::store,
    record::{
        institutions::designation,
        parts, pieces,
        query::{self, Asked},
        term::{named_with_source, rules, stretch},
    },
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
        parts::crumbs,
        shell::Head,
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

pub async fn show(visit: Visit, At { id, slug }: At<InstitutionId>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let institution = record.institutions.get(&id).ok_or(Error::NotFound)?;
    // Whether it receives through Acuse is of the day asked about; where it sits is not.
    let designated = designation::of(&visit.app, &id, &asked).await?;
    let latest = store::designation(&visit.app.db, &id).await?;
    let act = designated.as_ref().or(latest.as_ref());
    let jurisdiction = act.map(|act| &act.jurisdiction).or_else(|| record.jurisdiction_of(&id)).ok_or(Error::NotFound)?;
    let zone = act.map_or(Zone::MEXICO_CITY, |act| act.zone);
    let view = record.as_of(asked.as_of, asked.known_on);
    let calendar = view.work_calendar(Authority { institution: &id, jurisdiction, received_here: designated.is_some() });
    let year = asked.year.unwrap_or_else(|| local_day(view.instant(zone, visit.now), zone).year());
    let name = lang.pick(&institution.name_es, &institution.name_en).clone();
    let title = td_string!(lang, deadlines.calendar_of, name = name.clone(), year = year).to_string();
    let page = Page::InstitutionDays { slug: slug.clone() }.path(lang);
    let head = Head::new(title.clone()).description(td_string!(lang, deadlines.calendar_lead));
    let told = visit.page(parts::seen(lang, &asked, head), || {
        view! {
            {parts::asof_banner(lang, &asked, format!("{page}?year={year}"))}
            {crumbs(lang, [(name, Page::Institution { slug })], title.clone())}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, deadlines.calendar_lead)}</p>
            {years(lang, &page, &asked, year)}
            {table(lang, &calendar, year)}
            {suspensions(lang, &calendar, year)}
            <p class="meta">{td_string!(lang, deadlines.version, version = calendar.version()).to_string()}</p>
            {rules(lang, &view)}
            {pieces::how_to_correct(lang)}
        }
    });
    Ok(made_from(told, record.behind_calls(|_| false)))
}

fn years(lang: Lang, page: &str, asked: &Asked, year: i32) -> AnyView {
    let to = |year: i32| format!("{page}{}", Asked { year: Some(year), ..asked.days_only() }.to_query());
    view! {
        <nav class="row noprint" aria-label=td_string!(lang, deadlines.years)>
            <a href=to(year - 1)>{year - 1}</a> <a href=to(year + 1)>{year + 1}</a>
        </nav>
    }
    .into_any()
}

fn table(lang: Lang, calendar: &WorkCalendar, year: i32) -> AnyView {
    let days = calendar.holidays().into_iter().filter(|(day, _, _)| day.year() == year);
    let rows: Vec<_> = days.map(|(day, named, sure)| row(lang, day, named, sure)).collect();
    if rows.is_empty() {
        return view! { <p class="nk">{td_string!(lang, deadlines.days_none)}</p> }.into_any();
    }
    view! {
        <table role="table" class="days">
            <caption>{td_string!(lang, deadlines.days_of_year, year = year).to_string()}</caption>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_day)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_counts)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_why)}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(lang: Lang, day: NaiveDate, named: &Named, sure: bool) -> AnyView {
    let counts = if sure { td_string!(lang, deadlines.does_not_count) } else { td_string!(lang, deadlines.counts_in_doubt) };
    view! {
        <tr role="row" class=sure.then_some("off")>
            <th role="rowheader" scope="row">{dates::weekday_and_day(lang, day)}</th>
            <td role="cell" data-h=td_string!(lang, deadlines.column_counts)>{counts}</td>
            <td role="cell" data-h=td_string!(lang, deadlines.column_why)>{named_with_source(lang, named)}</td>
        </tr>
    }
    .into_any()
}

fn suspensions(lang: Lang, calendar: &WorkCalendar, year: i32) -> AnyView {
    let in_year = |one: &&Stretch| {
        NaiveDate::from_yo_opt(year, 1)
            .zip(NaiveDate::from_ymd_opt(year, 12, 31))
            .is_some_and(|(first, last)| one.touches(first, last))
    };
    let items: Vec<_> = calendar.suspensions().iter().filter(in_year).map(|one| stretch(lang, one)).collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <h2>{td_string!(lang, deadlines.own_suspensions)}</h2> <ul>{items}</ul> }.into_any()
}
