//! The steward's form of days: shown with the days of a year, read, entered.

use super::{
    actions, pages,
    rules::{self, Days, MOST, State},
};
use crate::{
    accounts::notice,
    app::App,
    calls::{
        dates::{Zone, local_day},
        live,
        model::Jurisdiction,
        record::Record,
        store::{self, RecordKind},
    },
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::InstitutionId,
    office::store::designation,
    policy::Refusal,
    steward::only_steward,
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Query,
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;
use std::{collections::BTreeMap, ops::RangeInclusive};
use tower_sessions::Session;

/// The year that is asked about; else the present one.
pub fn year(typed: &str, now: Now) -> i32 {
    let known = typed.parse().ok().filter(|year| YEARS.contains(year));
    known.unwrap_or_else(|| local_day(now, Zone::MEXICO_CITY).year())
}

/// Years that days can be of.
const YEARS: RangeInclusive<i32> = 1990..=2100;
const NAME: usize = 200;
const SOURCE: usize = 1_000;

/// The jurisdictions that have days of their own.
pub const JURISDICTIONS: [&str; 5] = ["MX", "CDMX", "US", "Illinois", "Chicago"];

/// Which year is shown.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    year: String,
}

/// Institutions whose jurisdiction is known, by their calls, their commitments or their designation.
pub async fn institutions(app: &App, record: &Record) -> Result<BTreeMap<InstitutionId, Jurisdiction>> {
    let told = record.institutions.keys().filter_map(|id| Some((id.clone(), record.jurisdiction_of(id)?.clone())));
    let mut known: BTreeMap<InstitutionId, Jurisdiction> = told.collect();
    for id in crate::office::store::designated(&app.db).await? {
        if let Some(designation) = designation(&app.db, &id).await? {
            known.insert(id, designation.jurisdiction);
        }
    }
    Ok(known)
}

pub async fn show(visit: Visit, viewer: Viewer, Query(asked): Query<Asked>) -> Result<Response> {
    only_steward(&viewer)?;
    let year = year(&asked.year, visit.now);
    let seen = store::last_of_kind(visit.app.db.read(), RecordKind::Holiday).await?;
    pages::show(&visit, &Form::of([("seen", seen.to_string()), ("state", State::Rest.name().to_owned())]), year).await
}

pub async fn add(visit: Visit, viewer: Viewer, session: Session, mut form: Form) -> Result<Response> {
    only_steward(&viewer)?;
    let record = live::record(&visit.app).await?;
    let known = institutions(&visit.app, &record).await?;
    let year = year("", visit.now);
    let Some(days) = read(visit.lang, &mut form, &known) else { return pages::show(&visit, &form, year).await };
    let holidays = rules::holidays(&days);
    let seen = form.get("seen").parse().unwrap_or(-2);
    let moved = match actions::add(&visit.app, &viewer.actor, &holidays, seen, visit.now).await {
        Ok(moved) => moved,
        Err(Error::Refused(refusal @ (Refusal::ChangedMeanwhile | Refusal::AlreadyThere))) => {
            let says = match refusal {
                Refusal::AlreadyThere => td_string!(visit.lang, deadlines.days_already),
                _ => td_string!(visit.lang, deadlines.days_changed),
            };
            form.fail("first", says);
            return pages::show(&visit, &form, days.first.year()).await;
        }
        Err(error) => return Err(error),
    };
    notice::leave(&session, &td_string!(visit.lang, deadlines.days_entered, count = holidays.len(), moved = moved).to_string())
        .await?;
    let to = format!("{}?year={}", Page::StewardDays.path(visit.lang), days.first.year());
    Ok(Redirect::to(&to).into_response())
}

/// What was typed; none when something has to be mended.
fn read(lang: Lang, form: &mut Form, known: &BTreeMap<InstitutionId, Jurisdiction>) -> Option<Days> {
    let whose = form.get("whose").to_owned();
    let institution = InstitutionId::from_text(&whose);
    let (jurisdiction, institution) = match (JURISDICTIONS.contains(&whose.as_str()), known.get(&institution)) {
        (true, _) => (Some(Jurisdiction::new(code(&whose))), None),
        (false, Some(jurisdiction)) => (Some(jurisdiction.clone()), Some(institution)),
        (false, None) => (None, None),
    };
    if jurisdiction.is_none() {
        form.fail("whose", td_string!(lang, deadlines.lack_whose));
    }
    let first = day(lang, form, "first");
    let last = if form.get("last").is_empty() { first } else { day(lang, form, "last") };
    for (name, longest) in [("name_es", NAME), ("name_en", NAME), ("source", SOURCE)] {
        match form.get(name).chars().count() {
            0 => form.fail(name, td_string!(lang, deadlines.lack_text)),
            n if n > longest => form.fail(name, td_string!(lang, deadlines.lack_shorter)),
            _ => {}
        }
    }
    let state = State::parse(form.get("state"));
    if state.is_none() {
        form.fail("state", td_string!(lang, deadlines.lack_state));
    }
    let text = |name: &str| form.get(name).to_owned();
    let (name_es, name_en, source) = (text("name_es"), text("name_en"), text("source"));
    let days =
        Days { jurisdiction: jurisdiction?, institution, first: first?, last: last?, name_es, name_en, state: state?, source };
    match rules::holidays(&days).len() {
        _ if days.last < days.first => form.fail("last", td_string!(lang, deadlines.lack_order)),
        0 => form.fail("first", td_string!(lang, deadlines.lack_weekday)),
        n if n > MOST => form.fail("last", td_string!(lang, deadlines.lack_fewer, most = MOST).to_string()),
        _ => {}
    }
    form.is_fine().then_some(days)
}

/// The name of a jurisdiction in lists of days.
fn code(jurisdiction: &str) -> &str {
    if jurisdiction == "Illinois" { "IL" } else { jurisdiction }
}

fn day(lang: Lang, form: &mut Form, name: &str) -> Option<NaiveDate> {
    let day = form.get(name).parse().ok().filter(|day: &NaiveDate| YEARS.contains(&day.year()));
    if day.is_none() {
        form.fail(name, td_string!(lang, deadlines.lack_date));
    }
    day
}
