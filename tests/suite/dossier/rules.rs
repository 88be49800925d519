//! The pure rules: a paper holds on the whole of its last day; dates make sense; nothing is lent that was not shown.

use acuse::{
    applications::{papers::FileKind, rules::is_new_opening},
    dossier::{
        model::{Dates, Paper, PaperKind, Version, What},
        rules::{self, Validity, WrongDates},
    },
    ids::{AssociationId, FileId},
    policy::Refusal,
};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..40_000).prop_map(|n| NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + Days::new(n))
}

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).expect("an instant")
}

fn version(number: i64) -> Version {
    Version {
        id: format!("v{number}"),
        number,
        file: Some(FileId::random()),
        name: "acta.pdf".into(),
        kind: FileKind::Pdf,
        bytes: 1,
        sha256: String::new(),
        dates: Dates::default(),
        added_at: at(),
        added_by: None,
    }
}

fn paper(versions: i64, retired: bool) -> Paper {
    Paper {
        id: "p".into(),
        association: AssociationId::from_text("a"),
        what: What { kind: PaperKind::Deed, title: String::new(), legal_person: None },
        added_at: at(),
        shown: false,
        retired_at: retired.then(at),
        versions: (1..=versions).rev().map(version).collect(),
    }
}

proptest! {
    #[test]
    fn a_paper_is_over_or_in_force_and_never_both(expires in day(), today in day()) {
        let dates = Dates { issued: None, expires: Some(expires) };
        let validity = rules::validity(dates, today);
        prop_assert_eq!(validity == Validity::Over(expires), rules::ends_before(dates, today));
        prop_assert_eq!(validity == Validity::Until(expires), today <= expires);
    }

    #[test]
    fn without_a_last_day_nothing_is_ever_flagged(closing in day()) {
        prop_assert!(!rules::ends_before(Dates::default(), closing));
        prop_assert_eq!(rules::validity(Dates::default(), closing), Validity::NotStated);
    }

    #[test]
    fn dates_that_are_taken_make_sense(issued in proptest::option::of(day()), expires in proptest::option::of(day())) {
        let dates = Dates { issued, expires };
        match rules::check(dates, at()) {
            Ok(()) => prop_assert!(issued.zip(expires).is_none_or(|(from, to)| from <= to)),
            Err(WrongDates::ExpiresFirst) => prop_assert!(issued.zip(expires).is_some_and(|(from, to)| to < from)),
            Err(WrongDates::IssuedAhead) => prop_assert!(issued.is_some_and(|from| from > rules::today(at()))),
        }
    }

    #[test]
    fn only_the_version_that_was_shown_is_lent_and_only_while_it_is_the_present_one(versions in 1_i64..6, asked in 1_i64..8, retired: bool) {
        let paper = paper(versions, retired);
        let lent = rules::may_lend(&paper, &format!("v{asked}"));
        prop_assert_eq!(lent.is_ok(), asked == versions && !retired);
    }

    #[test]
    fn an_opening_is_noted_at_least_once_an_hour(minutes in -600_i64..600) {
        let now = at() + TimeDelta::minutes(minutes);
        prop_assert_eq!(is_new_opening(Some(at()), now), !(0..60).contains(&minutes));
    }
}

#[test]
fn a_dossier_does_not_grow_without_end() {
    let full: Vec<Paper> = (0..rules::MOST_PAPERS).map(|_| paper(1, false)).collect();
    assert_eq!(rules::may_add(&full), Err(Refusal::TooMany));
    let retired: Vec<Paper> = full.into_iter().map(|paper| Paper { retired_at: Some(at()), ..paper }).collect();
    assert_eq!(rules::may_add(&retired), Ok(()));
    let versions = i64::try_from(rules::MOST_VERSIONS).expect("a small number");
    assert_eq!(rules::may_replace(&paper(versions, false)), Err(Refusal::TooMany));
    assert_eq!(rules::may_replace(&paper(3, false)), Ok(4));
    assert_eq!(rules::may_replace(&paper(3, true)), Err(Refusal::NotNow));
}
