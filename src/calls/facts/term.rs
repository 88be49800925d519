//! A promise stated as a term: so many working days, counted from the day after something; and why its date was computed anew.

use crate::calls::dates::PartialDate;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// So many working days of the authority. Its date stands beside it as the promise; this says how the date came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermOfDays {
    pub working_days: u16,
    pub counted_from: CountedFrom,
}

/// Longest term that is taken: over a year of working days is a date, and better told as one.
pub const LONGEST_TERM: u16 = 366;

/// What has to be mended in a term as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermFlaw {
    /// How many days: a whole number from 1 to [`LONGEST_TERM`].
    Days,
    /// What it is counted from.
    From,
    /// The day that it is counted from.
    Day,
}

impl TermFlaw {
    /// The field of a form.
    pub fn field(self) -> &'static str {
        match self {
            Self::Days => "term_days",
            Self::From => "term_from",
            Self::Day => "term_day",
        }
    }
}

impl TermOfDays {
    /// A term as typed; none where nothing was typed.
    ///
    /// # Errors
    /// The first thing to mend.
    pub fn typed(days: &str, from: &str, day: &str) -> Result<Option<Self>, TermFlaw> {
        if days.is_empty() && day.is_empty() {
            return Ok(None);
        }
        let working_days = days.parse().ok().filter(|days| (1..=LONGEST_TERM).contains(days)).ok_or(TermFlaw::Days)?;
        let counted_from = match from {
            "closing" => CountedFrom::Closing,
            "act" => CountedFrom::Act,
            "day" => CountedFrom::Day(day.parse().map_err(|_| TermFlaw::Day)?),
            _ => return Err(TermFlaw::From),
        };
        Ok(Some(Self { working_days, counted_from }))
    }
}

/// The day before the first that counts. Written `closing`, `act` or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum CountedFrom {
    /// The day on which reception closes, as last announced.
    Closing,
    /// The day of the act that states the term.
    Act,
    Day(NaiveDate),
}

/// A text that names no such day, quoted back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is nothing to count from: write closing, act or a day such as 2018-07-01")]
pub struct NothingToCountFrom(pub String);

impl TryFrom<String> for CountedFrom {
    type Error = NothingToCountFrom;
    fn try_from(text: String) -> Result<Self, NothingToCountFrom> {
        match text.as_str() {
            "closing" => Ok(Self::Closing),
            "act" => Ok(Self::Act),
            day => PartialDate::parse(day)
                .ok()
                .filter(PartialDate::is_exact)
                .map(|day| Self::Day(day.first()))
                .ok_or(NothingToCountFrom(text)),
        }
    }
}

impl From<CountedFrom> for String {
    fn from(from: CountedFrom) -> Self {
        match from {
            CountedFrom::Closing => "closing".to_owned(),
            CountedFrom::Act => "act".to_owned(),
            CountedFrom::Day(day) => day.to_string(),
        }
    }
}

/// Why a promised date was computed anew: days of the calendar, or the day that it is counted from. Dates only, so that the ledger
/// can tell them; the names of the days are in the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Because {
    /// Days that do not count any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rest: Vec<NaiveDate>,
    /// Days that count after all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub worked: Vec<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Moved>,
}

/// The day that a term is counted from was another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub was: NaiveDate,
    pub is: NaiveDate,
}

impl Because {
    /// Does it say nothing?
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty() && self.worked.is_empty() && self.from.is_none()
    }
}
