//! When a line may be suspended or resumed, and what that enters into the record. Pure.

use super::super::model::Suspension;
use crate::{
    calls::{
        clocks::ClockName,
        dates::{Deadline, Moment, PartialDate, Zone, local_day},
        facts::{FactKind, NewFact, Subject, TermOfDays},
        model::Institution,
        standing::Kind,
    },
    clock::Now,
    i18n::td_string,
    ids::LineId,
    office::rules::fact,
    policy::Refusal,
    web::lang::Lang,
};

/// A resumption: what the institution promises anew, where it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resumption {
    /// A later closing, on the institution's clock.
    pub closes: Option<Moment>,
    /// The closing passed during the suspension, and stays where it was.
    pub not_reopened: bool,
    pub results: Option<PartialDate>,
    /// In place of a date: so many working days.
    pub term: Option<TermOfDays>,
    /// The hour of closing as the notice words it names this clock.
    pub clock: Option<ClockName>,
}

/// The reception of a line before it is resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reception {
    pub closes: Option<Deadline>,
    /// The closing passed during the suspension.
    pub overtaken: bool,
}

/// What becomes of the closing once a line is resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// None is on record, and none is set.
    None,
    Later(Deadline),
    /// It lies ahead, as it did.
    Unchanged(Deadline),
    /// It had passed before the suspension.
    PassedBefore(Deadline),
    /// It passed during the suspension, and reception is not reopened.
    NotReopened(Deadline),
}

/// Why a resumption does not say what becomes of the closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaid {
    Passed,
    NotLater,
    /// The closing passed during the suspension: a later one, or that there is none.
    LaterOrNone,
    /// A later closing, and that there is none.
    Both,
}

/// What a resumption makes of the closing. Where it passed while nothing was received, silence says nothing: those who draft have to be
/// told either a new closing or that there is none.
pub fn closing(before: Reception, later: Option<Deadline>, not_reopened: bool, now: Now) -> Result<Closing, Unsaid> {
    let not_reopened = not_reopened && before.overtaken;
    match (later, before.closes) {
        (Some(later), _) if later.has_passed(now) => Err(Unsaid::Passed),
        (Some(later), Some(known)) if later.instant() <= known.instant() => Err(Unsaid::NotLater),
        (Some(_), _) if not_reopened => Err(Unsaid::Both),
        (Some(later), _) => Ok(Closing::Later(later)),
        (None, None) => Ok(Closing::None),
        (None, Some(known)) if not_reopened => Ok(Closing::NotReopened(known)),
        (None, Some(_)) if before.overtaken => Err(Unsaid::LaterOrNone),
        (None, Some(known)) if known.has_passed(now) => Ok(Closing::PassedBefore(known)),
        (None, Some(known)) => Ok(Closing::Unchanged(known)),
    }
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
    let mut resumed = act(FactKind::Resumed { results_promised });
    if order.not_reopened {
        let told = |lang: Lang, text: &str| format!("{text} {}", td_string!(lang, office.told_not_reopened));
        (resumed.text_es, resumed.text_en) = (told(Lang::es, &resumed.text_es), told(Lang::en, &resumed.text_en));
    }
    let mut facts = vec![resumed];
    facts.extend(order.closes.map(|closes| act(FactKind::DeadlineExtended { closes, zone, clock, results_promised })));
    // A term may be counted from the closing: the last of them, which may move it, states the term.
    if let Some(last) = facts.last_mut() {
        last.term = order.term;
    }
    facts
}
