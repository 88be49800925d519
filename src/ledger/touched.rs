//! What the latest entries touched: from it follows which rendered pages are stale. Kept in memory, since one process writes; a start begins
//! with nothing rendered.

use super::Subject;
use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock, RwLockReadGuard},
};

/// What a page was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reads {
    /// Any public entry may change it: lists, counts, comparisons.
    pub everything: bool,
    /// Whatever touches one of these changes it, sealed acts among them.
    pub things: Vec<Subject>,
}

impl Reads {
    /// These things and no more.
    pub fn of(things: impl IntoIterator<Item = Subject>) -> Self {
        Self { everything: false, things: things.into_iter().collect() }
    }

    /// Words of the program: no entry changes them.
    pub fn nothing() -> Self {
        Self::of([])
    }

    /// What either reads.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.everything |= other.everything;
        self.things.extend(other.things);
        self
    }
}

impl Default for Reads {
    /// Everything public: what a page is taken to read that says nothing of it.
    fn default() -> Self {
        Self { everything: true, things: Vec::new() }
    }
}

/// A moment between two writes: later ones have a higher number.
pub type Tick = u64;

#[derive(Debug, Default)]
pub struct Touched(RwLock<Latest>);

#[derive(Debug, Default)]
struct Latest {
    tick: Tick,
    /// When a public entry was last written.
    public: Tick,
    /// When an entry last touched each thing. Grows with the things written about since the start, and no further.
    things: HashMap<Subject, Tick>,
}

impl Touched {
    /// The present moment. Whatever is read from now on is at least as new.
    pub fn tick(&self) -> Tick {
        self.read().tick
    }

    /// Whether what was read at a moment would be read again now.
    pub fn is_fresh(&self, reads: &Reads, since: Tick) -> bool {
        let latest = self.read();
        let untouched = |thing| latest.things.get(thing).is_none_or(|tick| *tick <= since);
        (!reads.everything || latest.public <= since) && reads.things.iter().all(untouched)
    }

    /// Notes what a write touched, once it is in the database.
    pub(super) fn note(&self, things: Vec<Subject>, is_public: bool) {
        if things.is_empty() && !is_public {
            return;
        }
        let mut latest = self.0.write().unwrap_or_else(PoisonError::into_inner);
        latest.tick += 1;
        let tick = latest.tick;
        if is_public {
            latest.public = tick;
        }
        for thing in things {
            latest.things.insert(Subject::any(thing.kind), tick);
            latest.things.insert(thing, tick);
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, Latest> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}
