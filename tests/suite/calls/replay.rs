//! Whole lives of a record: what is proposed is accepted or refused, and what was accepted, told again, gives the same standings.

use super::examples::{fact, noon};
use super::histories::{after, anybody, level, some_date, some_kind};
use acuse::calls::dates::PartialDate;
use acuse::calls::facts::{AssertedBy, Fact, FactKind, Level, NewFact, Subject, SubjectKind};
use acuse::calls::model::{Call, Line};
use acuse::calls::record::Record;
use acuse::calls::reference;
use acuse::calls::rules::{FactRefusal, confirm, decide_on};
use acuse::calls::standing::Assessment;
use acuse::clock::Now;
use acuse::ids::{CallId, FactId, LineId};
use chrono::Duration;
use proptest::prelude::*;
use std::sync::OnceLock;

const LINES: [&str; 2] = ["uno", "dos"];

/// A call of two lines, with its programme and the institutions that came after one another; no facts yet.
fn bare() -> Record {
    static BARE: OnceLock<Record> = OnceLock::new();
    let make = || {
        let mut all = reference::shipped().unwrap();
        all.facts.clear();
        all.institutions.retain(|i| ["sederec", "sibiso", "sebien"].contains(&i.id.as_str()));
        all.programmes.retain(|p| p.id.as_str() == "ch-mh");
        all.calls.retain(|c| c.id.as_str() == "sibiso-2019-ch-mh");
        all.calls.iter_mut().for_each(two_lines);
        Record::from_reference(all, noon("2017-06-01"))
    };
    BARE.get_or_init(make).clone()
}

fn two_lines(call: &mut Call) {
    let one = call.all_lines().remove(0);
    call.id = CallId::from_text("call");
    call.lines = LINES.map(|id| Line { id: LineId::from_text(id), ..one.clone() }).to_vec();
}

fn subject() -> BoxedStrategy<Subject> {
    prop_oneof![
        5 => Just((SubjectKind::Line, "uno")),
        2 => Just((SubjectKind::Line, "dos")),
        3 => Just((SubjectKind::Call, "call")),
        1 => Just((SubjectKind::Programme, "ch-mh")),
        2 => Just((SubjectKind::Institution, "sibiso")),
        1 => Just((SubjectKind::Institution, "nobody")),
    ]
    .prop_map(|(kind, id)| Subject::new(kind, id))
    .boxed()
}

/// Facts of every kind, those of institutions and programmes among them.
fn any_kind() -> BoxedStrategy<FactKind> {
    let body = prop_oneof![
        Just(FactKind::Created),
        Just(FactKind::Renamed),
        Just(FactKind::Dissolved),
        Just(FactKind::Succeeded { successor: "sebien".into() }),
        Just(FactKind::Succeeded { successor: "sederec".into() }),
        Just(FactKind::Moved { successor: "sebien".into() }),
        Just(FactKind::Cancelled),
        (0i64..900, 0i64..900).prop_map(|(first, last)| FactKind::TermsSuspended { first: after(first), last: after(last) }),
    ];
    prop_oneof![4 => some_kind(), 1 => body].boxed()
}

/// What is drawn of a proposal: its day is so many days after the one before, or any date at all.
type Draw = (Subject, FactKind, (Option<i64>, PartialDate), Level, (AssertedBy, Option<String>), Option<usize>);

fn proposal(place: usize, days: i64, (subject, kind, (gap, any), level, (who, by), target): Draw) -> NewFact {
    let mut proposed = fact(&format!("f{place}"), "2018", kind).said;
    proposed.occurred_on = if gap.is_some() { PartialDate::day(after(days)) } else { any };
    (proposed.subject, proposed.asserted_by, proposed.by) = (subject, who, by);
    proposed.level = if who == AssertedBy::Association { Level::Testimony } else { level };
    proposed.supersedes = target.filter(|n| *n < place).map(|n| FactId::from_text(format!("f{n}")));
    proposed
}

/// Proposals as they may come in over the years, most of them in the order in which things happened.
fn proposals() -> BoxedStrategy<Vec<NewFact>> {
    let when = prop_oneof![2 => (0i64..160).prop_map(Some), 1 => Just(None)];
    let one = (subject(), any_kind(), (when, some_date()), level(1..=5), anybody(), option_of_place());
    proptest::collection::vec(one, 0..24)
        .prop_map(|drawn: Vec<Draw>| {
            let mut days = 0;
            let mut all = Vec::new();
            for (place, draw) in drawn.into_iter().enumerate() {
                days += draw.2.0.unwrap_or_default();
                all.push(proposal(place, days, draw));
            }
            all
        })
        .boxed()
}

fn option_of_place() -> BoxedStrategy<Option<usize>> {
    proptest::option::weighted(0.2, 0..24usize).boxed()
}

fn recorded_on(place: usize) -> Now {
    noon("2022-01-01") + Duration::hours(i64::try_from(place).unwrap())
}

/// What comes of proposals, in order: the record, and those that it took with the instant that it took them.
fn told(proposals: &[(Now, NewFact)]) -> (Record, Vec<(Now, NewFact)>) {
    let (mut record, mut accepted) = (bare(), Vec::new());
    for (now, proposed) in proposals {
        if let Ok(facts) = decide_on(&record.as_of(None, None), proposed.clone(), *now) {
            record.add_facts(facts, *now);
            accepted.push((*now, proposed.clone()));
        }
    }
    (record, accepted)
}

/// What both lines are on days of several years.
fn standings(record: &Record) -> Vec<Assessment> {
    let lines = LINES.map(LineId::from_text);
    let ask = |day: i64| {
        let view = record.as_of(Some(after(day)), None);
        lines.each_ref().map(|line| view.standing(line, noon("2026-11-23")).unwrap())
    };
    (0..12).flat_map(|n| ask(n * 170)).collect()
}

fn at_their_instants(proposals: Vec<NewFact>) -> Vec<(Now, NewFact)> {
    proposals.into_iter().enumerate().map(|(place, fact)| (recorded_on(place), fact)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_accepted_history_read_back_gives_the_same_standings(proposals in proposals()) {
        let (record, _) = told(&at_their_instants(proposals));
        let written = serde_json::to_string(record.facts()).unwrap();
        let mut again = bare();
        serde_json::from_str::<Vec<Fact>>(&written).unwrap().into_iter().for_each(|fact| again.add_fact(fact));
        prop_assert_eq!(standings(&again), standings(&record));
    }

    #[test]
    fn what_was_refused_leaves_no_trace(proposals in proposals()) {
        let (record, accepted) = told(&at_their_instants(proposals));
        let (without, all) = told(&accepted);
        prop_assert_eq!(all.len(), accepted.len(), "what was accepted is accepted again");
        prop_assert_eq!(without.facts(), record.facts());
        prop_assert_eq!(standings(&without), standings(&record));
    }

    #[test]
    fn a_refusal_changes_nothing_and_is_given_again(proposals in proposals()) {
        let mut record = bare();
        for (now, proposed) in at_their_instants(proposals) {
            let before = record.facts().to_vec();
            let found = decide_on(&record.as_of(None, None), proposed.clone(), now);
            prop_assert_eq!(record.facts(), before.as_slice());
            prop_assert_eq!(&decide_on(&record.as_of(None, None), proposed, now), &found);
            record.add_facts(found.unwrap_or_default(), now);
        }
    }

    #[test]
    fn nothing_is_accepted_from_the_future_nor_above_what_was_proposed(proposals in proposals()) {
        let (record, accepted) = told(&at_their_instants(proposals));
        for (fact, (now, proposed)) in record.facts().iter().zip(accepted) {
            prop_assert!(fact.occurred_on.first() <= now.date_naive());
            prop_assert!(fact.level >= proposed.level);
            prop_assert!(fact.kind.is_about(fact.subject.kind));
            let monitors_act = proposed.asserted_by == AssertedBy::Monitor && proposed.level.is_act();
            prop_assert_eq!(fact.proposed_level, monitors_act.then_some(proposed.level));
            let weak = proposed.asserted_by == AssertedBy::Association;
            prop_assert!(!weak || !fact.counts(), "an association's word decides nothing");
        }
    }

    #[test]
    fn a_confirmation_raises_what_was_proposed_and_takes_its_place(proposals in proposals()) {
        let (mut record, _) = told(&at_their_instants(proposals));
        let waiting: Vec<NewFact> = record.facts().iter().filter(|f| f.proposed_level.is_some()).map(|f| f.said.clone()).collect();
        for fact in waiting {
            let id = FactId::from_text(format!("{}-confirmed", fact.id));
            let now = noon("2023-01-01");
            let says = |by: Option<String>, who| decide_on(&record.as_of(None, None), confirm(&fact, id.clone(), by, who)?, now);
            if record.superseded_of(&fact.subject).contains(&fact.id) {
                prop_assert_eq!(says(Some("second".into()), AssertedBy::Steward), Err(FactRefusal::AlreadyCorrected));
                continue;
            }
            prop_assert_eq!(says(fact.by.clone(), AssertedBy::Monitor), Err(FactRefusal::SamePerson));
            let Ok(mut confirmed) = says(Some("second".into()), AssertedBy::Steward) else { continue };
            let confirmed = confirmed.remove(0);
            prop_assert_eq!((Some(confirmed.level), &confirmed.kind), (fact.proposed_level, &fact.kind));
            record.add_facts(vec![confirmed], now);
            let replaced = record.superseded_of(&fact.subject);
            prop_assert!(replaced.contains(&fact.id) && fact.supersedes.iter().all(|corrected| replaced.contains(corrected)));
        }
        prop_assert!(standings(&record).iter().all(|found| !found.reasons.is_empty()));
    }
}
