//! One deadline on two walls, and notices that name the wrong clock.

use super::examples::day;
use acuse::calls::clocks::{BothCities, ClockName, Contradiction};
use acuse::calls::dates::{Deadline, Zone};
use proptest::prelude::*;

fn deadline(date: &str, hour: u32, zone: Zone) -> Deadline {
    Deadline::at(day(date).and_hms_opt(hour, 0, 0).unwrap(), zone)
}

fn contradiction(deadline: &Deadline, wording: &str) -> Option<Contradiction> {
    ClockName::in_words(wording)?.contradicts(deadline)
}

fn ahead(date: &str) -> i64 {
    BothCities::at(deadline(date, 17, Zone::CHICAGO).instant()).hours_ahead()
}

#[test]
fn five_in_the_afternoon_in_chicago_in_august_2023_is_four_in_mexico_city() {
    let walls = BothCities::at(deadline("2023-08-14", 17, Zone::CHICAGO).instant());
    assert_eq!(walls.mexico_city, day("2023-08-14").and_hms_opt(16, 0, 0).unwrap());
    assert_eq!(walls.chicago, day("2023-08-14").and_hms_opt(17, 0, 0).unwrap());
    assert!(!walls.agree());
}

#[test]
fn until_2022_both_cities_agreed_in_summer_but_not_for_some_weeks_of_spring() {
    assert_eq!((ahead("2018-07-01"), ahead("2018-03-20"), ahead("2022-07-01")), (0, 1, 0));
    assert_eq!((ahead("2023-01-15"), ahead("2023-07-01")), (0, 1));
}

#[test]
fn cst_in_august_contradicts_chicagos_season_and_the_earlier_instant_is_safe() {
    let found = contradiction(&deadline("2023-08-14", 17, Zone::CHICAGO), "August 14, 2023, 5:00 pm CST").unwrap();
    assert_eq!((found.printed.as_str(), found.in_force.as_str()), ("CST", "CDT"));
    assert_eq!(found.by_the_wall.to_rfc3339(), "2023-08-14T22:00:00+00:00");
    assert_eq!(found.by_the_letter.to_rfc3339(), "2023-08-14T23:00:00+00:00");
    assert_eq!(found.safe(), found.by_the_wall);
}

#[test]
fn cst_in_winter_or_for_mexico_city_since_2023_contradicts_nothing() {
    assert_eq!(contradiction(&deadline("2024-01-15", 17, Zone::CHICAGO), "5:00pm CST"), None);
    assert_eq!(contradiction(&deadline("2024-08-15", 17, Zone::MEXICO_CITY), "17:00 (CST)"), None);
    assert_eq!(contradiction(&deadline("2023-08-14", 17, Zone::CHICAGO), "5:00 pm CT, Chicago"), None);
}

#[test]
fn summer_time_printed_for_mexico_city_after_2022_makes_the_printed_hour_the_safe_one() {
    let found = contradiction(&deadline("2024-08-15", 17, Zone::MEXICO_CITY), "17:00 cdt").unwrap();
    assert_eq!(found.safe(), found.by_the_letter);
    assert_eq!(contradiction(&deadline("2022-08-15", 17, Zone::MEXICO_CITY), "17:00 CDT"), None);
}

proptest! {
    #[test]
    fn any_wording_is_read_without_harm_and_the_advice_is_never_late(text in "\\PC{0,20}|5 pm (CST|CDT|EST)", n in 0i64..12_000, mexico: bool) {
        let zone = if mexico { Zone::MEXICO_CITY } else { Zone::CHICAGO };
        let wall = (day("2000-01-01") + chrono::Duration::days(n)).and_hms_opt(17, 0, 0).unwrap();
        let deadline = Deadline::at(wall, zone);
        if let Some(found) = contradiction(&deadline, &text) {
            prop_assert!(found.safe() <= deadline.instant());
        }
    }
}
