//! Histories drawn at random: facts of every kind, by everybody, dated as well as may be, some of them correcting others.

use super::examples::{date, day, fact};
use acuse::calls::dates::{Moment, PartialDate, Zone};
use acuse::calls::facts::{AssertedBy, Because, CourtOrder, Fact, FactKind, Hours, Level, Subject, SubjectKind, Until, Window};
use acuse::calls::model::{Confidence, Jurisdiction};
use acuse::calls::promise::Due;
use acuse::calls::standing::LineHistory;
use acuse::clock::Now;
use acuse::ids::{FactId, LineId, PeriodId};
use chrono::{Duration, NaiveDate};
use proptest::option;
use proptest::prelude::*;

/// The first day that anything is dated.
pub const START: &str = "2017-06-01";

/// A day so many days after the first.
pub fn after(days: i64) -> NaiveDate {
    day(START) + Duration::days(days)
}

/// A date of any precision.
pub fn some_date() -> BoxedStrategy<PartialDate> {
    prop_oneof![
        4 => (0i64..1500).prop_map(|n| PartialDate::day(after(n))),
        1 => (2017..2021i32, 1..=12u32).prop_map(|(y, m)| PartialDate::month(y, m).unwrap()),
        1 => (2017..2021i32, 1..=11u32).prop_map(|(y, m)| date(&format!("{y}-{m:02}/{:02}", m + 1))),
        1 => (2017..2021i32, 1..=4u32).prop_map(|(y, q)| PartialDate::quarter(y, q).unwrap()),
        1 => (2017..2021i32).prop_map(|y| PartialDate::year(y).unwrap()),
    ]
    .boxed()
}

fn zone() -> BoxedStrategy<Zone> {
    any::<bool>().prop_map(|chicago| if chicago { Zone::CHICAGO } else { Zone::MEXICO_CITY }).boxed()
}

/// A day, or a day and an hour; sometimes one that the clock skips or shows twice.
fn moment() -> BoxedStrategy<Moment> {
    let at = |day: NaiveDate, hour: u32, minute: u32| Moment::At(day.and_hms_opt(hour, minute, 0).unwrap());
    prop_oneof![
        4 => (0i64..1200).prop_map(|n| Moment::Day(after(n))),
        3 => (0i64..1200, 0..24u32, 0..60u32).prop_map(move |(n, h, m)| at(after(n), h, m)),
        2 => prop_oneof![Just("2018-03-11"), Just("2018-04-01"), Just("2018-10-28"), Just("2018-11-04")]
            .prop_flat_map(move |text| (0..4u32, 0..60u32).prop_map(move |(h, m)| at(day(text), h, m))),
    ]
    .boxed()
}

fn window() -> BoxedStrategy<Window> {
    let hours = (6..12u32, 12..20u32).prop_map(|(from, to)| Hours {
        from: chrono::NaiveTime::from_hms_opt(from, 0, 0).unwrap(),
        to: chrono::NaiveTime::from_hms_opt(to, 30, 0).unwrap(),
    });
    (option::of(moment()), option::of(moment()), zone(), option::weighted(0.3, hours))
        .prop_map(|(opens, closes, zone, hours)| Window { hours, by_window: hours.is_some(), ..Window::new(opens, closes, zone) })
        .boxed()
}

fn until() -> BoxedStrategy<Option<Until>> {
    option::of((some_date(), any::<bool>()).prop_map(|(date, election)| {
        if election { Until::ElectionDay { period: PeriodId::from_text("mx-2018-fed"), date } } else { Until::Date { date } }
    }))
    .boxed()
}

fn suspended() -> BoxedStrategy<FactKind> {
    let named = option::of(Just("cpeum-134".to_owned()));
    (until(), named)
        .prop_map(|(until, legal_basis_named)| FactKind::Suspended {
            stated_reason_es: Some("año electoral".into()),
            stated_reason_en: None,
            legal_basis_named,
            until,
        })
        .boxed()
}

fn order() -> BoxedStrategy<FactKind> {
    let order = prop_oneof![
        2 => Just(CourtOrder::Suspend),
        2 => Just(CourtOrder::Resume),
        1 => Just(CourtOrder::Resolve),
        1 => Just(CourtOrder::Other),
    ];
    (order, until()).prop_map(|(order, until)| FactKind::OrderedByCourt { order, court: None, until }).boxed()
}

fn check() -> BoxedStrategy<FactKind> {
    Just(FactKind::CheckedNoAct { searched: vec!["the gazette".into()], not_searched: vec![] }).boxed()
}

/// A fact of any kind that a line has.
pub fn some_kind() -> BoxedStrategy<FactKind> {
    let promise = || option::of(some_date());
    let acts = prop_oneof![
        2 => promise().prop_map(|results_promised| FactKind::Published { results_promised }),
        1 => promise().prop_map(|results_promised| FactKind::Amended { results_promised }),
        3 => (window(), promise()).prop_map(|(window, results_promised)| FactKind::Window { window, results_promised }),
        1 => (moment(), zone(), promise())
            .prop_map(|(closes, zone, results_promised)| FactKind::DeadlineExtended { closes, zone, clock: None, results_promised }),
        3 => suspended(),
        2 => promise().prop_map(|results_promised| FactKind::Resumed { results_promised }),
        1 => order(),
        1 => Just(FactKind::Cancelled),
        1 => Just(FactKind::Annulled),
        1 => Just(FactKind::Reopened),
    ];
    let outcomes = prop_oneof![
        Just(FactKind::ResultsPublished { awards: None }),
        Just(FactKind::PartlyResolved { awards: None }),
        Just(FactKind::DeclaredVoid),
        any::<bool>().prop_map(|partly| FactKind::Paid { awards: None, partly }),
        Just(FactKind::NotPaid),
    ];
    let said = prop_oneof![
        Just(FactKind::ReportedNotResolved),
        any::<bool>().prop_map(|before_publication| FactKind::AuthorityNotified { how: None, before_publication, about: None }),
        any::<bool>().prop_map(|letter| FactKind::AuthorityReplied { to: None, letter }),
        Just(FactKind::Disputed),
        Just(FactKind::Corrected),
        (0..9usize).prop_map(|n| FactKind::Redacted { fact: FactId::from_text(format!("f{n}")) }),
    ];
    let again = (some_date(), some_date(), 0i64..900).prop_map(|(was, due, rest)| FactKind::DueRecomputed {
        was,
        due,
        because: Because { rest: vec![after(rest)], ..Because::default() },
    });
    prop_oneof![16 => acts, 3 => outcomes, 2 => said, 3 => check(), 1 => again].boxed()
}

pub fn level(numbers: std::ops::RangeInclusive<u8>) -> BoxedStrategy<Level> {
    numbers.prop_map(|n| Level::try_from(n).unwrap()).boxed()
}

pub fn anybody() -> BoxedStrategy<(AssertedBy, Option<String>)> {
    let who = prop_oneof![
        4 => Just(AssertedBy::Authority),
        4 => Just(AssertedBy::Monitor),
        1 => Just(AssertedBy::Association),
        1 => Just(AssertedBy::Steward),
        1 => Just(AssertedBy::System),
        2 => Just(AssertedBy::Reference),
    ];
    (who, option::of(prop_oneof![Just("ana".to_owned()), Just("luis".to_owned())])).boxed()
}

/// A fact of this kind, said by anybody; one in ten is uncertain, one in twenty computed, some correct an earlier one.
fn said(
    kind: impl Strategy<Value = FactKind> + 'static,
    on: impl Strategy<Value = PartialDate> + 'static,
    levels: std::ops::RangeInclusive<u8>,
) -> BoxedStrategy<Drawing> {
    (kind, on, level(levels), anybody(), 0..20u8, 0..24usize)
        .prop_map(|(kind, on, level, who, sure, target)| Drawing { kind, on, level, who, sure, target })
        .boxed()
}

/// What was drawn of a fact, before it has its place among the others.
#[derive(Clone, Debug)]
pub struct Drawing {
    kind: FactKind,
    on: PartialDate,
    level: Level,
    who: (AssertedBy, Option<String>),
    sure: u8,
    target: usize,
}

impl Drawing {
    fn at(self, place: usize, prefix: &str, subject: &Subject) -> Fact {
        let mut fact = fact(&format!("{prefix}{place}"), START, self.kind);
        fact.said.subject = subject.clone();
        fact.said.occurred_on = self.on;
        fact.said.level = self.level;
        (fact.said.asserted_by, fact.said.by) = self.who;
        fact.said.confidence = if self.sure < 2 { Confidence::Uncertain } else { Confidence::Sourced };
        fact.said.inferred = if self.sure == 2 { vec!["closing computed; verify".into()] } else { Vec::new() };
        let earlier = |other: usize| (other < place).then(|| FactId::from_text(format!("{prefix}{other}")));
        fact.said.supersedes = earlier(self.target);
        fact.said.confirms = if self.sure > 16 { earlier(self.target / 2) } else { None };
        fact
    }
}

fn placed(drawn: Vec<Drawing>, prefix: &str, subject: Subject) -> Vec<Fact> {
    drawn.into_iter().enumerate().map(|(place, drawing)| drawing.at(place, prefix, &subject)).collect()
}

/// Facts about a line, in any order of dates.
pub fn some_facts(levels: std::ops::RangeInclusive<u8>) -> BoxedStrategy<Vec<Fact>> {
    proptest::collection::vec(said(some_kind(), some_date(), levels), 0..9)
        .prop_map(|drawn| placed(drawn, "f", Subject::line(&LineId::from_text("line"))))
        .boxed()
}

/// A life that a call may well have: published, received, perhaps suspended, resumed, resolved, searched for, in that order.
fn a_life() -> BoxedStrategy<Vec<Drawing>> {
    let step = |kind: BoxedStrategy<FactKind>, chance: f64| (option::weighted(chance, kind), 0i64..150);
    let soon = option::of((60i64..500).prop_map(|n| PartialDate::day(after(n))));
    let steps = (
        step(soon.clone().prop_map(|results_promised| FactKind::Published { results_promised }).boxed(), 0.9),
        step((window(), soon).prop_map(|(window, results_promised)| FactKind::Window { window, results_promised }).boxed(), 0.8),
        step(suspended().boxed(), 0.5),
        step(Just(FactKind::Resumed { results_promised: None }).boxed(), 0.4),
        step(Just(FactKind::ResultsPublished { awards: None }).boxed(), 0.3),
        step(check().boxed(), 0.7),
    );
    let count = 6;
    (steps, proptest::collection::vec((level(1..=3), anybody(), 3..20u8), count))
        .prop_map(|((a, b, c, d, e, f), how)| {
            let mut days = 0;
            let mut drawn = Vec::new();
            for ((kind, gap), (level, who, sure)) in [a, b, c, d, e, f].into_iter().zip(how) {
                days += gap;
                let on = PartialDate::day(after(days));
                drawn.extend(kind.map(|kind| Drawing { kind, on, level, who, sure, target: usize::MAX }));
            }
            drawn
        })
        .boxed()
}

/// A line with all that its standing can rest on, and the instant it is asked about.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub facts: Vec<Fact>,
    pub programme: Vec<Fact>,
    pub institution: Vec<Fact>,
    pub jurisdiction: &'static str,
    pub fiscal_year: Option<i32>,
    pub zone: Zone,
    pub results_due: Option<PartialDate>,
    pub received_here: bool,
    pub receives: bool,
    pub at: Now,
}

impl Drawn {
    pub fn line(&self) -> LineHistory<'_> {
        LineHistory {
            line: LineId::from_text("line"),
            jurisdiction: Jurisdiction::new(self.jurisdiction),
            fiscal_year: self.fiscal_year,
            zone: self.zone,
            results_due: self.results_due.map(Due::by),
            received_here: self.received_here,
            receives: self.receives,
            facts: self.facts.iter().collect(),
            programme: self.programme.iter().collect(),
            institution: self.institution.iter().collect(),
        }
    }
}

/// An instant: any, or one just before, at or just after one that matters: a day that a date names, a year after it, the end of a
/// suspension, an opening or a closing.
fn asked_at(facts: &[Fact], zone: Zone, (which, edge, off, any): (usize, u8, i64, i64)) -> Now {
    let anywhere = zone.start_of(after(0)) + Duration::milliseconds(any);
    let fact = facts.get(which % facts.len().max(1));
    let named = fact.map(|fact| fact.kind.results_promised().unwrap_or(fact.occurred_on));
    let after_days = |date: PartialDate, days: i64| zone.start_of(date.last() + Duration::days(days));
    let window = facts.iter().rev().find_map(|fact| match &fact.kind {
        FactKind::Window { window, .. } => Some(*window),
        FactKind::DeadlineExtended { closes, zone, .. } => Some(Window::new(None, Some(*closes), *zone)),
        _ => None,
    });
    let until = facts.iter().rev().find_map(|fact| match &fact.kind {
        FactKind::Suspended { until, .. } | FactKind::OrderedByCourt { until, .. } => until.as_ref().map(Until::date),
        _ => None,
    });
    let matters = match edge {
        0 => named.map(|date| zone.start_of(date.first())),
        1 => named.map(|date| after_days(date, 1)),
        2 => named.map(|date| after_days(date, 366)),
        3 => until.map(|date| after_days(date, 1)),
        4 => window.and_then(|window| Some(window.opens?.opens(window.zone))),
        5 | 6 => window.and_then(|window| Some(window.deadline()?.instant())),
        _ => None,
    };
    matters.map_or(anywhere, |at| at + Duration::milliseconds(off))
}

/// Any history of a line.
pub fn history() -> BoxedStrategy<Drawn> {
    let any_facts = proptest::collection::vec(said(some_kind(), some_date(), 1..=5), 0..9);
    let more = proptest::collection::vec(said(some_kind(), some_date(), 1..=5), 0..3);
    let life = (a_life(), more).prop_map(|(life, more)| life.into_iter().chain(more).collect::<Vec<_>>());
    let facts = prop_oneof![2 => life, 1 => any_facts];
    let programme = said(Just(FactKind::Cancelled), some_date(), 1..=5);
    let body = prop_oneof![2 => Just(FactKind::Dissolved), 1 => Just(FactKind::Renamed), 1 => Just(FactKind::Corrected)];
    let institution = said(body, some_date(), 1..=5);
    let jurisdiction = prop_oneof![4 => Just("CDMX"), 1 => Just("federal (US)"), 2 => Just("Illinois"), 1 => Just("Chicago"), 1 => Just("Cicero")];
    let context = (
        proptest::collection::vec(programme, 0..2),
        proptest::collection::vec(institution, 0..3),
        jurisdiction,
        option::weighted(0.8, 2016..2021i32),
        zone(),
        option::weighted(0.2, some_date()),
        (proptest::bool::weighted(0.2), proptest::bool::weighted(0.85)),
    );
    let asked = (0..12usize, 0..10u8, -1i64..=1, 0i64..200_000_000_000);
    (facts, context, asked)
        .prop_map(|(facts, context, asked)| {
            let (programme, institution, jurisdiction, fiscal_year, zone, results_due, (received_here, receives)) = context;
            let facts = placed(facts, "f", Subject::line(&LineId::from_text("line")));
            let at = asked_at(&facts, zone, asked);
            let programme = placed(programme, "p", Subject::new(SubjectKind::Programme, "programme"));
            let institution = placed(institution, "i", Subject::new(SubjectKind::Institution, "institution"));
            Drawn { facts, programme, institution, jurisdiction, fiscal_year, zone, results_due, received_here, receives, at }
        })
        .boxed()
}
