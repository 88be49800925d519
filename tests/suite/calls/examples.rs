//! Small builders: a line of Mexico City's year 2018, facts on it, days and instants.

use acuse::calls::dates::{PartialDate, Zone};
use acuse::calls::facts::{AssertedBy, Fact, FactKind, Level, NewFact, Subject, Until, Window};
use acuse::calls::model::{Confidence, FiscalYear, Jurisdiction, MonthDay};
use acuse::calls::record::Record;
use acuse::calls::reference;
use acuse::calls::standing::{Assessment, Calendar, Calendars, LineHistory, standing};
use acuse::clock::Now;
use acuse::ids::{FactId, LineId};
use chrono::NaiveDate;
use std::sync::OnceLock;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

/// Noon of a day in Mexico City.
pub fn noon(text: &str) -> Now {
    Zone::MEXICO_CITY.earliest(day(text).and_hms_opt(12, 0, 0).unwrap())
}

/// The shipped records, read once.
pub fn record() -> Record {
    static RECORD: OnceLock<Record> = OnceLock::new();
    RECORD.get_or_init(|| Record::from_reference(reference::shipped().unwrap(), noon("2026-11-22"))).clone()
}

pub fn calendar() -> Calendar {
    static CALENDAR: OnceLock<Calendar> = OnceLock::new();
    CALENDAR.get_or_init(|| record().calendar).clone()
}

/// The same, known since before anything was.
pub fn calendars() -> Calendars {
    Calendars::of(calendar().fiscal_years.into_iter().map(|rule| (chrono::DateTime::UNIX_EPOCH, rule)))
}

/// The same until an instant, from which on every fiscal year is known to end on 31 August.
pub fn put_right(at: Now) -> Calendars {
    let ends = MonthDay::try_from("08-31".to_owned()).unwrap();
    let rules = |since: Now| calendar().fiscal_years.into_iter().map(move |rule| (since, rule));
    let corrected = rules(at).map(|(at, rule)| (at, FiscalYear { ends, ..rule }));
    Calendars::of(rules(chrono::DateTime::UNIX_EPOCH).chain(corrected))
}

/// A fact at level 2 said by a monitor, recorded in 2026.
pub fn fact(id: &str, on: &str, kind: FactKind) -> Fact {
    NewFact {
        id: FactId::from_text(id),
        subject: Subject::line(&LineId::from_text("line")),
        kind,
        occurred_on: date(on),
        on_or_before: false,
        level: Level::OfficialPage,
        proposed_level: None,
        asserted_by: AssertedBy::Monitor,
        by: None,
        text_es: String::new(),
        text_en: String::new(),
        source: String::new(),
        confidence: Confidence::Sourced,
        confidence_note: None,
        inferred: Vec::new(),
        supersedes: None,
        confirms: None,
        term: None,
    }
    .recorded(noon("2026-11-22"))
}

pub fn at_level(level: Level, mut fact: Fact) -> Fact {
    fact.said.level = level;
    fact
}

pub fn superseding(id: &str, mut fact: Fact) -> Fact {
    fact.said.supersedes = Some(FactId::from_text(id));
    fact
}

pub fn check(id: &str, on: &str) -> Fact {
    fact(id, on, FactKind::CheckedNoAct { searched: vec!["the gazette".into()], not_searched: Vec::new() })
}

pub fn published(on: &str, results: Option<&str>) -> Fact {
    fact("published", on, FactKind::Published { results_promised: results.map(date) })
}

pub fn window(opens: &str, closes: &str) -> Fact {
    let moment = |text: &str| text.to_owned().try_into().ok();
    let window = Window::new(moment(opens), moment(closes), Zone::MEXICO_CITY);
    fact("window", "2018-02-01", FactKind::Window { window, results_promised: None })
}

pub fn suspended(id: &str, on: &str, until: Option<&str>) -> Fact {
    let until = until.map(|end| Until::Date { date: date(end) });
    fact(id, on, FactKind::Suspended { stated_reason_es: None, stated_reason_en: None, legal_basis_named: None, until })
}

pub fn results(on: &str) -> Fact {
    fact("results", on, FactKind::ResultsPublished { awards: None })
}

/// A line of Mexico City's fiscal year 2018 with these facts.
pub fn line(facts: &[Fact]) -> LineHistory<'_> {
    LineHistory {
        line: LineId::from_text("line"),
        jurisdiction: Jurisdiction::new("CDMX"),
        fiscal_year: Some(2018),
        zone: Zone::MEXICO_CITY,
        results_due: None,
        received_here: false,
        receives: true,
        facts: facts.iter().collect(),
        programme: Vec::new(),
        institution: Vec::new(),
    }
}

/// What the line with these facts is at noon of a day.
pub fn on(day: &str, facts: &[Fact]) -> Assessment {
    standing(&line(facts), &calendar(), noon(day))
}
