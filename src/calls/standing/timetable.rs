//! A line's times: reception, promise, suspension, end of the fiscal year, and who is left to decide.

use super::acts::Acts;
use super::calendar::{Calendar, FiscalEnd};
use super::history::LineHistory;
use super::model::{Reason, RuleId, StatedReason, reason};
use crate::calls::dates::{PartialDate, local_day};
use crate::calls::facts::{CourtOrder, Fact, FactKind, Until, Window};
use crate::calls::promise::Due;
use crate::clock::Now;
use chrono::NaiveDate;
use std::ops::Deref;

pub(crate) struct Timetable<'a> {
    pub today: NaiveDate,
    pub window: Option<OpenWindow<'a>>,
    pub reception: Reception,
    pub promise: Option<Promise<'a>>,
    /// The promised date of results alone, whatever a suspension says.
    pub said: Option<Promise<'a>>,
    /// The last suspension that nobody resumed from, in force or past its stated end.
    pub suspension: Option<Suspension<'a>>,
    pub fiscal_end: Option<FiscalEnd>,
    pub dissolved: Option<&'a Fact>,
    last_act: Option<NaiveDate>,
}

/// The window as last announced, and the fact that says so.
pub(crate) struct OpenWindow<'a> {
    pub fact: &'a Fact,
    pub announced: Window,
}

impl Deref for OpenWindow<'_> {
    type Target = Window;
    fn deref(&self) -> &Window {
        &self.announced
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reception {
    Ahead,
    Open,
    Over,
    Unknown,
    /// Nothing is received: a commitment that announces no window.
    Nothing,
}

impl Reception {
    /// Nothing more can be handed in, so that what was promised comes next.
    pub fn is_behind(self) -> bool {
        matches!(self, Reception::Over | Reception::Nothing)
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Promise<'a> {
    pub due: Due,
    /// None where the call's own record carries it.
    pub fact: Option<&'a Fact>,
}

impl Promise<'_> {
    pub fn reason(&self, rule: RuleId) -> Reason {
        reason(rule, self.fact).with_dates([self.due.date]).meaning(self.due.sense)
    }
}

pub(crate) struct Suspension<'a> {
    pub fact: &'a Fact,
    pub until: Option<PartialDate>,
}

impl Suspension<'_> {
    /// Without a stated end it holds until someone resumes; with one, through its last day.
    pub fn in_force(&self, today: NaiveDate) -> bool {
        self.until.is_none_or(|until| today <= until.last())
    }

    pub fn since(&self) -> PartialDate {
        self.fact.occurred_on
    }

    /// The end that was stated, as it is meant.
    pub fn ends(&self) -> Option<Due> {
        self.fact.kind.until().map(Due::end_of_suspension)
    }

    pub fn by_court(&self) -> bool {
        matches!(self.fact.kind, FactKind::OrderedByCourt { .. })
    }

    pub fn stated_reason(&self) -> StatedReason {
        match &self.fact.kind {
            FactKind::Suspended { stated_reason_es, stated_reason_en, legal_basis_named, .. } => StatedReason {
                es: stated_reason_es.clone(),
                en: stated_reason_en.clone(),
                legal_basis_named: legal_basis_named.clone(),
                reported: !self.fact.level.is_act(),
                court: false,
            },
            _ => StatedReason { court: self.by_court(), ..StatedReason::default() },
        }
    }
}

impl<'a> Timetable<'a> {
    pub fn of(line: &LineHistory<'a>, acts: &Acts<'a>, calendar: &Calendar, now: Now) -> Self {
        let window = window(acts);
        let suspension = suspension(acts);
        let said = said(line, acts);
        let no_window = if line.receives { Reception::Unknown } else { Reception::Nothing };
        Self {
            today: local_day(now, line.zone),
            reception: window.as_ref().map_or(no_window, |w| reception(w, now)),
            promise: promise(said, suspension.as_ref()),
            said,
            fiscal_end: line.fiscal_year.and_then(|year| calendar.fiscal_end(&line.jurisdiction, year)),
            dissolved: acts.dissolved(),
            last_act: acts.deciding().filter(|(_, f)| takes_on(&f.kind)).map(|(_, f)| f.occurred_on.first()).max(),
            window,
            suspension,
        }
    }

    /// The dissolution of the institution, if it has passed and nobody acted on the line since.
    pub fn dissolved_without_successor(&self) -> Option<&'a Fact> {
        let fact = self.dissolved.filter(|fact| fact.occurred_on.last() < self.today)?;
        self.last_act.is_none_or(|act| act <= fact.occurred_on.last()).then_some(fact)
    }

    /// Nobody would still call it under review: nobody is left to review it, its fiscal year has ended or, where that is not known,
    /// it closed over a year ago.
    pub fn is_long_quiet(&self) -> bool {
        if self.dissolved_without_successor().is_some() {
            return true;
        }
        let closed = self.window.as_ref().and_then(|w| w.closes).map(|c| c.day());
        match self.fiscal_end {
            Some(end) => end.day < self.today,
            None => closed.is_none_or(|day| (self.today - day).num_days() > super::LONG),
        }
    }
}

/// Acts by which an authority shows that it has the line in hand.
fn takes_on(kind: &FactKind) -> bool {
    matches!(
        kind,
        FactKind::Published { .. }
            | FactKind::Amended { .. }
            | FactKind::DeadlineExtended { .. }
            | FactKind::Window { .. }
            | FactKind::Suspended { .. }
            | FactKind::Resumed { .. }
            | FactKind::PartlyResolved { .. }
            | FactKind::Reopened
    )
}

pub(super) fn window<'a>(acts: &Acts<'a>) -> Option<OpenWindow<'a>> {
    let mut known: Option<OpenWindow<'a>> = None;
    for (_, fact) in acts.deciding() {
        match &fact.kind {
            FactKind::Window { window, .. } => {
                known = Some(OpenWindow { fact, announced: *window });
            }
            FactKind::DeadlineExtended { closes, zone, clock, .. } => {
                let before = known.map_or(Window::new(None, None, *zone), |w| w.announced);
                known =
                    Some(OpenWindow { fact, announced: Window { closes: Some(*closes), zone: *zone, clock: *clock, ..before } });
            }
            _ => {}
        }
    }
    known
}

fn reception(window: &OpenWindow<'_>, now: Now) -> Reception {
    if window.opens.is_some_and(|opens| now < opens.opens(window.zone)) {
        return Reception::Ahead;
    }
    match window.deadline() {
        Some(deadline) if deadline.has_passed(now) => Reception::Over,
        Some(_) => Reception::Open,
        None => Reception::Unknown,
    }
}

/// Every suspension, with the resumption that ended it, earliest first.
pub(crate) fn suspensions<'a>(acts: &Acts<'a>) -> Vec<(Suspension<'a>, Option<&'a Fact>)> {
    let resumptions: Vec<_> = acts.deciding().filter(|(_, f)| resumes(&f.kind)).collect();
    acts.deciding()
        .filter_map(|(place, fact)| {
            if !matches!(fact.kind, FactKind::Suspended { .. } | FactKind::OrderedByCourt { order: CourtOrder::Suspend, .. }) {
                return None;
            }
            let ended = resumptions.iter().find(|(later, resumed)| resumed.is_after(*later, fact, place)).map(|(_, f)| *f);
            Some((Suspension { fact, until: fact.kind.until().map(Until::date) }, ended))
        })
        .collect()
}

fn resumes(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Resumed { .. } | FactKind::OrderedByCourt { order: CourtOrder::Resume, .. })
}

fn suspension<'a>(acts: &Acts<'a>) -> Option<Suspension<'a>> {
    suspensions(acts).into_iter().rev().find(|(_, ended)| ended.is_none()).map(|(suspension, _)| suspension)
}

/// The authority's last word on when results come.
fn said<'a>(line: &LineHistory<'a>, acts: &Acts<'a>) -> Option<Promise<'a>> {
    let said = acts
        .deciding()
        .filter_map(|(_, fact)| {
            let date = fact.kind.results_promised()?;
            Some(Promise { due: Due::by(date), fact: Some(fact) })
        })
        .last();
    said.or(line.results_due.map(|due| Promise { due, fact: None }))
}

/// A promised date, or the later end of a suspension, after which results were to come.
fn promise<'a>(said: Option<Promise<'a>>, suspension: Option<&Suspension<'a>>) -> Option<Promise<'a>> {
    let end = suspension.and_then(|s| Some(Promise { due: Due::after_suspension(s.fact.kind.until()?), fact: Some(s.fact) }));
    match (said, end) {
        (Some(said), Some(end)) if end.due.date.last() < said.due.date.last() => Some(said),
        (said, end) => end.or(said),
    }
}
