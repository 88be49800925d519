//! The course of a line, laid out: reception, promise, suspensions, what was decided. For whoever needs more of it than its standing.
//!
//! Read by the rules of [`standing`](super::standing), from the same facts, so that both always say the same.

use super::{
    dates::PartialDate,
    facts::{Fact, FactKind, Window},
    promise::Due,
    record::View,
    standing::{
        Calendar, LineHistory,
        acts::Acts,
        timetable::{Reception, Suspension, Timetable, suspensions},
    },
};
use crate::{clock::Now, ids::LineId};

/// What decides about a line, in its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Course<'a> {
    /// The earliest publication.
    pub published: Option<PartialDate>,
    /// When applications are received, as last announced.
    pub window: Option<Window>,
    /// Reception is known to be over.
    pub closed: bool,
    /// The authority's last word on when results come.
    pub promised: Option<Due>,
    /// What changed after publication: amended, extended, suspended, resumed, ordered by a court; earliest first.
    pub changes: Vec<&'a Fact>,
    /// Earliest first.
    pub suspensions: Vec<Pause<'a>>,
    /// What was decided and paid, earliest first.
    pub outcomes: Vec<Outcome<'a>>,
}

/// One suspension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pause<'a> {
    pub fact: &'a Fact,
    /// Its stated end.
    pub until: Option<PartialDate>,
    pub resumed: Option<&'a Fact>,
    /// Nobody resumed, and no stated end has passed.
    pub in_force: bool,
}

/// Results, a part of them, a declaration that the line is void, or a payment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome<'a> {
    pub fact: &'a Fact,
    /// Annulled or reopened later.
    pub undone: bool,
}

impl<'a> Course<'a> {
    /// The last suspension that nobody resumed from, as the rules take it; else the last one there was.
    pub fn suspension(&self) -> Option<&Pause<'a>> {
        self.suspensions.iter().rev().find(|pause| pause.resumed.is_none()).or(self.suspensions.last())
    }
}

/// The course of a line as of an instant.
pub fn course<'a>(line: &LineHistory<'a>, calendar: &Calendar, now: Now) -> Course<'a> {
    let acts = Acts::on(line, now);
    let time = Timetable::of(line, &acts, calendar, now);
    let pause = |(suspension, resumed): (Suspension<'a>, Option<&'a Fact>)| Pause {
        fact: suspension.fact,
        until: suspension.until,
        resumed,
        in_force: resumed.is_none() && suspension.in_force(time.today),
    };
    let outcome = |(place, fact): (usize, &'a Fact)| Outcome { fact, undone: acts.undone((place, fact)) };
    Course {
        published: acts.published.iter().map(|fact| fact.occurred_on).min_by_key(PartialDate::first),
        window: time.window.as_ref().map(|window| window.announced),
        closed: time.reception == Reception::Over,
        promised: time.promise.map(|promise| promise.due),
        changes: acts.deciding().map(|(_, fact)| fact).filter(|fact| changes(&fact.kind)).collect(),
        suspensions: suspensions(&acts).into_iter().map(pause).collect(),
        outcomes: acts.deciding().filter(|(_, fact)| decides(&fact.kind)).map(outcome).collect(),
    }
}

fn changes(kind: &FactKind) -> bool {
    matches!(
        kind,
        FactKind::Amended { .. }
            | FactKind::DeadlineExtended { .. }
            | FactKind::Suspended { .. }
            | FactKind::Resumed { .. }
            | FactKind::OrderedByCourt { .. }
    )
}

fn decides(kind: &FactKind) -> bool {
    kind.is_resolution() || matches!(kind, FactKind::PartlyResolved { .. })
}

impl<'a> View<'a> {
    /// The course of a line as of the day asked about.
    pub fn course(&self, line: &LineId, now: Now) -> Option<Course<'a>> {
        let history = self.history(line)?;
        let at = self.instant(history.zone, now);
        Some(course(&history, &self.record.calendar, at))
    }
}
