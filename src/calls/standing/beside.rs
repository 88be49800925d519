//! What stands beside a standing and never replaces it: disputes, payment, notices to the authority, how old the last check is.

use super::acts::Acts;
use super::calendar::Calendar;
use super::history::LineHistory;
use super::model::Reason;
use crate::calls::dates::PartialDate;
use crate::calls::facts::{Fact, FactKind, Level};
use crate::ids::FactId;
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Beside {
    /// Who says otherwise, and evidence too weak to decide.
    pub disputed: Vec<FactId>,
    pub payment: Payment,
    /// The level of what is known of the payment; the weakest where several facts say it.
    pub payment_level: Option<Level>,
    /// Was the authority told of this finding?
    pub notified: Vec<Notified>,
    pub replied: Vec<FactId>,
    pub checked: Option<Checked>,
    /// Some of what was applied for was resolved.
    pub partly_resolved: Vec<FactId>,
    /// Someone reported that it was not resolved; a report is no check.
    pub reported_not_resolved: Vec<FactId>,
    pub court_orders: Vec<FactId>,
    /// The institution receives it through Acuse; otherwise it is followed.
    pub received_here: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Payment {
    Paid,
    Unpaid,
    Partly,
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notified {
    pub fact: FactId,
    pub on: PartialDate,
    pub how: Option<String>,
    /// Before the finding could be read here.
    pub before_publication: bool,
    /// The fact that it tells of, where it names one.
    pub about: Option<FactId>,
    /// It tells of what the standing finds now: it names a fact that this rests on or, naming none, came after it was found.
    pub of_this_finding: bool,
}

/// The last search. Stale: nobody has looked for over a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    pub last: PartialDate,
    pub stale: bool,
}

/// What a standing finds: the facts that it rests on, and since when it could be told of; none where that is not known.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub rests_on: &'a [Reason],
    pub since: Option<NaiveDate>,
}

pub(super) fn beside(line: &LineHistory<'_>, acts: &Acts<'_>, calendar: &Calendar, today: NaiveDate, found: Found<'_>) -> Beside {
    let ids = |wanted: fn(&Fact) -> bool| acts.standing.iter().filter(|f| wanted(f)).map(|f| f.id.clone()).collect::<Vec<_>>();
    let mut disputed = ids(disputes);
    let contradicting = acts.contradicting.iter().copied().chain(acts.contradicting_bodies(line, calendar));
    disputed.extend(contradicting.map(|fact| fact.id.clone()));
    disputed.sort();
    disputed.dedup();
    let (payment, payment_level) = payment(acts);
    Beside {
        disputed,
        payment,
        payment_level,
        notified: acts.standing.iter().filter_map(|fact| notified(fact, found)).collect(),
        replied: ids(|fact| matches!(fact.kind, FactKind::AuthorityReplied { .. })),
        checked: checked(acts, today),
        partly_resolved: ids(|fact| matches!(fact.kind, FactKind::PartlyResolved { .. }) && fact.counts()),
        reported_not_resolved: ids(|fact| matches!(fact.kind, FactKind::ReportedNotResolved)),
        court_orders: ids(|fact| matches!(fact.kind, FactKind::OrderedByCourt { .. }) && fact.counts()),
        received_here: line.received_here,
    }
}

/// Testimony on what the authority did or owes disputes; a notice or a reply is no dispute.
fn disputes(fact: &Fact) -> bool {
    match fact.kind {
        FactKind::Disputed => true,
        FactKind::AuthorityNotified { .. }
        | FactKind::AuthorityReplied { .. }
        | FactKind::DueRecomputed { .. }
        | FactKind::ReportedNotResolved
        | FactKind::CheckedNoAct { .. }
        | FactKind::Corrected
        | FactKind::Redacted { .. } => false,
        _ => !fact.level.decides(),
    }
}

/// A notice sent before anybody looked tells of no search made later.
fn notified(fact: &Fact, found: Found<'_>) -> Option<Notified> {
    let FactKind::AuthorityNotified { how, before_publication, about } = &fact.kind else { return None };
    let of_this_finding = match about {
        Some(id) => found.rests_on.iter().any(|reason| reason.facts.contains(id)),
        None => found.since.is_none_or(|since| fact.occurred_on.first() >= since),
    };
    Some(Notified {
        fact: fact.id.clone(),
        on: fact.occurred_on,
        how: how.clone(),
        before_publication: *before_publication,
        about: about.clone(),
        of_this_finding,
    })
}

fn payment(acts: &Acts<'_>) -> (Payment, Option<Level>) {
    let mut payment = Payment::Unknown;
    let mut level = None;
    for (_, fact) in acts.deciding() {
        let (said, adds) = match (&fact.kind, payment) {
            (FactKind::Paid { partly: true, .. }, _) => (Payment::Partly, false),
            (FactKind::Paid { .. }, _) => (Payment::Paid, false),
            (FactKind::NotPaid, Payment::Paid | Payment::Partly) => (Payment::Partly, true),
            (FactKind::NotPaid, _) => (Payment::Unpaid, false),
            _ => continue,
        };
        level = if adds { level.max(Some(fact.level)) } else { Some(fact.level) };
        payment = said;
    }
    (payment, level)
}

fn checked(acts: &Acts<'_>, today: NaiveDate) -> Option<Checked> {
    let last = acts.checks.iter().max_by_key(|check| check.occurred_on.last())?.occurred_on;
    Some(Checked { last, stale: (today - last.last()).num_days() > super::LONG })
}
