//! What an amendment says of the time that it leaves.

use acuse::{
    calls::{dates::Zone, workdays::WorkCalendar},
    clock::Now,
    office::amendment::time::{ENOUGH, time_left},
};
use chrono::{Datelike as _, Duration, TimeZone as _, Utc};
use proptest::prelude::*;

/// A Monday, at noon in Mexico City.
fn monday() -> Now {
    Utc.with_ymd_and_hms(2026, 11, 23, 18, 0, 0).single().expect("an instant")
}

proptest! {
    /// Short is what has fewer working days after the day of publishing, counted one by one.
    #[test]
    fn short_is_what_leaves_fewer_working_days(starts in 0..14_i64, hours in 0..400_i64) {
        let now = monday() + Duration::days(starts);
        let closes = now + Duration::hours(hours);
        let (zone, calendar) = (Zone::MEXICO_CITY, WorkCalendar::default());
        let left = time_left(closes, &calendar, zone, now);
        prop_assert_eq!(left.hours, hours);
        let day = |at: Now| acuse::calls::dates::local_day(at, zone);
        let worked = day(now).iter_days().skip(1).take_while(|date| *date <= day(closes)).filter(|date| date.weekday().number_from_monday() < 6);
        prop_assert_eq!(left.is_short, worked.count() < usize::from(ENOUGH));
    }
}

#[test]
fn a_closing_that_has_passed_leaves_no_hours() {
    let left = time_left(monday(), &WorkCalendar::default(), Zone::MEXICO_CITY, monday() + Duration::minutes(1));
    assert_eq!((left.hours, left.is_short), (0, true));
}
