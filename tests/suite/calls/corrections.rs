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
