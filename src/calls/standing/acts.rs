//! Sorts a line's facts: what is superseded or too weak falls out, what is left is asked for by kind.

use super::calendar::Calendar;
use super::corrections::superseded;
use super::history::LineHistory;
use crate::calls::dates::local_day;
use crate::calls::facts::{AssertedBy, Fact, FactKind};
use crate::clock::Now;
use chrono::NaiveDate;

/// The facts that hold on a day, split into what decides and what stands beside.
pub(crate) struct Acts<'a> {
    /// What decides, with its place in the ledger, earliest first.
    deciding: Vec<(usize, &'a Fact)>,
    /// Everything said and not superseded, weak or strong.
    pub standing: Vec<&'a Fact>,
    /// For lines received here: what others say the authority did.
    pub contradicting: Vec<&'a Fact>,
    pub published: Vec<&'a Fact>,
    /// Searches without a find, also those made after the day asked about: they cover the days before.
    pub checks: Vec<&'a Fact>,
    programme: Body<'a>,
    institution: Body<'a>,
}

/// What counts of the facts about a programme or an institution.
struct Body<'a> {
    deciding: Vec<&'a Fact>,
    /// For lines received here: what others say became of it.
    contradicting: Vec<&'a Fact>,
}

impl<'a> Body<'a> {
    fn of(line: &LineHistory<'_>, facts: &[&'a Fact], today: NaiveDate) -> Self {
        let counted = in_force(line, facts, today).into_iter().map(|(_, fact)| fact).filter(|fact| fact.counts());
        let (contradicting, deciding) = counted.partition(|fact| foreign(line, fact));
        Self { deciding, contradicting }
    }
}

/// Received here, a line is moved by its institution's own acts alone, also by what becomes of its programme or institution.
fn foreign(line: &LineHistory<'_>, fact: &Fact) -> bool {
    line.received_here && fact.kind.is_authority_act() && fact.asserted_by != AssertedBy::Authority
}

impl<'a> Acts<'a> {
    pub fn on(line: &LineHistory<'a>, now: Now) -> Self {
        let today = local_day(now, line.zone);
        let standing = in_force(line, &line.facts, today);
        let (others, usable): (Vec<_>, Vec<_>) = standing.iter().copied().partition(|(_, fact)| foreign(line, fact));
        let mut deciding: Vec<_> = usable.into_iter().filter(|(_, fact)| fact.counts()).collect();
        deciding.sort_by_key(|(place, fact)| (fact.occurred_on.first(), *place));
        let of = |wanted: fn(&FactKind) -> bool| deciding.iter().filter(|(_, f)| wanted(&f.kind)).map(|(_, f)| *f).collect();
        Self {
            published: of(|kind| matches!(kind, FactKind::Published { .. })),
            checks: of(|kind| matches!(kind, FactKind::CheckedNoAct { .. })),
            deciding,
            contradicting: others.into_iter().map(|(_, fact)| fact).collect(),
            standing: standing.into_iter().map(|(_, fact)| fact).collect(),
            programme: Body::of(line, &line.programme, today),
            institution: Body::of(line, &line.institution, today),
        }
    }

    /// What decides, earliest first.
    pub fn deciding(&self) -> impl Iterator<Item = (usize, &'a Fact)> + '_ {
        self.deciding.iter().copied()
    }

    /// The resolution that stands: the latest by act, else the latest reported; `None` if each was undone later.
    pub fn resolution(&self) -> Option<&'a Fact> {
        let standing: Vec<_> = self.deciding().filter(|(_, f)| f.kind.is_resolution()).filter(|r| !self.undone(*r)).collect();
        let by_act = standing.iter().rev().find(|(_, fact)| fact.level.is_act());
        by_act.or(standing.last()).map(|(_, fact)| *fact)
    }

    pub fn cancelled_by_act(&self) -> Option<&'a Fact> {
        self.cancelled(true)
    }

    pub fn reported_cancelled(&self) -> Option<&'a Fact> {
        self.cancelled(false)
    }

    fn cancelled(&self, by_act: bool) -> Option<&'a Fact> {
        self.deciding()
            .filter(|(_, fact)| matches!(fact.kind, FactKind::Cancelled) && fact.level.is_act() == by_act)
            .filter(|cancelled| !self.undone(*cancelled))
            .map(|(_, fact)| fact)
            .last()
    }

    /// Annulled or reopened later, on evidence at least of the same sort: a report cannot undo an act.
    pub fn undone(&self, (place, fact): (usize, &Fact)) -> bool {
        self.deciding().any(|(later, undoing)| {
            undoing.kind.undoes() && (undoing.level.is_act() || !fact.level.is_act()) && undoing.is_after(later, fact, place)
        })
    }

    /// The strongest cancellation of the programme that touches the line.
    pub fn programme_cancelled(&self, line: &LineHistory<'_>, calendar: &Calendar) -> Option<&'a Fact> {
        cancelling(&self.programme.deciding, line, calendar).min_by_key(|fact| fact.level)
    }

    pub fn dissolved(&self) -> Option<&'a Fact> {
        self.institution.deciding.iter().copied().find(|fact| matches!(fact.kind, FactKind::Dissolved))
    }

    /// For lines received here: what others say became of the programme or the institution, and would bear on the line.
    pub fn contradicting_bodies(&self, line: &LineHistory<'_>, calendar: &Calendar) -> impl Iterator<Item = &'a Fact> {
        let ended = self.institution.contradicting.iter().copied().filter(|fact| matches!(fact.kind, FactKind::Dissolved));
        cancelling(&self.programme.contradicting, line, calendar).chain(ended)
    }
}

/// Cancellations of the programme in the line's fiscal year or before it.
fn cancelling<'a>(programme: &[&'a Fact], line: &LineHistory<'_>, calendar: &Calendar) -> impl Iterator<Item = &'a Fact> {
    let reaches = |fact: &Fact| calendar.reaches(&line.jurisdiction, line.fiscal_year, fact.occurred_on);
    let found = programme.iter().copied().filter(|fact| matches!(fact.kind, FactKind::Cancelled) && reaches(fact));
    found.collect::<Vec<_>>().into_iter()
}

/// What had happened by a day and is not superseded, with its place in the ledger. A correction is about what is true, not about
/// when: it holds for all days.
fn in_force<'a>(line: &LineHistory<'_>, facts: &[&'a Fact], today: NaiveDate) -> Vec<(usize, &'a Fact)> {
    let superseded = superseded(facts.iter().copied(), line.received_here);
    let holds = |fact: &Fact| had_happened(fact, today) && !superseded.contains(&fact.id);
    facts.iter().copied().enumerate().filter(|(_, fact)| holds(fact)).collect()
}

/// A search without a find covers the days before it.
fn had_happened(fact: &Fact, today: NaiveDate) -> bool {
    matches!(fact.kind, FactKind::CheckedNoAct { .. }) || fact.occurred_on.first() <= today
}
