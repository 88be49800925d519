//! A date as well as it is known: a day, a month, a few months, a quarter or a year.
//!
//! A date known by month starts things from its first day and ends them on its last: whoever is waited for has the benefit of the doubt.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

pub use super::zones::{Deadline, Moment, UnknownZone, Zone, local_day};

/// How well a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Day,
    Month,
    /// Several months of one year, as in `2019-02/03`.
    Months,
    Quarter,
    Year,
}

/// A date with its precision. Written `2018-12-31`, `2018-12`, `2019-02/03`, `2018-Q1` or `2018`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    first: NaiveDate,
    last: NaiveDate,
    precision: Precision,
}

/// A text that is no date, quoted back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a date: write 2018-12-31, 2018-12, 2018-Q4 or 2018")]
pub struct NotADate(pub String);

impl PartialDate {
    pub fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day, precision: Precision::Day }
    }

    pub fn year(year: i32) -> Option<Self> {
        Self::months(year, 1, 12, Precision::Year)
    }

    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::months(year, month, month, Precision::Month)
    }

    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        let from = quarter.checked_mul(3)?.checked_sub(2)?;
        Self::months(year, from, from.checked_add(2)?, Precision::Quarter)
    }

    fn months(year: i32, from: u32, to: u32, precision: Precision) -> Option<Self> {
        if !(1..=9999).contains(&year) || from > to {
            return None;
        }
        let first = NaiveDate::from_ymd_opt(year, from, 1)?;
        let last = NaiveDate::from_ymd_opt(year, to, 1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
        Some(Self { first, last, precision })
    }

    pub fn parse(text: &str) -> Result<Self, NotADate> {
        Self::read(text.trim()).ok_or_else(|| NotADate(text.to_owned()))
    }

    fn read(text: &str) -> Option<Self> {
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (digits(year, 4)?, Some(rest)),
            None => (digits(text, 4)?, None),
        };
        let year = i32::try_from(year).ok()?;
        let Some(rest) = rest else { return Self::year(year) };
        if let Some(quarter) = rest.strip_prefix(['Q', 'q', 'T', 't']) {
            return Self::quarter(year, digits(quarter, 1)?);
        }
        if let Some((from, to)) = rest.split_once('/') {
            let (from, to) = (digits(from, 2)?, digits(to, 2)?);
            return if from < to { Self::months(year, from, to, Precision::Months) } else { None };
        }
        match rest.split_once('-') {
            Some((month, day)) => {
                let day = NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)?;
                (1..=9999).contains(&year).then(|| Self::day(day))
            }
            None => Self::month(year, digits(rest, 2)?),
        }
    }

    /// The first day it can be.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day it can be.
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Known to the day: days counted from it are exact, otherwise they are "at least".
    pub fn is_exact(&self) -> bool {
        self.first == self.last
    }

    /// May both be the same day, for all that is known?
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub fn calendar_year(&self) -> i32 {
        self.first.year()
    }
}

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Day => write!(f, "{year:04}-{month:02}-{:02}", self.first.day()),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Months => write!(f, "{year:04}-{month:02}/{:02}", self.last.month()),
            Precision::Quarter => write!(f, "{year:04}-Q{}", month.div_ceil(3)),
            Precision::Year => write!(f, "{year:04}"),
        }
    }
}

impl std::str::FromStr for PartialDate {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        Self::parse(text)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Self, NotADate> {
        Self::parse(&text)
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(day: NaiveDate) -> Self {
        Self::day(day)
    }
}
