//! The one reader of queries. What cannot be understood is refused in words: dropping it in silence would answer another question.

use super::{Asked, Bad, Name};
use crate::{
    calls::{
        addresses::Addresses,
        checks::CheckDue,
        dates::{Zone, local_day},
        facts::{AssertedBy, FactKind, Level},
        index::Thing,
        model::CommitmentKind,
        record::Record,
        standing::Kind,
        store::RecordKind,
    },
    clock::Now,
    ids::{CallId, FactId, InstitutionId, PeriodId, ProgrammeId},
    record::{
        rows::{ElectionYear, OpenTo, Outcome, Promised},
        table::Sort,
        tally::Place,
    },
    web::{
        lang::{LANGS, LangExt as _},
        visit::is_tracking,
    },
};
use chrono::{Datelike, NaiveDate};
use percent_encoding::percent_decode_str;

/// The first year that the record can hold; the founding study begins in 2008, the oldest body in 1994.
pub const FIRST_YEAR: i32 = 1900;
pub const LAST_YEAR: i32 = 2200;
/// Characters of a text to look for.
pub const LONGEST_TEXT: usize = 200;
/// Rows of a list when nobody says how many, and at most.
pub const USUAL_ROWS: usize = 50;
pub const MOST_ROWS: usize = 200;
/// Pages of a table; how many one has, it says itself.
pub const MOST_PAGES: usize = 10_000;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// By links and forms: forms send fields that were left empty, and other sites append to links.
    Person,
    /// By a program, which is told of each oddity.
    Machine,
}

/// What values are held against: what is on record today, since what it held on another day is another matter; and what it is named.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub record: &'a Record,
    pub addresses: &'a Addresses,
}

/// Reads a query that may ask by these names and no other.
///
/// # Errors
/// [`Bad`] with what can be asked instead.
pub fn read(query: &str, takes: &'static [Name], reader: Reader, known: Known<'_>, now: Now) -> Result<Asked, Bad> {
    let mut asked = Asked::default();
    for (name, value) in pairs(query, takes, reader)? {
        asked.take(name, value, known, now)?;
    }
    Ok(asked)
}

/// Names and values, each name known and there once. A person's empty values are left out.
pub(super) fn pairs(query: &str, takes: &'static [Name], reader: Reader) -> Result<Vec<(Name, String)>, Bad> {
    let mut seen: Vec<(Name, String)> = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let (name, value) = (decoded(name)?, decoded(value)?);
        if reader == Reader::Person && is_tracking(&name) {
            continue;
        }
        let Some(known) = Name::among(takes, &name) else { return Err(Bad::Name { name, takes }) };
        if seen.iter().any(|(other, _)| *other == known) {
            return Err(Bad::Twice(name));
        }
        if value.trim().is_empty() && reader == Reader::Machine {
            return Err(Bad::Empty(name));
        }
        seen.push((known, value.trim().to_owned()));
    }
    seen.retain(|(_, value)| !value.is_empty());
    Ok(seen)
}

/// Text as it was meant. Browsers write a blank as a plus.
fn decoded(part: &str) -> Result<String, Bad> {
    let blanks = part.replace('+', " ");
    let text = percent_decode_str(&blanks).decode_utf8().map_err(|_| Bad::Bytes)?;
    if text.chars().any(char::is_control) { Err(Bad::Bytes) } else { Ok(text.into_owned()) }
}

impl Asked {
    fn take(&mut self, name: Name, value: String, known: Known<'_>, now: Now) -> Result<(), Bad> {
        let Known { record, .. } = known;
        match name {
            Name::AsOf => self.as_of = Some(day(name, value, now)?),
            Name::KnownOn => self.known_on = Some(day(name, value, now)?),
            Name::RecordedSince => self.recorded_since = Some(day(name, value, now)?),
            Name::Standing => self.standing = Some(one_of(name, value, Kind::parse)?),
            Name::Check => self.check = Some(one_of(name, value, CheckDue::parse)?),
            Name::Outcome => self.outcome = Some(one_of(name, value, Outcome::parse)?),
            Name::Promise => self.promise = Some(one_of(name, value, Promised::parse)?),
            Name::ElectionYear => self.election_year = Some(one_of(name, value, ElectionYear::parse)?),
            Name::OpenTo => self.open_to = Some(one_of(name, value, OpenTo::parse)?),
            Name::Bundle => self.bundle = Some(one_of(name, value, yes)?),
            Name::Counted => self.counted = Some(one_of(name, value, yes)?),
            Name::WithCalls => self.with_calls = Some(one_of(name, value, yes)?),
            Name::Sort => self.sort = Some(one_of(name, value, Sort::parse)?),
            Name::A => self.a = Some(value),
            Name::B => self.b = Some(value),
            Name::Programme => {
                let there = |id: &str| record.programmes.contains_key(&ProgrammeId::from_text(id));
                self.programme = Some(known.id(name, RecordKind::Programme, value, there)?);
            }
            Name::Kind => self.kind = Some(one_of(name, value, CommitmentKind::parse)?),
            Name::Type => {
                self.fact_type = Some(one_of(name, value, |text| FactKind::NAMES.into_iter().find(|one| *one == text))?)
            }
            Name::Level => {
                self.level =
                    Some(one_of(name, value, |text| Level::ALL.into_iter().find(|one| one.number().to_string() == text))?);
            }
            Name::AssertedBy => self.asserted_by = Some(one_of(name, value, AssertedBy::parse)?),
            Name::Lang => self.lang = Some(one_of(name, value, |text| LANGS.into_iter().find(|one| one.code() == text))?),
            Name::City => self.city = Some(one_of(name, value, |text| Place::parse(text).map(|place| place.name().to_owned()))?),
            Name::Year => self.year = Some(number(name, value, FIRST_YEAR, LAST_YEAR)?),
            Name::Page => self.page = Some(number(name, value, 1, MOST_PAGES)?),
            Name::Limit => self.limit = Some(number(name, value, 1, MOST_ROWS)?),
            Name::Text if value.chars().count() > LONGEST_TEXT => return Err(Bad::TextTooLong),
            Name::Text => self.text = Some(value),
            Name::Cursor => self.cursor = Some(value),
            Name::Words if value.chars().count() > LONGEST_TEXT => return Err(Bad::TextTooLong),
            Name::Words => self.words = Some(value),
            Name::Thing => self.thing = Some(one_of(name, value, Thing::parse)?),
            Name::Institution => {
                let there = |id: &str| record.institutions.contains_key(&InstitutionId::from_text(id));
                self.institution = Some(known.id(name, RecordKind::Institution, value, there)?);
            }
            Name::Election => {
                let there = |id: &str| record.periods.contains_key(&PeriodId::from_text(id));
                self.election = Some(known.id(name, RecordKind::ElectoralPeriod, value, there)?);
            }
            Name::Call => {
                let there = |id: &str| record.call(&CallId::from_text(id)).is_some();
                self.call = Some(known.id(name, RecordKind::Call, value, there)?);
            }
            Name::Fact => {
                let there = record.fact(&FactId::from_text(&value)).is_some();
                self.fact = Some(if there { value } else { return Err(Bad::Value { name, value }) });
            }
        }
        Ok(())
    }
}

fn yes(value: &str) -> Option<bool> {
    [true, false].into_iter().find(|is| yes_or_no(*is) == value)
}

/// What is asked for or left out, as addresses have it.
pub fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn one_of<T>(name: Name, value: String, parse: impl Fn(&str) -> Option<T>) -> Result<T, Bad> {
    parse(&value).ok_or(Bad::Value { name, value })
}

impl Known<'_> {
    /// The id of a thing on record, by its present or a former name.
    fn id(&self, name: Name, kind: RecordKind, value: String, is_there: impl Fn(&str) -> bool) -> Result<String, Bad> {
        let id = self.addresses.id(kind, &value);
        if is_there(&id) { Ok(id) } else { Err(Bad::Value { name, value }) }
    }
}

/// A number as everybody writes it, within its bounds.
fn number<T: std::str::FromStr + PartialOrd + ToString>(name: Name, value: String, least: T, most: T) -> Result<T, Bad> {
    let read = value.parse::<T>().ok().filter(|n| (least..=most).contains(n) && n.to_string() == value);
    read.ok_or(Bad::Value { name, value })
}

fn day(name: Name, value: String, now: Now) -> Result<NaiveDate, Bad> {
    let strict = (value.len() == 10).then(|| value.parse::<NaiveDate>().ok()).flatten();
    let Some(day) = strict else { return Err(Bad::Day { name, value }) };
    let today = today(now);
    if day.year() < FIRST_YEAR || day > today { Err(Bad::OutOfRange { name, value, today }) } else { Ok(day) }
}

/// The day it is in Mexico City or Chicago, whichever is ahead.
pub fn today(now: Now) -> NaiveDate {
    local_day(now, Zone::MEXICO_CITY).max(local_day(now, Zone::CHICAGO))
}
