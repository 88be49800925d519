//! One deadline on two walls: Mexico City's and Chicago's, and the warning when a notice names the wrong clock.
//!
//! Notices of Illinois say "5:00 pm CST" in August, when Chicago is on CDT. Taken at its word that is an hour later. The earlier
//! instant is the safe one to advise; the advice never refuses a filing.

use super::dates::{Deadline, Zone};
use crate::clock::Now;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::Serialize;

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
    pub printed: String,
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

/// Abbreviations of fixed offsets, in hours. "CT" and "hora del centro" follow the season and contradict nothing.
const ABBREVIATIONS: [(&str, i64); 12] = [
    ("CST", -6),
    ("CDT", -5),
    ("EST", -5),
    ("EDT", -4),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("UTC", 0),
    ("GMT", 0),
    ("UTC-6", -6),
    ("UTC-5", -5),
];

/// Does the notice's wording of the deadline contradict the season? Give the words around the hour, as in "5:00 pm CST".
pub fn contradiction(deadline: &Deadline, wording: &str) -> Option<Contradiction> {
    let word = |c: char| !(c.is_alphanumeric() || c == '-');
    let (printed, hours) = wording.split(word).find_map(|w| {
        let upper = w.to_uppercase();
        ABBREVIATIONS.into_iter().find(|(name, _)| *name == upper)
    })?;
    let by_the_wall = deadline.instant();
    if i64::from(deadline.zone().offset_at(by_the_wall)) == hours * 3600 {
        return None;
    }
    let utc = deadline.wall().checked_sub_signed(Duration::hours(hours))?;
    Some(Contradiction {
        printed: printed.to_owned(),
        in_force: deadline.zone().abbreviation_at(by_the_wall),
        by_the_wall,
        by_the_letter: DateTime::<Utc>::from_naive_utc_and_offset(utc, Utc),
    })
}
