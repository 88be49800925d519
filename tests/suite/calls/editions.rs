//! Editions of calls that come round: on record, reported, ahead, or expected and not published, as far as anybody has looked.

use super::examples::{date, day, fact, noon, record};
use acuse::calls::editions::{Edition, Searched, State, editions, holders, next, templates_of};
use acuse::calls::facts::{AssertedBy, Fact, FactKind, Level, Subject, SubjectKind};
use acuse::calls::model::{Confidence, EditionOf, Template};
use acuse::calls::record::Record;
use acuse::calls::rules::{FactRefusal, decide_on};
use acuse::ids::{CallId, FactId, ProgrammeId, TemplateId};
use proptest::prelude::*;

fn summer() -> TemplateId {
    TemplateId::from_text("migrante-bienvenido-verano")
}

fn of(record: &Record, template: &TemplateId, on: &str) -> Vec<Edition> {
    editions(&record.as_of(None, None), &record.templates[template], noon(on))
}

/// The state of one edition at noon of a day.
fn state(record: &Record, year: i32, on: &str) -> State {
    of(record, &summer(), on).into_iter().find(|edition| edition.year == year).unwrap_or_else(|| panic!("no {year}")).state
}

/// Somebody looked for the summer edition of a year, on a day, and found none.
fn sought(id: &str, year: i32, on: &str) -> Fact {
    let edition = EditionOf { template: summer(), year };
    let kind = FactKind::EditionNotFound { edition, searched: vec!["the gazette".into()], not_searched: vec!["archives".into()] };
    let mut found = fact(id, on, kind);
    found.said.subject = Subject::new(SubjectKind::Programme, "migrante-bienvenido");
    found
}

fn with(facts: &[Fact]) -> Record {
    let mut record = record();
    facts.iter().for_each(|fact| record.add_fact(fact.clone()));
    record
}

#[test]
fn the_shipped_editions_are_what_the_sources_tell_and_no_more() {
    let record = record();
    let told = |id: &str| {
        let of = of(&record, &TemplateId::from_text(id), "2026-11-23");
        let word = |edition: &Edition| match &edition.state {
            State::OnRecord { calls } => calls.iter().map(CallId::as_str).collect::<Vec<_>>().join(" "),
            State::Reported { reported } if reported.confidence.is_to_verify() => "reported, to verify".to_owned(),
            State::Reported { .. } => "reported".to_owned(),
            State::Expected => "ahead".to_owned(),
            State::ExpectedNotPublished { searched: None } => "not looked for".to_owned(),
            State::ExpectedNotPublished { .. } => "not found".to_owned(),
        };
        of.iter().map(|edition| (edition.year, word(edition), edition.by_extension)).collect::<Vec<_>>()
    };
    let unsought = |years: std::ops::RangeInclusive<i32>, from: i32| {
        years.map(|year| (year, "not looked for".to_owned(), year > from)).collect::<Vec<_>>()
    };
    let easter = told("migrante-bienvenido-semana-santa");
    assert_eq!(easter[0], (2019, "sibiso-2019-bienvenido-ss".into(), false));
    assert_eq!(easter[1..8], unsought(2020..=2026, 2019));
    assert_eq!(easter[8..], [(2027, "ahead".into(), true)]);
    let summer = told("migrante-bienvenido-verano");
    let known = ["reported", "reported, to verify", "reported, to verify", "sederec-2018-bienvenido-verano"];
    assert!(summer.iter().zip((2015..).zip(known)).all(|(one, (year, word))| *one == (year, word.into(), false)), "{summer:?}");
    assert_eq!(summer[4..12], unsought(2019..=2026, 2018));
    let winter = told("migrante-bienvenido-invierno");
    assert_eq!(winter[0], (2016, "reported".into(), false));
    assert_eq!(winter[1..10], unsought(2017..=2025, 2018));
    assert_eq!(winter[10..], [(2026, "ahead".into(), true)], "December 2026 is not over");
}

#[test]
fn an_edition_is_ahead_until_the_last_day_of_its_month() {
    let record = record();
    assert_eq!(state(&record, 2020, "2020-07-31"), State::Expected);
    assert_eq!(state(&record, 2020, "2020-08-01"), State::ExpectedNotPublished { searched: None });
}

#[test]
fn a_search_counts_for_the_edition_it_names_and_only_when_its_month_was_over() {
    let record = with(&[sought("early", 2020, "2020-07-20"), sought("late", 2021, "2026-11-01")]);
    assert_eq!(state(&record, 2020, "2026-11-23"), State::ExpectedNotPublished { searched: None });
    let searched = |stale| Some(Searched { fact: FactId::from_text("late"), on: date("2026-11-01"), stale });
    assert_eq!(state(&record, 2021, "2026-11-23"), State::ExpectedNotPublished { searched: searched(false) });
    assert_eq!(state(&record, 2021, "2028-01-01"), State::ExpectedNotPublished { searched: searched(true) });
    assert_eq!(state(&record, 2022, "2026-11-23"), State::ExpectedNotPublished { searched: None });
}

#[test]
fn a_search_known_later_was_not_known_before() {
    let record = with(&[sought("late", 2021, "2026-11-01")]);
    let view = record.as_of(None, Some(day("2026-11-21")));
    let found = editions(&view, &record.templates[&summer()], noon("2026-11-23"));
    let of = found.iter().find(|edition| edition.year == 2021).unwrap();
    assert_eq!(of.state, State::ExpectedNotPublished { searched: None }, "it was recorded on 22 November");
}

#[test]
fn a_call_that_had_not_begun_by_the_day_asked_about_is_not_on_record_then() {
    let record = record();
    let view = record.as_of(Some(day("2018-12-20")), None);
    let found =
        editions(&view, &record.templates[&TemplateId::from_text("migrante-bienvenido-semana-santa")], noon("2026-11-23"));
    assert_eq!(found.iter().map(|edition| (edition.year, &edition.state)).collect::<Vec<_>>(), [(2019, &State::Expected)]);
}

#[test]
fn a_cancelled_programme_is_expected_to_publish_no_more_and_its_known_editions_stay() {
    let mut cancelled = fact("cancelled", "2020-01-15", FactKind::Cancelled);
    cancelled.said.subject = Subject::new(SubjectKind::Programme, "migrante-bienvenido");
    let years: Vec<i32> = of(&with(&[cancelled]), &summer(), "2026-11-23").iter().map(|edition| edition.year).collect();
    assert_eq!(years, [2015, 2016, 2017, 2018, 2019]);
}

#[test]
fn whoever_holds_the_programme_now_can_make_the_next_edition() {
    let record = record();
    let programme = ProgrammeId::from_text("migrante-bienvenido");
    let own = holders(&record.as_of(None, None), &programme, noon("2026-11-23"));
    let names: Vec<&str> = own.iter().map(|id| id.as_str()).collect();
    assert!(names.contains(&"sebien") && !names.contains(&"sederec") && !names.contains(&"sibiso"), "{names:?}");
    assert_eq!(holders(&record.as_of(Some(day("2018-05-01")), None), &programme, noon("2026-11-23"))[0].as_str(), "sederec");
    let months: Vec<u32> = templates_of(&record, &programme).iter().map(|one| one.expected_month.number()).collect();
    assert_eq!(months, [4, 7, 12]);
    assert_eq!(next(&record.as_of(None, None), &record.templates[&summer()], noon("2026-11-23")).unwrap().year, 2027);
}

#[test]
fn a_search_for_an_edition_is_refused_where_there_is_none_or_its_month_is_not_over() {
    let record = record();
    let refused = |fact: Fact| decide_on(&record.as_of(None, None), fact.said, noon("2026-11-23")).err();
    assert_eq!(refused(sought("late", 2021, "2026-11-01")), None);
    assert_eq!(refused(sought("early", 2026, "2026-07-30")), Some(FactRefusal::EditionStillExpected));
    assert_eq!(refused(sought("before", 2009, "2026-11-01")), Some(FactRefusal::NoSuchEdition));
    let mut elsewhere = sought("elsewhere", 2021, "2026-11-01");
    elsewhere.said.subject = Subject::new(SubjectKind::Programme, "ch-mh");
    assert_eq!(refused(elsewhere), Some(FactRefusal::NoSuchEdition));
    let mut on_a_line = sought("line", 2021, "2026-11-01");
    on_a_line.said.subject = Subject::new(SubjectKind::Call, "sederec-2018-bienvenido-verano");
    assert_eq!(refused(on_a_line), Some(FactRefusal::WrongSubject));
    let mut weak = sought("weak", 2021, "2026-11-01");
    weak.said.level = Level::Testimony;
    assert_eq!(refused(weak), Some(FactRefusal::LevelTooLow { needed: Level::PressOrAcademic }));
    let mut authority = sought("authority", 2021, "2026-11-01");
    authority.said.asserted_by = AssertedBy::Authority;
    assert_eq!(refused(authority), Some(FactRefusal::NotTheirsToSay));
}

/// A template drawn at random, in a record where some of its editions have calls and searches.
fn drawn() -> impl Strategy<Value = (Record, Template, String)> {
    let template = (1u32..=12, 2000..2020i32, prop::option::of(0..15i32), 0..15i32);
    let calls = prop::collection::btree_set(2000..2030i32, 0..5);
    let searches = prop::collection::vec((2000..2030i32, 0..11_000i64), 0..5);
    (template, calls, searches, 0..11_000i64).prop_map(|((month, from, to, sourced), calls, searches, on)| {
        let mut record = record();
        let mut template = record.templates[&summer()].clone();
        template.expected_month = month.try_into().unwrap();
        (template.from, template.to, template.sourced_to) = (from, to.map(|more| from + more), from + sourced);
        record.templates.insert(summer(), template.clone());
        let mut call = record.calls()[&CallId::from_text("sederec-2018-bienvenido-verano")].clone();
        call.edition = None;
        record.add_call(call.clone());
        for year in calls {
            call.id = CallId::from_text(format!("edition-{year}"));
            call.edition = Some(EditionOf { template: summer(), year });
            record.add_call(call.clone());
        }
        let after = |days: i64| (day("2000-01-01") + chrono::Duration::days(days)).to_string();
        for (place, (year, days)) in searches.into_iter().enumerate() {
            record.add_fact(sought(&format!("search-{place}"), year, &after(days)));
        }
        (record, template, after(on))
    })
}

proptest! {
    #[test]
    fn each_year_of_the_pattern_has_one_state_and_what_is_ahead_comes_last((record, template, on) in drawn()) {
        let found = editions(&record.as_of(None, None), &template, noon(&on));
        let years: Vec<i32> = found.iter().map(|edition| edition.year).collect();
        prop_assert!(years.windows(2).all(|pair| pair[0] < pair[1]));
        let ahead = found.iter().filter(|edition| edition.state == State::Expected).count();
        prop_assert!(ahead <= 1 && (ahead == 0 || found.last().unwrap().state == State::Expected));
        for edition in &found {
            let over = edition.expected.last() < day(&on);
            let called = record.calls().contains_key(&CallId::from_text(format!("edition-{}", edition.year)));
            match &edition.state {
                State::OnRecord { calls } => prop_assert!(called && !calls.is_empty()),
                State::Expected => prop_assert!(!over && !called),
                State::ExpectedNotPublished { searched } => {
                    prop_assert!(over && !called && template.covers(edition.year));
                    let last = searched.as_ref().map(|one| one.on.first());
                    prop_assert!(last.is_none_or(|searched| searched > edition.expected.last()), "a search before its time");
                }
                State::Reported { .. } => prop_assert!(over && !called),
            }
            prop_assert_eq!(edition.by_extension, edition.year > template.sourced_to);
        }
    }

    #[test]
    fn what_nobody_looked_for_is_never_told_as_not_found((record, template, on) in drawn()) {
        let found = editions(&record.as_of(None, None), &template, noon(&on));
        for edition in &found {
            if let State::ExpectedNotPublished { searched: Some(one) } = &edition.state {
                let fact = record.fact(&one.fact).unwrap();
                let FactKind::EditionNotFound { edition: sought, .. } = &fact.kind else { panic!("no search") };
                prop_assert_eq!(sought, &edition.of());
            }
        }
    }

    #[test]
    fn an_uncertain_search_changes_nothing((record, template, on) in drawn()) {
        let mut unsure = sought("unsure", template.from, &on);
        unsure.said.confidence = Confidence::Uncertain;
        let before = editions(&record.as_of(None, None), &template, noon(&on));
        let mut after = record.clone();
        after.add_fact(unsure);
        prop_assert_eq!(editions(&after.as_of(None, None), &template, noon(&on)), before);
    }
}
