//! The rules of standing, one at a time.

use super::examples::*;
use acuse::calls::dates::Zone;
use acuse::calls::facts::{AssertedBy, CourtOrder, Fact, FactKind, Level};
use acuse::calls::model::{Confidence, Jurisdiction};
use acuse::calls::standing::{CallStanding, Kind, Overtaken, Payment, RuleId, Standing, is_held, overtaken, standing};

#[test]
fn a_window_ahead_is_announced_then_open_then_under_review() {
    let facts = [published("2018-02-01", None), window("2018-03-01", "2018-03-31T15:00")];
    assert_eq!(on("2018-02-15", &facts).kind(), Kind::Announced);
    assert_eq!(on("2018-03-31", &facts).kind(), Kind::Open);
    assert_eq!(on("2018-04-01", &facts).standing, Standing::UnderReview { due: None });
}

#[test]
fn past_its_fiscal_year_and_unchecked_it_is_unknown_not_unresolved() {
    let facts = [published("2018-02-01", None), window("2018-03-01", "2018-03-31")];
    assert_eq!(on("2018-12-31", &facts).kind(), Kind::UnderReview);
    assert_eq!(on("2019-01-01", &facts).kind(), Kind::Unknown);
}

#[test]
fn past_its_fiscal_year_and_checked_it_is_unresolved_since_the_years_end() {
    let facts = [published("2018-02-01", None), window("2018-03-01", "2018-03-31"), check("check", "2019-03-01")];
    let Standing::Unresolved { since, .. } = on("2019-01-10", &facts).standing else { panic!() };
    assert_eq!(since, day("2018-12-31"));
    assert_eq!(on("2018-12-31", &facts).kind(), Kind::UnderReview);
}

#[test]
fn a_check_made_before_the_promise_was_due_says_nothing_about_after() {
    let facts = [window("2018-03-01", "2018-03-31"), published("2018-02-01", Some("2018-08")), check("check", "2018-07-01")];
    assert_eq!(on("2019-02-01", &facts).kind(), Kind::Overdue);
}

#[test]
fn a_promise_by_month_is_overdue_only_after_its_last_day_and_days_are_at_least() {
    let facts = [published("2018-02-01", Some("2018-05")), window("2018-03-01", "2018-03-31")];
    assert_eq!(on("2018-05-31", &facts).kind(), Kind::UnderReview);
    let found = on("2018-06-02", &facts);
    assert_eq!((found.standing, found.at_least), (Standing::Overdue { days: 2 }, true));
}

#[test]
fn a_promise_still_ahead_keeps_the_years_end_from_making_it_unresolved() {
    let facts = [published("2018-02-01", Some("2019-02-15")), window("2018-03-01", "2018-03-31"), check("check", "2026-01-01")];
    assert_eq!(on("2019-01-10", &facts).kind(), Kind::UnderReview);
    assert_eq!(on("2019-02-16", &facts).kind(), Kind::Unresolved);
}

#[test]
fn a_promise_over_a_year_past_makes_it_unresolved_within_its_fiscal_year() {
    let facts = [published("2018-02-01", Some("2018-04-30")), window("2018-03-01", "2018-03-31"), check("check", "2026-01-01")];
    let mut line = line(&facts);
    line.fiscal_year = Some(2030);
    assert_eq!(standing(&line, &calendar(), noon("2019-04-30")).kind(), Kind::Overdue);
    let found = standing(&line, &calendar(), noon("2019-05-01"));
    assert_eq!(found.kind(), Kind::Unresolved);
    assert_eq!(found.reasons[0].rule, RuleId::PromiseLongPast);
}

#[test]
fn illinois_fiscal_year_ends_on_30_june_and_a_federal_programme_abroad_follows_mexicos() {
    let end = |jurisdiction: &str| calendar().fiscal_end(&Jurisdiction::new(jurisdiction), 2019).unwrap().day;
    assert_eq!(end("Illinois"), day("2019-06-30"));
    for jurisdiction in ["CDMX", "federal", "federal (US)", "Chicago"] {
        assert_eq!(end(jurisdiction), day("2019-12-31"), "{jurisdiction}");
    }
    assert_eq!(calendar().fiscal_year_of(&Jurisdiction::new("Illinois"), day("2019-07-01")), Some(2020));
}

#[test]
fn a_window_while_suspended_is_suspended_and_open_again_when_resumed() {
    let mut facts = vec![window("2018-03-01", "2018-12-01"), suspended("s", "2018-04-01", None)];
    assert_eq!(on("2018-05-01", &facts).kind(), Kind::Suspended);
    facts.push(fact("r", "2018-05-10", FactKind::Resumed { results_promised: None }));
    assert_eq!(on("2018-05-10", &facts).kind(), Kind::Open);
}

#[test]
fn a_closing_is_overtaken_by_a_suspension_that_came_before_it_and_lasted() {
    let closes = || window("2018-03-01", "2018-05-10T15:00");
    let resumed = |on: &str| fact("r", on, FactKind::Resumed { results_promised: None });
    let found = |facts: &[Fact], on: &str| overtaken(&line(facts), noon(on));
    let held = [closes(), suspended("s", "2018-05-10", None)];
    assert_eq!(found(&held, "2018-05-10"), None, "it lies ahead still");
    assert!(is_held(&line(&held), Kind::Suspended, noon("2018-05-10")));
    assert_eq!(found(&held, "2018-05-11"), Some(Overtaken { resumed: None }));
    assert_eq!(found(&[closes(), suspended("s", "2018-05-11", None)], "2018-06-01"), None, "it had closed before");
    assert!(!is_held(&line(&[closes(), suspended("s", "2018-05-11", None)]), Kind::Suspended, noon("2018-06-01")));
    let (short, long) = (suspended("s", "2018-04-01", Some("2018-05-09")), suspended("s", "2018-04-01", Some("2018-05-10")));
    assert_eq!(found(&[closes(), short], "2018-06-01"), None, "it was open again on its last day");
    assert_eq!(found(&[closes(), long], "2018-06-01"), Some(Overtaken { resumed: None }));
    let again = [closes(), suspended("s", "2018-04-01", None), resumed("2018-05-12")];
    let at = Zone::MEXICO_CITY.start_of(day("2018-05-12"));
    assert_eq!(found(&again, "2018-05-11"), Some(Overtaken { resumed: None }));
    assert_eq!(found(&again, "2018-06-01"), Some(Overtaken { resumed: Some(at) }));
    assert!(!is_held(&line(&again), Kind::UnderReview, noon("2018-06-01")));
    assert_eq!(found(&[closes(), suspended("s", "2018-04-01", None), resumed("2018-05-10")], "2018-06-01"), None, "in time");
    let later = fact(
        "w",
        "2018-05-12",
        FactKind::DeadlineExtended {
            closes: "2018-06-10T15:00".to_owned().try_into().unwrap(),
            zone: Zone::MEXICO_CITY,
            clock: None,
            results_promised: None,
        },
    );
    assert_eq!(found(&[&again[..], &[later]].concat(), "2018-07-01"), None, "the later closing passed while it received");
}

#[test]
fn an_act_of_today_holds_from_its_instant_and_not_from_midnight() {
    let closes = window("2018-03-01", "2018-05-10T15:00");
    let recorded = |hour: u32| {
        let mut act = suspended("s", "2018-05-10", None);
        act.recorded_at = Zone::MEXICO_CITY.earliest(day("2018-05-10").and_hms_opt(hour, 0, 0).unwrap());
        act
    };
    assert_eq!(overtaken(&line(&[closes.clone(), recorded(16)]), noon("2018-05-11")), None);
    assert!(overtaken(&line(&[closes, recorded(14)]), noon("2018-05-11")).is_some());
}

#[test]
fn a_suspension_without_an_end_does_not_keep_a_checked_line_from_being_unresolved() {
    let endless = [suspended("s", "2018-04-01", None), check("check", "2026-01-01")];
    assert_eq!(on("2019-02-01", &endless).kind(), Kind::Unresolved);
    let ahead = [suspended("s", "2018-04-01", Some("2030-01-01")), check("check", "2026-01-01")];
    assert_eq!(on("2019-02-01", &ahead).kind(), Kind::Suspended);
}

#[test]
fn a_courts_order_suspends_and_is_its_own_reason() {
    let order = FactKind::OrderedByCourt { order: CourtOrder::Suspend, court: Some("TEPJF".into()), until: None };
    let found = on("2018-05-01", &[fact("o", "2018-04-20", order)]);
    assert_eq!(found.reasons[0].rule, RuleId::SuspendedByCourt);
    let Standing::Suspended { stated_reason, .. } = found.standing else { panic!() };
    assert!(stated_reason.court);
}

#[test]
fn a_dissolved_institution_leaves_its_checked_lines_unresolved_unless_a_successor_took_them_on() {
    let dissolved = fact("d", "2018-08-31", FactKind::Dissolved);
    let mut facts = vec![check("check", "2026-01-01"), published("2018-02-01", None)];
    let kind = |facts: &[_]| {
        let mut line = line(facts);
        line.institution = vec![&dissolved];
        standing(&line, &calendar(), noon("2018-10-01")).kind()
    };
    assert_eq!(kind(&facts), Kind::Unresolved);
    facts.push(fact("taken-on", "2018-09-15", FactKind::Amended { results_promised: None }));
    assert_eq!(kind(&facts), Kind::Unknown);
}

#[test]
fn results_by_act_resolve_and_by_the_press_are_reported() {
    assert_eq!(on("2018-08-01", &[results("2018-07-25")]).kind(), Kind::ResolvedAwarded);
    assert_eq!(on("2018-07-24", &[results("2018-07-25")]).kind(), Kind::Unknown);
    assert_eq!(on("2018-08-01", &[at_level(Level::PressOrAcademic, results("2018-07-25"))]).kind(), Kind::ReportedResolved);
    let void = [fact("v", "2018-07-25", FactKind::DeclaredVoid)];
    assert_eq!(on("2018-08-01", &void).kind(), Kind::ResolvedVoid);
    let paid = [fact("p", "2018-07-25", FactKind::Paid { awards: None, partly: false })];
    let found = on("2018-08-01", &paid);
    assert_eq!((found.kind(), found.beside.payment), (Kind::ResolvedAwarded, Payment::Paid));
}

#[test]
fn an_annulment_undoes_what_came_before_it_and_a_report_cannot_undo_an_act() {
    let annulled = |level| at_level(level, fact("a", "2018-09-01", FactKind::Annulled));
    assert_eq!(on("2018-10-01", &[results("2018-07-25"), annulled(Level::OfficialAct)]).kind(), Kind::Unknown);
    assert_eq!(on("2018-10-01", &[results("2018-07-25"), annulled(Level::PressOrAcademic)]).kind(), Kind::ResolvedAwarded);
    assert_eq!(on("2018-10-01", &[results("2018-09-02"), annulled(Level::OfficialAct)]).kind(), Kind::ResolvedAwarded);
    assert_eq!(on("2018-10-01", &[annulled(Level::OfficialAct), results("2018-09-01")]).kind(), Kind::ResolvedAwarded);
}

#[test]
fn a_cancellation_comes_first_and_a_reported_one_does_not_outweigh_an_act() {
    let cancelled = |level| at_level(level, fact("c", "2018-09-01", FactKind::Cancelled));
    assert_eq!(on("2018-10-01", &[results("2018-07-25"), cancelled(Level::OfficialPage)]).kind(), Kind::Cancelled);
    assert_eq!(on("2018-10-01", &[cancelled(Level::PressOrAcademic)]).kind(), Kind::ReportedCancelled);
    assert_eq!(on("2018-10-01", &[results("2018-07-25"), cancelled(Level::PressOrAcademic)]).kind(), Kind::ResolvedAwarded);
}

#[test]
fn testimony_only_disputes() {
    let facts = [results("2018-07-25"), at_level(Level::Testimony, fact("t", "2018-09-01", FactKind::NotPaid))];
    let found = on("2018-10-01", &facts);
    assert_eq!((found.kind(), found.beside.payment), (Kind::ResolvedAwarded, Payment::Unknown));
    assert_eq!(found.beside.disputed[0].as_str(), "t");
}

#[test]
fn what_is_uncertain_or_computed_is_shown_and_never_counted() {
    let mut unsure = results("2018-07-25");
    unsure.said.confidence = Confidence::Uncertain;
    assert_eq!(on("2018-10-01", &[unsure]).kind(), Kind::Unknown);
    let mut computed = window("2018-03-01", "2018-12-01");
    computed.said.inferred = vec!["closing date computed from a window of 20 calendar days; verify".into()];
    assert_eq!(on("2018-10-01", &[computed]).kind(), Kind::Unknown);
}

#[test]
fn a_corrected_fact_stays_visible_but_decides_nothing_on_any_day() {
    let mut facts = vec![results("2018-07-25")];
    facts.push(superseding("results", fact("c", "2026-11-01", FactKind::Corrected)));
    assert_eq!(on("2018-10-01", &facts).kind(), Kind::Unknown);
    assert_eq!(on("2026-11-20", &facts).kind(), Kind::Unknown);
}

#[test]
fn weaker_evidence_of_someone_else_corrects_nothing() {
    let press = at_level(Level::PressOrAcademic, superseding("results", fact("c", "2026-11-01", FactKind::Corrected)));
    assert_eq!(on("2026-11-20", &[results("2018-07-25"), press.clone()]).kind(), Kind::Unknown, "the same monitor may");
    let mut other = press;
    other.said.by = Some("another".into());
    assert_eq!(on("2026-11-20", &[results("2018-07-25"), other]).kind(), Kind::ResolvedAwarded);
}

#[test]
fn for_a_line_received_here_others_accounts_of_the_authoritys_acts_dispute() {
    let mut facts = vec![results("2018-07-25")];
    let kind = |facts: &[acuse::calls::facts::Fact]| {
        let mut line = line(facts);
        line.received_here = true;
        standing(&line, &calendar(), noon("2018-10-01"))
    };
    let found = kind(&facts);
    assert_eq!((found.kind(), found.beside.disputed.len()), (Kind::Unknown, 1));
    facts[0].said.asserted_by = AssertedBy::Authority;
    assert_eq!(kind(&facts).kind(), Kind::ResolvedAwarded);
}

#[test]
fn days_are_days_on_the_authoritys_clock() {
    let facts = [published("2018-02-01", Some("2018-04-30")), window("2018-03-01", "2018-03-31")];
    let at = |text: &str| standing(&line(&facts), &calendar(), text.parse().unwrap()).kind();
    assert_eq!(at("2018-05-01T04:59:00Z"), Kind::UnderReview);
    assert_eq!(at("2018-05-01T05:00:00Z"), Kind::Overdue);
    assert_eq!(line(&facts).zone, Zone::MEXICO_CITY);
}

#[test]
fn a_call_is_what_all_its_lines_are_or_says_that_they_differ() {
    assert_eq!(CallStanding::of(&[]), CallStanding::Same(Kind::Unknown));
    assert_eq!(CallStanding::of(&[Kind::Open, Kind::Open]), CallStanding::Same(Kind::Open));
    let mixed = CallStanding::of(&[Kind::Unresolved, Kind::ResolvedAwarded, Kind::Unresolved]);
    assert_eq!(mixed, CallStanding::Mixed(vec![(Kind::ResolvedAwarded, 1), (Kind::Unresolved, 2)]));
}

#[test]
fn the_kind_is_the_tag_of_the_data() {
    let value = serde_json::to_value(on("2018-08-01", &[results("2018-07-25")])).unwrap();
    assert_eq!((value["kind"].as_str(), value["rules"].as_u64()), (Some("resolved_awarded"), Some(1)));
    assert_eq!(value["reasons"][0]["rule"], "resolved_by_act");
    assert!(Kind::ALL.into_iter().all(|kind| Kind::parse(kind.name()) == Some(kind)));
}
