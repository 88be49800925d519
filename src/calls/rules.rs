//! Which facts may be recorded on a line: state and proposal in, the facts to enter or a named refusal out.
//!
//! A refusal here keeps mistakes out of the ledger, not disagreement: who sees it otherwise records a dispute.

use super::dates::{UnknownZone, local_day};
use super::facts::{AssertedBy, FactKind, Level, NewFact, SubjectKind};
use super::standing::acts::{Acts, superseded};
use super::standing::timetable::Timetable;
use super::standing::{Calendar, LineHistory};
use crate::clock::Now;
use crate::ids::FactId;

/// Why a fact is not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{self:?}")]
pub enum FactRefusal {
    /// It is dated after today on the authority's clock.
    DateInFuture,
    /// The kind of fact needs stronger evidence.
    LevelTooLow { needed: Level },
    /// This asserter does not record facts of this kind.
    NotTheirsToSay,
    /// The kind of fact is about something else: a line is not dissolved, an institution is not suspended.
    WrongSubject,
    /// A resumption, and nothing was suspended on that date.
    NotSuspended,
    /// A suspension while another is in force.
    AlreadySuspended,
    /// The suspension's stated end lies before its beginning.
    EndsBeforeItBegins,
    /// A resolution dated before reception closed.
    ResultsBeforeClosing,
    /// The window closes before it opens.
    ClosesBeforeItOpens,
    /// An extension that does not extend.
    NotLater,
    /// An act after the line was cancelled; only reopening it can come next.
    AfterCancelled,
    /// An annulment or reopening, and nothing was resolved or cancelled by then.
    NothingToUndo,
    /// A correction that names no fact of this line.
    CorrectsNothing,
    /// What it corrects was corrected before: the last correction is the one to correct.
    AlreadyCorrected,
    /// A withdrawal cannot itself be withdrawn: record the fact anew.
    CorrectionOfCorrection,
    /// A correction on weaker evidence than what it corrects, by someone else.
    WeakerThanCorrected,
    /// A check that does not say what was searched.
    NothingSearched,
    /// The name of the time zone is unknown.
    UnknownZone,
    /// A fact with this id is already there.
    AlreadyThere,
    /// There is no proposed level to confirm.
    NothingToConfirm,
    /// Whoever proposed the level cannot confirm it.
    SamePerson,
}

impl From<UnknownZone> for FactRefusal {
    fn from(_: UnknownZone) -> Self {
        FactRefusal::UnknownZone
    }
}

/// Which facts to enter when somebody records this one now. A monitor's level 1 or 2 waits as proposed, and counts as 3 meanwhile.
pub fn decide(line: &LineHistory<'_>, calendar: &Calendar, mut proposed: NewFact, now: Now) -> Result<Vec<NewFact>, FactRefusal> {
    if line.facts.iter().any(|fact| fact.id == proposed.id) {
        return Err(FactRefusal::AlreadyThere);
    }
    if proposed.occurred_on.first() > local_day(now, line.zone) {
        return Err(FactRefusal::DateInFuture);
    }
    may_say(&proposed)?;
    strong_enough(&proposed)?;
    corrects_something(line, &proposed)?;
    consistent(&proposed.kind, &proposed)?;
    fits_history(line, calendar, &proposed, now)?;
    if proposed.asserted_by == AssertedBy::Monitor && proposed.level.is_act() {
        proposed.proposed_level = Some(proposed.level);
        proposed.level = Level::PressOrAcademic;
    }
    Ok(vec![proposed])
}

/// The fact that a second person's confirmation enters: the same, at the level proposed, in the place of the first.
pub fn confirm(fact: &NewFact, id: FactId, by: Option<String>, confirmer: AssertedBy) -> Result<NewFact, FactRefusal> {
    let level = fact.proposed_level.ok_or(FactRefusal::NothingToConfirm)?;
    if !matches!(confirmer, AssertedBy::Monitor | AssertedBy::Steward) {
        return Err(FactRefusal::NotTheirsToSay);
    }
    if by.is_none() || by == fact.by {
        return Err(FactRefusal::SamePerson);
    }
    let supersedes = Some(fact.id.clone());
    Ok(NewFact { id, level, proposed_level: None, asserted_by: confirmer, by, supersedes, ..fact.clone() })
}

/// Authorities speak of their acts, associations of what they saw, monitors and stewards of what they can show.
fn may_say(fact: &NewFact) -> Result<(), FactRefusal> {
    let of_the_subject = match fact.kind {
        FactKind::Created | FactKind::Renamed | FactKind::Dissolved | FactKind::Succeeded { .. } => SubjectKind::Institution,
        FactKind::Moved { .. } => SubjectKind::Programme,
        _ => SubjectKind::Line,
    };
    let about_a_line = matches!(fact.subject.kind, SubjectKind::Line | SubjectKind::Call | SubjectKind::Commitment);
    if of_the_subject != SubjectKind::Line || !about_a_line {
        return Err(FactRefusal::WrongSubject);
    }
    let theirs = match fact.asserted_by {
        AssertedBy::Reference => true,
        AssertedBy::Steward => true,
        AssertedBy::Monitor => !matches!(fact.kind, FactKind::Redacted { .. }),
        AssertedBy::Authority => {
            fact.kind.is_authority_act()
                || matches!(fact.kind, FactKind::AuthorityReplied | FactKind::Disputed | FactKind::Corrected)
        }
        AssertedBy::Association => matches!(
            fact.kind,
            FactKind::Paid { .. }
                | FactKind::NotPaid
                | FactKind::ReportedNotResolved
                | FactKind::AuthorityNotified { .. }
                | FactKind::Disputed
                | FactKind::Corrected
        ),
    };
    if theirs { Ok(()) } else { Err(FactRefusal::NotTheirsToSay) }
}

/// An authority's own act is an act; others need press or academic work for what an authority did, or to say that they searched.
/// An association's word on a payment is testimony, and only disputes.
fn strong_enough(fact: &NewFact) -> Result<(), FactRefusal> {
    let acts = fact.kind.is_authority_act() || matches!(fact.kind, FactKind::CheckedNoAct { .. });
    let needed = match fact.asserted_by {
        AssertedBy::Authority if acts => Level::OfficialPage,
        AssertedBy::Association => Level::Testimony,
        _ if acts => Level::PressOrAcademic,
        _ => Level::Testimony,
    };
    let claims_too_much = fact.asserted_by == AssertedBy::Association && fact.level.decides();
    if claims_too_much {
        return Err(FactRefusal::NotTheirsToSay);
    }
    if fact.level <= needed { Ok(()) } else { Err(FactRefusal::LevelTooLow { needed }) }
}

fn corrects_something(line: &LineHistory<'_>, fact: &NewFact) -> Result<(), FactRefusal> {
    let Some(corrected) = &fact.supersedes else {
        return if matches!(fact.kind, FactKind::Corrected) { Err(FactRefusal::CorrectsNothing) } else { Ok(()) };
    };
    let old = line.facts.iter().find(|old| &old.id == corrected && old.subject == fact.subject);
    let old = old.ok_or(FactRefusal::CorrectsNothing)?;
    if matches!(old.kind, FactKind::Corrected) {
        return Err(FactRefusal::CorrectionOfCorrection);
    }
    if superseded(line.facts.iter().copied()).contains(corrected) {
        return Err(FactRefusal::AlreadyCorrected);
    }
    let own = old.asserted_by == fact.asserted_by && old.by == fact.by && fact.level.decides();
    if fact.level <= old.level || own { Ok(()) } else { Err(FactRefusal::WeakerThanCorrected) }
}

/// What the fact says of itself.
fn consistent(kind: &FactKind, fact: &NewFact) -> Result<(), FactRefusal> {
    match kind {
        FactKind::Window { window, .. } => match (window.opens, window.closes) {
            (Some(opens), Some(closes)) if closes.closes(window.zone).instant() < opens.opens(window.zone) => {
                Err(FactRefusal::ClosesBeforeItOpens)
            }
            _ => Ok(()),
        },
        FactKind::Suspended { until: Some(until), .. } | FactKind::OrderedByCourt { until: Some(until), .. }
            if until.date().last() < fact.occurred_on.first() =>
        {
            Err(FactRefusal::EndsBeforeItBegins)
        }
        FactKind::CheckedNoAct { searched, .. } if searched.iter().all(|place| place.trim().is_empty()) => {
            Err(FactRefusal::NothingSearched)
        }
        _ => Ok(()),
    }
}

/// Could it have happened, by what is known of the line on that date?
fn fits_history(line: &LineHistory<'_>, calendar: &Calendar, fact: &NewFact, now: Now) -> Result<(), FactRefusal> {
    let mut before = line.clone();
    before.facts.retain(|old| Some(&old.id) != fact.supersedes.as_ref());
    let then = line.zone.end_of(fact.occurred_on.last()).min(now);
    let acts = Acts::on(&before, then);
    let time = Timetable::of(&before, &acts, calendar, then);
    let cancelled = acts.cancelled_by_act();
    if cancelled.is_some() && fact.kind.is_authority_act() && !fact.kind.undoes() {
        return Err(FactRefusal::AfterCancelled);
    }
    match &fact.kind {
        FactKind::Resumed { .. } if time.suspension.is_none() => Err(FactRefusal::NotSuspended),
        FactKind::Suspended { .. } if time.suspension.as_ref().is_some_and(|s| s.in_force(time.today)) => {
            Err(FactRefusal::AlreadySuspended)
        }
        FactKind::Annulled | FactKind::Reopened if cancelled.or(acts.reported_cancelled()).or(acts.resolution()).is_none() => {
            Err(FactRefusal::NothingToUndo)
        }
        FactKind::DeadlineExtended { closes, zone, .. } => {
            let was = time.window.as_ref().and_then(|w| Some(w.closes?.closes(w.zone).instant()));
            let later = was.is_none_or(|was| closes.closes(*zone).instant() > was);
            if later { Ok(()) } else { Err(FactRefusal::NotLater) }
        }
        kind if kind.is_resolution() || matches!(kind, FactKind::PartlyResolved { .. }) => {
            let closes = time.window.as_ref().and_then(|w| w.closes);
            let early = closes.is_some_and(|closes| fact.occurred_on.last() < closes.day());
            if early { Err(FactRefusal::ResultsBeforeClosing) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}
