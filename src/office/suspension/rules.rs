//! When a line may be suspended or resumed, and what that enters into the record. Pure.

use super::super::model::Suspension;
use crate::{
    calls::{
        clocks::ClockName,
        dates::{Moment, PartialDate, Zone, local_day},
        facts::{FactKind, NewFact, Subject, TermOfDays},
        model::Institution,
        standing::Kind,
    },
    clock::Now,
    ids::LineId,
    office::rules::fact,
    policy::Refusal,
};

/// A resumption: what the institution promises anew, where it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resumption {
    /// A later closing, on the institution's clock.
    pub closes: Option<Moment>,
    pub results: Option<PartialDate>,
    /// In place of a date: so many working days.
    pub term: Option<TermOfDays>,
    /// The hour of closing as the notice words it names this clock.
    pub clock: Option<ClockName>,
}

/// Whether a line in this standing can be suspended: while there is something to suspend, and no suspension yet.
pub fn may_suspend(kind: Kind) -> Result<(), Refusal> {
    match kind {
        Kind::Announced
        | Kind::Open
        | Kind::UnderReview
        | Kind::Overdue
        | Kind::Unresolved
        | Kind::SuspensionOver
        | Kind::Unknown => Ok(()),
        Kind::Suspended => Err(Refusal::Suspended),
        Kind::Cancelled | Kind::ReportedCancelled | Kind::ResolvedAwarded | Kind::ResolvedVoid | Kind::ReportedResolved => {
            Err(Refusal::NotNow)
        }
    }
}

/// Whether a line in this standing can be resumed. One whose stated end has passed still wants an act that says so.
pub fn may_resume(kind: Kind) -> Result<(), Refusal> {
    match kind {
        Kind::Suspended | Kind::SuspensionOver => Ok(()),
        Kind::Announced
        | Kind::Open
        | Kind::UnderReview
        | Kind::Overdue
        | Kind::Unresolved
        | Kind::Unknown
        | Kind::Cancelled
        | Kind::ReportedCancelled
        | Kind::ResolvedAwarded
        | Kind::ResolvedVoid
        | Kind::ReportedResolved => Err(Refusal::NotSuspended),
    }
}

/// The fact that suspends a line.
pub fn suspended(line: &LineId, institution: &Institution, order: &Suspension, source: &str, zone: Zone, now: Now) -> NewFact {
    let kind = FactKind::Suspended {
        stated_reason_es: Some(order.reason.es.clone()),
        stated_reason_en: Some(order.reason.en.clone()),
        legal_basis_named: order.legal_basis.as_ref().map(ToString::to_string),
        until: order.until.clone(),
    };
    fact(kind, Subject::line(line), institution, source, local_day(now, zone))
}

/// The facts that resume a line: the resumption, and the later closing where there is one.
pub fn resumed(line: &LineId, institution: &Institution, order: &Resumption, source: &str, zone: Zone, now: Now) -> Vec<NewFact> {
    let day = local_day(now, zone);
    let act = |kind| fact(kind, Subject::line(line), institution, source, day);
    let (results_promised, clock) = (order.results, order.clock);
    let mut facts = vec![act(FactKind::Resumed { results_promised })];
    facts.extend(order.closes.map(|closes| act(FactKind::DeadlineExtended { closes, zone, clock, results_promised })));
    // A term may be counted from the closing: the last of them, which may move it, states the term.
    if let Some(last) = facts.last_mut() {
        last.term = order.term;
    }
    facts
}
