//! A line's suspensions: the law they name, the election whose day they name as their end, and by how many days they outlasted it.

use super::concerns;
use crate::calls::dates::PartialDate;
use crate::calls::facts::Fact;
use crate::calls::model::{ElectoralPeriod, Jurisdiction, PeriodField};
use crate::calls::promise::{Due, Sense};
use crate::calls::record::Record;
use crate::calls::standing::acts::Acts;
use crate::calls::standing::timetable::{Suspension, suspensions};
use crate::ids::{FactId, LegalBasisId, PeriodId};
use chrono::NaiveDate;
use serde::Serialize;

/// One suspension of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspended {
    pub fact: FactId,
    pub since: PartialDate,
    /// The end that was stated.
    pub until: Option<PartialDate>,
    /// How that end is meant.
    pub until_sense: Sense,
    /// Ordered by a court, which is its own reason.
    pub by_court: bool,
    /// The legal basis that the authority named; none named is shown as such.
    pub legal_basis_named: Option<LegalBasisId>,
    /// What ended it, if something on record did.
    pub ended: Option<Ended>,
    /// The election after whose day it was to end.
    pub election: Option<Cited>,
}

impl Suspended {
    /// The end that was stated, as it is meant.
    pub fn ends(&self) -> Option<Due> {
        self.until.map(|date| Due { date, sense: self.until_sense })
    }
}

/// An election day that a suspension names as its end. Several processes may share the day, and what is on record of a suspension does
/// not say that its words named one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The process that the fact was recorded with: the day is its day.
    pub period: PeriodId,
    pub day: PartialDate,
    /// Every process of that day that concerns the line, the recorded one among them.
    pub of_that_day: Vec<PeriodId>,
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

pub(super) fn all(acts: &Acts<'_>, record: &Record, whose: &Jurisdiction, today: NaiveDate) -> Vec<Suspended> {
    suspensions(acts).iter().map(|(suspension, resumed)| one(acts, suspension, *resumed, (record, whose), today)).collect()
}

fn one(
    acts: &Acts<'_>,
    suspension: &Suspension<'_>,
    resumed: Option<&Fact>,
    (record, whose): (&Record, &Jurisdiction),
    today: NaiveDate,
) -> Suspended {
    let ended = ended(acts, suspension.since(), resumed);
    let until = suspension.fact.kind.until();
    let election = until.and_then(|until| Some((until.period()?, until.date()))).map(|(period, day)| {
        let span = record.periods.get(period).and_then(ElectoralPeriod::counted_span);
        let outlasted = span.map_or(Outlasted::ToVerify, |span| outlasted(span.last, ended.as_ref(), today));
        Cited { period: period.clone(), day, of_that_day: of_that_day(record, whose, period, day), outlasted }
    });
    Suspended {
        fact: suspension.fact.id.clone(),
        since: suspension.since(),
        until: suspension.until,
        until_sense: suspension.ends().map(|end| end.sense).unwrap_or_default(),
        by_court: suspension.by_court(),
        legal_basis_named: suspension.stated_reason().legal_basis_named.map(LegalBasisId::from_text),
        ended,
        election,
    }
}

/// The processes whose election day is surely that day, in the order of their ids; the recorded one whatever is known of its dates.
fn of_that_day(record: &Record, whose: &Jurisdiction, named: &PeriodId, day: PartialDate) -> Vec<PeriodId> {
    let on =
        |period: &ElectoralPeriod| period.counted(PeriodField::ElectionDay).is_some_and(|held| PartialDate::day(held) == day);
    let shares = |period: &&ElectoralPeriod| period.id == *named || (concerns(period, whose) && on(period));
    record.periods.values().filter(shares).map(|period| period.id.clone()).collect()
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
