//! Which lines wait for somebody who looks, and since when a call is there at all.

use super::examples::{day, fact, noon, record};
use acuse::calls::{
    checks::{CheckDue, due},
    facts::{Fact, FactKind, Subject, SubjectKind},
    record::Record,
    standing::Kind,
};
use acuse::ids::{CallId, FactId, InstitutionId, LineId};
use proptest::prelude::*;

const LINE: &str = "sederec-2018-asociaciones";

fn on(record: &Record, line: &str, today: &str) -> Option<CheckDue> {
    due(&record.as_of(None, None), &LineId::from_text(line), noon(today))
}

/// The founding line was checked on 22 November 2026.
#[test]
fn a_check_is_asked_for_again_two_months_before_it_goes_stale() {
    let record = record();
    assert_eq!(on(&record, LINE, "2026-11-23"), None);
    assert_eq!(on(&record, LINE, "2027-09-23"), None, "305 days after");
    assert_eq!(on(&record, LINE, "2027-09-24"), Some(CheckDue::Soon));
    assert_eq!(on(&record, LINE, "2027-11-22"), Some(CheckDue::Soon), "365 days after");
    assert_eq!(on(&record, LINE, "2027-11-23"), Some(CheckDue::Stale));
}

#[test]
fn the_twenty_shipped_lines_without_an_outcome_wait_because_nobody_has_looked() {
    let record = record();
    let view = record.as_of(None, None);
    let never = record.lines().keys().filter(|line| due(&view, line, noon("2026-11-23")) == Some(CheckDue::Never)).count();
    assert_eq!(never, 20);
}

#[test]
fn a_line_with_an_outcome_waits_for_nobody() {
    let record = record();
    for (line, assessed) in lines(&record, "2030-01-01") {
        let outcome = !matches!(assessed, Kind::Unresolved | Kind::SuspensionOver | Kind::Overdue | Kind::Unknown);
        assert!(!outcome || on(&record, line.as_str(), "2030-01-01").is_none(), "{line}");
    }
}

fn lines(record: &Record, today: &str) -> Vec<(LineId, Kind)> {
    let view = record.as_of(None, None);
    record.lines().keys().map(|line| (line.clone(), view.standing(line, noon(today)).unwrap().kind())).collect()
}

fn about(kind: SubjectKind, id: &str, mut said: Fact) -> Fact {
    said.said.subject = Subject::new(kind, id);
    said
}

#[test]
fn a_list_of_an_earlier_day_has_no_later_calls() {
    let record = record();
    let call = record.call(&CallId::from_text(LINE)).unwrap();
    let there = |text: &str| record.as_of(Some(day(text)), None).existed(call);
    assert!(!there("2017-12-31"));
    assert!(there("2018-06-15") && record.as_of(None, None).existed(call));
}

#[test]
fn a_successor_named_by_a_recorded_fact_counts_from_its_day_and_until_it_is_corrected() {
    let mut record = record();
    let call = record.call(&CallId::from_text(LINE)).unwrap().clone();
    for id in ["sebien", "cogamh"] {
        record.add_fact(about(SubjectKind::Institution, id, fact(&format!("{id}-gone"), "2026-06-01", FactKind::Dissolved)));
    }
    let kind = FactKind::Succeeded { successor: "sepi".to_owned() };
    record.add_fact(about(SubjectKind::Institution, "sebien", fact("sebien-to-sepi", "2026-06-01", kind)));
    let ask = |record: &Record, as_of: Option<&str>| {
        let view = record.as_of(as_of.map(day), None);
        view.answers_now(&call, noon("2026-11-23")).iter().map(|i| i.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ask(&record, None), ["sepi"]);
    assert_eq!(ask(&record, Some("2026-05-31")), ["sebien", "cogamh"]);
    let inherits = |record: &Record| {
        let view = record.as_of(None, None);
        let found = view.inherited(&InstitutionId::from_text("sepi"), noon("2026-11-23"));
        found.iter().flat_map(|(_, calls)| calls).any(|call| call.id.as_str() == LINE)
    };
    assert!(inherits(&record), "its programme went by SIBISO and SEBIEN");
    let mut wrong = about(SubjectKind::Institution, "sebien", fact("not-sepi", "2026-06-02", FactKind::Corrected));
    wrong.said.supersedes = Some(FactId::from_text("sebien-to-sepi"));
    record.add_fact(wrong);
    assert!(ask(&record, None).is_empty(), "nobody is known to answer");
}

proptest! {
    /// Institutions that pass to each other in a circle are a mistake in the record, and never a page that hangs.
    #[test]
    fn successions_end_whatever_is_recorded(links in prop::collection::vec((0_usize..5, 0_usize..5), 0..12)) {
        let ids = ["sederec", "sibiso", "sebien", "cogamh", "sepi"];
        let mut record = record();
        for (n, (from, to)) in links.iter().enumerate() {
            let kind = FactKind::Succeeded { successor: ids[*to].to_owned() };
            record.add_fact(about(SubjectKind::Institution, ids[*from], fact(&format!("s{n}"), "2020-01-01", kind)));
            record.add_fact(about(SubjectKind::Institution, ids[*from], fact(&format!("d{n}"), "2020-01-01", FactKind::Dissolved)));
        }
        let view = record.as_of(None, None);
        let call = record.call(&CallId::from_text(LINE)).unwrap();
        let living = view.answers_now(call, noon("2026-11-23"));
        prop_assert!(living.iter().all(|one| view.ended(one, noon("2026-11-23")).is_none()));
        for id in ids {
            view.inherited(&InstitutionId::from_text(id), noon("2026-11-23"));
            prop_assert!(view.descendants(&InstitutionId::from_text(id)).len() <= 5);
        }
    }
}
