//! Promises stated as a term: dated once, and moved only by a recorded recomputation that says why.

use super::examples::{date, day, noon, record};
use acuse::calls::dates::{Moment, Zone};
use acuse::calls::due::recomputed;
use acuse::calls::facts::{AssertedBy, CountedFrom, FactKind, Level, Moved, NewFact, Subject, SubjectKind, TermOfDays, Window};
use acuse::calls::model::{Confidence, Holiday, HolidayKind, Jurisdiction};
use acuse::calls::record::Record;
use acuse::calls::rules::{FactRefusal, decide_all, decide_on};
use acuse::calls::standing::Kind;
use acuse::clock::Now;
use acuse::ids::{FactId, HolidayId, InstitutionId, LineId};
use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

/// A line of Mexico City's welfare ministry, of which nothing but its publication is known.
const LINE: &str = "sibiso-2019-coinbis";

fn line() -> Subject {
    Subject::line(&LineId::from_text(LINE))
}

fn said(id: &str, on: &str, kind: FactKind) -> NewFact {
    let mut fact = super::examples::fact(id, on, kind).said;
    fact.subject = line();
    fact.asserted_by = AssertedBy::Reference;
    fact
}

fn window(closes: &str) -> FactKind {
    let moment = |text| Moment::parse(text).ok();
    FactKind::Window { window: Window::new(moment("2026-10-01"), moment(closes), Zone::MEXICO_CITY), results_promised: None }
}

fn within(working_days: u16, counted_from: CountedFrom, mut fact: NewFact) -> NewFact {
    fact.term = Some(TermOfDays { working_days, counted_from });
    fact
}

fn today() -> Now {
    noon("2026-11-22")
}

fn taking(record: &mut Record, fact: NewFact) -> NewFact {
    let facts = decide_on(&record.as_of(None, None), fact, today()).unwrap();
    record.add_facts(facts.clone(), today());
    facts.into_iter().next().unwrap()
}

fn refusal(record: &Record, fact: NewFact) -> FactRefusal {
    decide_on(&record.as_of(None, None), fact, today()).unwrap_err()
}

/// The record with a window that closes on 20 November 2026 and promises results within ten working days.
fn promised() -> Record {
    let mut record = record();
    taking(&mut record, within(10, CountedFrom::Closing, said("w", "2026-09-20", window("2026-11-20"))));
    record
}

fn kind_on(record: &Record, on: &str) -> Kind {
    record.as_of(Some(day(on)), None).standing(&LineId::from_text(LINE), noon("2030-01-01")).unwrap().kind()
}

fn rest(on: &str) -> Holiday {
    Holiday {
        id: HolidayId::from_text(format!("sibiso-{on}")),
        date: day(on),
        jurisdiction: Jurisdiction::new("CDMX"),
        institution_id: Some(InstitutionId::from_text("sibiso")),
        name_es: "Día inhábil".into(),
        name_en: "Day of rest".into(),
        kind: HolidayKind::Declared,
        binding: true,
        note: String::new(),
        source: "Gaceta".into(),
        confidence: Confidence::Sourced,
    }
}

fn with_rest(record: &Record, on: &str) -> Record {
    let mut with = record.clone();
    let holiday = rest(on);
    with.holidays.insert(holiday.id.clone(), holiday);
    with
}

fn suspended(first: &str, last: &str) -> NewFact {
    let mut fact = said("t", "2026-11-21", FactKind::TermsSuspended { first: day(first), last: day(last) });
    fact.subject = Subject::new(SubjectKind::Institution, "sibiso");
    fact
}

#[test]
fn a_term_is_dated_by_the_authoritys_calendar_when_it_is_recorded() {
    let record = promised();
    let fact = record.fact(&FactId::from_text("w")).unwrap();
    assert_eq!(fact.kind.results_promised(), Some(date("2026-12-04")));
    assert_eq!(kind_on(&record, "2026-12-04"), Kind::UnderReview);
    assert_eq!(kind_on(&record, "2026-12-05"), Kind::Overdue);
}

#[test]
fn it_is_counted_from_the_closing_from_the_act_or_from_a_day() {
    let mut record = record();
    let from = |from| within(1, from, said("p", "2026-11-20", FactKind::Published { results_promised: None }));
    assert_eq!(refusal(&record, from(CountedFrom::Closing)), FactRefusal::NothingToCountFrom);
    let day_after_mothers = taking(&mut record.clone(), from(CountedFrom::Day(day("2027-05-07"))));
    assert_eq!(day_after_mothers.kind.results_promised(), Some(date("2027-05-10")));
    assert_eq!(taking(&mut record, from(CountedFrom::Act)).kind.results_promised(), Some(date("2026-11-23")));
}

#[test]
fn a_term_that_promises_nothing_or_cannot_be_counted_is_refused() {
    let record = record();
    let ten = |kind| within(10, CountedFrom::Act, said("x", "2026-11-20", kind));
    assert_eq!(refusal(&record, ten(FactKind::Disputed)), FactRefusal::TermWithoutPromise);
    let mut on_a_body = ten(FactKind::Renamed);
    on_a_body.subject = Subject::new(SubjectKind::Institution, "sibiso");
    assert_eq!(refusal(&record, on_a_body), FactRefusal::WrongSubject);
    let published = || said("x", "2026-11-20", FactKind::Published { results_promised: None });
    for days in [0, 367] {
        assert_eq!(refusal(&record, within(days, CountedFrom::Act, published())), FactRefusal::TermTooLong);
    }
}

#[test]
fn a_day_of_rest_added_later_moves_the_promise_and_says_so() {
    let before = promised();
    let mut after = with_rest(&before, "2026-12-01");
    let [moved] = &recomputed(&before, &after, today())[..] else { panic!("one recomputation") };
    let FactKind::DueRecomputed { was, due, because } = &moved.kind else { panic!("{:?}", moved.kind) };
    assert_eq!((*was, *due), (date("2026-12-04"), date("2026-12-07")));
    assert_eq!((&because.rest[..], because.from), (&[day("2026-12-01")][..], None));
    assert_eq!(
        (moved.asserted_by, moved.level, moved.id.as_str()),
        (AssertedBy::System, Level::OfficialPage, "sibiso-2019-coinbis--due-1")
    );
    assert!(
        moved.text_es.contains("1 de diciembre de 2026") && moved.text_en.contains("Day of rest"),
        "{} {}",
        moved.text_es,
        moved.text_en
    );
    let moved = moved.clone();
    taking(&mut after, moved);
    assert_eq!(kind_on(&after, "2026-12-07"), Kind::UnderReview);
    assert_eq!(kind_on(&after, "2026-11-21"), Kind::UnderReview);
    assert_eq!(recomputed(&before, &after, today()), [], "what was computed anew is not computed twice");
}

#[test]
fn terms_suspended_added_as_a_fact_move_it_and_taking_the_fact_back_moves_it_back() {
    let before = promised();
    let mut after = before.clone();
    taking(&mut after, suspended("2026-11-30", "2026-12-02"));
    let moved = recomputed(&before, &after, today()).remove(0);
    let FactKind::DueRecomputed { due, because, .. } = &moved.kind else { panic!("{:?}", moved.kind) };
    assert_eq!((*due, because.rest.len()), (date("2026-12-09"), 3));
    assert!(moved.text_es.contains("Del 30 de noviembre de 2026 al 2 de diciembre de 2026"), "{}", moved.text_es);
    after.add_facts(vec![moved], today());

    let mut taken_back = after.clone();
    let mut correction = suspended("2026-11-30", "2026-12-02");
    (correction.id, correction.kind) = (FactId::from_text("t2"), FactKind::Corrected);
    correction.supersedes = Some(FactId::from_text("t"));
    taking(&mut taken_back, correction);
    let back = recomputed(&after, &taken_back, today()).remove(0);
    let FactKind::DueRecomputed { was, due, because } = &back.kind else { panic!("{:?}", back.kind) };
    assert_eq!((*was, *due, because.worked.len()), (date("2026-12-09"), date("2026-12-04"), 3));
    assert_eq!(back.id.as_str(), "sibiso-2019-coinbis--due-2");
}

#[test]
fn an_extension_of_the_closing_moves_what_is_counted_from_it() {
    let before = promised();
    let mut after = before.clone();
    let closes = Moment::parse("2026-11-27").unwrap();
    let extended = FactKind::DeadlineExtended { closes, zone: Zone::MEXICO_CITY, clock: None, results_promised: None };
    taking(&mut after, said("x", "2026-11-21", extended));
    let moved = recomputed(&before, &after, today()).remove(0);
    let FactKind::DueRecomputed { due, because, .. } = &moved.kind else { panic!("{:?}", moved.kind) };
    assert_eq!((*due, because.from), (date("2026-12-11"), Some(Moved { was: day("2026-11-20"), is: day("2026-11-27") })));
}

#[test]
fn a_plain_date_promised_later_is_moved_by_no_calendar() {
    let mut before = promised();
    taking(&mut before, said("a", "2026-11-21", FactKind::Amended { results_promised: Some(date("2026-12-20")) }));
    assert_eq!(recomputed(&before, &with_rest(&before, "2026-12-01"), today()), []);
}

#[test]
fn a_day_that_does_not_matter_or_another_authoritys_moves_nothing() {
    let before = promised();
    assert_eq!(recomputed(&before, &with_rest(&before, "2026-12-08"), today()), [], "after the term");
    assert_eq!(recomputed(&before, &with_rest(&before, "2026-11-28"), today()), [], "a Saturday");
    let mut another = rest("2026-12-01");
    another.institution_id = Some(InstitutionId::from_text("sepi"));
    let mut after = before.clone();
    after.holidays.insert(another.id.clone(), another);
    assert_eq!(recomputed(&before, &after, today()), []);
    let mut doubtful = rest("2026-12-01");
    doubtful.confidence = Confidence::Uncertain;
    let mut after = before.clone();
    after.holidays.insert(doubtful.id.clone(), doubtful);
    assert_eq!(recomputed(&before, &after, today()), [], "uncertain days are shown, never counted");
}

#[test]
fn several_facts_of_one_act_are_held_against_the_record_with_those_before_them() {
    let mut record = record();
    let pause = FactKind::Suspended { stated_reason_es: None, stated_reason_en: None, legal_basis_named: None, until: None };
    taking(&mut record, said("s", "2026-11-01", pause));
    let closes = Moment::parse("2026-12-04").unwrap();
    let extended = FactKind::DeadlineExtended { closes, zone: Zone::MEXICO_CITY, clock: None, results_promised: None };
    let act = vec![
        said("r", "2026-11-21", FactKind::Resumed { results_promised: None }),
        within(5, CountedFrom::Closing, said("x", "2026-11-21", extended)),
    ];
    let facts = decide_all(&record, act.clone(), today()).unwrap();
    assert_eq!(facts[1].kind.results_promised(), Some(date("2026-12-11")));
    assert_eq!(decide_all(&record, [act.clone(), act].concat(), today()), Err(FactRefusal::AlreadyThere));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_change_of_the_calendar_leaves_each_term_where_the_calendar_puts_it(
        days in 1u16..40, changes in proptest::collection::vec((0i64..60, 0i64..6, any::<bool>()), 1..6),
    ) {
        let mut now_known = record();
        taking(&mut now_known, within(days, CountedFrom::Closing, said("w", "2026-09-20", window("2026-11-20"))));
        for (n, (offset, length, is_day)) in changes.into_iter().enumerate() {
            let first = day("2026-11-21") + Duration::days(offset);
            let mut after = now_known.clone();
            if is_day {
                let holiday = rest(&first.to_string());
                after.holidays.insert(holiday.id.clone(), holiday);
            } else {
                let mut fact = suspended(&first.to_string(), &(first + Duration::days(length)).to_string());
                fact.id = FactId::from_text(format!("t{n}"));
                taking(&mut after, fact);
            }
            let moved = recomputed(&now_known, &after, today());
            prop_assert!(moved.len() <= 1);
            for fact in moved {
                // What the program computes, the rules of facts accept.
                let facts = decide_on(&after.as_of(None, None), fact, today());
                prop_assert!(facts.is_ok(), "{:?}", facts);
                after.add_facts(facts.unwrap(), today());
            }
            let reckoned = after.as_of(None, None).term_of(&line(), today()).unwrap();
            let due: NaiveDate = reckoned.counted.unwrap().due;
            prop_assert_eq!(reckoned.said, due.into(), "the record says what the calendar comes to");
            now_known = after;
        }
    }
}
