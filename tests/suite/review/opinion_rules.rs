//! Pure rules of opinions: which count, how far they lie apart, who reads them.

use acuse::{
    applications::folio::Folio,
    ids::PersonId,
    policy::Refusal,
    review::{
        opinions::{
            model::{Mark, Opinion},
            rules::{differ, may_rule, overtake, reads_others, seen, spreads, standing},
        },
        rules::Stage,
    },
};
use proptest::prelude::*;

fn folio(number: u8) -> Folio {
    Folio::of([number; 11])
}

/// Opinions of a few people on two folios by the same two criteria.
fn given() -> impl Strategy<Value = Vec<Opinion>> {
    let one = (0..4_u8, 0..2_u8, 0..=100_u8, 10..=40_u8);
    prop::collection::vec(one, 0..12).prop_map(|drawn| {
        let opinion = |(position, (person, on, first, second)): (usize, (u8, u8, u8, u8))| Opinion {
            position: i64::try_from(position).unwrap_or_default() * 10,
            folio: folio(on),
            person: PersonId::from_text(format!("persona-{person}")),
            marks: vec![mark("k1", first, [0, 100]), mark("k2", second, [10, 40])],
            given_at: chrono::DateTime::UNIX_EPOCH,
        };
        drawn.into_iter().enumerate().map(opinion).collect()
    })
}

fn mark(criterion: &str, points: u8, scale: [u8; 2]) -> Mark {
    Mark { criterion: criterion.to_owned(), points, scale }
}

proptest! {
    #[test]
    fn of_each_person_the_newest_counts_once_and_only_if_it_knows_the_correction(all in given(), corrected in -1..120_i64) {
        let counted = standing(&all, &folio(0), corrected, |_| false);
        let people: std::collections::BTreeSet<_> = counted.iter().map(|one| one.person.clone()).collect();
        prop_assert_eq!(people.len(), counted.len());
        for one in all.iter().filter(|one| one.folio == folio(0)) {
            let newest = all.iter().rfind(|other| other.folio == one.folio && other.person == one.person);
            let counts = newest.is_some_and(|newest| newest.position == one.position) && one.position > corrected;
            prop_assert_eq!(counted.contains(one), counts);
        }
        // Whoever has a conflict of interest has none that counts.
        prop_assert!(standing(&all, &folio(0), corrected, |_| true).is_empty());
    }

    #[test]
    fn a_spread_lies_within_the_opinions_and_is_large_beyond_a_third_of_the_scale(all in given()) {
        let counted = standing(&all, &folio(0), -1, |_| false);
        let spreads = spreads(&counted);
        prop_assert_eq!(spreads.len(), if counted.len() < 2 { 0 } else { 2 });
        for spread in &spreads {
            let points: Vec<u8> = counted.iter().filter_map(|one| one.points(&spread.criterion)).collect();
            prop_assert!(points.contains(&spread.lowest) && points.contains(&spread.highest));
            prop_assert!(points.iter().all(|points| (spread.lowest..=spread.highest).contains(points)));
            let range = if spread.criterion == "k1" { 100.0 } else { 30.0 };
            prop_assert_eq!(spread.is_large, f64::from(spread.highest - spread.lowest) > range / 3.0);
        }
        prop_assert_eq!(differ(&counted), spreads.iter().any(|spread| spread.is_large));
    }

    #[test]
    fn people_who_agree_never_differ_however_many_they_are(points in 0..=100_u8, people in 0..6_u8) {
        let of = |person: u8| Opinion {
            position: i64::from(person),
            folio: folio(0),
            person: PersonId::from_text(format!("persona-{person}")),
            marks: vec![mark("k1", points, [0, 100])],
            given_at: chrono::DateTime::UNIX_EPOCH,
        };
        let all: Vec<Opinion> = (0..people).map(of).collect();
        prop_assert!(!differ(&all));
        prop_assert!(!overtake(&all, -1, false));
    }

    #[test]
    fn a_result_falls_only_to_later_opinions_that_differ_and_of_which_it_says_nothing(all in given(), ruled in -1..120_i64) {
        let counted = standing(&all, &folio(0), -1, |_| false);
        let later = counted.iter().any(|one| one.position > ruled);
        prop_assert_eq!(overtake(&counted, ruled, false), later && differ(&counted));
        prop_assert!(!overtake(&counted, ruled, true));
    }
}

#[test]
fn a_reviewer_reads_others_only_after_sending_and_whoever_decides_reads_all() {
    assert!(!reads_others(Stage::Deciding, false, false));
    assert!(reads_others(Stage::Deciding, false, true));
    assert!(reads_others(Stage::Deciding, true, false));
    assert!(reads_others(Stage::Resolved, false, false), "there is nothing left to copy it for");
}

#[test]
fn whoever_records_a_result_has_read_the_opinions_that_there_are() {
    let one = Opinion {
        position: 1,
        folio: folio(0),
        person: PersonId::from_text("renata"),
        marks: vec![mark("k1", 20, [0, 100])],
        given_at: chrono::DateTime::UNIX_EPOCH,
    };
    assert_eq!(may_rule(&[], false), Ok(()));
    assert_eq!(may_rule(std::slice::from_ref(&one), true), Ok(()));
    assert_eq!(may_rule(&[one], false), Err(Refusal::OpinionFirst));
}

#[test]
fn whatever_changes_shows_in_what_was_seen() {
    let shown = [seen(None, None, 0), seen(Some(4), None, 0), seen(None, Some(4), 0), seen(None, None, 1)];
    let different: std::collections::BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), shown.len());
}
