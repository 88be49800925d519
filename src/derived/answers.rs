//! Answers that were rendered once and are kept as compressed bytes, until an entry touches what they show or their time is up. What is kept
//! is bounded: what was asked for only once goes first, then what nobody asked for longest.

use crate::{
    clock::Now,
    ledger::{Reads, Tick, Touched},
};
use axum::{body::Bytes, http::HeaderMap};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

/// Most bytes that are kept in all.
const MOST: usize = 32 * 1024 * 1024;
/// What an answer takes beside its bytes: headers, key, places in tables. Counted high rather than low.
const BESIDE: usize = 1024;

/// One answer: the headers that its page gave, and its body in both encodings.
#[derive(Debug)]
pub struct Answer {
    pub headers: HeaderMap,
    pub tag: String,
    pub br: Bytes,
    pub gzip: Bytes,
    pub life: Life,
}

/// How long an answer is true.
#[derive(Debug)]
pub struct Life {
    pub reads: Reads,
    /// The moment before anything was read for it.
    pub since: Tick,
    /// From the instant it was made for, until something it shows turns by itself.
    pub from: Now,
    pub until: Now,
}

#[derive(Debug)]
struct Kept {
    answer: Arc<Answer>,
    /// The last moment at which it was known to be fresh.
    fresh_at: AtomicU64,
    uses: AtomicU64,
    used_at: AtomicU64,
    bytes: usize,
}

#[derive(Debug, Default)]
struct Table {
    kept: HashMap<String, Kept>,
    bytes: usize,
    /// Those that are being made: who asks for the same meanwhile waits for it.
    making: HashMap<String, Arc<tokio::sync::Mutex<()>>>,
    /// Counts uses, as a clock of its own.
    uses: u64,
    turns: Option<(Tick, Now, Now)>,
}

/// Somebody who makes an answer, or waits for it.
pub struct Making<'a> {
    answers: &'a Answers,
    key: &'a str,
    lock: Arc<tokio::sync::Mutex<()>>,
}

impl Making<'_> {
    pub async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.lock.lock().await
    }
}

impl Drop for Making<'_> {
    /// Also when whoever asked hung up. The last one takes the turns away.
    fn drop(&mut self) {
        let mut table = self.answers.lock();
        // The table's own, and this one's.
        if Arc::strong_count(&self.lock) <= 2 {
            table.making.remove(self.key);
        }
    }
}

/// How much was done, for whoever measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub kept: usize,
    pub bytes: usize,
    pub made: u64,
    pub used: u64,
}

pub struct Answers {
    table: Mutex<Table>,
    touched: Arc<Touched>,
    made: AtomicU64,
    used: AtomicU64,
    most: usize,
}

impl Answers {
    pub fn new(touched: Arc<Touched>) -> Self {
        Self::bounded(touched, MOST)
    }

    /// Keeps at most so many bytes.
    pub fn bounded(touched: Arc<Touched>, most: usize) -> Self {
        Self { table: Mutex::default(), touched, made: AtomicU64::new(0), used: AtomicU64::new(0), most }
    }

    /// The answer under a key, if it is true at an instant. `turn` is the next turn after that instant, where it is known: an answer made
    /// for a moment later and the same turn is as true, since nothing turned in between.
    pub fn get(&self, key: &str, now: Now, turn: Option<Now>) -> Option<Arc<Answer>> {
        let mut table = self.lock();
        table.uses += 1;
        let uses = table.uses;
        let kept = table.kept.get(key)?;
        let life = &kept.answer.life;
        // A clock that was set back asks about a time that the answer was not made for.
        let is_of_then = life.from <= now || turn == Some(life.until);
        if !is_of_then || life.until <= now || !self.is_fresh(kept) {
            return None;
        }
        kept.uses.fetch_add(1, Relaxed);
        kept.used_at.store(uses, Relaxed);
        self.used.fetch_add(1, Relaxed);
        Some(kept.answer.clone())
    }

    fn is_fresh(&self, kept: &Kept) -> bool {
        let tick = self.touched.tick();
        if kept.fresh_at.load(Relaxed) == tick {
            return true;
        }
        let fresh = self.touched.is_fresh(&kept.answer.life.reads, kept.answer.life.since);
        if fresh {
            kept.fresh_at.store(tick, Relaxed);
        }
        fresh
    }

    /// The making of the answer under a key: one has the turn, others wait for theirs and find it made.
    pub fn making<'a>(&'a self, key: &'a str) -> Making<'a> {
        let lock = self.lock().making.entry(key.to_owned()).or_default().clone();
        Making { answers: self, key, lock }
    }

    pub fn put(&self, key: &str, answer: Arc<Answer>) {
        let mut table = self.lock();
        self.made.fetch_add(1, Relaxed);
        let bytes = answer.br.len() + answer.gzip.len() + key.len() + BESIDE;
        if bytes > self.most / 4 {
            return;
        }
        table.uses += 1;
        let (uses, since) = (table.uses, answer.life.since);
        // What is made anew because it turned stale is as wanted as before.
        let before = table.kept.remove(key);
        table.bytes -= before.as_ref().map_or(0, |kept| kept.bytes);
        let wanted = before.map_or(1, |kept| kept.uses.into_inner() + 1);
        let kept = Kept { answer, fresh_at: since.into(), uses: wanted.into(), used_at: uses.into(), bytes };
        table.bytes += bytes;
        table.kept.insert(key.to_owned(), kept);
        while table.bytes > self.most {
            let last = |kept: &Kept| (kept.uses.load(Relaxed) > 1, kept.used_at.load(Relaxed));
            let Some(key) = table.kept.iter().min_by_key(|(_, kept)| last(kept)).map(|(key, _)| key.clone()) else { return };
            table.bytes -= table.kept.remove(&key).map_or(0, |kept| kept.bytes);
        }
    }

    /// When the record next turns by itself, if that was found out lately.
    pub fn turns(&self, now: Now) -> Option<Now> {
        let (since, from, until) = self.lock().turns?;
        (from <= now && now < until && self.touched.is_fresh(&Reads::default(), since)).then_some(until)
    }

    pub fn found_turn(&self, since: Tick, from: Now, until: Now) {
        self.lock().turns = Some((since, from, until));
    }

    pub fn tick(&self) -> Tick {
        self.touched.tick()
    }

    pub fn figures(&self) -> Figures {
        let table = self.lock();
        Figures { kept: table.kept.len(), bytes: table.bytes, made: self.made.load(Relaxed), used: self.used.load(Relaxed) }
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
