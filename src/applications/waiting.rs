//! How long each stretch of the way takes here, on the lines that this installation receives: from the closing of reception to a correction
//! that is asked for, to the act that resolves, and from there to a payment. Nothing is guessed: pure, from what is recorded.

use crate::{
    calls::{
        dates::{Zone, local_day},
        facts::{AssertedBy, Fact, FactKind},
        record::{Record, View},
        standing::Kind,
    },
    clock::Now,
    ids::{AssociationId, LineId},
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// With fewer cases than this there is no typical time: each is shown.
pub const FEW: usize = 5;

/// What came through a stretch on a line, and how many days it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub line: LineId,
    pub days: i64,
}

/// What is known of waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typical {
    NotKnown,
    /// Too few to speak of a typical time, the shortest first.
    Cases(Vec<Case>),
    Known {
        cases: usize,
        median: i64,
        shortest: i64,
        longest: i64,
    },
}

/// Sums up the days that each case took.
pub fn typical(mut cases: Vec<Case>) -> Typical {
    cases.sort_by(|a, b| (a.days, &a.line).cmp(&(b.days, &b.line)));
    match (cases.first(), cases.last()) {
        (Some(first), Some(last)) if cases.len() >= FEW => {
            let (low, high) = (cases[(cases.len() - 1) / 2].days, cases[cases.len() / 2].days);
            Typical::Known { cases: cases.len(), median: (low + high) / 2, shortest: first.days, longest: last.days }
        }
        (Some(_), Some(_)) => Typical::Cases(cases),
        _ => Typical::NotKnown,
    }
}

/// A stretch of the way, and how long those took that came through it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    pub took: Vec<Case>,
    /// How many have set out on it, whether or not they came through.
    pub of: usize,
}

/// From the closing to the resolution, of the lines received here that closed.
pub fn to_resolution(record: &Record, now: Now) -> Stretch {
    let view = record.as_of(None, None);
    let closed: Vec<(&LineId, NaiveDate)> = closed(record, &view, now).collect();
    let took = closed.iter().filter_map(|(line, closed)| {
        let resolved = resolved_on(record, &view, line, now)?;
        (resolved >= *closed).then(|| Case { line: (*line).clone(), days: (resolved - *closed).num_days() })
    });
    Stretch { took: took.collect(), of: closed.len() }
}

/// From the resolution to a payment, of the lines received here that were awarded. A part of what was awarded is not yet paid.
pub fn to_payment(record: &Record, now: Now) -> Stretch {
    let view = record.as_of(None, None);
    let received = record.lines().keys().filter(|line| record.call_of(line).is_some_and(|call| call.received_here));
    let awarded = received.filter(|line| view.standing(line, now).is_some_and(|is| is.kind() == Kind::ResolvedAwarded));
    let awarded: Vec<(&LineId, NaiveDate)> =
        awarded.filter_map(|line| Some((line, resolved_on(record, &view, line, now)?))).collect();
    let took = awarded.iter().filter_map(|(line, resolved)| {
        let paid = acts(record, line, |kind| matches!(kind, FactKind::Paid { partly: false, .. }));
        let paid = paid.filter(|day| day >= resolved).min()?;
        Some(Case { line: (*line).clone(), days: (paid - *resolved).num_days() })
    });
    Stretch { took: took.collect(), of: awarded.len() }
}

/// From the closing to the first correction that was asked for in an application. `filed`: how many stand on each line. None where few
/// associations were asked: of so few a number would tell what others were asked.
pub fn to_correction(
    record: &Record,
    asked: &[(LineId, AssociationId, Now)],
    filed: &BTreeMap<LineId, usize>,
    now: Now,
) -> Option<Stretch> {
    let closed: BTreeMap<&LineId, NaiveDate> = closed(record, &record.as_of(None, None), now).collect();
    let took = asked.iter().filter_map(|(line, association, at)| {
        let (closed, zone) = (closed.get(line)?, record.call_of(line)?.zone());
        Some((association, Case { line: line.clone(), days: (local_day(*at, zone) - *closed).num_days().max(0) }))
    });
    let (whose, took): (BTreeSet<&AssociationId>, Vec<Case>) = took.unzip();
    let of = filed.iter().filter(|(line, _)| closed.contains_key(line)).map(|(_, count)| count).sum();
    (whose.len() >= FEW).then_some(Stretch { took, of })
}

/// The lines received here whose reception closed, each with the day.
fn closed<'a>(record: &'a Record, view: &View<'a>, now: Now) -> impl Iterator<Item = (&'a LineId, NaiveDate)> {
    record.lines().keys().filter_map(move |line| {
        let call = record.call_of(line).filter(|call| call.received_here)?;
        let closing = view.window(line, now)?.deadline().filter(|deadline| deadline.has_passed(now))?;
        Some((line, local_day(closing.instant(), call.zone())))
    })
}

/// The day of the act by which a line stands resolved; of one that only a payment tells of, that one's.
fn resolved_on(record: &Record, view: &View<'_>, line: &LineId, now: Now) -> Option<NaiveDate> {
    let kind = view.standing(line, now)?.kind();
    if !matches!(kind, Kind::ResolvedAwarded | Kind::ResolvedVoid) {
        return None;
    }
    let is_paid = |kind: &FactKind| matches!(kind, FactKind::Paid { .. });
    let said = acts(record, line, |kind| kind.is_resolution() && !is_paid(kind)).max();
    said.or_else(|| acts(record, line, is_paid).min())
}

/// The days on which the authority did so on a line, by what stands of its acts.
fn acts(record: &Record, line: &LineId, did: impl Fn(&FactKind) -> bool) -> impl Iterator<Item = NaiveDate> {
    let did = |fact: &&Fact| fact.asserted_by == AssertedBy::Authority && did(&fact.kind);
    let stands = |fact: &&Fact| !record.superseded_of(&fact.subject).contains(&fact.id);
    let own = record.facts_of_line(line).into_iter().filter(did).filter(stands);
    let days: Vec<NaiveDate> = own.map(|fact| fact.occurred_on.first()).collect();
    days.into_iter()
}

/// Days since reception closed; none while it has not.
pub fn waited(closes: Option<Now>, zone: Zone, now: Now) -> Option<i64> {
    let closed = closes.filter(|closes| *closes < now)?;
    Some((local_day(now, zone) - local_day(closed, zone)).num_days())
}
