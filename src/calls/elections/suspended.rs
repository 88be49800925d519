//! A line's suspensions: the law they name, the election whose day they name as their end, and by how many days they outlasted it.

use crate::calls::dates::PartialDate;
use crate::calls::facts::{Fact, FactKind, Until};
use crate::calls::model::ElectoralPeriod;
use crate::calls::standing::acts::Acts;
use crate::calls::standing::timetable::{Suspension, suspensions};
use crate::ids::{FactId, LegalBasisId, PeriodId};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// One suspension of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspended {
    pub fact: FactId,
    pub since: PartialDate,
    /// The end that was stated.
    pub until: Option<PartialDate>,
    /// Ordered by a court, which is its own reason.
    pub by_court: bool,
    /// The legal basis that the authority named; none named is shown as such.
    pub legal_basis_named: Option<LegalBasisId>,
    /// What ended it, if something on record did.
    pub ended: Option<Ended>,
    /// The election whose day it names as its end.
    pub election: Option<Cited>,
}

/// An election that a suspension names as its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    pub period: PeriodId,
    pub outlasted: Outlasted,
}

/// What ended a suspension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ended {
    pub fact: FactId,
    pub on: PartialDate,
    pub on_or_before: bool,
    pub how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Resumed,
    Resolved,
    Cancelled,
}

/// How a suspension's length compares with the last day of the election that it cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outlasted {
    /// The last day of the election has not passed, and neither has the suspension.
    NotYet,
    /// It ended by then.
    No,
    /// It ended so many days after.
    By { days: i64, measure: Measure },
    /// So many days after, nothing on record has ended it.
    Still { days: i64 },
    /// The day on which it ended is not known closely enough.
    NotKnown,
    /// The days of the election are to verify, or not on record: nothing is counted from them.
    ToVerify,
}

/// How a number of days is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    Exactly,
    /// The end is known by month or less: counted to its first day.
    AtLeast,
    /// The end is known to be on a day or before it.
    AtMost,
}

pub(super) fn all(acts: &Acts<'_>, periods: &BTreeMap<PeriodId, ElectoralPeriod>, today: NaiveDate) -> Vec<Suspended> {
    suspensions(acts).iter().map(|(suspension, resumed)| one(acts, suspension, *resumed, periods, today)).collect()
}

fn one(
    acts: &Acts<'_>,
    suspension: &Suspension<'_>,
    resumed: Option<&Fact>,
    periods: &BTreeMap<PeriodId, ElectoralPeriod>,
    today: NaiveDate,
) -> Suspended {
    let until = match &suspension.fact.kind {
        FactKind::Suspended { until, .. } | FactKind::OrderedByCourt { until, .. } => until.as_ref(),
        _ => None,
    };
    let ended = ended(acts, suspension.since(), resumed);
    let election = until.and_then(Until::period).map(|period| {
        let span = periods.get(period).and_then(ElectoralPeriod::counted_span);
        let outlasted = span.map_or(Outlasted::ToVerify, |span| outlasted(span.last, ended.as_ref(), today));
        Cited { period: period.clone(), outlasted }
    });
    Suspended {
        fact: suspension.fact.id.clone(),
        since: suspension.since(),
        until: suspension.until,
        by_court: suspension.by_court(),
        legal_basis_named: suspension.stated_reason().legal_basis_named.map(LegalBasisId::from_text),
        ended,
        election,
    }
}

/// The first act that ended it: a resumption, a resolution, a cancellation.
fn ended(acts: &Acts<'_>, since: PartialDate, resumed: Option<&Fact>) -> Option<Ended> {
    let later = |fact: &&Fact| fact.occurred_on.first() >= since.first();
    let ends = [
        (resumed, How::Resumed),
        (acts.resolution().filter(later), How::Resolved),
        (acts.cancelled_by_act().filter(later), How::Cancelled),
    ];
    let told = ends.into_iter().filter_map(|(fact, how)| {
        let fact = fact?;
        Some(Ended { fact: fact.id.clone(), on: fact.occurred_on, on_or_before: fact.on_or_before, how })
    });
    told.min_by_key(|ended| ended.on.first())
}

fn outlasted(last: NaiveDate, ended: Option<&Ended>, today: NaiveDate) -> Outlasted {
    let Some(ended) = ended else {
        let days = (today - last).num_days();
        return if days > 0 { Outlasted::Still { days } } else { Outlasted::NotYet };
    };
    let (first, latest) = (ended.on.first(), ended.on.last());
    let after = |day: NaiveDate| (day - last).num_days();
    match (after(first), after(latest)) {
        (_, latest) if latest <= 0 => Outlasted::No,
        (_, latest) if ended.on_or_before => Outlasted::By { days: latest, measure: Measure::AtMost },
        (first, _) if first > 0 => {
            let measure = if ended.on.is_exact() { Measure::Exactly } else { Measure::AtLeast };
            Outlasted::By { days: first, measure }
        }
        _ => Outlasted::NotKnown,
    }
}
