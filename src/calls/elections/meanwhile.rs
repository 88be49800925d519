//! Which lines under the same elections were published or resolved inside a period, how many were not, and of how many it is not known.

use super::{concerns, crossed::earliest};
use crate::calls::dates::{PartialDate, local_day};
use crate::calls::facts::Fact;
use crate::calls::model::Span;
use crate::calls::record::View;
use crate::calls::standing::LineHistory;
use crate::calls::standing::acts::Acts;
use crate::clock::Now;
use crate::ids::{FactId, LineId, PeriodId};
use chrono::Datelike;
use serde::Serialize;
use std::collections::BTreeSet;

/// A line with the act of it that fell inside a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inside {
    pub line: LineId,
    pub fact: FactId,
    pub on: PartialDate,
}

/// Which lines did something inside a period, which did not, and of which it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub inside: Vec<Inside>,
    pub outside: Vec<LineId>,
    pub unknown: Vec<LineId>,
}

impl Tally {
    /// The denominator.
    pub fn lines(&self) -> usize {
        self.inside.len() + self.outside.len() + self.unknown.len()
    }

    fn count(&mut self, line: &LineId, fact: Option<&Fact>, inside: Option<bool>) {
        match (fact, inside) {
            (Some(fact), Some(true)) => {
                self.inside.push(Inside { line: line.clone(), fact: fact.id.clone(), on: fact.occurred_on });
            }
            (_, Some(_)) => self.outside.push(line.clone()),
            (_, None) => self.unknown.push(line.clone()),
        }
    }
}

/// What became of lines inside one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meanwhile {
    pub published: Tally,
    pub resolved: Tally,
}

impl Meanwhile {
    /// Every line that was asked, in the order of their ids.
    pub fn lines(&self) -> BTreeSet<&LineId> {
        let Tally { inside, outside, unknown } = &self.published;
        inside.iter().map(|one| &one.line).chain(outside).chain(unknown).collect()
    }
}

/// What became of the lines under the same elections inside a period, but for one that is the question's own. Lines of the period's year
/// are asked: by their publication or, where that is unknown, by their fiscal year.
pub fn meanwhile(view: &View<'_>, period: &PeriodId, besides: Option<&LineId>, now: Now) -> Meanwhile {
    let mut found = Meanwhile::default();
    let Some(period) = view.record.periods.get(period) else { return found };
    let Some(span) = period.counted_span() else { return found };
    // What is to verify is shown elsewhere and never counted.
    let counts = |line: &LineId| view.record.call_of(line).is_some_and(|call| !call.confidence.is_to_verify());
    for line in view.record.lines().keys().filter(|line| Some(*line) != besides && counts(line)) {
        let Some(history) = view.history(line).filter(|history| concerns(period, &history.jurisdiction)) else { continue };
        let acts = Acts::on(&history, view.instant(history.zone, now));
        let published = earliest(&acts);
        if !of_the_years(&span, published, &history) {
            continue;
        }
        found.published.count(line, published, published.and_then(|fact| inside(&span, fact)));
        let resolved = acts.resolution();
        // Somebody looked after its last day, and no resolution is on record: a check covers the days before it. Days that lie ahead
        // of the day asked about nobody knows.
        let looked = acts.checks.iter().any(|check| check.occurred_on.first() > span.last);
        let over = span.last < local_day(view.instant(history.zone, now), history.zone);
        let none_found = (resolved.is_none() && looked && over).then_some(false);
        found.resolved.count(line, resolved, resolved.map_or(none_found, |fact| inside(&span, fact)));
    }
    found
}

/// A line's acts of the authority that may fall inside the days, earliest first, and whether each surely does.
pub fn acts_inside<'a>(view: &View<'a>, line: &LineId, span: &Span, now: Now) -> Vec<(&'a Fact, bool)> {
    let Some(history) = view.history(line) else { return Vec::new() };
    let acts = Acts::on(&history, view.instant(history.zone, now));
    let all = acts.deciding().map(|(_, fact)| fact).filter(|fact| fact.kind.is_authority_act());
    all.filter(|fact| fact.occurred_on.first() <= span.last && span.first <= fact.occurred_on.last())
        .map(|fact| (fact, inside(span, fact) == Some(true)))
        .collect()
}

fn of_the_years(span: &Span, published: Option<&Fact>, history: &LineHistory<'_>) -> bool {
    let years = span.first.year()..=span.last.year();
    match published.map(|fact| fact.occurred_on) {
        Some(date) => years.contains(&date.first().year()) || years.contains(&date.last().year()),
        None => history.fiscal_year.is_some_and(|year| years.contains(&year)),
    }
}

/// Wholly inside, wholly outside, or not known. "On or before" is surely outside only if that day came before the period.
pub fn inside(span: &Span, fact: &Fact) -> Option<bool> {
    let date = fact.occurred_on;
    if date.last() < span.first {
        return Some(false);
    }
    match (span.contains(date.first()), span.contains(date.last())) {
        _ if fact.on_or_before => None,
        (true, true) => Some(true),
        _ if span.last < date.first() => Some(false),
        _ => None,
    }
}
