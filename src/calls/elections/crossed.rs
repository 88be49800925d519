//! The electoral periods that a line's promised timetable crosses, and by how many days.

use super::meanwhile::inside;
use crate::calls::dates::PartialDate;
use crate::calls::facts::Fact;
use crate::calls::model::{ElectoralPeriod, Span};
use crate::calls::promise::{Due, Sense};
use crate::calls::standing::acts::Acts;
use crate::calls::standing::timetable::{Timetable, suspensions};
use crate::ids::{FactId, PeriodId};
use serde::Serialize;

/// A line's timetable: its publication, and the last date announced: closing, results or the end of a suspension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Promised {
    pub from: PartialDate,
    pub to: PartialDate,
    /// How the last date is meant.
    #[serde(rename = "to_sense", skip_serializing_if = "Sense::is_by")]
    pub sense: Sense,
}

impl Promised {
    /// Its last date, as it is meant.
    pub fn ends(&self) -> Due {
        Due { date: self.to, sense: self.sense }
    }

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

/// The publication that a line's timetable begins with.
pub(super) fn earliest<'a>(acts: &Acts<'a>) -> Option<&'a Fact> {
    acts.published.iter().copied().min_by_key(|fact| fact.occurred_on.first())
}

pub(super) fn promised(acts: &Acts<'_>, time: &Timetable<'_>) -> Option<Promised> {
    let from = earliest(acts)?.occurred_on;
    let closes = time.window.as_ref().and_then(|w| w.closes).map(|m| Due::by(PartialDate::day(m.day())));
    let last = |due: &Due| due.date.last();
    let suspended = suspensions(acts).into_iter().filter_map(|(suspension, _)| suspension.ends()).max_by_key(last);
    let ends = [closes, time.promise.map(|p| p.due), suspended];
    let Due { date: to, sense } = ends.into_iter().flatten().max_by_key(last)?;
    (from.first() <= to.last()).then_some(Promised { from, to, sense })
}

/// A line's publication, and the periods that its day falls in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Published {
    pub fact: FactId,
    pub on: PartialDate,
    pub on_or_before: bool,
    /// Surely inside the sourced days of these.
    pub inside: Vec<PeriodId>,
    /// Perhaps inside these: its day is not known closely enough.
    pub perhaps: Vec<PeriodId>,
}

pub(super) fn published<'p>(acts: &Acts<'_>, periods: impl Iterator<Item = &'p ElectoralPeriod>) -> Option<Published> {
    let fact = earliest(acts)?;
    let held: Vec<_> = periods.filter_map(|period| Some((&period.id, inside(&period.counted_span()?, fact)))).collect();
    let those = |wanted| held.iter().filter(|(_, found)| *found == wanted).map(|(id, _)| (*id).clone()).collect();
    Some(Published {
        fact: fact.id.clone(),
        on: fact.occurred_on,
        on_or_before: fact.on_or_before,
        inside: those(Some(true)),
        perhaps: those(None),
    })
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
