//! Could it have happened to a line, by what is known of it on that date?

use super::FactRefusal;
use crate::calls::facts::{CourtOrder, FactKind, NewFact, Window};
use crate::calls::standing::acts::Acts;
use crate::calls::standing::timetable::Timetable;
use crate::calls::standing::{Calendar, LineHistory};
use crate::clock::Now;

pub(super) fn fits(line: &LineHistory<'_>, calendar: &Calendar, fact: &NewFact, now: Now) -> Result<(), FactRefusal> {
    let mut before = line.clone();
    before.facts.retain(|old| fact.replaces().all(|id| &old.id != id));
    let then = line.zone.end_of(fact.occurred_on.last()).min(now);
    let acts = Acts::on(&before, then);
    let time = Timetable::of(&before, &acts, calendar, then);
    let cancelled = acts.cancelled_by_act();
    if cancelled.is_some() && fact.kind.is_authority_act() && !fact.kind.undoes() {
        return Err(FactRefusal::AfterCancelled);
    }
    match &fact.kind {
        FactKind::Resumed { .. } | FactKind::OrderedByCourt { order: CourtOrder::Resume, .. } if time.suspension.is_none() => {
            Err(FactRefusal::NotSuspended)
        }
        FactKind::Suspended { .. } if time.suspension.as_ref().is_some_and(|s| s.in_force(time.today)) => {
            Err(FactRefusal::AlreadySuspended)
        }
        FactKind::Annulled | FactKind::Reopened if cancelled.or(acts.reported_cancelled()).or(acts.resolution()).is_none() => {
            Err(FactRefusal::NothingToUndo)
        }
        FactKind::DeadlineExtended { closes, zone, .. } => extends(&time, Window::new(None, Some(*closes), *zone)),
        FactKind::DueRecomputed { was, .. } if time.said.is_none_or(|said| said.due.date != *was) => {
            Err(FactRefusal::NothingRecomputed)
        }
        kind if kind.is_resolution() || matches!(kind, FactKind::PartlyResolved { .. }) => {
            let closes = time.window.as_ref().and_then(|w| w.closes);
            let early = closes.is_some_and(|closes| fact.occurred_on.last() < closes.day());
            if early { Err(FactRefusal::ResultsBeforeClosing) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// Is the new closing later than the one announced? The counter keeps its hours.
fn extends(time: &Timetable<'_>, new: Window) -> Result<(), FactRefusal> {
    let Some(known) = &time.window else { return Ok(()) };
    let new = Window { hours: known.hours, ..new };
    match (known.deadline(), new.deadline()) {
        (Some(was), Some(becomes)) if becomes.instant() <= was.instant() => Err(FactRefusal::NotLater),
        _ => Ok(()),
    }
}
