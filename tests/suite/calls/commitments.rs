//! Commitments: the rules for lines on a promise that is no call, and what each shipped one is.

use super::examples::{calendar, check, date, fact, noon, record};
use super::histories::some_facts;
use acuse::calls::facts::{Fact, FactKind, Level, NewFact, Subject, SubjectKind};
use acuse::calls::model::{Commitment, CommitmentKind};
use acuse::calls::rules::{FactRefusal, decide_on};
use acuse::calls::standing::{Assessment, Kind, LineHistory, Missing, RuleId, Standing, standing};
use acuse::ids::CommitmentId;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Every shipped commitment, what sort it is and what became of it. Those unknown must be: nobody has looked.
const SHIPPED: [(&str, CommitmentKind, Kind); 9] = [
    ("cinco-casas", CommitmentKind::Plan, Kind::Unknown),
    ("convenio-cgai-icpcd", CommitmentKind::Agreement, Kind::Unknown),
    ("dialogo-estrategico-chicago", CommitmentKind::Plan, Kind::Unknown),
    ("feria-culturas-amigas", CommitmentKind::Fair, Kind::Unknown),
    ("feria-servicios-gratuitos", CommitmentKind::Fair, Kind::Unknown),
    ("iniciativa-ciudad-de-mexico", CommitmentKind::Plan, Kind::Unknown),
    ("peai", CommitmentKind::Plan, Kind::Unknown),
    ("plataforma-alcaldes-conago", CommitmentKind::Agreement, Kind::Unknown),
    ("recomendacion-casas-2016", CommitmentKind::Recommendation, Kind::Unknown),
];

fn shipped(id: &str) -> Commitment {
    record().commitments.get(&CommitmentId::from_text(id)).unwrap().clone()
}

/// A commitment with a promised date, as the reference has none.
fn promised(by: Option<&str>) -> Commitment {
    Commitment { promised: by.map(date), ..shipped("peai") }
}

fn on(day: &str, commitment: &Commitment, facts: &[Fact]) -> Assessment {
    let history = LineHistory::of_commitment(commitment).with_facts(facts.iter().collect());
    standing(&history, &calendar(), noon(day))
}

#[test]
fn each_shipped_commitment_is_what_the_table_says() {
    let record = record();
    let view = record.as_of(None, None);
    let found: Vec<_> = record
        .commitments
        .values()
        .map(|one| (one.id.as_str(), one.kind, view.promise_standing(&one.id, noon("2026-11-23")).unwrap().kind()))
        .collect();
    assert_eq!(found, SHIPPED);
}

#[test]
fn every_shipped_commitment_says_who_where_and_in_which_words() {
    let record = record();
    for one in record.commitments.values() {
        assert!(record.institutions.contains_key(&one.institution_id), "{}", one.id);
        assert!(one.programme_id.as_ref().is_none_or(|id| record.programmes.contains_key(id)), "{}", one.id);
        let cited = one.claims.iter().map(|claim| &claim.cited).chain([&one.cited]);
        for cited in cited {
            assert!(cited.source.starts_with("Alejo (2019)") && cited.page.is_some() && cited.quotation.is_some(), "{}", one.id);
        }
        assert!(one.promised.is_none(), "{}: the article states no date for any of them", one.id);
        assert!(one.claims.iter().all(|claim| !claim.report_read), "{}: no report was read", one.id);
    }
}

#[test]
fn what_a_commitment_lacks_is_a_date_an_outcome_and_somebody_who_looked() {
    let record = record();
    let found = record.as_of(None, None).promise_standing(&CommitmentId::from_text("peai"), noon("2026-11-23")).unwrap();
    let Standing::Unknown { missing } = found.standing else { panic!("{:?}", found.standing) };
    assert_eq!(missing, [Missing::Promise, Missing::Outcome, Missing::Check], "neither a window nor a fiscal year is missing");
}

#[test]
fn testimony_disputes_and_decides_nothing() {
    let record = record();
    let id = CommitmentId::from_text("recomendacion-casas-2016");
    let found = record.as_of(None, None).promise_standing(&id, noon("2026-11-23")).unwrap();
    assert_eq!((found.kind(), found.beside.disputed.len()), (Kind::Unknown, 1));
}

#[test]
fn a_promise_is_not_yet_due_then_overdue_then_not_known_to_be_kept_if_somebody_looked() {
    let one = promised(Some("2018-06"));
    assert_eq!(on("2018-06-30", &one, &[]).standing, Standing::UnderReview { due: Some(date("2018-06")) });
    let late = on("2018-07-10", &one, &[]);
    assert_eq!((late.standing.clone(), late.at_least), (Standing::Overdue { days: 10 }, true));
    assert_eq!(late.reasons.iter().map(|r| r.rule).collect::<Vec<_>>(), [RuleId::PromisePassed], "nothing had to close");
    assert_eq!(on("2026-11-23", &one, &[]).kind(), Kind::Overdue, "without a search nobody says more");
    let found = on("2026-11-23", &one, &[check("c", "2026-11-22")]);
    assert_eq!(found.kind(), Kind::Unresolved);
    assert_eq!(
        on("2026-11-23", &promised(None), &[check("c", "2026-11-22")]).kind(),
        Kind::Unknown,
        "no date, nothing to be late for"
    );
}

#[test]
fn an_act_keeps_it_a_report_says_that_it_was_kept_and_part_of_it_decides_nothing() {
    let one = promised(Some("2018-06"));
    let kept = |level| {
        let mut fact = fact("k", "2018-05-01", FactKind::ResultsPublished { awards: None });
        fact.said.level = level;
        on("2026-11-23", &one, &[fact]).kind()
    };
    assert_eq!(kept(Level::OfficialAct), Kind::ResolvedAwarded);
    assert_eq!(kept(Level::PressOrAcademic), Kind::ReportedResolved);
    assert_eq!(kept(Level::Testimony), Kind::Overdue);
    let partly = fact("p", "2018-05-01", FactKind::PartlyResolved { awards: None });
    let found = on("2026-11-23", &one, &[partly]);
    assert_eq!((found.kind(), found.beside.partly_resolved.len()), (Kind::Overdue, 1));
    assert_eq!(on("2026-11-23", &one, &[fact("v", "2018-05-01", FactKind::DeclaredVoid)]).kind(), Kind::ResolvedVoid);
}

#[test]
fn a_new_fact_on_a_commitment_is_held_against_its_own_history() {
    let record = record();
    let says = |id: &str, kind: FactKind| -> Result<Vec<NewFact>, FactRefusal> {
        let mut new = fact("new", "2019-06-01", kind).said;
        new.subject = Subject::new(SubjectKind::Commitment, id);
        decide_on(&record.as_of(None, None), new, noon("2026-11-23"))
    };
    assert!(says("peai", FactKind::CheckedNoAct { searched: vec!["gaceta".into()], not_searched: vec![] }).is_ok());
    assert!(says("peai", FactKind::ResultsPublished { awards: None }).is_ok());
    assert_eq!(says("peai", FactKind::Resumed { results_promised: None }), Err(FactRefusal::NotSuspended));
    assert_eq!(says("peai", FactKind::Dissolved), Err(FactRefusal::WrongSubject));
    assert_eq!(says("otra", FactKind::Disputed), Err(FactRefusal::UnknownSubject));
}

#[test]
fn a_commitment_is_there_from_its_first_dated_act_on() {
    let record = record();
    let there = |id: &str, day: &str| record.as_of(Some(day.parse().unwrap()), None).promised_by(&shipped(id));
    assert!(!there("peai", "2015-12-31") && there("peai", "2016-01-01"));
    assert!(!there("cinco-casas", "2006-12-31") && there("cinco-casas", "2007-01-01"));
    assert!(there("convenio-cgai-icpcd", "2010-01-01"), "what nothing dates is always shown");
}

proptest! {
    #[test]
    fn without_a_window_nothing_is_ever_open_and_without_a_search_never_unresolved(
        facts in some_facts(1..=5), by in proptest::option::of(2017..2021i32), ahead in 0..3000i64,
    ) {
        let one = promised(by.map(|year| year.to_string()).as_deref());
        let at = noon("2016-06-01") + chrono::Duration::days(ahead);
        let history = LineHistory::of_commitment(&one).with_facts(facts.iter().collect());
        let found = standing(&history, &calendar(), at);
        let has = |wanted: fn(&FactKind) -> bool| facts.iter().any(|fact| wanted(&fact.kind));
        if !has(|kind| matches!(kind, FactKind::Window { .. } | FactKind::DeadlineExtended { .. })) {
            prop_assert!(!matches!(found.kind(), Kind::Open | Kind::Announced));
        }
        if !has(|kind| matches!(kind, FactKind::CheckedNoAct { .. })) {
            prop_assert_ne!(found.kind(), Kind::Unresolved);
        }
        prop_assert!(!found.reasons.is_empty());
        prop_assert_eq!(&found, &standing(&history, &calendar(), at));
    }

    #[test]
    fn with_a_date_and_nothing_else_on_record_the_day_alone_decides(by in 2017..2021i32, ahead in 0..3000i64) {
        let one = promised(Some(&by.to_string()));
        let at = noon("2016-06-01") + chrono::Duration::days(ahead);
        let found = standing(&LineHistory::of_commitment(&one), &calendar(), at);
        let passed = at.date_naive() > date(&by.to_string()).last();
        prop_assert_eq!(found.kind(), if passed { Kind::Overdue } else { Kind::UnderReview });
    }
}

#[test]
fn commitments_are_not_among_the_lines() {
    let record = record();
    let lines: BTreeMap<&str, ()> = record.lines().keys().map(|id| (id.as_str(), ())).collect();
    assert!(record.commitments.keys().all(|id| !lines.contains_key(id.as_str())));
    assert_eq!(lines.len(), 26);
}
