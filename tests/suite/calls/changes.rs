//! How the record came to say what a line is: by facts that entered and by days that passed, and how often a date was announced anew.

use super::examples::{calendar, calendars, check, date, fact, line, noon, published, put_right, superseding, window};
use super::histories::some_facts;
use acuse::calls::dates::{Moment, Zone};
use acuse::calls::facts::{Fact, FactKind};
use acuse::calls::promise::Due;
use acuse::calls::standing::{Calendars, Change, Kind, announced, changes, standing};
use acuse::clock::Now;
use chrono::Duration;
use proptest::prelude::*;

fn recorded(on: &str, mut fact: Fact) -> Fact {
    fact.recorded_at = noon(on);
    fact
}

fn kinds(all: &[Change]) -> Vec<(Kind, String, usize)> {
    all.iter().map(|change| (change.to.kind(), change.at.date_naive().to_string(), change.by.len())).collect()
}

fn extended(id: &str, closes: &str) -> Fact {
    let closes = Moment::parse(closes).unwrap();
    fact(id, "2018-03-10", FactKind::DeadlineExtended { closes, zone: Zone::MEXICO_CITY, results_promised: None, clock: None })
}

#[test]
fn days_that_pass_change_a_line_without_anybodys_act() {
    let facts = [
        recorded("2018-02-10", window("2018-03-01", "2018-03-31")),
        recorded("2018-02-11", published("2018-02-01", Some("2018-05-31"))),
    ];
    let all = changes(&line(&facts), &calendars(), noon("2018-02-10"), noon("2018-12-01"));
    let told = [
        (Kind::Announced, "2018-02-10", 1),
        (Kind::Open, "2018-03-01", 0),
        (Kind::UnderReview, "2018-04-01", 0),
        (Kind::Overdue, "2018-06-01", 0),
    ];
    assert_eq!(kinds(&all), told.map(|(kind, day, facts)| (kind, day.to_owned(), facts)));
}

#[test]
fn what_happened_long_ago_changes_the_record_when_it_enters_it() {
    let facts = [
        recorded("2026-11-22", window("2018-03-01", "2018-03-31")),
        recorded("2026-11-24", super::examples::results("2018-06-01")),
    ];
    let all = changes(&line(&facts), &calendars(), noon("2026-11-20"), noon("2026-11-30"));
    let first = all.first().unwrap();
    assert_eq!((first.at, first.to.kind(), first.by.len()), (noon("2026-11-20"), Kind::Unknown, 0), "on record before any fact");
    let last = all.last().unwrap();
    assert_eq!((last.at, last.to.kind(), last.by[0].as_str()), (noon("2026-11-24"), Kind::ResolvedAwarded, "results"));
}

#[test]
fn a_date_that_is_announced_anew_counts_how_often() {
    let facts = [
        recorded("2018-02-10", window("2018-03-01", "2018-03-31")),
        recorded("2018-03-10", extended("first", "2018-04-15")),
        recorded("2018-03-12", published("2018-02-01", Some("2018-05-31"))),
        recorded("2018-03-20", extended("second", "2018-04-30T15:00")),
    ];
    let dates = announced(&line(&facts), &calendar(), noon("2018-02-10"), noon("2018-12-01"));
    let closes = dates.closes.unwrap();
    assert_eq!((closes.changes, closes.since, closes.value.day()), (2, noon("2018-03-20"), date("2018-04-30").first()));
    assert!(!closes.value.is_whole_day());
    let promised = dates.promised.unwrap();
    assert_eq!((promised.changes, promised.since, promised.value), (0, noon("2018-03-12"), Due::by(date("2018-05-31"))));
    let before = announced(&line(&facts), &calendar(), noon("2018-02-10"), noon("2018-03-11"));
    assert_eq!((before.closes.unwrap().changes, before.promised), (1, None), "the same calendar, read earlier");
}

#[test]
fn a_date_that_was_a_mistake_is_gone() {
    let mistake = recorded("2018-02-10", window("2018-03-01", "2018-03-31"));
    let facts = [mistake, recorded("2018-02-12", superseding("window", fact("mend", "2018-02-01", FactKind::Corrected)))];
    assert_eq!(announced(&line(&facts), &calendar(), noon("2018-02-10"), noon("2018-12-01")).closes, None);
}

/// Facts that enter one after the other, so many days apart.
fn entering() -> impl Strategy<Value = Vec<Fact>> {
    (some_facts(1..=5), proptest::collection::vec(0i64..300, 9)).prop_map(|(mut facts, gaps)| {
        let mut at = noon("2017-07-01");
        for (fact, gap) in facts.iter_mut().zip(gaps) {
            at += Duration::days(gap);
            fact.recorded_at = at;
        }
        facts
    })
}

fn known(facts: &[Fact], at: Now) -> Vec<Fact> {
    facts.iter().filter(|fact| fact.recorded_at <= at).cloned().collect()
}

#[test]
fn a_calendar_that_was_put_right_changes_the_record_when_it_enters_it() {
    let facts = [recorded("2018-02-11", published("2018-02-01", None)), recorded("2018-10-02", check("checked", "2018-10-01"))];
    let all = |calendars: &Calendars| changes(&line(&facts), calendars, noon("2018-02-11"), noon("2019-03-01"));
    assert!(all(&calendars()).iter().all(|change| change.to.kind() == Kind::Unknown), "it was looked for within the year");
    let told = all(&put_right(noon("2019-02-01")));
    let last = told.last().unwrap();
    assert_eq!((last.at, last.to.kind(), last.by.len()), (noon("2019-02-01"), Kind::Unresolved, 0));
    assert!(last.by_calendar && !told[0].by_calendar);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// What was told by the calendar of then stays told.
    #[test]
    fn a_calendar_put_right_changes_nothing_before_it(facts in entering(), days in 0i64..3000) {
        let (begins, ends) = (noon("2017-06-01"), noon("2026-06-01"));
        let at = begins + Duration::days(days);
        let told = |all: Vec<Change>| all.into_iter().filter(|change| change.at < at).collect::<Vec<_>>();
        let (before, after) = (changes(&line(&facts), &calendars(), begins, ends), changes(&line(&facts), &put_right(at), begins, ends));
        prop_assert_eq!(told(before), told(after));
    }

    /// At any instant the last change before it says what the line is with the knowledge of then.
    #[test]
    fn the_last_change_says_what_the_line_is(facts in entering(), days in 0i64..3000, hours in 0i64..24) {
        let (begins, ends) = (noon("2017-06-01"), noon("2026-06-01"));
        let all = changes(&line(&facts), &calendars(), begins, ends);
        let at = begins + Duration::days(days) + Duration::hours(hours);
        let then = known(&facts, at);
        let last = all.iter().rev().find(|change| change.at <= at).expect("it was on record");
        prop_assert_eq!(last.to.kind(), standing(&line(&then), &calendar(), at).kind());
    }

    /// Each change is one, they come in order, and what brought one entered at its instant.
    #[test]
    fn changes_change_something(facts in entering()) {
        let all = changes(&line(&facts), &calendars(), noon("2017-06-01"), noon("2026-06-01"));
        for pair in all.windows(2) {
            prop_assert!(pair[0].at < pair[1].at && pair[0].to.kind() != pair[1].to.kind());
        }
        for change in &all {
            let entered: Vec<_> = facts.iter().filter(|fact| fact.recorded_at == change.at).map(|fact| fact.id.clone()).collect();
            prop_assert_eq!(&change.by, &entered);
        }
    }

    /// Whoever reads the calendar later sees the same history, and perhaps more of it.
    #[test]
    fn a_number_of_announcements_never_falls(facts in entering(), days in 0i64..3000) {
        let (begins, ends) = (noon("2017-06-01"), noon("2026-06-01"));
        let early = announced(&line(&facts), &calendar(), begins, begins + Duration::days(days));
        let late = announced(&line(&facts), &calendar(), begins, ends);
        if let (Some(early), Some(late)) = (early.closes, late.closes) {
            prop_assert!(early.changes <= late.changes && early.since <= late.since);
            prop_assert!(early.changes < late.changes || early == late);
        }
    }
}
