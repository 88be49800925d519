//! What may be asked of the API, parsed at the door. A filter that cannot be understood is refused in words: dropping it in silence
//! would answer another question than the one asked.

use crate::{
    app::App,
    calls::{
        checks::CheckDue,
        dates::{Zone, local_day},
        index::Thing,
        live,
        model::{Call, CommitmentKind},
        record::{Record, View},
        standing::Kind,
    },
    clock::Now,
    error::Error,
    i18n::td_string,
    ids::{CallId, InstitutionId, PeriodId},
    record::{
        elections::touched,
        query::Asked,
        tally::{Place, matching},
    },
    web::lang::Lang,
};
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;

/// Calls a page when nobody says how many, and at most.
const USUAL: usize = 50;
const MOST: usize = 200;
const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2200;
/// What the list of calls takes.
const CALLS: &[&str] =
    &["institution", "city", "year", "standing", "check", "election", "text", "as_of", "known_on", "limit", "cursor"];
/// What the list of commitments takes.
const COMMITMENTS: &[&str] = &["institution", "standing", "check", "kind", "as_of", "known_on"];
/// What every address takes.
const DAYS: &[&str] = &["as_of", "known_on"];

/// A question to the list of calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filters {
    pub asked: Asked,
    pub election: Option<PeriodId>,
    pub limit: usize,
    /// The last call of the page before.
    pub after: Option<CallId>,
}

/// What cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bad {
    Name { name: String, known: &'static [&'static str] },
    Kind(String),
    Twice(String),
    Standing(String),
    Check(String),
    Institution(String),
    City(String),
    Election(String),
    Year(String),
    Day { name: String, value: String },
    OutOfRange { name: String, value: String, today: NaiveDate },
    Limit(String),
    Cursor(String),
    Thing(String),
    NoWords,
    Long,
}

impl Bad {
    /// What is wrong and what can be asked instead.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Name { name, known } => {
                td_string!(lang, api.bad_name, name = name.clone(), known = known.join(", ")).to_string()
            }
            Self::Kind(value) => {
                let known = CommitmentKind::ALL.map(CommitmentKind::name);
                td_string!(lang, api.bad_kind, value = value.clone(), known = known.join(", ")).to_string()
            }
            Self::Twice(name) => td_string!(lang, api.bad_twice, name = name.clone()).to_string(),
            Self::Standing(value) => {
                let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
                td_string!(lang, api.bad_standing, value = value.clone(), known = known.join(", ")).to_string()
            }
            Self::Check(value) => {
                let known: Vec<&str> = CheckDue::ALL.iter().map(|due| due.name()).collect();
                td_string!(lang, api.bad_check, value = value.clone(), known = known.join(", ")).to_string()
            }
            Self::Institution(value) => td_string!(lang, api.bad_institution, value = value.clone()).to_string(),
            Self::City(value) => td_string!(lang, api.bad_city, value = value.clone(), known = cities().join(", ")).to_string(),
            Self::Election(value) => td_string!(lang, api.bad_election, value = value.clone()).to_string(),
            Self::Year(value) => td_string!(lang, api.bad_year, value = value.clone()).to_string(),
            Self::Day { name, value } => td_string!(lang, api.bad_day, name = name.clone(), value = value.clone()).to_string(),
            Self::OutOfRange { name, value, today } => {
                td_string!(lang, api.bad_range, name = name.clone(), value = value.clone(), today = today.to_string()).to_string()
            }
            Self::Limit(value) => td_string!(lang, api.bad_limit, value = value.clone()).to_string(),
            Self::Cursor(value) => td_string!(lang, api.bad_cursor, value = value.clone()).to_string(),
            Self::Thing(value) => {
                let known = Thing::ALL.map(Thing::name);
                td_string!(lang, api.bad_type, value = value.clone(), known = known.join(", ")).to_string()
            }
            Self::NoWords => td_string!(lang, api.no_words).to_owned(),
            Self::Long => td_string!(lang, api.bad_long).to_owned(),
        }
    }
}

impl Filters {
    /// Reads the query of the list of calls.
    pub fn parse(query: &str, record: &Record, now: Now) -> Result<Self, Bad> {
        Self::only(CALLS, query, record, now)
    }

    /// Reads the query of the list of commitments.
    pub fn commitments(query: &str, record: &Record, now: Now) -> Result<Asked, Bad> {
        Ok(Self::only(COMMITMENTS, query, record, now)?.asked)
    }

    /// Reads the days of a query that may ask for nothing else.
    pub fn days(query: &str, record: &Record, now: Now) -> Result<Asked, Bad> {
        Ok(Self::only(DAYS, query, record, now)?.asked)
    }

    /// Reads a query that may ask by these names and no other.
    fn only(known: &'static [&'static str], query: &str, record: &Record, now: Now) -> Result<Self, Bad> {
        let mut filters = Self { asked: Asked::default(), election: None, limit: USUAL, after: None };
        for (name, value) in pairs(query)? {
            if !known.contains(&name.as_str()) {
                return Err(Bad::Name { name, known });
            }
            filters.take(&name, value, record, now)?;
        }
        Ok(filters)
    }

    fn take(&mut self, name: &str, value: String, record: &Record, now: Now) -> Result<(), Bad> {
        let asked = &mut self.asked;
        match name {
            "as_of" => asked.as_of = Some(day(name, &value, now)?),
            "known_on" => asked.known_on = Some(day(name, &value, now)?),
            "standing" => asked.standing = Some(Kind::parse(&value).ok_or(Bad::Standing(value))?),
            "check" => asked.check = Some(CheckDue::parse(&value).ok_or(Bad::Check(value))?),
            "kind" => asked.kind = Some(CommitmentKind::parse(&value).ok_or(Bad::Kind(value))?),
            "year" => asked.year = Some(year(&value)?),
            "text" if value.chars().count() > 200 => return Err(Bad::Long),
            "text" => asked.text = Some(value),
            "city" if cities().contains(&value.as_str()) => asked.city = Some(value),
            "city" => return Err(Bad::City(value)),
            "institution" if record.institutions.contains_key(&InstitutionId::from_text(&value)) => {
                asked.institution = Some(value);
            }
            "institution" => return Err(Bad::Institution(value)),
            "election" => {
                let id = PeriodId::from_text(&value);
                self.election = Some(if record.periods.contains_key(&id) { id } else { return Err(Bad::Election(value)) });
            }
            "limit" => self.limit = value.parse().ok().filter(|n| (1..=MOST).contains(n)).ok_or(Bad::Limit(value))?,
            "cursor" => {
                let id = CallId::from_text(&value);
                self.after = Some(if record.call(&id).is_some() { id } else { return Err(Bad::Cursor(value)) });
            }
            _ => return Err(Bad::Name { name: name.to_owned(), known: CALLS }),
        }
        Ok(())
    }

    /// The calls that answer the question, in the order of their slugs.
    pub fn found<'a>(&self, view: &View<'a>, now: Now) -> Vec<&'a Call> {
        let in_question = matching(view, &self.asked, now);
        let touched = self.election.as_ref().map(|period| touched(view, period, now));
        let in_election = |call: &Call| {
            touched.as_ref().is_none_or(|lines| view.record.lines_of(&call.id).any(|line| lines.contains(&line.id)))
        };
        let mut found: Vec<&Call> = in_question.into_iter().filter(|call| in_election(call)).collect();
        found.sort_by(|a, b| a.id.cmp(&b.id));
        found
    }
}

fn cities() -> [&'static str; 4] {
    Place::ALL.map(Place::name)
}

/// The record that a query is about: today's, or what was known on the day it names.
pub async fn record(app: &App, query: &str, now: Now) -> Result<Arc<Record>, Error> {
    live::known(app, known_on(query, now)).await
}

/// The day of knowledge that a query asks for, if it is one. Whatever is wrong with it is said by [`Filters::parse`].
fn known_on(query: &str, now: Now) -> Option<NaiveDate> {
    let asked = pairs(query).ok()?.into_iter().find(|(name, _)| name == "known_on")?;
    day(&asked.0, &asked.1, now).ok()
}

/// Names and values, each name once, empty values left out.
pub fn pairs(query: &str) -> Result<Vec<(String, String)>, Bad> {
    let mut seen: Vec<(String, String)> = Vec::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()).into_owned() {
        let value = value.trim().to_owned();
        if seen.iter().any(|(known, _)| *known == name) {
            return Err(Bad::Twice(name));
        }
        if !value.is_empty() {
            seen.push((name, value));
        }
    }
    Ok(seen)
}

fn day(name: &str, text: &str, now: Now) -> Result<NaiveDate, Bad> {
    let strict = (text.len() == 10).then(|| text.parse::<NaiveDate>().ok()).flatten();
    let day = strict.ok_or_else(|| Bad::Day { name: name.to_owned(), value: text.to_owned() })?;
    let today = today(now);
    if day.year() < FIRST_YEAR || day > today {
        return Err(Bad::OutOfRange { name: name.to_owned(), value: text.to_owned(), today });
    }
    Ok(day)
}

/// The day it is in Mexico City or Chicago, whichever is ahead.
pub fn today(now: Now) -> NaiveDate {
    local_day(now, Zone::MEXICO_CITY).max(local_day(now, Zone::CHICAGO))
}

fn year(text: &str) -> Result<i32, Bad> {
    text.parse().ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year)).ok_or_else(|| Bad::Year(text.to_owned()))
}
