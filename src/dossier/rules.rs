//! What may become of a dossier's papers, and when one no longer holds: pure, with today as an argument.

use super::model::{Dates, Paper, Version};
use crate::{
    calls::dates::{Zone, local_day},
    clock::Now,
    policy::Refusal,
};
use chrono::NaiveDate;

/// Papers that an association keeps at a time.
pub const MOST_PAPERS: usize = 40;
/// Versions of one paper: a letter renewed each month for four years.
pub const MOST_VERSIONS: usize = 48;

/// Whether a paper holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Nobody said until when: it may hold for ever, as a deed does.
    NotStated,
    Until(NaiveDate),
    /// Its last day is over.
    Over(NaiveDate),
}

/// It holds on the whole of its last day.
pub fn validity(dates: Dates, today: NaiveDate) -> Validity {
    match dates.expires {
        None => Validity::NotStated,
        Some(last) if last < today => Validity::Over(last),
        Some(last) => Validity::Until(last),
    }
}

/// Whether it no longer holds on the day on which a call closes.
pub fn ends_before(dates: Dates, closing: NaiveDate) -> bool {
    dates.expires.is_some_and(|last| last < closing)
}

/// The day it is where days end last of the two cities: nothing is called over before it is over everywhere.
pub fn today(now: Now) -> NaiveDate {
    local_day(now, Zone::MEXICO_CITY).min(local_day(now, Zone::CHICAGO))
}

/// What is wrong with dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDates {
    IssuedAhead,
    ExpiresFirst,
}

/// A paper is issued before it is kept, and ends after it begins.
pub fn check(dates: Dates, now: Now) -> Result<(), WrongDates> {
    let latest = local_day(now, Zone::MEXICO_CITY).max(local_day(now, Zone::CHICAGO));
    if dates.issued.is_some_and(|day| day > latest) {
        return Err(WrongDates::IssuedAhead);
    }
    match (dates.issued, dates.expires) {
        (Some(issued), Some(expires)) if expires < issued => Err(WrongDates::ExpiresFirst),
        _ => Ok(()),
    }
}

/// Whether one more paper may be kept.
pub fn may_add(kept: &[Paper]) -> Result<(), Refusal> {
    let standing = kept.iter().filter(|paper| paper.retired_at.is_none()).count();
    if standing < MOST_PAPERS { Ok(()) } else { Err(Refusal::TooMany) }
}

/// The number of a paper's next version.
pub fn may_replace(paper: &Paper) -> Result<i64, Refusal> {
    let current = paper.current().ok_or(Refusal::NotNow)?;
    if paper.versions.len() < MOST_VERSIONS { Ok(current.number + 1) } else { Err(Refusal::TooMany) }
}

/// What an application borrows: the version that it was shown, while that is the paper's present one.
pub fn may_lend<'a>(paper: &'a Paper, version: &str) -> Result<&'a Version, Refusal> {
    paper.current().filter(|current| current.id == version).ok_or(Refusal::ChangedMeanwhile)
}
