//! Working days: what holds for any calendar and any term, and the days that the shipped calendars skip.

use super::examples::{day, record};
use acuse::calls::model::Jurisdiction;
use acuse::calls::workdays::{Authority, Counted, Named, Rest, Stretch, WorkCalendar};
use acuse::ids::InstitutionId;
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn named(id: &str) -> Named {
    Named { id: id.into(), name_es: id.into(), name_en: id.into(), source: "the gazette".into(), to_verify: false, fact: None }
}

fn after(days: i64) -> NaiveDate {
    day("2026-01-01") + Duration::days(days)
}

/// What a calendar is made of: days of rest, stretches, doubtful days.
type Made = (BTreeSet<i64>, Vec<(i64, i64)>, BTreeSet<i64>);

fn made() -> impl Strategy<Value = Made> {
    let days = || proptest::collection::btree_set(0i64..500, 0..40);
    (days(), proptest::collection::vec((0i64..500, 0i64..40), 0..4), days())
}

fn calendar((rests, stretches, doubts): &Made) -> WorkCalendar {
    let with_rests = rests.iter().fold(WorkCalendar::default(), |c, n| c.with_holiday(after(*n), named(&format!("h{n}"))));
    let stretch = |(first, days): &(i64, i64)| Stretch {
        first: after(*first),
        last: Some(after(first + days)),
        authority: None,
        named: named(&format!("s{first}")),
    };
    let with_stretches = stretches.iter().fold(with_rests, |c, one| c.with_suspension(stretch(one)));
    doubts.iter().fold(with_stretches, |c, n| c.with_doubt(after(*n), named(&format!("d{n}"))))
}

/// Does a day count, said again in the plainest way?
fn counts((rests, stretches, _): &Made, date: NaiveDate) -> bool {
    let n = (date - after(0)).num_days();
    let weekend = [Weekday::Sat, Weekday::Sun].contains(&date.weekday());
    !weekend && !rests.contains(&n) && !stretches.iter().any(|(first, days)| (*first..=first + days).contains(&n))
}

fn count(calendar: &WorkCalendar, from: i64, days: u16) -> Counted {
    calendar.count(after(from), days).expect("a term with an end")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_term_has_as_many_working_days_as_it_says_and_ends_on_the_last(made in made(), from in 0i64..300, days in 1u16..120) {
        let found = count(&calendar(&made), from, days);
        let between: Vec<NaiveDate> = after(from).iter_days().skip(1).take_while(|date| *date <= found.due).collect();
        prop_assert_eq!(between.iter().filter(|date| counts(&made, **date)).count(), usize::from(days));
        prop_assert!(counts(&made, found.due));
        prop_assert_eq!(found.days.iter().map(|one| one.date).collect::<Vec<_>>(), between, "every day is told, in order");
    }

    #[test]
    fn every_skipped_day_has_its_reason_and_no_counted_one_has_any(made in made(), from in 0i64..300, days in 1u16..120) {
        let found = count(&calendar(&made), from, days);
        let mut numbers = Vec::new();
        for one in &found.days {
            prop_assert_eq!(one.number.is_none(), !one.rests.is_empty());
            prop_assert_eq!(one.number.is_some(), counts(&made, one.date));
            numbers.extend(one.number);
        }
        prop_assert_eq!(numbers, (1..=days).collect::<Vec<_>>());
    }

    #[test]
    fn a_term_counted_in_two_parts_ends_on_the_same_day(made in made(), from in 0i64..300, first in 0u16..60, second in 0u16..60) {
        let calendar = calendar(&made);
        let middle = calendar.count(after(from), first).unwrap().due;
        prop_assert_eq!(calendar.count(middle, second).unwrap().due, count(&calendar, from, first + second).due);
    }

    #[test]
    fn another_day_of_rest_never_shortens_a_term_and_moves_it_only_if_it_would_have_counted(
        made in made(), from in 0i64..300, days in 1u16..120, rest in 0i64..500,
    ) {
        let calendar = calendar(&made);
        let before = count(&calendar, from, days);
        let rests = after(rest);
        let moved = count(&calendar.with_holiday(rests, named("later")), from, days).due;
        prop_assert!(moved >= before.due);
        let would_count = before.days.iter().any(|one| one.date == rests && one.number.is_some());
        prop_assert_eq!(moved > before.due, would_count);
    }

    #[test]
    fn a_longer_term_never_ends_earlier_and_a_later_start_neither(made in made(), from in 0i64..300, days in 1u16..120) {
        let calendar = calendar(&made);
        let due = count(&calendar, from, days).due;
        prop_assert!(count(&calendar, from, days + 1).due > due);
        prop_assert!(count(&calendar, from + 1, days).due >= due);
    }

    #[test]
    fn what_is_doubtful_is_shown_and_moves_nothing(made in made(), from in 0i64..300, days in 1u16..120) {
        let (rests, stretches, doubts) = made;
        let sure = (rests.clone(), stretches.clone(), BTreeSet::new());
        let found = count(&calendar(&(rests, stretches, doubts.clone())), from, days);
        prop_assert_eq!(found.due, count(&calendar(&sure), from, days).due);
        for one in &found.days {
            let n = (one.date - after(0)).num_days();
            prop_assert_eq!(one.doubts.is_empty(), one.number.is_none() || !doubts.contains(&n), "what does not count needs no doubt");
        }
        let stricter = calendar(&(BTreeSet::new(), Vec::new(), doubts)).if_doubts_hold();
        prop_assert!(count(&stricter, from, days).days.iter().all(|one| one.doubts.is_empty()));
    }

    #[test]
    fn the_version_tells_two_calendars_apart_and_not_the_order_in_which_they_were_made(made in made(), other in 0i64..500) {
        let own = calendar(&made);
        let (rests, stretches, doubts) = &made;
        let reversed = rests.iter().rev().fold(WorkCalendar::default(), |c, n| c.with_holiday(after(*n), named(&format!("h{n}"))));
        let reversed = doubts.iter().rev().fold(reversed, |c, n| c.with_doubt(after(*n), named(&format!("d{n}"))));
        if stretches.is_empty() {
            prop_assert_eq!(own.version(), reversed.version());
        }
        prop_assert_ne!(own.version(), own.with_holiday(after(other), named("another")).version());
    }
}

#[test]
fn terms_that_stand_still_without_a_known_end_have_none() {
    let endless = Stretch { first: after(10), last: None, authority: None, named: named("no quorum") };
    let calendar = WorkCalendar::default().with_suspension(endless);
    assert_eq!(calendar.count(after(0), 200), None);
    assert_eq!(calendar.count(after(0), 5).unwrap().due, day("2026-01-08"));
}

/// The calendar of an institution, as the shipped record has it.
fn of(institution: &str, jurisdiction: &str) -> WorkCalendar {
    let (institution, jurisdiction) = (InstitutionId::from_text(institution), Jurisdiction::new(jurisdiction));
    let authority = Authority { institution: &institution, jurisdiction: &jurisdiction, received_here: false };
    record().as_of(None, None).work_calendar(authority)
}

fn holidays_in(calendar: &WorkCalendar, from: &str, to: &str) -> Vec<String> {
    let found = day(from).iter_days().take_while(|date| *date <= day(to));
    let named = found.flat_map(|date| calendar.rests_on(date)).filter_map(|rest| match rest {
        Rest::Holiday(named) => Some(named.id),
        _ => None,
    });
    named.collect()
}

#[test]
fn mexican_bodies_skip_the_national_list_and_those_of_illinois_their_own() {
    let (cdmx, federal) = (of("sibiso", "CDMX"), of("ime", "federal"));
    assert_eq!(holidays_in(&cdmx, "2026-01-01", "2026-02-28"), ["mx-2026-01-01", "mx-2026-02-02"]);
    assert_eq!(holidays_in(&federal, "2026-01-01", "2026-02-28"), ["mx-2026-01-01", "mx-2026-02-02"]);
    assert_eq!(
        holidays_in(&of("idhs", "Illinois"), "2026-01-01", "2026-02-28"),
        ["us-2026-01-01", "us-2026-01-19", "il-2026-02-12", "us-2026-02-16"]
    );
    assert_eq!(
        holidays_in(&of("dfss", "Chicago"), "2026-02-01", "2026-02-28"),
        ["us-2026-02-16"],
        "Illinois' list is not Chicago's"
    );
    assert_eq!(holidays_in(&of("x", "Cicero"), "2026-01-01", "2026-12-31"), Vec::<String>::new());
}

#[test]
fn what_takes_an_act_that_nobody_has_shown_is_doubtful_and_says_so() {
    let counted = of("sibiso", "CDMX").count(day("2026-10-30"), 1).unwrap();
    let doubts = |date: &str| counted.days.iter().find(|one| one.date == day(date)).unwrap().doubts.clone();
    assert_eq!(counted.due, day("2026-11-02"), "the Day of the Dead counts: no act of the agency says otherwise");
    assert_eq!(doubts("2026-11-02")[0].id, "cdmx-2026-11-02");
    assert!(
        of("ime", "federal").count(day("2026-10-30"), 1).unwrap().days[2].doubts.is_empty(),
        "it is the city's, not the federation's"
    );
    let election = of("idhs", "Illinois").count(day("2026-11-02"), 1).unwrap();
    assert_eq!(election.due, day("2026-11-03"), "binding, and uncertain");
    assert_eq!(election.days[0].doubts[0].id, "il-2026-11-03");
}

#[test]
fn terms_suspended_for_the_whole_city_reach_its_bodies_and_those_of_one_ministry_do_not() {
    let sibiso = of("sibiso", "CDMX");
    let counted = sibiso.count(day("2021-08-27"), 5).unwrap();
    assert_eq!(counted.due, day("2021-10-08"));
    let suspended = day("2021-08-30")..=day("2021-10-03");
    assert!(counted.days.iter().filter(|one| suspended.contains(&one.date)).all(|one| {
        one.rests.iter().any(|rest| matches!(rest, Rest::TermsSuspended(named) if named.id.starts_with("administracion-publica")))
    }));
    let earthquake = of("sederec", "CDMX").count(day("2017-09-18"), 5).unwrap();
    assert_eq!(earthquake.due, day("2017-09-25"), "the ministry of finance suspended its terms; others are not known to have");
    let told = of("sederec", "CDMX");
    assert_eq!(told.elsewhere_in(&earthquake)[0].authority.as_deref(), Some("Secretaría de Finanzas CDMX"));
    assert_eq!(of("ime", "federal").count(day("2021-08-27"), 5).unwrap().due, day("2021-09-03"));
}

#[test]
fn the_statutory_list_counts_and_is_marked_to_be_verified() {
    let counted = of("sibiso", "CDMX").count(day("2026-04-30"), 1).unwrap();
    let Rest::Holiday(labour_day) = &counted.days[0].rests[0] else { panic!("a day of rest") };
    assert!(labour_day.to_verify);
    assert_eq!(counted.due, day("2026-05-04"));
}
