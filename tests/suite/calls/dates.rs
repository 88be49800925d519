//! Dates as well as they are known, zones and deadlines.

use super::examples::{date, day};
use acuse::calls::dates::{Deadline, Moment, PartialDate, Precision, Zone, local_day};
use proptest::prelude::*;

#[test]
fn a_quarter_starts_on_its_first_day_and_ends_on_its_last() {
    let quarter = date("2018-Q1");
    assert_eq!((quarter.first(), quarter.last()), (day("2018-01-01"), day("2018-03-31")));
    assert_eq!(quarter.precision(), Precision::Quarter);
    assert!(!quarter.is_exact());
}

#[test]
fn two_months_written_with_a_stroke_are_one_span() {
    let span = date("2019-02/03");
    assert_eq!((span.first(), span.last()), (day("2019-02-01"), day("2019-03-31")));
    assert_eq!(span.to_string(), "2019-02/03");
}

#[test]
fn every_precision_is_written_as_it_was_read() {
    for text in ["2018-12-31", "2018-12", "2019-02/03", "2018-Q4", "2018"] {
        assert_eq!(date(text).to_string(), text);
    }
}

#[test]
fn what_is_no_date_is_quoted_back() {
    for text in
        ["", "18", "2018-13", "2018-Q5", "2018-Q0", "2018-02-30", "0000", "2018-03/02", "+2018-01-01", "2018-1-1", "20181"]
    {
        assert_eq!(PartialDate::parse(text).unwrap_err().0, text);
    }
}

#[test]
fn a_day_without_an_hour_counts_to_its_end_in_the_authoritys_zone() {
    let closes = Moment::parse("2018-08-17").unwrap().closes(Zone::CHICAGO);
    assert!(!closes.has_passed("2018-08-18T04:59:59.999Z".parse().unwrap()));
    assert!(closes.has_passed("2018-08-18T05:00:00Z".parse().unwrap()));
}

#[test]
fn what_arrives_on_the_stroke_is_in_time() {
    let noon = Moment::parse("2018-08-17T12:00").unwrap().closes(Zone::CHICAGO);
    assert!(!noon.has_passed("2018-08-17T17:00:00Z".parse().unwrap()));
    assert!(noon.has_passed("2018-08-17T17:00:00.001Z".parse().unwrap()));
}

#[test]
fn an_hour_shown_twice_closes_at_its_second_showing_and_opens_at_its_first() {
    let wall = day("2024-11-03").and_hms_opt(1, 30, 0).unwrap();
    assert_eq!(Zone::CHICAGO.earliest(wall).to_rfc3339(), "2024-11-03T06:30:00+00:00");
    assert_eq!(Zone::CHICAGO.latest(wall).to_rfc3339(), "2024-11-03T07:30:00+00:00");
}

#[test]
fn an_hour_that_the_clock_skipped_is_read_as_if_nobody_had_moved_it() {
    let wall = day("2024-03-10").and_hms_opt(2, 30, 0).unwrap();
    assert_eq!(Deadline::at(wall, Zone::CHICAGO).instant().to_rfc3339(), "2024-03-10T08:30:00+00:00");
}

#[test]
fn mexican_summer_time_ends_in_2022() {
    let noon = |text: &str| Deadline::at(day(text).and_hms_opt(12, 0, 0).unwrap(), Zone::MEXICO_CITY).instant().to_rfc3339();
    assert_eq!(noon("2022-07-01"), "2022-07-01T17:00:00+00:00");
    assert_eq!(noon("2023-07-01"), "2023-07-01T18:00:00+00:00");
}

#[test]
fn an_unknown_zone_is_refused() {
    assert!(Zone::parse("America/Cicero").is_err());
    assert_eq!(Zone::parse(" America/Chicago ").unwrap(), Zone::CHICAGO);
}

#[test]
fn it_is_another_day_in_chicago_for_an_hour() {
    let late = "2024-07-02T05:30:00Z".parse().unwrap();
    assert_eq!(local_day(late, Zone::CHICAGO), day("2024-07-02"));
    assert_eq!(local_day(late, Zone::MEXICO_CITY), day("2024-07-01"));
}

proptest! {
    #[test]
    fn reading_never_panics_and_what_is_read_is_written_back(text in "\\PC{0,14}|[0-9]{4}-(Q[0-9]|[0-9]{2}(/[0-9]{2}|-[0-9]{2})?)") {
        if let Ok(date) = PartialDate::parse(&text) {
            prop_assert_eq!(date.to_string().to_uppercase().replace('T', "Q"), text.trim().to_uppercase().replace('T', "Q"));
            prop_assert!(date.first() <= date.last());
        }
        if let Ok(moment) = Moment::parse(&text) {
            prop_assert_eq!(Moment::parse(&moment.to_string()).unwrap(), moment);
        }
    }

    #[test]
    fn a_wall_time_has_one_instant_and_opens_no_later_than_it_closes(seconds in 0i64..2_000_000_000, chicago: bool) {
        let zone = if chicago { Zone::CHICAGO } else { Zone::MEXICO_CITY };
        let wall = chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        prop_assert!(zone.earliest(wall) <= zone.latest(wall));
        prop_assert!((zone.latest(wall).naive_utc() - wall).num_hours().abs() <= 7);
    }
}
