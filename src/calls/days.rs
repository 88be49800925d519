//! The days that a page can be asked about: what was true on one, and what the record held on one.

use super::dates::{Zone, local_day};
use crate::{
    clock::Now,
    error::{Error, Result},
};
use chrono::NaiveDate;

/// The first year that the record can hold; the founding study begins in 2008, the oldest body in 1994.
const FIRST_YEAR: i32 = 1900;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// What was true on that day.
    pub as_of: Option<NaiveDate>,
    /// What the record held on that day.
    pub known_on: Option<NaiveDate>,
}

impl Days {
    /// Reads both from a query; the rest is left to the caller.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a day that cannot be or has not come.
    pub fn parse(query: &str, now: Now) -> Result<Self> {
        let mut days = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.trim().is_empty()) {
            match name.as_ref() {
                "as_of" => days.as_of = Some(day(&value, now)?),
                "known_on" => days.known_on = Some(day(&value, now)?),
                _ => {}
            }
        }
        Ok(days)
    }

    /// Whether another day than today is asked about.
    pub fn are_past(&self) -> bool {
        self.as_of.is_some() || self.known_on.is_some()
    }

    /// Had something that came at an instant come by both days? Days end in Mexico City.
    pub fn held(&self, at: Now) -> bool {
        let came = local_day(at, Zone::MEXICO_CITY);
        [self.as_of, self.known_on].into_iter().flatten().all(|day| came <= day)
    }
}

/// A day that has come.
///
/// # Errors
/// [`Error::Unreadable`] for any other text.
pub fn day(text: &str, now: Now) -> Result<NaiveDate> {
    let cannot = || Error::Unreadable(format!("day: {text}"));
    let day: NaiveDate = text.trim().parse().map_err(|_| cannot())?;
    let today = local_day(now, Zone::MEXICO_CITY).max(local_day(now, Zone::CHICAGO));
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default();
    if (first..=today).contains(&day) { Ok(day) } else { Err(cannot()) }
}
