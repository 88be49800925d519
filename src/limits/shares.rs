//! What many use at a time: a part of it for each, so that nobody takes all, and never more than there is.

use super::Counted;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub struct Shares {
    /// No more than this in all.
    most: usize,
    /// No more than this for one.
    each: usize,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by: HashMap<Counted, usize>,
}

impl Shares {
    /// So much in all, so much for each.
    pub fn of((most, each): (usize, usize)) -> Arc<Self> {
        Arc::new(Self { most, each, taken: Mutex::default() })
    }

    /// The share of one of them, with nothing taken yet.
    pub fn share(self: &Arc<Self>, of: Counted) -> Share {
        Share { shares: self.clone(), of, held: Mutex::default() }
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one takes; given back when it is dropped.
pub struct Share {
    shares: Arc<Shares>,
    of: Counted,
    held: Mutex<usize>,
}

impl Share {
    /// Takes so much more, or nothing when there is not enough.
    pub fn take(&self, more: usize) -> bool {
        let mut taken = self.shares.taken();
        let own = taken.by.get(&self.of).copied().unwrap_or_default();
        if own + more > self.shares.each || taken.all + more > self.shares.most {
            return false;
        }
        taken.all += more;
        taken.by.insert(self.of.clone(), own + more);
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) += more;
        true
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let held = *self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = self.shares.taken();
        taken.all -= held;
        let left = taken.by.get(&self.of).copied().unwrap_or_default() - held;
        if left == 0 {
            taken.by.remove(&self.of);
        } else {
            taken.by.insert(self.of.clone(), left);
        }
    }
}
