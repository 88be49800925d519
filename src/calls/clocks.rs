//! One deadline on two walls: Mexico City's and Chicago's, and the warning when a notice names the wrong clock.
//!
//! Notices of Illinois say "5:00 pm CST" in August, when Chicago is on CDT. Taken at its word that is an hour later. The earlier
//! instant is the safe one to advise; the advice never refuses a filing.

use super::dates::{Deadline, Zone};
use crate::clock::Now;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the walls of both cities show at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BothCities {
    pub mexico_city: NaiveDateTime,
    pub chicago: NaiveDateTime,
}

impl BothCities {
    pub fn at(instant: Now) -> Self {
        Self { mexico_city: Zone::MEXICO_CITY.wall(instant), chicago: Zone::CHICAGO.wall(instant) }
    }

    /// Do both walls show the same? Not in summer since 2023, nor for some weeks of spring and autumn before.
    pub fn agree(&self) -> bool {
        self.mexico_city == self.chicago
    }

    /// Hours that Chicago is ahead.
    pub fn hours_ahead(&self) -> i64 {
        (self.chicago - self.mexico_city).num_hours()
    }
}

/// A notice's abbreviation that contradicts the clock in force on that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// As the notice prints it.
    pub printed: ClockName,
    /// As the clock is called on that day.
    pub in_force: String,
    /// The deadline by the clock in force.
    pub by_the_wall: Now,
    /// The deadline if the abbreviation is taken at its word.
    pub by_the_letter: Now,
}

impl Contradiction {
    /// The earlier of both: whoever files by then is in time on either reading.
    pub fn safe(&self) -> Now {
        self.by_the_wall.min(self.by_the_letter)
    }
}

/// A clock of a fixed offset, by the abbreviation that notices use. "CT" and "hora del centro" follow the season and name none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ClockName {
    Cst,
    Cdt,
    Est,
    Edt,
    Mst,
    Mdt,
    Pst,
    Pdt,
    Utc,
    Gmt,
    UtcMinus6,
    UtcMinus5,
}

/// A text that is none of the abbreviations, quoted back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» names no clock of a fixed offset")]
pub struct UnknownClock(pub String);

impl ClockName {
    const ALL: [Self; 12] = [
        Self::Cst,
        Self::Cdt,
        Self::Est,
        Self::Edt,
        Self::Mst,
        Self::Mdt,
        Self::Pst,
        Self::Pdt,
        Self::Utc,
        Self::Gmt,
        Self::UtcMinus6,
        Self::UtcMinus5,
    ];

    /// The abbreviation, and its offset in hours.
    fn told(self) -> (&'static str, i64) {
        match self {
            Self::Cst => ("CST", -6),
            Self::Cdt => ("CDT", -5),
            Self::Est => ("EST", -5),
            Self::Edt => ("EDT", -4),
            Self::Mst => ("MST", -7),
            Self::Mdt => ("MDT", -6),
            Self::Pst => ("PST", -8),
            Self::Pdt => ("PDT", -7),
            Self::Utc => ("UTC", 0),
            Self::Gmt => ("GMT", 0),
            Self::UtcMinus6 => ("UTC-6", -6),
            Self::UtcMinus5 => ("UTC-5", -5),
        }
    }

    /// The clock that a wording names, as in "5:00 pm CST"; the first one, if it names several.
    pub fn in_words(wording: &str) -> Option<Self> {
        let word = |c: char| !(c.is_alphanumeric() || c == '-');
        wording.split(word).find_map(Self::named)
    }

    fn named(word: &str) -> Option<Self> {
        let upper = word.to_uppercase();
        Self::ALL.into_iter().find(|clock| clock.as_str() == upper)
    }

    pub fn as_str(self) -> &'static str {
        self.told().0
    }

    /// Does this name contradict the clock in force on the day of the deadline?
    pub fn contradicts(self, deadline: &Deadline) -> Option<Contradiction> {
        let by_the_wall = deadline.instant();
        if i64::from(deadline.zone().offset_at(by_the_wall)) == self.told().1 * 3600 {
            return None;
        }
        let utc = deadline.wall().checked_sub_signed(Duration::hours(self.told().1))?;
        Some(Contradiction {
            printed: self,
            in_force: deadline.zone().abbreviation_at(by_the_wall),
            by_the_wall,
            by_the_letter: DateTime::<Utc>::from_naive_utc_and_offset(utc, Utc),
        })
    }
}

impl TryFrom<String> for ClockName {
    type Error = UnknownClock;
    fn try_from(name: String) -> Result<Self, UnknownClock> {
        Self::named(&name).ok_or(UnknownClock(name))
    }
}

impl From<ClockName> for String {
    fn from(clock: ClockName) -> Self {
        clock.as_str().to_owned()
    }
}
