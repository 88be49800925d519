//! Facts about anything: which kind belongs to which subject, and how institutions' and programmes' facts are refused.

use super::examples::*;
use acuse::calls::dates::Zone;
use acuse::calls::facts::{AssertedBy, Because, CourtOrder, Fact, FactKind, Hours, Level, NewFact, Subject, SubjectKind, Window};
use acuse::calls::model::EditionOf;
use acuse::calls::record::Record;
use acuse::calls::rules::{FactRefusal, decide, decide_on};
use acuse::calls::standing::RuleId;
use acuse::ids::{FactId, TemplateId};
use std::collections::BTreeSet;

/// One fact of every kind, each consistent in itself.
fn one_of_each() -> Vec<FactKind> {
    let awards = None;
    let searched = vec!["the gazette".to_owned()];
    let edition = EditionOf { template: TemplateId::from_text("migrante-bienvenido-verano"), year: 2017 };
    let hours = Hours { from: "09:00:00".parse().unwrap(), to: "15:00:00".parse().unwrap() };
    let closes = "2018-03-31".to_owned().try_into().unwrap();
    let window = Window { hours: Some(hours), by_window: true, ..Window::new(None, Some(closes), Zone::MEXICO_CITY) };
    vec![
        FactKind::Published { results_promised: None },
        FactKind::Amended { results_promised: None },
        FactKind::DeadlineExtended { closes, zone: Zone::MEXICO_CITY, clock: None, results_promised: None },
        FactKind::Window { window, results_promised: None },
        suspended("s", "2018", None).said.kind,
        FactKind::Resumed { results_promised: None },
        FactKind::OrderedByCourt { order: CourtOrder::Other, court: None, until: None },
        FactKind::ResultsPublished { awards: awards.clone() },
        FactKind::PartlyResolved { awards: awards.clone() },
        FactKind::DeclaredVoid,
        FactKind::Cancelled,
        FactKind::Annulled,
        FactKind::Reopened,
        FactKind::Paid { awards, partly: false },
        FactKind::NotPaid,
        FactKind::CheckedNoAct { searched: searched.clone(), not_searched: Vec::new() },
        FactKind::EditionNotFound { edition, searched, not_searched: Vec::new() },
        FactKind::ReportedNotResolved,
        FactKind::AuthorityNotified { how: None, before_publication: true, about: None },
        FactKind::AuthorityReplied { to: None, letter: true },
        FactKind::Disputed,
        FactKind::Corrected,
        FactKind::Redacted { fact: FactId::from_text("old") },
        FactKind::Created,
        FactKind::Renamed,
        FactKind::Dissolved,
        FactKind::Succeeded { successor: "sebien".into() },
        FactKind::Moved { successor: "sebien".into() },
        FactKind::TermsSuspended { first: day("2018-09-20"), last: day("2018-09-25") },
        FactKind::DueRecomputed { was: date("2018-05"), due: date("2018-06"), because: because("2018-05-01") },
    ]
}

/// The names that data may use, as the reader of data itself lists them.
fn known_names() -> BTreeSet<String> {
    let refused = serde_json::from_value::<FactKind>(serde_json::json!({ "type": "nothing" })).unwrap_err().to_string();
    refused.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

const SUBJECTS: [(SubjectKind, &str); 4] = [
    (SubjectKind::Line, "sederec-2018-mixtos"),
    (SubjectKind::Call, "sederec-2018-mixtos"),
    (SubjectKind::Programme, "migrante-bienvenido"),
    (SubjectKind::Institution, "sibiso"),
];

fn about(subject: (SubjectKind, &str), id: &str, on: &str, kind: FactKind) -> NewFact {
    let mut fact = fact(id, on, kind).said;
    fact.subject = Subject::new(subject.0, subject.1);
    fact.asserted_by = AssertedBy::Steward;
    fact
}

fn recording(record: &Record, fact: NewFact) -> Result<Vec<NewFact>, FactRefusal> {
    decide_on(&record.as_of(None, None), fact, noon("2026-11-23"))
}

fn with(facts: Vec<NewFact>) -> Record {
    let mut record = record();
    record.add_facts(facts, noon("2026-11-22"));
    record
}

fn of(institution: &str, id: &str, on: &str, kind: FactKind) -> NewFact {
    about((SubjectKind::Institution, institution), id, on, kind)
}

#[test]
fn the_examples_are_of_every_kind() {
    let names: BTreeSet<String> = one_of_each().iter().map(|kind| kind.name().to_owned()).collect();
    assert_eq!(names, known_names());
}

#[test]
fn every_kind_has_a_subject_where_it_is_accepted_and_is_refused_by_name_on_every_other() {
    for kind in one_of_each() {
        let mut accepted = 0;
        for subject in SUBJECTS {
            let old = about(subject, "old", "2018-03-01", FactKind::Disputed);
            let mut settings = vec![with(vec![old.clone()])];
            if subject.0 == SubjectKind::Line || subject.0 == SubjectKind::Call {
                let promised = FactKind::Published { results_promised: Some(date("2018-05")) };
                let before = [promised, suspended("s", "2018", None).said.kind].into_iter().enumerate();
                let before = before.map(|(n, kind)| about(subject, &format!("b{n}"), "2018-04-01", kind));
                settings.push(with(std::iter::once(old.clone()).chain(before).collect()));
                settings.push(with(vec![old, about(subject, "r", "2018-05-01", FactKind::DeclaredVoid)]));
            }
            let mut fact = about(subject, "new", "2018-06-01", kind.clone());
            if matches!(kind, FactKind::Corrected) {
                fact.supersedes = Some(FactId::from_text("old"));
            }
            if matches!(kind, FactKind::Created | FactKind::Dissolved) {
                fact.occurred_on = date("2019");
            }
            let found: Vec<_> = settings.iter().map(|record| recording(record, fact.clone())).collect();
            if kind.is_about(subject.0) {
                assert!(found.iter().any(Result::is_ok), "{} on {:?}: {found:?}", kind.name(), subject.0);
                accepted += 1;
            } else {
                assert!(found.iter().all(|f| *f == Err(FactRefusal::WrongSubject)), "{} on {:?}", kind.name(), subject.0);
            }
        }
        assert!(accepted > 0, "{} is accepted nowhere", kind.name());
    }
}

#[test]
fn a_commitment_takes_every_kind_that_a_line_takes() {
    for kind in one_of_each() {
        assert_eq!(kind.is_about(SubjectKind::Commitment), kind.is_about(SubjectKind::Line), "{}", kind.name());
    }
    let mut fact = fact("p", "2018-02-01", FactKind::Published { results_promised: None }).said;
    fact.subject = Subject::new(SubjectKind::Commitment, "feria");
    assert!(decide(&line(&[]), &calendar(), fact, noon("2026-11-23")).is_ok());
}

#[test]
fn what_the_record_does_not_describe_has_no_facts() {
    for kind in SubjectKind::ALL {
        let fact = about((kind, "nobody"), "new", "2018-06-01", FactKind::Disputed);
        assert_eq!(recording(&record(), fact), Err(FactRefusal::UnknownSubject), "{kind:?}");
    }
}

#[test]
fn an_institution_is_created_once_and_dissolved_once_and_in_that_order() {
    let created = |id, on| of("sibiso", id, on, FactKind::Created);
    let dissolved = |id, on| of("sibiso", id, on, FactKind::Dissolved);
    assert_eq!(recording(&record(), dissolved("d", "2018-12-31")), Err(FactRefusal::DissolvedBeforeCreated), "it began in 2019");
    let begun = with(vec![created("c", "2019-02-01")]);
    assert_eq!(recording(&begun, created("c2", "2019-03-01")), Err(FactRefusal::AlreadyCreated));
    assert_eq!(recording(&begun, dissolved("d", "2019-01-15")), Err(FactRefusal::DissolvedBeforeCreated));
    assert!(recording(&begun, dissolved("d", "2019-02")).is_ok());
    let ended = with(vec![dissolved("d", "2024-10")]);
    assert_eq!(recording(&ended, dissolved("d2", "2025-01-01")), Err(FactRefusal::AlreadyDissolved));
    assert_eq!(recording(&ended, created("c", "2025-01-01")), Err(FactRefusal::DissolvedBeforeCreated));
    assert_eq!(recording(&ended, of("sibiso", "r", "2025-01-01", FactKind::Renamed)), Err(FactRefusal::AlreadyDissolved));
    assert!(recording(&ended, of("sibiso", "r", "2020-01-01", FactKind::Renamed)).is_ok());
    let mut instead = dissolved("d2", "2024-09-30");
    instead.supersedes = Some(FactId::from_text("d"));
    assert!(recording(&ended, instead).is_ok(), "a correction takes its place");
}

#[test]
fn nobody_comes_after_themselves_at_once_or_by_way_of_others() {
    let followed = |own: &str, by: &str| of(own, "s", "2025-01-01", FactKind::Succeeded { successor: by.into() });
    assert_eq!(recording(&record(), followed("sebien", "sebien")), Err(FactRefusal::SuccessionCircle));
    assert_eq!(recording(&record(), followed("sebien", "sederec")), Err(FactRefusal::SuccessionCircle), "by SIBISO");
    assert_eq!(recording(&record(), followed("sebien", "nobody")), Err(FactRefusal::UnknownSuccessor));
    assert!(recording(&record(), followed("sebien", "ime")).is_ok());
    let mut recorded = followed("sebien", "ime");
    recorded.id = FactId::from_text("recorded");
    assert_eq!(recording(&with(vec![recorded]), followed("ime", "sebien")), Err(FactRefusal::SuccessionCircle), "by a fact");
}

#[test]
fn a_programme_moves_to_what_is_known_until_it_is_cancelled() {
    let pcs = (SubjectKind::Programme, "pcs");
    let moved = |on: &str, to: &str| about(pcs, "m", on, FactKind::Moved { successor: to.into() });
    assert_eq!(recording(&record(), moved("2018", "nobody")), Err(FactRefusal::UnknownSuccessor));
    assert_eq!(recording(&record(), moved("2018", "pcs")), Err(FactRefusal::SuccessionCircle));
    assert!(recording(&record(), moved("2018", "sedesol-federal")).is_ok());
    assert_eq!(recording(&record(), moved("2020", "sedesol-federal")), Err(FactRefusal::AfterCancelled));
    assert_eq!(recording(&record(), about(pcs, "c", "2020", FactKind::Cancelled)), Err(FactRefusal::AfterCancelled));
}

#[test]
fn terms_stand_still_from_a_first_day_to_a_last() {
    let terms = |first: &str, last: &str| {
        of("sibiso", "t", "2020-03-20", FactKind::TermsSuspended { first: day(first), last: day(last) })
    };
    assert!(recording(&record(), terms("2020-03-23", "2020-04-19")).is_ok());
    assert!(recording(&record(), terms("2020-03-23", "2020-03-23")).is_ok());
    assert_eq!(recording(&record(), terms("2020-04-19", "2020-03-23")), Err(FactRefusal::EndsBeforeItBegins));
}

#[test]
fn a_call_s_fact_bears_on_all_its_lines_and_has_to_fit_each() {
    let mut record = record();
    let mut call = record.calls().values().find(|call| call.id.as_str() == "sibiso-2019-coinbis").unwrap().clone();
    let two = call.all_lines().remove(0);
    call.lines =
        ["uno", "dos"].map(|id| acuse::calls::model::Line { id: acuse::ids::LineId::from_text(id), ..two.clone() }).to_vec();
    record.add_call(call);
    let of_call = |id, on, kind| about((SubjectKind::Call, "sibiso-2019-coinbis"), id, on, kind);
    assert!(recording(&record, of_call("s", "2019-04-01", suspended("s", "2019", None).said.kind)).is_ok());
    let one = about((SubjectKind::Line, "uno"), "s1", "2019-04-01", suspended("s", "2019", None).said.kind);
    record.add_facts(vec![one], noon("2026-11-22"));
    let resumed = FactKind::Resumed { results_promised: None };
    assert_eq!(recording(&record, of_call("r", "2019-05-01", resumed.clone())), Err(FactRefusal::NotSuspended), "dos was not");
    assert!(recording(&record, about((SubjectKind::Line, "uno"), "r", "2019-05-01", resumed)).is_ok());
}

#[test]
fn an_authority_answers_for_itself_and_by_letter_through_the_steward() {
    let before = [check("k", "2019-03-01")];
    let reply = |who, letter, to: Option<&str>| {
        let kind = FactKind::AuthorityReplied { to: to.map(FactId::from_text), letter };
        let mut fact = at_level(Level::Testimony, fact("reply", "2026-11-01", kind)).said;
        fact.asserted_by = who;
        decide(&line(&before), &calendar(), fact, noon("2026-11-23")).map(|_| ())
    };
    assert_eq!(reply(AssertedBy::Authority, false, Some("k")), Ok(()));
    assert_eq!(reply(AssertedBy::Authority, false, None), Ok(()));
    assert_eq!(reply(AssertedBy::Authority, false, Some("elsewhere")), Err(FactRefusal::RepliesToNothing));
    assert_eq!(reply(AssertedBy::Steward, true, Some("k")), Ok(()));
    for (who, letter) in [
        (AssertedBy::Steward, false),
        (AssertedBy::Authority, true),
        (AssertedBy::Monitor, false),
        (AssertedBy::Monitor, true),
        (AssertedBy::Association, false),
    ] {
        assert_eq!(reply(who, letter, None), Err(FactRefusal::NotTheirsToSay), "{who:?} {letter}");
    }
}

#[test]
fn a_redaction_is_the_stewards_and_names_what_it_takes_words_from() {
    let before = [check("k", "2019-03-01")];
    let redacts = |who, id| {
        let mut fact = fact("x", "2026-11-01", FactKind::Redacted { fact: FactId::from_text(id) }).said;
        fact.asserted_by = who;
        decide(&line(&before), &calendar(), fact, noon("2026-11-23")).map(|_| ())
    };
    assert_eq!(redacts(AssertedBy::Steward, "k"), Ok(()));
    assert_eq!(redacts(AssertedBy::Steward, "elsewhere"), Err(FactRefusal::RedactsNothing));
    assert_eq!(redacts(AssertedBy::Monitor, "k"), Err(FactRefusal::NotTheirsToSay));
}

/// A day that turned out not to be worked; none for an empty text.
fn because(rest: &str) -> Because {
    Because { rest: rest.parse().ok().into_iter().collect(), ..Because::default() }
}

fn recomputed(who: AssertedBy, was: &str, due: &str, rest: &str) -> Fact {
    let kind = FactKind::DueRecomputed { was: date(was), due: date(due), because: because(rest) };
    let mut fact = fact("again", "2018-04-15", kind);
    fact.said.asserted_by = who;
    fact
}

#[test]
fn a_promise_computed_anew_moves_the_promise_from_its_day_on_and_says_so() {
    let mut facts = vec![published("2018-02-01", Some("2018-05-01")), window("2018-03-01", "2018-03-31")];
    assert_eq!(on("2018-05-02", &facts).kind().name(), "overdue");
    facts.push(recomputed(AssertedBy::Steward, "2018-05-01", "2018-05-03", "2018-05-01"));
    let found = on("2018-05-02", &facts);
    assert_eq!(found.kind().name(), "under_review");
    let reason = found.reasons.iter().find(|reason| reason.rule == RuleId::PromiseAhead).unwrap();
    assert_eq!((reason.facts[0].as_str(), reason.dates[0]), ("again", date("2018-05-03")));
    let before = on("2018-04-14", &facts);
    assert_eq!(before.reasons[1].dates[0], date("2018-05-01"), "until then the promise was what it was");
    assert_eq!(on("2018-05-04", &facts).kind().name(), "overdue");
}

#[test]
fn a_promise_is_computed_anew_by_the_system_from_what_was_promised_and_with_a_reason() {
    let facts = [published("2018-02-01", Some("2018-05-01"))];
    let says = |fact: Fact| decide(&line(&facts), &calendar(), fact.said, noon("2026-11-23")).map(|_| ());
    assert_eq!(says(recomputed(AssertedBy::Steward, "2018-05-01", "2018-05-03", "2018-05-02")), Ok(()));
    assert_eq!(says(recomputed(AssertedBy::System, "2018-05-01", "2018-05-03", "2018-05-02")), Ok(()));
    assert_eq!(says(recomputed(AssertedBy::Reference, "2018-05-01", "2018-05-03", "2018-05-02")), Ok(()));
    for who in [AssertedBy::Monitor, AssertedBy::Authority, AssertedBy::Association] {
        assert_eq!(says(recomputed(who, "2018-05-01", "2018-05-03", "2018-05-02")), Err(FactRefusal::NotTheirsToSay));
    }
    let steward = |was, due, because| says(recomputed(AssertedBy::Steward, was, due, because));
    assert_eq!(steward("2018-05-01", "2018-05-01", "2018-05-02"), Err(FactRefusal::NothingRecomputed));
    assert_eq!(steward("2018-04-30", "2018-05-03", "2018-05-02"), Err(FactRefusal::NothingRecomputed));
    assert_eq!(steward("2018-05-01", "2018-05-03", " "), Err(FactRefusal::NoReason));
}

#[test]
fn a_counter_opens_before_it_closes_and_its_last_hour_is_the_last_in_time() {
    let of_hours = |from: &str, to: &str| {
        let mut fact = window("2018-03-01", "2018-03-31");
        if let FactKind::Window { window, .. } = &mut fact.said.kind {
            window.by_window = true;
            window.hours = Some(Hours { from: from.parse().unwrap(), to: to.parse().unwrap() });
        }
        fact
    };
    let says = |fact: Fact| decide(&line(&[]), &calendar(), fact.said, noon("2026-11-23")).map(|_| ());
    assert_eq!(says(of_hours("15:00:00", "09:00:00")), Err(FactRefusal::HoursTurned));
    assert_eq!(says(of_hours("09:00:00", "09:00:00")), Err(FactRefusal::HoursTurned));
    assert_eq!(says(of_hours("09:00:00", "15:00:00")), Ok(()));
    let facts = [of_hours("09:00:00", "15:00:00")];
    let at = |text: &str| acuse::calls::standing::standing(&line(&facts), &calendar(), text.parse().unwrap()).kind().name();
    assert_eq!(at("2018-03-31T21:00:00Z"), "open", "15:00 in Mexico City, on the stroke");
    assert_eq!(at("2018-03-31T21:00:01Z"), "under_review");
}

#[test]
fn a_court_cannot_order_to_resume_what_nobody_suspended() {
    let order = FactKind::OrderedByCourt { order: CourtOrder::Resume, court: None, until: None };
    let says = |facts: &[Fact]| {
        decide(&line(facts), &calendar(), fact("o", "2018-05-01", order.clone()).said, noon("2026-11-23")).map(|_| ())
    };
    assert_eq!(says(&[]), Err(FactRefusal::NotSuspended));
    assert_eq!(says(&[suspended("s", "2018-04-01", None)]), Ok(()));
}
