//! Which facts may be recorded, and by what name the others are refused.

use super::examples::*;
use acuse::calls::dates::{Moment, Zone};
use acuse::calls::facts::{AssertedBy, Fact, FactKind, Level, NewFact, Subject, SubjectKind, Window};
use acuse::calls::rules::{FactRefusal, confirm, decide};
use acuse::ids::FactId;
use proptest::prelude::*;

fn by(who: AssertedBy, mut fact: Fact) -> NewFact {
    fact.said.asserted_by = who;
    fact.said.by = Some("someone".into());
    fact.said
}

fn recording(facts: &[Fact], proposed: NewFact) -> Result<Vec<NewFact>, FactRefusal> {
    decide(&line(facts), &calendar(), proposed, noon("2026-11-23"))
}

fn authority(facts: &[Fact], proposed: Fact) -> Result<Vec<NewFact>, FactRefusal> {
    recording(facts, by(AssertedBy::Authority, proposed))
}

fn resumed(on: &str) -> Fact {
    fact("resumed", on, FactKind::Resumed { results_promised: None })
}

#[test]
fn an_authority_records_its_act_as_it_is() {
    let recorded = authority(&[], published("2018-02-01", Some("2018-05"))).unwrap();
    assert_eq!((recorded.len(), recorded[0].level, recorded[0].proposed_level), (1, Level::OfficialPage, None));
}

#[test]
fn a_monitors_official_act_counts_as_press_until_a_second_person_confirms_it() {
    let recorded = recording(&[], by(AssertedBy::Monitor, results("2018-07-25"))).unwrap().remove(0);
    assert_eq!((recorded.level, recorded.proposed_level), (Level::PressOrAcademic, Some(Level::OfficialPage)));
    let first = recorded.clone().recorded(noon("2026-11-22"));
    let second = |by: &str, who| {
        let confirmed = confirm(&recorded, FactId::from_text("confirmed"), Some(by.into()), who)?;
        Ok(recording(std::slice::from_ref(&first), confirmed)?.remove(0))
    };
    assert_eq!(second("someone", AssertedBy::Monitor), Err(FactRefusal::SamePerson));
    assert_eq!(second("another", AssertedBy::Association), Err(FactRefusal::NotTheirsToSay));
    let confirmed = second("another", AssertedBy::Steward).unwrap();
    assert_eq!((confirmed.level, confirmed.proposed_level), (Level::OfficialPage, None));
    let by_monitor = second("another", AssertedBy::Monitor).unwrap();
    assert_eq!((by_monitor.level, by_monitor.proposed_level), (Level::OfficialPage, None), "it does not wait again");
    let kind = |facts: &[Fact]| on("2018-10-01", facts).kind().name();
    assert_eq!(kind(std::slice::from_ref(&first)), "reported_resolved");
    let both = [first, confirmed.clone().recorded(noon("2026-11-23"))];
    assert_eq!(kind(&both), "resolved_awarded");
    let again = |fact: &NewFact| confirm(fact, FactId::from_text("again"), Some("third".into()), AssertedBy::Steward);
    assert_eq!(again(&confirmed), Err(FactRefusal::NothingToConfirm));
    assert_eq!(recording(&both, again(&recorded).unwrap()), Err(FactRefusal::AlreadyCorrected));
}

#[test]
fn a_confirmation_says_what_was_proposed_and_nothing_else() {
    let recorded = recording(&[], by(AssertedBy::Monitor, results("2018-07-25"))).unwrap().remove(0);
    let before = [recorded.clone().recorded(noon("2026-11-22"))];
    let honest = confirm(&recorded, FactId::from_text("c"), Some("another".into()), AssertedBy::Steward).unwrap();
    let twisted = [
        NewFact { occurred_on: date("2018-07-26"), ..honest.clone() },
        NewFact { level: Level::OfficialAct, ..honest.clone() },
        NewFact { kind: FactKind::DeclaredVoid, ..honest.clone() },
        NewFact { text_es: "Otra cosa.".into(), ..honest.clone() },
        NewFact { supersedes: Some(FactId::from_text("results")), ..honest.clone() },
        NewFact { confirms: Some(FactId::from_text("elsewhere")), ..honest.clone() },
    ];
    for other in twisted {
        assert_eq!(recording(&before, other), Err(FactRefusal::NothingToConfirm));
    }
    assert!(recording(&before, honest).is_ok());
}

#[test]
fn a_correction_by_act_takes_effect_when_a_second_person_confirms_it() {
    let act = results("2018-07-25");
    let correction = superseding("results", fact("c", "2018-08-01", FactKind::DeclaredVoid));
    let mut correction = by(AssertedBy::Monitor, correction);
    correction.by = Some("ana".into());
    let proposed = recording(std::slice::from_ref(&act), correction).unwrap().remove(0);
    let before = [act, proposed.clone().recorded(noon("2026-11-22"))];
    assert_eq!(on("2018-10-01", &before).kind().name(), "resolved_awarded", "as a report it is too weak");
    let confirmed = confirm(&proposed, FactId::from_text("c2"), Some("luis".into()), AssertedBy::Monitor).unwrap();
    let confirmed = recording(&before, confirmed).unwrap().remove(0).recorded(noon("2026-11-23"));
    let after = [&before[..], &[confirmed]].concat();
    assert_eq!(on("2018-10-01", &after).kind().name(), "resolved_void");
}

#[test]
fn what_no_longer_fits_is_no_longer_confirmed() {
    let resumption = by(AssertedBy::Monitor, resumed("2018-05-01"));
    let suspension = suspended("s", "2018-04-01", None);
    let proposed = recording(std::slice::from_ref(&suspension), resumption).unwrap().remove(0);
    let withdrawn = superseding("s", fact("w", "2026-11-22", FactKind::Corrected));
    let before = [suspension, proposed.clone().recorded(noon("2026-11-22")), withdrawn];
    let confirmed = confirm(&proposed, FactId::from_text("c"), Some("another".into()), AssertedBy::Steward).unwrap();
    assert_eq!(recording(&before, confirmed), Err(FactRefusal::NotSuspended), "nothing was suspended after all");
}

#[test]
fn a_date_in_the_future_of_the_authoritys_clock_is_refused() {
    assert_eq!(authority(&[], published("2026-11-24", None)), Err(FactRefusal::DateInFuture));
    assert!(authority(&[], published("2026-11", None)).is_ok());
}

#[test]
fn a_resumption_needs_a_suspension_on_that_date() {
    assert_eq!(authority(&[], resumed("2018-05-01")), Err(FactRefusal::NotSuspended));
    let facts = [suspended("s", "2018-04-01", None)];
    assert_eq!(authority(&facts, resumed("2018-03-01")), Err(FactRefusal::NotSuspended));
    assert!(authority(&facts, resumed("2018-05-01")).is_ok());
}

#[test]
fn what_is_suspended_is_not_suspended_again_until_its_stated_end_has_passed() {
    let facts = [suspended("s", "2018-04-01", Some("2018-07-01"))];
    assert_eq!(authority(&facts, suspended("again", "2018-07-01", None)), Err(FactRefusal::AlreadySuspended));
    assert!(authority(&facts, suspended("again", "2018-07-02", None)).is_ok());
    assert!(authority(&facts, superseding("s", suspended("instead", "2018-04-02", None))).is_ok());
    assert_eq!(authority(&[], suspended("s", "2018-04-01", Some("2018-03"))), Err(FactRefusal::EndsBeforeItBegins));
}

#[test]
fn results_before_reception_closed_are_refused() {
    let facts = [window("2018-03-01", "2018-03-31T15:00")];
    assert_eq!(authority(&facts, results("2018-03-30")), Err(FactRefusal::ResultsBeforeClosing));
    assert!(authority(&facts, results("2018-03")).is_ok());
}

#[test]
fn a_window_opens_before_it_closes_and_an_extension_extends() {
    let moment = |text| Some(Moment::parse(text).unwrap());
    let window_of = |opens, closes| Window::new(moment(opens), moment(closes), Zone::MEXICO_CITY);
    let turned = FactKind::Window { window: window_of("2018-03-31", "2018-03-01"), results_promised: None };
    assert_eq!(authority(&[], fact("w", "2018-02-01", turned)), Err(FactRefusal::ClosesBeforeItOpens));
    let facts = [window("2018-03-01", "2018-03-31")];
    let extended = |closes: &str| {
        let closes = Moment::parse(closes).unwrap();
        fact(
            "x",
            "2018-03-20",
            FactKind::DeadlineExtended { closes, zone: Zone::MEXICO_CITY, clock: None, results_promised: None },
        )
    };
    assert_eq!(authority(&facts, extended("2018-03-31")), Err(FactRefusal::NotLater));
    assert!(authority(&facts, extended("2018-04-01")).is_ok());
}

#[test]
fn after_a_cancellation_only_reopening_comes_next() {
    let facts = [fact("c", "2018-05-01", FactKind::Cancelled)];
    assert_eq!(authority(&facts, results("2018-06-01")), Err(FactRefusal::AfterCancelled));
    assert!(authority(&facts, published("2018-02-01", None)).is_ok(), "what came before it may still be recorded");
    assert!(authority(&facts, fact("r", "2018-06-01", FactKind::Reopened)).is_ok());
    assert_eq!(authority(&[], fact("a", "2018-06-01", FactKind::Annulled)), Err(FactRefusal::NothingToUndo));
}

#[test]
fn a_correction_names_the_last_word_and_is_not_weaker() {
    let corrected = |target: &str| superseding(target, fact("c2", "2026-11-20", FactKind::Corrected));
    assert_eq!(authority(&[], corrected("results")), Err(FactRefusal::CorrectsNothing));
    assert_eq!(authority(&[], fact("c", "2026-11-20", FactKind::Corrected)), Err(FactRefusal::CorrectsNothing));
    let facts = [results("2018-07-25"), superseding("results", fact("c", "2026-11-19", FactKind::Corrected))];
    assert!(authority(&facts[..1], corrected("results")).is_ok());
    assert_eq!(authority(&facts, corrected("results")), Err(FactRefusal::AlreadyCorrected));
    assert_eq!(authority(&facts, corrected("c")), Err(FactRefusal::CorrectionOfCorrection));
    let weaker = at_level(Level::PressOrAcademic, corrected("results"));
    assert_eq!(recording(&facts[..1], by(AssertedBy::Monitor, weaker)), Err(FactRefusal::WeakerThanCorrected));
}

#[test]
fn too_weak_evidence_names_the_level_it_needs() {
    let weak = at_level(Level::Testimony, results("2018-07-25"));
    let needs = |needed| Err(FactRefusal::LevelTooLow { needed });
    assert_eq!(recording(&[], by(AssertedBy::Monitor, weak)), needs(Level::PressOrAcademic));
    let press = at_level(Level::PressOrAcademic, results("2018-07-25"));
    assert_eq!(authority(&[], press), needs(Level::OfficialPage));
}

#[test]
fn an_association_testifies_and_nothing_more() {
    let says = |fact| recording(&[], by(AssertedBy::Association, fact));
    assert!(says(at_level(Level::Testimony, fact("n", "2018-09-01", FactKind::NotPaid))).is_ok());
    assert_eq!(says(fact("n", "2018-09-01", FactKind::NotPaid)), Err(FactRefusal::NotTheirsToSay));
    assert_eq!(says(at_level(Level::Testimony, results("2018-09-01"))), Err(FactRefusal::NotTheirsToSay));
}

#[test]
fn a_check_says_what_was_searched_and_a_line_is_not_dissolved() {
    let empty = FactKind::CheckedNoAct { searched: vec![" ".into()], not_searched: vec![] };
    let monitor = |fact| recording(&[], by(AssertedBy::Monitor, fact));
    assert_eq!(monitor(fact("k", "2026-11-01", empty)), Err(FactRefusal::NothingSearched));
    assert_eq!(monitor(fact("d", "2018-12-31", FactKind::Dissolved)), Err(FactRefusal::WrongSubject));
    let mut elsewhere = check("k", "2026-11-01");
    elsewhere.said.subject = Subject::new(SubjectKind::Institution, "sederec");
    assert_eq!(monitor(elsewhere), Err(FactRefusal::WrongSubject));
    assert!(monitor(check("k", "2026-11-01")).is_ok());
}

#[test]
fn an_id_is_recorded_once_and_an_unknown_zone_has_its_refusal() {
    assert_eq!(authority(&[results("2018-07-25")], results("2018-07-25")), Err(FactRefusal::AlreadyThere));
    assert_eq!(FactRefusal::from(Zone::parse("Chicago time").unwrap_err()), FactRefusal::UnknownZone);
}

proptest! {
    #[test]
    fn what_was_accepted_can_be_recorded_and_read_on_any_day(days in 0i64..4000, until in 0i64..4000, ended: bool) {
        let start = day("2016-01-01") + chrono::Duration::days(days);
        let end = (day("2016-01-01") + chrono::Duration::days(until)).to_string();
        let fact = suspended("s", &start.to_string(), ended.then_some(end.as_str()));
        if let Ok(recorded) = authority(&[], fact) {
            let facts: Vec<Fact> = recorded.into_iter().map(|f| f.recorded(noon("2026-11-23"))).collect();
            let kind = on(&start.to_string(), &facts).kind();
            prop_assert_eq!(kind.name(), "suspended");
        }
    }
}
