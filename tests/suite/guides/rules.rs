//! The pure rules: the next day on which a duty is due, and whether it is near; what of a checklist changed.

use acuse::{
    clock::Now,
    guides::{
        model::{Due, Mark, duty},
        rules::{self, WrongDay},
    },
};
use chrono::{Datelike, Days, Months, NaiveDate};
use proptest::prelude::*;

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..60_000).prop_map(|n| NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + Days::new(n))
}

fn due() -> impl Strategy<Value = Due> {
    prop_oneof![
        (1_u32..=12, 1_u32..=28).prop_map(|(month, day)| Due::Day { month, day }),
        (1_u32..=12).prop_map(|months| Due::AfterYearEnd { months }),
    ]
}

proptest! {
    #[test]
    fn the_next_day_is_ahead_and_within_a_year(due in due(), year_end in 1_u32..=12, today in day()) {
        let next = rules::next_due(due, year_end, today).expect("there is always a next");
        prop_assert!(next >= today && next < today + Months::new(12) + Days::new(1), "{next} from {today}");
        // The day after it the next one is another, a year on.
        let after = rules::next_due(due, year_end, next + Days::new(1)).expect("there is always a next");
        prop_assert_eq!((after.year(), after.month()), (next.year() + 1, next.month()));
    }

    #[test]
    fn it_is_near_for_the_same_number_of_days_each_year(due in due(), year_end in 1_u32..=12, today in day()) {
        let next = rules::next_due(due, year_end, today).expect("there is always a next");
        prop_assert_eq!(rules::is_near(next, today), (next - today).num_days() <= 45);
    }

    #[test]
    fn only_what_somebody_changed_is_saved(shown in prop::sample::subsequence(vec!["a", "b", "c"], 0..=3), sent in prop::sample::subsequence(vec!["a", "b", "c"], 0..=3)) {
        let changes = rules::changes(["a", "b", "c"].into_iter(), &shown, &sent);
        for step in ["a", "b", "c"] {
            let change = changes.iter().find(|(known, _)| *known == step).map(|(_, done)| *done);
            let expected = (shown.contains(&step) != sent.contains(&step)).then(|| sent.contains(&step));
            prop_assert_eq!(change, expected);
        }
    }
}

#[test]
fn six_months_after_the_year_are_counted_to_the_last_day_of_a_month() {
    let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let due = Due::AfterYearEnd { months: 6 };
    assert_eq!(rules::next_due(due, 12, on(2026, 11, 22)), Some(on(2027, 6, 30)));
    assert_eq!(rules::next_due(due, 8, on(2026, 11, 22)), Some(on(2027, 2, 28)));
    assert_eq!(rules::next_due(Due::Day { month: 1, day: 31 }, 12, on(2027, 1, 31)), Some(on(2027, 1, 31)));
}

#[test]
fn the_guides_that_are_shipped_can_be_read() {
    let shipped = acuse::guides::model::read().expect("reference/guides.json");
    assert!(!shipped.guides.is_empty() && !shipped.duties.is_empty());
}

fn mark(year: i32, done_on: Option<NaiveDate>) -> Mark {
    Mark { duty: "cluni-informe".into(), year, done_on, at: Now::default(), by: None }
}

proptest! {
    /// Of what was said of a year the last holds; what is done is neither next nor to be marked; nothing of it concerns another year.
    #[test]
    fn the_last_mark_of_a_year_holds(today in day(), said in prop::collection::vec((-1_i32..=1, any::<bool>()), 0..8)) {
        let cluni = duty("cluni-informe").expect("a duty");
        let marks: Vec<Mark> = said.iter().map(|(ahead, done)| mark(today.year() + ahead, done.then_some(today))).collect();
        for year in today.year() - 2..=today.year() + 2 {
            let last = said.iter().rfind(|(ahead, _)| today.year() + ahead == year).is_some_and(|(_, done)| *done);
            prop_assert_eq!(rules::done(&marks, &cluni.id, year).is_some(), last);
            prop_assert!(rules::done(&marks, "il-ag990", year).is_none());
        }
        let next = rules::next_open(cluni, 12, &marks, today).expect("there is always a next");
        prop_assert!(next >= today && rules::done(&marks, &cluni.id, next.year()).is_none());
        let open = rules::open(cluni, 12, &marks, today);
        prop_assert!(open.iter().all(|day| rules::done(&marks, &cluni.id, day.year()).is_none()));
        let around = rules::around(cluni.due, 12, today);
        prop_assert!(around.len() == 2 && around[0] < today && around[1] >= today);
        prop_assert!(open.iter().all(|day| around.contains(day)));
    }

    #[test]
    fn the_day_it_was_done_has_come_and_is_no_more_than_a_year_early(due in day(), done_on in day(), today in day()) {
        let said = rules::check_day(due, done_on, today);
        prop_assert_eq!(said == Err(WrongDay::Ahead), done_on > today);
        prop_assert_eq!(said.is_ok(), done_on <= today && done_on >= due - Months::new(12));
    }
}
