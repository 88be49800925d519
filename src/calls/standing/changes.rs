//! How the record came to say what a line is: each change of its standing, brought by a fact that entered, by a calendar that was put
//! right or by a day that passed.
//!
//! Not when things happened: a suspension of 2018 that was recorded in 2026 changed the record in 2026.

use super::acts::Acts;
use super::timetable::Timetable;
use super::{Assessment, Calendar, Calendars, LineHistory, next_change, standing};
use crate::calls::dates::Deadline;
use crate::calls::facts::Fact;
use crate::calls::promise::Due;
use crate::clock::Now;
use crate::ids::FactId;
use std::collections::BTreeSet;
use std::ops::Bound;

/// From this instant on the record said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub at: Now,
    pub to: Assessment,
    /// The facts that entered then; none where a day passed or a calendar was put right.
    pub by: Vec<FactId>,
    /// A calendar was put right then.
    pub by_calendar: bool,
}

/// Each change until now, oldest first, by what was known at its instant: one that was told stays. `described_at` is when the line itself
/// came on record.
pub fn changes(line: &LineHistory<'_>, calendars: &Calendars, described_at: Now, now: Now) -> Vec<Change> {
    let put_right: BTreeSet<Now> = calendars.entered().filter(|at| described_at < *at && *at <= now).collect();
    let mut entered = line.entered(described_at, now);
    entered.extend(&put_right);
    let mut found: Vec<Change> = Vec::new();
    let mut next = entered.first().copied();
    while let Some(at) = next.filter(|at| *at <= now) {
        let (known, calendar) = (line.known_at(at), calendars.at(at));
        let to = standing(&known, calendar, at);
        if found.last().is_none_or(|before| before.to.kind() != to.kind()) {
            let by = line.all().filter(|fact| fact.recorded_at.max(described_at) == at).map(|fact| fact.id.clone()).collect();
            found.push(Change { at, to, by, by_calendar: put_right.contains(&at) });
        }
        let by_entry = entered.range((Bound::Excluded(at), Bound::Unbounded)).next().copied();
        next = [by_entry, next_change(&known, calendar, at)].into_iter().flatten().min();
    }
    found
}

/// Something announced, and how often it was announced anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announced<T> {
    pub value: T,
    /// How often another value came after the first.
    pub changes: u32,
    /// When the record came to say this one.
    pub since: Now,
}

/// The dates that somebody waits for: when reception closes, and by when something was promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    pub closes: Option<Announced<Deadline>>,
    pub promised: Option<Announced<Due>>,
}

/// The dates as they stand now, each with its history.
pub fn announced(line: &LineHistory<'_>, calendar: &Calendar, described_at: Now, now: Now) -> Dates {
    let (mut closes, mut promised) = (Track::default(), Track::default());
    let ahead = line.all().map(|fact| line.zone.start_of(fact.occurred_on.first()));
    let mut instants = line.entered(described_at, now);
    instants.extend(ahead.filter(|at| described_at <= *at && *at <= now).collect::<Vec<_>>());
    for at in instants {
        let known = line.known_at(at);
        let acts = Acts::on(&known, at);
        let time = Timetable::of(&known, &acts, calendar, at);
        closes.see(time.window.as_ref().and_then(|window| window.deadline()), at);
        promised.see(time.promise.map(|promise| promise.due), at);
    }
    Dates { closes: closes.now, promised: promised.now }
}

/// A value as it goes through its announcements.
struct Track<T> {
    now: Option<Announced<T>>,
    seen: u32,
}

impl<T> Default for Track<T> {
    fn default() -> Self {
        Self { now: None, seen: 0 }
    }
}

impl<T: PartialEq + Copy> Track<T> {
    fn see(&mut self, value: Option<T>, at: Now) {
        if self.now.map(|now| now.value) == value {
            return;
        }
        self.now = value.map(|value| Announced { value, changes: self.seen, since: at });
        self.seen += u32::from(value.is_some());
    }
}

impl<'a> LineHistory<'a> {
    /// Every fact that bears on it.
    fn all(&self) -> impl Iterator<Item = &'a Fact> + '_ {
        [&self.facts, &self.programme, &self.institution].into_iter().flatten().copied()
    }

    /// The instants at which something about it entered the record.
    fn entered(&self, described_at: Now, now: Now) -> BTreeSet<Now> {
        let facts = self.all().map(|fact| fact.recorded_at.max(described_at));
        facts.chain([described_at]).filter(|at| *at <= now).collect()
    }

    /// The same with the knowledge of an instant.
    fn known_at(&self, at: Now) -> Self {
        let mut known = self.clone();
        for facts in [&mut known.facts, &mut known.programme, &mut known.institution] {
            facts.retain(|fact| fact.recorded_at <= at);
        }
        known
    }
}
