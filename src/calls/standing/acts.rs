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
    programme: Vec<(usize, &'a Fact)>,
    pub institution: Vec<&'a Fact>,
}

impl<'a> Acts<'a> {
    pub fn on(line: &LineHistory<'a>, now: Now) -> Self {
        let today = local_day(now, line.zone);
        let standing = in_force(line, &line.facts, today);
        let foreign =
            |fact: &Fact| line.received_here && fact.kind.is_authority_act() && fact.asserted_by != AssertedBy::Authority;
        let (contradicting, usable): (Vec<_>, Vec<_>) = standing.iter().copied().partition(|(_, fact)| foreign(fact));
        let mut deciding: Vec<_> = usable.into_iter().filter(|(_, fact)| fact.counts()).collect();
        deciding.sort_by_key(|(place, fact)| (fact.occurred_on.first(), *place));
        let of = |wanted: fn(&FactKind) -> bool| deciding.iter().filter(|(_, f)| wanted(&f.kind)).map(|(_, f)| *f).collect();
        Self {
            published: of(|kind| matches!(kind, FactKind::Published { .. })),
            checks: of(|kind| matches!(kind, FactKind::CheckedNoAct { .. })),
            deciding,
            contradicting: contradicting.into_iter().map(|(_, fact)| fact).collect(),
            standing: standing.into_iter().map(|(_, fact)| fact).collect(),
            programme: counted(in_force(line, &line.programme, today)),
            institution: counted(in_force(line, &line.institution, today)).into_iter().map(|(_, fact)| fact).collect(),
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
    fn undone(&self, (place, fact): (usize, &Fact)) -> bool {
        self.deciding().any(|(later, undoing)| {
            undoing.kind.undoes() && (undoing.level.is_act() || !fact.level.is_act()) && undoing.is_after(later, fact, place)
        })
    }

    /// The programme was cancelled in the line's fiscal year or before it.
    pub fn programme_cancelled(&self, line: &LineHistory<'_>, calendar: &Calendar) -> Option<&'a Fact> {
        let year = line.fiscal_year?;
        let touches = |fact: &Fact| {
            calendar.fiscal_year_of(&line.jurisdiction, fact.occurred_on.last()).is_some_and(|cancelled| year >= cancelled)
        };
        let found = self.programme.iter().filter(|(_, f)| matches!(f.kind, FactKind::Cancelled) && touches(f));
        found.min_by_key(|(_, fact)| fact.level).map(|(_, fact)| *fact)
    }
}

fn counted(facts: Vec<(usize, &Fact)>) -> Vec<(usize, &Fact)> {
    facts.into_iter().filter(|(_, fact)| fact.counts()).collect()
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
