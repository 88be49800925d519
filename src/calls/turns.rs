//! When what is said of the record next reads otherwise although nothing is recorded: a window opens or closes, a promise passes, a check goes
//! stale, or a day ends, and every count of days with it.

use super::{
    dates::{Zone, local_day},
    live,
    record::Record,
    standing::{LineHistory, next_change},
};
use crate::{app::App, clock::Now, error::Result};
use std::collections::BTreeSet;

impl Record {
    /// The first instant after `now` at which anything may read otherwise. A day ends by the clock of whoever counts it.
    pub fn turns(&self, now: Now) -> Now {
        let view = self.as_of(None, None);
        let lines = self.lines().keys().filter_map(|line| view.history(line));
        let histories: Vec<LineHistory<'_>> =
            lines.chain(self.commitments.keys().filter_map(|id| view.promise_history(id))).collect();
        let mut zones: BTreeSet<&str> = [Zone::MEXICO_CITY, Zone::CHICAGO].iter().map(Zone::name).collect();
        zones.extend(histories.iter().map(|line| line.zone.name()));
        let days = zones.into_iter().filter_map(|name| Some(next_day(Zone::parse(name).ok()?, now)));
        let changes = histories.iter().filter_map(|line| next_change(line, &self.calendar, now));
        days.chain(changes).min().unwrap_or(now)
    }
}

/// When the day ends somewhere.
pub fn next_day(zone: Zone, now: Now) -> Now {
    let next = local_day(now, zone).succ_opt().map_or(now, |day| zone.start_of(day));
    // A day whose first hour the clock shows twice has begun already.
    if next > now { next } else { zone.end_of(local_day(now, zone)) }
}

/// The same, remembered until it has come or something is recorded.
pub async fn next(app: &App, now: Now) -> Result<Now> {
    if let Some(known) = app.answers.turns(now) {
        return Ok(known);
    }
    let since = app.answers.tick();
    let until = live::record(app).await?.turns(now);
    app.answers.found_turn(since, now, until);
    Ok(until)
}
