//! How much time an amendment leaves to whoever is about to file: what they wrote has to be looked at again. Pure.

use crate::{
    calls::{
        dates::{Zone, local_day},
        workdays::WorkCalendar,
    },
    clock::Now,
};

/// With fewer working days than this after the day of publishing, a longer reception is offered.
pub const ENOUGH: u16 = 3;

/// What is left until the closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLeft {
    pub closes: Now,
    /// Whole hours.
    pub hours: i64,
    pub is_short: bool,
}

/// The time between two instants on an authority's calendar.
pub fn time_left(closes: Now, calendar: &WorkCalendar, zone: Zone, now: Now) -> TimeLeft {
    let enough = calendar.count(local_day(now, zone), ENOUGH).map(|counted| counted.due);
    let is_short = enough.is_none_or(|enough| local_day(closes, zone) < enough);
    TimeLeft { closes, hours: (closes - now).num_hours().max(0), is_short }
}
