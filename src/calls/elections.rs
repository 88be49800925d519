//! A line and the elections it met: what its timetable crosses, how long its suspension outlasted them, what others did meanwhile.
//!
//! Only sourced dates are counted, every count has its denominator, and what is unknown is a count of its own. No motive is inferred.

use super::dates::PartialDate;
use super::facts::{Fact, FactKind};
use super::model::{ElectoralPeriod, Jurisdiction, Span};
use super::record::View;
use super::standing::LineHistory;
use super::standing::acts::Acts;
use super::standing::timetable::{Timetable, suspensions};
use crate::clock::Now;
use crate::ids::{LineId, PeriodId};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// One electoral period that a line's promised timetable crosses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crossing {
    pub period: PeriodId,
    /// The sourced days of the period.
    pub span: Span,
    /// How many of them the timetable shares.
    pub days: i64,
    /// A suspension of the line names this period's election day as its end.
    pub cited: bool,
    /// How much longer than the period a suspension lasted.
    pub outlasted: Option<Outlasted>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Outlasted {
    pub days: i64,
    /// Nobody resumed or resolved until the day asked about: the days go on.
    pub still: bool,
}

/// How many of the other lines did something inside a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub inside: Vec<LineId>,
    pub outside: usize,
    pub unknown: usize,
}

impl Tally {
    /// The denominator.
    pub fn lines(&self) -> usize {
        self.inside.len() + self.outside + self.unknown
    }

    fn count(&mut self, line: &LineId, inside: Option<bool>) {
        match inside {
            Some(true) => self.inside.push(line.clone()),
            Some(false) => self.outside += 1,
            None => self.unknown += 1,
        }
    }
}

/// What became of other lines inside one period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Meanwhile {
    pub published: Tally,
    pub resolved: Tally,
}

fn concerns(period: &ElectoralPeriod, jurisdiction: &Jurisdiction) -> bool {
    jurisdiction.electoral_keys().contains(&period.jurisdiction.as_str())
}

/// Which periods a line's promised timetable crosses, in the order of their ids.
pub fn crossings(view: &View<'_>, line: &LineId, now: Now) -> Vec<Crossing> {
    let Some(history) = view.history(line) else { return Vec::new() };
    let now = view.instant(history.zone, now);
    let acts = Acts::on(&history, now);
    let time = Timetable::of(&history, &acts, &view.record.calendar, now);
    let Some(promised) = promised_span(&acts, &time) else { return Vec::new() };
    let concerned = view.record.periods.values().filter(|period| concerns(period, &history.jurisdiction));
    concerned
        .filter_map(|period| {
            let span = period.counted_span()?;
            let days = span.shared_days(&promised);
            let crossing = Crossing {
                period: period.id.clone(),
                span,
                days,
                cited: acts.deciding().any(|(_, fact)| cites(fact, &period.id)),
                outlasted: outlasted(&acts, &span, time.today),
            };
            (days > 0).then_some(crossing)
        })
        .collect()
}

/// From publication to the last date announced: closing, results or the end of a suspension.
fn promised_span(acts: &Acts<'_>, time: &Timetable<'_>) -> Option<Span> {
    let first = acts.published.iter().map(|fact| fact.occurred_on.first()).min()?;
    let closes = time.window.as_ref().and_then(|w| w.closes).map(|m| m.day());
    let suspended = suspensions(acts).into_iter().filter_map(|(suspension, _)| Some(suspension.until?.last())).max();
    let last = [closes, time.promise.map(|p| p.date.last()), suspended].into_iter().flatten().max()?;
    (first <= last).then_some(Span { first, last })
}

fn cites(fact: &Fact, period: &PeriodId) -> bool {
    match &fact.kind {
        FactKind::Suspended { until, .. } | FactKind::OrderedByCourt { until, .. } => {
            until.as_ref().and_then(|until| until.period()) == Some(period)
        }
        _ => false,
    }
}

/// The longest that a suspension begun before a period's end lasted past it.
fn outlasted(acts: &Acts<'_>, span: &Span, today: NaiveDate) -> Option<Outlasted> {
    let resolved = acts.resolution().map(|fact| fact.occurred_on.first());
    suspensions(acts)
        .into_iter()
        .filter(|(suspension, _)| suspension.since().first() <= span.last)
        .filter_map(|(suspension, resumed)| {
            let resolved = resolved.filter(|day| *day >= suspension.since().first());
            let end = resumed.map(|fact| fact.occurred_on.first()).into_iter().chain(resolved).min();
            let days = (end.unwrap_or(today) - span.last).num_days();
            (days > 0).then_some(Outlasted { days, still: end.is_none() })
        })
        .max_by_key(|outlasted| outlasted.days)
}

/// Which other lines under the same elections were published or resolved inside a period, how many were not, and of how many it is
/// not known. Lines of the period's year are asked: by their publication or, where that is unknown, by their fiscal year.
pub fn meanwhile(view: &View<'_>, period: &PeriodId, besides: &LineId, now: Now) -> Meanwhile {
    let mut found = Meanwhile::default();
    let Some(period) = view.record.periods.get(period) else { return found };
    let Some(span) = period.counted_span() else { return found };
    for line in view.record.lines().keys().filter(|line| *line != besides) {
        let Some(history) = view.history(line).filter(|history| concerns(period, &history.jurisdiction)) else { continue };
        let acts = Acts::on(&history, view.instant(history.zone, now));
        let published = acts.published.iter().min_by_key(|fact| fact.occurred_on.first()).map(|fact| fact.occurred_on);
        if !of_the_years(&span, published, &history) {
            continue;
        }
        found.published.count(line, published.and_then(|date| inside(&span, date)));
        found.resolved.count(line, resolved_inside(&span, &acts));
    }
    found
}

fn of_the_years(span: &Span, published: Option<PartialDate>, history: &LineHistory<'_>) -> bool {
    let years = span.first.year()..=span.last.year();
    match published {
        Some(date) => years.contains(&date.first().year()) || years.contains(&date.last().year()),
        None => history.fiscal_year.is_some_and(|year| years.contains(&year)),
    }
}

/// Wholly inside, wholly outside, or not known.
fn inside(span: &Span, date: PartialDate) -> Option<bool> {
    match (span.contains(date.first()), span.contains(date.last())) {
        (true, true) => Some(true),
        _ if date.last() < span.first || span.last < date.first() => Some(false),
        _ => None,
    }
}

fn resolved_inside(span: &Span, acts: &Acts<'_>) -> Option<bool> {
    match acts.resolution() {
        // "On or before": surely outside only if that day came before the period.
        Some(fact) if fact.on_or_before => (fact.occurred_on.last() < span.first).then_some(false),
        Some(fact) => inside(span, fact.occurred_on),
        None => (!acts.checks.is_empty()).then_some(false),
    }
}
