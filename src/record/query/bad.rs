//! What cannot be asked, and what can be asked instead, in words.

use super::{
    Name,
    read::{FIRST_YEAR, LAST_YEAR, LONGEST_TEXT, MOST_ROWS, yes_or_no},
};
use crate::{
    calls::{
        checks::CheckDue,
        facts::{AssertedBy, FactKind},
        index::Thing,
        model::CommitmentKind,
        standing::Kind,
    },
    error::{Error, Said},
    i18n::td_string,
    record::{
        rows::{ElectionYear, OpenTo, Outcome, Promised},
        tally::Place,
    },
    web::lang::Lang,
};
use chrono::NaiveDate;

/// How much of what was sent is quoted back.
const QUOTED: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bad {
    /// A name that the address does not take, with those that it takes.
    Name {
        name: String,
        takes: &'static [Name],
    },
    Twice(String),
    Empty(String),
    /// Bytes that are no text, or characters that no text holds.
    Bytes,
    /// A value that is none of those that a name takes.
    Value {
        name: Name,
        value: String,
    },
    Day {
        name: Name,
        value: String,
    },
    OutOfRange {
        name: Name,
        value: String,
        today: NaiveDate,
    },
    TextTooLong,
    /// A search for nothing.
    NoWords,
}

impl Bad {
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Name { name, takes: [] } => td_string!(lang, api.bad_none, name = quoted(name)).to_string(),
            Self::Name { name, takes } => {
                let known: Vec<&str> = takes.iter().map(|name| name.as_str()).collect();
                td_string!(lang, api.bad_name, name = quoted(name), known = known.join(", ")).to_string()
            }
            Self::Twice(name) => td_string!(lang, api.bad_twice, name = quoted(name)).to_string(),
            Self::Empty(name) => td_string!(lang, api.bad_empty, name = quoted(name)).to_string(),
            Self::Bytes => td_string!(lang, api.bad_bytes).to_owned(),
            Self::Value { name, value } => of_value(lang, *name, quoted(value)),
            Self::Day { name, value } => td_string!(lang, api.bad_day, name = name.as_str(), value = quoted(value)).to_string(),
            Self::OutOfRange { name, value, today } => {
                td_string!(lang, api.bad_range, name = name.as_str(), value = quoted(value), today = today.to_string())
                    .to_string()
            }
            Self::NoWords => td_string!(lang, api.no_words).to_owned(),
            Self::TextTooLong => td_string!(lang, api.bad_long, most = LONGEST_TEXT).to_string(),
        }
    }
}

impl From<Bad> for Error {
    fn from(bad: Bad) -> Self {
        Self::Question(Said { es: bad.words(Lang::es), en: bad.words(Lang::en) })
    }
}

/// What a name takes instead of the value that came.
fn of_value(lang: Lang, name: Name, value: String) -> String {
    match name {
        Name::Standing => {
            td_string!(lang, api.bad_standing, value = value, known = listed(&Kind::ALL.map(Kind::name))).to_string()
        }
        Name::Check => {
            td_string!(lang, api.bad_check, value = value, known = listed(&CheckDue::ALL.map(CheckDue::name))).to_string()
        }
        Name::Kind => {
            let known = listed(&CommitmentKind::ALL.map(CommitmentKind::name));
            td_string!(lang, api.bad_kind, value = value, known = known).to_string()
        }
        Name::Outcome => one_of(lang, name, value, &Outcome::ALL.map(Outcome::name)),
        Name::Promise => one_of(lang, name, value, &Promised::ALL.map(Promised::name)),
        Name::ElectionYear => one_of(lang, name, value, &ElectionYear::ALL.map(ElectionYear::name)),
        Name::OpenTo => one_of(lang, name, value, &OpenTo::ALL.map(OpenTo::name)),
        Name::Bundle | Name::Counted | Name::WithCalls => one_of(lang, name, value, &[true, false].map(yes_or_no)),
        Name::Programme => td_string!(lang, api.bad_programme, value = value).to_string(),
        Name::Sort => td_string!(lang, api.bad_sort, value = value).to_string(),
        Name::A | Name::B => td_string!(lang, api.bad_side, value = value).to_string(),
        Name::City => td_string!(lang, api.bad_city, value = value, known = listed(&Place::ALL.map(Place::name))).to_string(),
        Name::Institution => td_string!(lang, api.bad_institution, value = value).to_string(),
        Name::Election => td_string!(lang, api.bad_election, value = value).to_string(),
        Name::Call => td_string!(lang, api.bad_call, value = value).to_string(),
        Name::Fact => td_string!(lang, api.bad_fact, value = value).to_string(),
        Name::Type => td_string!(lang, api.bad_type, value = value, known = listed(&FactKind::NAMES)).to_string(),
        Name::Level => td_string!(lang, api.bad_level, value = value).to_string(),
        Name::AssertedBy => {
            let known = listed(&AssertedBy::ALL.map(AssertedBy::name));
            td_string!(lang, api.bad_asserted_by, value = value, known = known).to_string()
        }
        Name::Year => td_string!(lang, api.bad_year, value = value, first = FIRST_YEAR, last = LAST_YEAR).to_string(),
        Name::Page => td_string!(lang, api.bad_page, value = value).to_string(),
        Name::Limit => td_string!(lang, api.bad_limit, value = value, most = MOST_ROWS).to_string(),
        Name::Cursor => td_string!(lang, api.bad_cursor, value = value).to_string(),
        Name::Lang => td_string!(lang, api.bad_lang, value = value).to_string(),
        Name::Thing => td_string!(lang, api.bad_thing, value = value, known = listed(&Thing::ALL.map(Thing::name))).to_string(),
        Name::Text | Name::Words | Name::AsOf | Name::KnownOn | Name::RecordedSince => td_string!(lang, api.bad_bytes).to_owned(),
    }
}

fn one_of(lang: Lang, name: Name, value: String, known: &[&str]) -> String {
    td_string!(lang, api.bad_one_of, name = name.as_str(), value = value, known = listed(known)).to_string()
}

fn listed(names: &[&str]) -> String {
    names.join(", ")
}

/// The beginning of what was sent: enough to find it, and never a page of it.
fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
