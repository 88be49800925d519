//! What holds for any facts whatever.

use super::examples::{calendar, date, day, line, noon};
use super::histories::{after, history, some_facts};
use acuse::calls::dates::{PartialDate, local_day};
use acuse::calls::facts::{AssertedBy, Fact, FactKind};
use acuse::calls::standing::{Kind, LineHistory, Standing, next_change, standing};
use acuse::ids::FactId;
use chrono::Duration;
use proptest::prelude::*;

/// Histories that each property is tried on.
const CASES: u32 = 1_000;

fn kind_of(line: &LineHistory<'_>, days: i64) -> Kind {
    standing(line, &calendar(), noon("2017-06-01") + Duration::days(days)).kind()
}

fn numbered(id: &str, mut fact: Fact) -> Fact {
    fact.said.id = FactId::from_text(id);
    fact
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

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
    fn the_order_of_recording_does_not_matter_for_facts_of_different_dates(mut drawn in history(), seed in any::<u64>()) {
        // Each has a quarter of its own, known by day, month or quarter; corrections go along.
        for (n, fact) in drawn.facts.iter_mut().enumerate() {
            let day = after(92 * n as i64);
            let (year, month) = (chrono::Datelike::year(&day), chrono::Datelike::month(&day));
            fact.said.occurred_on = match fact.occurred_on.precision() {
                acuse::calls::dates::Precision::Day => PartialDate::day(day),
                acuse::calls::dates::Precision::Month => PartialDate::month(year, month).unwrap(),
                _ => PartialDate::quarter(year, month.div_ceil(3)).unwrap(),
            };
        }
        let before = standing(&drawn.line(), &calendar(), drawn.at);
        let mut shuffled = drawn.clone();
        let count = shuffled.facts.len().max(1);
        for place in 0..shuffled.facts.len() {
            shuffled.facts.swap(place, (seed as usize).wrapping_mul(31).wrapping_add(place * 7) % count);
        }
        let after = standing(&shuffled.line(), &calendar(), drawn.at);
        prop_assert_eq!((&after.standing, &after.reasons, after.at_least), (&before.standing, &before.reasons, before.at_least));
        prop_assert_eq!((after.beside.payment, after.beside.checked), (before.beside.payment, before.beside.checked));
        prop_assert_eq!(after.beside.disputed, before.beside.disputed);
    }

    #[test]
    fn lower_evidence_never_outranks_higher(drawn in history(), reports in some_facts(3..=5), place in 0..12usize) {
        let mut acts: Vec<Fact> = drawn.facts.iter().filter(|fact| fact.level.is_act()).cloned().collect();
        let mut act = super::examples::results("2018-06");
        act.said.asserted_by = AssertedBy::Authority;
        acts.push(act);
        let by_act = super::histories::Drawn { facts: acts, programme: Vec::new(), ..drawn };
        let before = standing(&by_act.line(), &calendar(), by_act.at).kind();
        if !matches!(before, Kind::Cancelled | Kind::ResolvedAwarded | Kind::ResolvedVoid) {
            return Ok(());
        }
        let mut more = by_act;
        for (n, fact) in reports.into_iter().enumerate() {
            let mut fact = numbered(&format!("w{n}"), fact);
            // Somebody else's: who said it first may correct it on weaker evidence.
            fact.said.by = Some("somebody else".into());
            fact.said.supersedes = more.facts.get(place).map(|f| f.id.clone());
            more.facts.insert(place.min(more.facts.len()), fact);
        }
        prop_assert_eq!(standing(&more.line(), &calendar(), more.at).kind(), before);
    }

    #[test]
    fn a_check_goes_stale_after_365_days_and_not_before(drawn in history()) {
        let found = standing(&drawn.line(), &calendar(), drawn.at);
        let today = local_day(drawn.at, drawn.zone);
        if let Some(checked) = found.beside.checked {
            prop_assert_eq!(checked.stale, (today - checked.last.last()).num_days() > 365);
            let edge = drawn.zone.start_of(checked.last.last() + Duration::days(366));
            let stale = |at| standing(&drawn.line(), &calendar(), at).beside.checked.is_some_and(|c| c.last == checked.last && c.stale);
            prop_assert!(stale(edge) && !stale(edge - Duration::milliseconds(1)));
        } else {
            prop_assert_ne!(found.kind(), Kind::Unresolved);
        }
    }

    #[test]
    fn a_history_written_and_read_has_the_same_standing(drawn in history()) {
        let mut read = drawn.clone();
        for facts in [&mut read.facts, &mut read.programme, &mut read.institution] {
            *facts = serde_json::from_str(&serde_json::to_string(facts).unwrap()).unwrap();
        }
        prop_assert_eq!(standing(&read.line(), &calendar(), drawn.at), standing(&drawn.line(), &calendar(), drawn.at));
    }

    #[test]
    fn any_history_has_one_standing_with_reasons_that_name_its_own_facts(drawn in history()) {
        let found = standing(&drawn.line(), &calendar(), drawn.at);
        prop_assert!(!found.reasons.is_empty());
        let known: Vec<&FactId> = [&drawn.facts, &drawn.programme, &drawn.institution].into_iter().flatten().map(|f| &f.id).collect();
        for reason in &found.reasons {
            prop_assert!(reason.facts.iter().all(|id| known.contains(&id)));
        }
        let value = serde_json::to_value(&found).unwrap();
        prop_assert_eq!(Kind::ALL.iter().filter(|kind| value["kind"] == kind.name()).count(), 1);
        let checked = drawn.facts.iter().any(|f| matches!(f.kind, FactKind::CheckedNoAct { .. }) && f.counts());
        prop_assert!(checked || found.kind() != Kind::Unresolved);
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
    #![proptest_config(ProptestConfig::with_cases(CASES))]

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn until_the_day_ends_or_the_next_change_nothing_that_is_said_of_a_line_changes(drawn in history(), share in 0.0f64..1.0) {
        let line = drawn.line();
        let ends = acuse::calls::turns::next_day(drawn.zone, drawn.at);
        let until = next_change(&line, &calendar(), drawn.at).map_or(ends, |at| at.min(ends));
        prop_assert!(until > drawn.at);
        let span = (until - drawn.at).num_milliseconds();
        let before = standing(&line, &calendar(), drawn.at);
        for later in [(span as f64 * share) as i64, span - 1] {
            prop_assert_eq!(&standing(&line, &calendar(), drawn.at + Duration::milliseconds(later)), &before);
        }
    }
}
