//! What holds for any facts whatever.

use super::examples::{calendar, date, day, line, noon};
use acuse::calls::dates::{Moment, PartialDate, Zone};
use acuse::calls::facts::{AssertedBy, CourtOrder, Fact, FactKind, Level, Until, Window};
use acuse::calls::model::Confidence;
use acuse::calls::standing::{Kind, LineHistory, Standing, next_change, standing};
use acuse::ids::{FactId, PeriodId};
use chrono::Duration;
use proptest::prelude::*;

fn some_date() -> impl Strategy<Value = PartialDate> + Clone {
    prop_oneof![
        (0i64..1500).prop_map(|n| PartialDate::day(day("2017-06-01") + Duration::days(n))),
        (2017..2021i32, 1..=12u32).prop_map(|(y, m)| PartialDate::month(y, m).unwrap()),
        (2017..2021i32, 1..=4u32).prop_map(|(y, q)| PartialDate::quarter(y, q).unwrap()),
        (2017..2021i32).prop_map(|y| PartialDate::year(y).unwrap()),
    ]
}

fn some_kind() -> impl Strategy<Value = FactKind> {
    let promise = proptest::option::of(some_date());
    let moment = || proptest::option::of((0i64..1200).prop_map(|n| Moment::Day(day("2017-06-01") + Duration::days(n))));
    let until = proptest::option::of(some_date()).prop_map(|date: Option<PartialDate>| {
        date.map(|date| Until::ElectionDay { period: PeriodId::from_text("mx-2018-fed"), date })
    });
    prop_oneof![
        promise.clone().prop_map(|results_promised| FactKind::Published { results_promised }),
        promise.clone().prop_map(|results_promised| FactKind::Amended { results_promised }),
        (moment(), moment(), promise.clone()).prop_map(|(opens, closes, results_promised)| FactKind::Window {
            window: Window::new(opens, closes, Zone::MEXICO_CITY),
            results_promised
        }),
        (0i64..1200, promise.clone()).prop_map(|(n, results_promised)| FactKind::DeadlineExtended {
            closes: Moment::Day(day("2017-06-01") + Duration::days(n)),
            zone: Zone::MEXICO_CITY,
            results_promised
        }),
        until.clone().prop_map(|until| FactKind::Suspended {
            stated_reason_es: None,
            stated_reason_en: None,
            legal_basis_named: None,
            until
        }),
        promise.prop_map(|results_promised| FactKind::Resumed { results_promised }),
        until.prop_map(|until| FactKind::OrderedByCourt { order: CourtOrder::Suspend, court: None, until }),
        Just(FactKind::ResultsPublished { awards: None }),
        Just(FactKind::PartlyResolved { awards: None }),
        Just(FactKind::DeclaredVoid),
        Just(FactKind::Cancelled),
        Just(FactKind::Annulled),
        Just(FactKind::Reopened),
        any::<bool>().prop_map(|partly| FactKind::Paid { awards: None, partly }),
        Just(FactKind::NotPaid),
        Just(FactKind::CheckedNoAct { searched: vec![], not_searched: vec![] }),
        Just(FactKind::ReportedNotResolved),
        Just(FactKind::Disputed),
        Just(FactKind::Corrected),
    ]
}

fn level(numbers: std::ops::RangeInclusive<u8>) -> impl Strategy<Value = Level> {
    numbers.prop_map(|n| Level::try_from(n).unwrap())
}

/// Facts of which some supersede others, some are uncertain, in any order of dates.
fn some_facts(levels: std::ops::RangeInclusive<u8>) -> impl Strategy<Value = Vec<Fact>> {
    let one = (some_kind(), some_date(), level(levels), 0..10u8, 0..24usize);
    proptest::collection::vec(one, 0..9).prop_map(|drawn| {
        let build = |(place, (kind, on, level, sure, target)): (usize, (FactKind, PartialDate, Level, u8, usize))| {
            let mut fact = super::examples::fact(&format!("f{place}"), "2018", kind);
            fact.said.occurred_on = on;
            fact.said.level = level;
            fact.said.confidence = if sure == 0 { Confidence::Uncertain } else { Confidence::Sourced };
            fact.said.asserted_by = if sure % 2 == 0 { AssertedBy::Monitor } else { AssertedBy::Authority };
            fact.said.supersedes = (target < place).then(|| FactId::from_text(format!("f{target}")));
            fact
        };
        drawn.into_iter().enumerate().map(build).collect()
    })
}

fn kind_of(line: &LineHistory<'_>, days: i64) -> Kind {
    standing(line, &calendar(), noon("2017-06-01") + Duration::days(days)).kind()
}

fn numbered(id: &str, mut fact: Fact) -> Fact {
    fact.said.id = FactId::from_text(id);
    fact
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_line_is_unresolved_without_a_check(facts in some_facts(1..=5), days in 0i64..2500) {
        let unchecked: Vec<Fact> = facts.into_iter().filter(|f| !matches!(f.kind, FactKind::CheckedNoAct { .. })).collect();
        prop_assert_ne!(kind_of(&line(&unchecked), days), Kind::Unresolved);
    }

    #[test]
    fn testimony_never_changes_the_kind(facts in some_facts(1..=5), weak in some_facts(4..=5), place in 0..9usize, days in 0i64..2500) {
        let before = kind_of(&line(&facts), days);
        let mut more = facts;
        for (n, fact) in weak.into_iter().enumerate() {
            let mut fact = numbered(&format!("w{n}"), fact);
            fact.said.supersedes = more.get(place).map(|f| f.id.clone());
            more.insert(place.min(more.len()), fact);
        }
        prop_assert_eq!(kind_of(&line(&more), days), before);
    }

    #[test]
    fn a_resolution_by_act_resolves_unless_it_is_undone_or_cancelled(facts in some_facts(1..=5), on in 0i64..800, later in 0i64..900) {
        let mut facts: Vec<Fact> = facts
            .into_iter()
            .filter(|f| !(f.kind.undoes() || matches!(f.kind, FactKind::Cancelled) && f.level.is_act()))
            .collect();
        let mut act = super::examples::results("2018");
        act.said.occurred_on = PartialDate::day(day("2017-06-01") + Duration::days(on));
        facts.insert(facts.len() / 2, act);
        let kind = kind_of(&line(&facts), on + later);
        prop_assert!(matches!(kind, Kind::ResolvedAwarded | Kind::ResolvedVoid), "{:?}", kind);
    }

    #[test]
    fn corrections_hold_whatever_the_order_they_came_in(facts in some_facts(1..=3), days in 0i64..2500, seed in any::<u64>()) {
        // Dates a day apart, so that the ledger's order cannot matter; only that of corrections is shuffled.
        let mut facts = facts;
        for (n, fact) in facts.iter_mut().enumerate() {
            fact.said.occurred_on = PartialDate::day(day("2018-01-01") + Duration::days(30 * n as i64));
        }
        let before = kind_of(&line(&facts), days);
        let mut shuffled = facts;
        let count = shuffled.len().max(1);
        for place in 0..shuffled.len() {
            shuffled.swap(place, (seed as usize).wrapping_mul(31).wrapping_add(place * 7) % count);
        }
        prop_assert_eq!(kind_of(&line(&shuffled), days), before);
    }

    #[test]
    fn within_its_fiscal_year_a_line_is_unresolved_only_by_a_promise_long_past(facts in some_facts(1..=5), days in 0i64..2500) {
        let mut history = line(&facts);
        history.fiscal_year = Some(2030);
        let found = standing(&history, &calendar(), noon("2017-06-01") + Duration::days(days));
        if let Standing::Unresolved { days, .. } = found.standing {
            prop_assert!(days >= 365);
        }
    }

    #[test]
    fn an_unresolved_line_is_so_since_a_day_that_has_come_and_was_searched_later(facts in some_facts(1..=3), days in 0i64..2500) {
        let now = noon("2017-06-01") + Duration::days(days);
        if let Standing::Unresolved { since, days, last_checked } = standing(&line(&facts), &calendar(), now).standing {
            prop_assert!(days >= 0 && since <= now.date_naive());
            prop_assert!(last_checked.first() >= since);
        }
    }

    #[test]
    fn days_are_never_negative_and_any_instant_has_exactly_one_standing(facts in some_facts(1..=5), seconds in -60_000_000_000i64..60_000_000_000) {
        let now = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        let found = standing(&line(&facts), &calendar(), now);
        let days = match found.standing {
            Standing::Unresolved { days, .. } | Standing::SuspensionOver { days } | Standing::Overdue { days } => days,
            _ => 0,
        };
        prop_assert!(days >= 0);
        prop_assert_eq!(Kind::ALL.iter().filter(|kind| **kind == found.kind()).count(), 1);
        prop_assert!(!found.reasons.is_empty());
    }

    #[test]
    fn a_fact_survives_being_written_and_read(facts in some_facts(1..=5)) {
        for fact in facts {
            let text = serde_json::to_string(&fact).unwrap();
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(value["type"].as_str(), Some(fact.kind.name()));
            prop_assert_eq!(serde_json::from_str::<Fact>(&text).unwrap(), fact);
        }
    }
}

#[test]
fn nothing_recorded_is_unknown() {
    assert_eq!(kind_of(&line(&[]), 0), Kind::Unknown);
    assert_eq!(date("2018").calendar_year(), 2018);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn until_the_next_change_announced_the_kind_stays_the_same(facts in some_facts(1..=5), days in 0i64..1500, hours in 0i64..9000) {
        let now = noon("2017-06-01") + Duration::days(days);
        let later = now + Duration::hours(hours);
        let line = line(&facts);
        let changes = next_change(&line, &calendar(), now);
        if changes.is_none_or(|at| later < at) {
            let kind = |at| standing(&line, &calendar(), at).kind();
            prop_assert_eq!(kind(later), kind(now));
        }
    }
}
