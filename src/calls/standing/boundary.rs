//! When a line's standing can next change by itself: what a rendered page stays true until, apart from its count of days.

use super::acts::Acts;
use super::calendar::Calendar;
use super::history::LineHistory;
use super::timetable::Timetable;
use crate::clock::Now;
use chrono::{Days, Duration, NaiveDate};

/// The first instant after `now` at which the same facts may give another kind, or a check goes stale.
pub fn next_change(line: &LineHistory<'_>, calendar: &Calendar, now: Now) -> Option<Now> {
    let acts = Acts::on(line, now);
    let time = Timetable::of(line, &acts, calendar, now);
    let mut after_days: Vec<(NaiveDate, i64)> = Vec::new();
    after_days.extend(time.suspension.as_ref().and_then(|s| s.until).map(|until| (until.last(), 0)));
    after_days.extend(time.promise.into_iter().flat_map(|p| [(p.due.date.last(), 0), (p.due.date.last(), super::LONG)]));
    after_days.extend(time.fiscal_end.map(|end| (end.day, 0)));
    after_days.extend(time.dissolved.map(|fact| (fact.occurred_on.last(), 0)));
    after_days.extend(acts.checks.iter().map(|check| (check.occurred_on.last(), super::LONG)));
    after_days.extend(time.window.as_ref().and_then(|w| w.closes).map(|closes| (closes.day(), super::LONG)));
    let days = after_days.into_iter().filter_map(|(day, more)| {
        let days = u64::try_from(more.saturating_add(1)).ok()?;
        Some(line.zone.start_of(day.checked_add_days(Days::new(days))?))
    });
    let window = time.window.iter().flat_map(|w| {
        let closes = w.deadline().and_then(|d| d.instant().checked_add_signed(Duration::milliseconds(1)));
        [w.opens.map(|m| m.opens(w.zone)), closes]
    });
    let all = [&line.facts, &line.programme, &line.institution];
    let to_come = all.into_iter().flatten().map(|fact| line.zone.start_of(fact.occurred_on.first()));
    days.chain(window.flatten()).chain(to_come).filter(|at| *at > now).min()
}
