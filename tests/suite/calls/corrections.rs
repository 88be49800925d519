//! Whose word takes the place of whose: on lines received here the institution's own is its own, and nobody erases what others found.

use super::examples::*;
use acuse::calls::facts::{AssertedBy, Fact, FactKind, Level, NewFact};
use acuse::calls::rules::{FactRefusal, decide};
use acuse::calls::standing::{Kind, LineHistory, standing};

fn said(who: AssertedBy, level: Level, fact: Fact) -> Fact {
    let mut fact = at_level(level, fact);
    fact.said.asserted_by = who;
    fact.said.by = Some(format!("{who:?}"));
    fact
}

fn received(facts: &[Fact]) -> LineHistory<'_> {
    LineHistory { received_here: true, ..line(facts) }
}

fn withdrawn(target: &str) -> Fact {
    superseding(target, fact("c", "2018-05-02", FactKind::Corrected))
}

fn recording(line: &LineHistory<'_>, proposed: NewFact) -> Result<(), FactRefusal> {
    decide(line, &calendar(), proposed, noon("2018-05-03")).map(|_| ())
}

#[test]
fn on_a_line_received_here_nobody_else_takes_back_what_its_institution_did() {
    let act = said(AssertedBy::Authority, Level::OfficialPage, suspended("s", "2018-04-01", None));
    let before = [act.clone()];
    for who in [AssertedBy::Steward, AssertedBy::Monitor, AssertedBy::Reference] {
        // An act of the strongest evidence, as a withdrawal or as another fact in its place.
        for other in [withdrawn("s"), superseding("s", fact("c", "2018-05-02", FactKind::Amended { results_promised: None }))] {
            let other = said(who, Level::OfficialAct, other);
            assert_eq!(recording(&received(&before), other.said.clone()), Err(FactRefusal::OnlyTheAuthority), "{who:?}");
            let facts = [act.clone(), other.clone()];
            assert_eq!(standing(&received(&facts), &calendar(), noon("2018-05-03")).kind(), Kind::Suspended, "{who:?}");
            // Elsewhere evidence decides.
            assert_eq!(recording(&line(&before), other.said), Ok(()));
            assert_ne!(standing(&line(&facts), &calendar(), noon("2018-05-03")).kind(), Kind::Suspended);
        }
    }
    let own = said(AssertedBy::Authority, Level::OfficialPage, withdrawn("s"));
    assert_eq!(recording(&received(&before), own.said.clone()), Ok(()));
    assert_ne!(standing(&received(&[act, own]), &calendar(), noon("2018-05-03")).kind(), Kind::Suspended);
}

#[test]
fn what_others_found_about_an_authority_it_answers_and_never_takes_away() {
    let found = said(AssertedBy::Monitor, Level::PressOrAcademic, check("k", "2018-05-01"));
    let own = said(AssertedBy::Authority, Level::OfficialPage, withdrawn("k"));
    let before = [found.clone()];
    for history in [line(&before), received(&before)] {
        assert_eq!(recording(&history, own.said.clone()), Err(FactRefusal::AboutTheAuthority));
    }
    let facts = [found, own];
    assert!(standing(&line(&facts), &calendar(), noon("2018-05-03")).beside.checked.is_some());
    // Another person who watches may take it back, with evidence as strong.
    let other = said(AssertedBy::Steward, Level::PressOrAcademic, withdrawn("k"));
    assert_eq!(recording(&line(&before), other.said), Ok(()));
}

#[test]
fn on_a_line_received_here_others_reports_about_its_programme_or_institution_stop_nothing() {
    let facts = [said(AssertedBy::Authority, Level::OfficialPage, window("2018-03-01", "2018-06-30"))];
    let cancelled = |who, level| said(who, level, fact("p", "2018-04-01", FactKind::Cancelled));
    let dissolved = |who, level| said(who, level, fact("i", "2018-04-01", FactKind::Dissolved));
    let asked = |who, level, received_here, day: &str| {
        let (programme, institution) = (cancelled(who, level), dissolved(who, level));
        let history = LineHistory { received_here, ..line(&facts) };
        let of_programme = LineHistory { programme: vec![&programme], ..history.clone() };
        let of_institution = LineHistory { institution: vec![&institution], ..history };
        [of_programme, of_institution].map(|history| {
            let found = standing(&history, &calendar(), noon(day));
            (found.kind(), found.beside.disputed.len())
        })
    };
    for (who, level) in [(AssertedBy::Monitor, Level::PressOrAcademic), (AssertedBy::Steward, Level::OfficialAct)] {
        assert_eq!(asked(who, level, true, "2018-05-01"), [(Kind::Open, 1), (Kind::Open, 1)], "{who:?}: it may still be filed");
        let elsewhere = if level.is_act() { Kind::Cancelled } else { Kind::ReportedCancelled };
        assert_eq!(asked(who, level, false, "2018-05-01"), [(elsewhere, 0), (Kind::Open, 0)], "{who:?}");
    }
    let own = asked(AssertedBy::Authority, Level::OfficialPage, true, "2018-05-01");
    assert_eq!(own[0], (Kind::Cancelled, 0), "the institution itself cancels its programme");
}

#[test]
fn a_report_about_a_programme_disputes_only_lines_that_it_would_touch() {
    let facts = [said(AssertedBy::Authority, Level::OfficialPage, results("2018-05-01"))];
    let later = said(AssertedBy::Monitor, Level::PressOrAcademic, fact("p", "2019-04-01", FactKind::Cancelled));
    let history = LineHistory { programme: vec![&later], ..received(&facts) };
    assert!(standing(&history, &calendar(), noon("2019-05-01")).beside.disputed.is_empty(), "its year was 2018");
}
