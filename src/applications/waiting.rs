//! How long resolutions take here: from the closing of reception to the act that resolved, on the lines that this installation receives.
//! Nothing else is known of them, and nothing is guessed: pure, from the record as it is.

use crate::{
    calls::{
        dates::{Zone, local_day},
        facts::AssertedBy,
        record::{Record, View},
        standing::Kind,
    },
    clock::Now,
    ids::LineId,
};

/// With fewer cases than this there is no typical time: each is shown.
pub const FEW: usize = 5;

/// A line that was resolved, and how many days it took.
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

/// The lines received here that stand resolved, each with the days from its closing to the act.
pub fn resolved(record: &Record, now: Now) -> Vec<Case> {
    let view = record.as_of(None, None);
    record.lines().keys().filter_map(|line| case(record, &view, line, now)).collect()
}

fn case(record: &Record, view: &View<'_>, line: &LineId, now: Now) -> Option<Case> {
    let call = record.call_of(line).filter(|call| call.received_here)?;
    let kind = view.standing(line, now)?.kind();
    if !matches!(kind, Kind::ResolvedAwarded | Kind::ResolvedVoid) {
        return None;
    }
    let closed = local_day(view.window(line, now)?.deadline()?.instant(), call.zone());
    let acts = record
        .facts_of_line(line)
        .into_iter()
        .filter(|fact| fact.kind.is_resolution() && fact.asserted_by == AssertedBy::Authority);
    let resolved = acts.map(|fact| fact.occurred_on.first()).filter(|day| *day >= closed).max()?;
    Some(Case { line: line.clone(), days: (resolved - closed).num_days() })
}

/// Days since reception closed; none while it has not.
pub fn waited(closes: Option<Now>, zone: Zone, now: Now) -> Option<i64> {
    let closed = closes.filter(|closes| *closes < now)?;
    Some((local_day(now, zone) - local_day(closed, zone)).num_days())
}
