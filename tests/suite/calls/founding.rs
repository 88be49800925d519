//! The founding case: SEDEREC's call of 2018 to associations, as of each day of its history.

use super::examples::{day, noon, record};
use acuse::calls::promise::Sense;
use acuse::calls::record::Record;
use acuse::calls::standing::{Assessment, Kind, RuleId, Standing};
use acuse::ids::{CallId, LineId};

fn as_of(record: &Record, text: &str) -> Assessment {
    let line = LineId::from_text("sederec-2018-asociaciones");
    record.as_of(Some(day(text)), None).standing(&line, noon("2026-11-23")).unwrap()
}

#[test]
fn it_was_suspended_in_june_2018_until_after_election_day_citing_no_law() {
    let found = as_of(&record(), "2018-06-15");
    let Standing::Suspended { stated_reason, since, until, until_sense } = found.standing else { panic!("{found:?}") };
    assert_eq!(until_sense, Sense::AfterElection, "the day itself was not said to be the end");
    assert_eq!((since.to_string().as_str(), until.unwrap().to_string().as_str()), ("2018-Q2", "2018-07-01"));
    assert_eq!(stated_reason.es.as_deref(), Some("año electoral, «por ley»"));
    assert_eq!(stated_reason.legal_basis_named, None);
}

#[test]
fn election_day_itself_is_still_suspended_and_the_next_day_is_not() {
    let record = record();
    assert_eq!(as_of(&record, "2018-07-01").kind(), Kind::Suspended);
    assert_eq!(as_of(&record, "2018-07-02").standing, Standing::SuspensionOver { days: 1 });
}

#[test]
fn in_october_2018_the_suspension_was_over_for_92_days() {
    assert_eq!(as_of(&record(), "2018-10-01").standing, Standing::SuspensionOver { days: 92 });
}

#[test]
fn when_its_fiscal_year_and_its_institution_ended_it_was_not_yet_unresolved() {
    let record = record();
    assert_eq!(as_of(&record, "2018-12-31").kind(), Kind::SuspensionOver);
    assert_eq!(as_of(&record, "2019-01-01").kind(), Kind::Unresolved);
}

#[test]
fn in_june_2019_it_was_unresolved_since_the_day_after_the_election_by_a_check_made_later() {
    let found = as_of(&record(), "2019-06-01");
    let Standing::Unresolved { since, days, last_checked } = found.standing else { panic!("{found:?}") };
    assert_eq!((since, days), (day("2018-07-02"), 334));
    assert_eq!(last_checked.to_string(), "2026-11-22");
    let rules: Vec<RuleId> = found.reasons.iter().map(|r| r.rule).collect();
    assert!(rules.contains(&RuleId::FiscalYearEnded) && rules.contains(&RuleId::InstitutionDissolved), "{rules:?}");
    assert!(found.reasons[0].to_verify, "the rule of fiscal years is general knowledge, and says so");
}

#[test]
fn today_it_is_unresolved_since_the_day_after_the_election() {
    let line = LineId::from_text("sederec-2018-asociaciones");
    let found = record().as_of(None, None).standing(&line, noon("2026-11-23")).unwrap();
    let Standing::Unresolved { since, .. } = found.standing else { panic!("{found:?}") };
    assert_eq!(since, day("2018-07-02"));
    assert!(!found.beside.checked.unwrap().stale);
    assert_eq!(found.beside.reported_not_resolved.len(), 1);
}

#[test]
fn a_year_after_the_last_check_the_check_is_stale_and_the_line_still_unresolved() {
    let line = LineId::from_text("sederec-2018-asociaciones");
    let found = record().as_of(None, None).standing(&line, noon("2027-11-23")).unwrap();
    assert_eq!(found.kind(), Kind::Unresolved);
    assert!(found.beside.checked.unwrap().stale);
}

#[test]
fn before_anything_was_recorded_nothing_was_known_of_it() {
    let line = LineId::from_text("sederec-2018-asociaciones");
    let record = record();
    let known_on = |text: &str| record.as_of(None, Some(day(text))).standing(&line, noon("2026-11-23")).unwrap().kind();
    assert_eq!(known_on("2026-11-21"), Kind::Unknown);
    assert_eq!(known_on("2026-11-22"), Kind::Unresolved);
}

#[test]
fn whoever_asks_about_it_today_is_sent_to_those_that_took_over_its_programme_and_still_exist() {
    let record = record();
    let call = record.call(&CallId::from_text("sederec-2018-asociaciones")).unwrap();
    let ask = |as_of: Option<&str>| {
        let view = record.as_of(as_of.map(day), None);
        view.answers_now(call, noon("2026-11-23")).iter().map(|i| i.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ask(None), ["sebien", "cogamh"], "its programme went to SIBISO, which is gone too");
    assert_eq!(ask(Some("2020-01-01")), ["sibiso"]);
    assert!(ask(Some("2018-06-15")).is_empty(), "while SEDEREC existed it was the one to ask");
}
