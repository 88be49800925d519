//! The electoral periods that a line's promised timetable crosses, and by how many days.

use crate::calls::dates::PartialDate;
use crate::calls::model::{ElectoralPeriod, Span};
use crate::calls::standing::acts::Acts;
use crate::calls::standing::timetable::{Timetable, suspensions};
use crate::ids::PeriodId;
use serde::Serialize;

/// A line's timetable: its publication, and the last date announced: closing, results or the end of a suspension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Promised {
    pub from: PartialDate,
    pub to: PartialDate,
}

impl Promised {
    /// All the days that it may have.
    fn widest(&self) -> Span {
        Span { first: self.from.first(), last: self.to.last() }
    }

    /// The days that it surely has; none where its ends may be the same day.
    fn surest(&self) -> Option<Span> {
        let (first, last) = (self.from.last(), self.to.first());
        (first <= last).then_some(Span { first, last })
    }
}

/// One electoral period that a line's promised timetable crosses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crossing {
    pub period: PeriodId,
    /// The sourced days of the period.
    pub span: Span,
    /// How many of them the timetable shares; at most so many where one of its ends is not known by day.
    pub days: i64,
    /// How many of them it surely shares.
    pub days_at_least: i64,
}

/// A period whose unsure dates a line's timetable may cross. There is no count: its dates are to verify first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToVerify {
    pub period: PeriodId,
    /// Its first and last date as they stand, sure or not.
    pub shown: Span,
}

pub(super) fn promised(acts: &Acts<'_>, time: &Timetable<'_>) -> Option<Promised> {
    let from = acts.published.iter().map(|fact| fact.occurred_on).min_by_key(PartialDate::first)?;
    let closes = time.window.as_ref().and_then(|w| w.closes).map(|m| PartialDate::day(m.day()));
    let suspended = suspensions(acts).into_iter().filter_map(|(suspension, _)| suspension.until).max_by_key(PartialDate::last);
    let ends = [closes, time.promise.map(|p| p.due.date), suspended];
    let to = ends.into_iter().flatten().max_by_key(PartialDate::last)?;
    (from.first() <= to.last()).then_some(Promised { from, to })
}

pub(super) fn crossing(period: &ElectoralPeriod, promised: &Promised) -> Option<Crossing> {
    let span = period.counted_span()?;
    let days = span.shared_days(&promised.widest());
    let days_at_least = promised.surest().map_or(0, |surest| span.shared_days(&surest));
    (days > 0).then(|| Crossing { period: period.id.clone(), span, days, days_at_least })
}

/// Days that it would share by dates that are to verify, beyond those that count.
pub(super) fn to_verify(period: &ElectoralPeriod, promised: &Promised) -> Option<ToVerify> {
    let shown = period.shown_span()?;
    let counted = period.counted_span().map_or(0, |span| span.shared_days(&promised.widest()));
    let beyond = shown.shared_days(&promised.widest()) > counted;
    beyond.then(|| ToVerify { period: period.id.clone(), shown })
}
