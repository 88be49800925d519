//! What a line is at an instant: derived from facts, never stored, never typed in. The first rule that holds decides.
//!
//! Where the design leaves room, these are the readings taken:
//! - a fact begins to count on the first day it can have happened; promises, closings and ends of suspensions pass on their last;
//! - a report that a line was cancelled (press, academic work) does not outweigh a resolution by act; a programme's cancellation
//!   touches lines of the fiscal year it falls in and of later ones, and not those resolved before it;
//! - a check bears on a line unresolved since a day only if the search was made on that day or later, whenever it was recorded;
//! - the promise is the later of the promised date of results and the stated end of a suspension that nobody resumed from, after
//!   which they were to come; while it lies ahead, the end of a fiscal year alone does not make a line unresolved;
//! - a line past its fiscal year that nobody has checked is unknown, not under review;
//! - a promised date computed anew (a holiday added later) takes the place of the promise from the day it was recorded for;
//! - a closing announced as a day ends with the hours of the counter, where it is received at a counter with known hours;
//! - a commitment receives no applications: nothing has to close before what was promised is due, and no fiscal year pays for it;
//! - a successor takes a line on by an act about it after the dissolution;
//! - fiscal years count although their records are to verify; the reason then says so.

pub(in crate::calls) mod acts;
mod beside;
mod boundary;
mod calendar;
mod changes;
mod corrections;
mod history;
mod model;
mod overtaken;
pub(in crate::calls) mod timetable;

pub use beside::{Beside, Checked, Notified, Payment};
pub use boundary::next_change;
pub use calendar::{Calendar, Calendars, FiscalEnd};
pub use changes::{Announced, Change, Dates, announced, changes};
pub use corrections::{Unheard, superseded, takes_the_place};
pub use history::LineHistory;
pub use model::{Assessment, CallStanding, Kind, Missing, Reason, RuleId, Standing, StatedReason};
pub use overtaken::{Overtaken, is_held, overtaken};

use super::dates::PartialDate;
use super::facts::{FactKind, Level, Window};
use super::promise::Due;
use crate::clock::Now;
use acts::Acts;
use beside::Found;
use chrono::{Days, NaiveDate};
use model::reason;
use timetable::{Reception, Timetable};

/// The version of these rules; raised whenever the same facts would give another standing.
pub const RULES: u32 = 1;

/// Days after which a promise is long past, and a check stale.
pub(crate) const LONG: i64 = 365;

/// What a line is at an instant, why, and what stands beside it.
pub fn standing(line: &LineHistory<'_>, calendar: &Calendar, now: Now) -> Assessment {
    let acts = Acts::on(line, now);
    let time = Timetable::of(line, &acts, calendar, now);
    let verdict = cancelled(&acts, line, calendar)
        .or_else(|| resolved(&acts))
        .or_else(|| ahead_or_open(&time))
        .or_else(|| unresolved(&acts, &time))
        .or_else(|| suspended(&time))
        .or_else(|| waiting(&time))
        .unwrap_or_else(|| unknown(&acts, &time));
    let found = Found { rests_on: &verdict.reasons, since: found_since(&verdict, &acts, time.today) };
    let beside = beside::beside(line, &acts, calendar, time.today, found);
    Assessment { standing: verdict.standing, reasons: verdict.reasons, at_least: verdict.at_least, beside, rules: RULES }
}

/// When applications are received, as last announced; none while no act that counts has said it.
pub fn window(line: &LineHistory<'_>, now: Now) -> Option<Window> {
    let acts = Acts::on(line, now);
    timetable::window(&acts).map(|w| w.announced)
}

/// Since when an authority could be told of what a standing finds: the first search that it rests on, or the day after the date that
/// passed.
fn found_since(verdict: &Verdict, acts: &Acts<'_>, today: NaiveDate) -> Option<NaiveDate> {
    match verdict.standing {
        Standing::Unresolved { .. } => {
            let searched =
                verdict.reasons.iter().filter(|reason| reason.rule == RuleId::NoActFound).flat_map(|reason| &reason.facts);
            let checks = searched.filter_map(|id| acts.checks.iter().find(|check| &check.id == id));
            checks.map(|check| check.occurred_on.first()).min()
        }
        Standing::SuspensionOver { days } | Standing::Overdue { days } => {
            today.checked_sub_days(Days::new(days.unsigned_abs() - 1))
        }
        _ => None,
    }
}

/// The authority's last word on when results come: a promised date, or the later end of a suspension; none while it has said nothing.
pub fn promise(line: &LineHistory<'_>, calendar: &Calendar, now: Now) -> Option<Due> {
    let acts = Acts::on(line, now);
    Timetable::of(line, &acts, calendar, now).promise.map(|promise| promise.due)
}

/// What a rule found, if it held.
struct Verdict {
    standing: Standing,
    reasons: Vec<Reason>,
    at_least: bool,
}

impl Verdict {
    fn new(standing: Standing, reasons: Vec<Reason>) -> Self {
        Self { standing, reasons, at_least: false }
    }

    /// Days counted from this date are "at least" so many, unless it is exact.
    fn counted_from(mut self, date: PartialDate) -> Self {
        self.at_least = !date.is_exact();
        self
    }
}

fn cancelled(acts: &Acts<'_>, line: &LineHistory<'_>, calendar: &Calendar) -> Option<Verdict> {
    if let Some(act) = acts.cancelled_by_act() {
        return Some(Verdict::new(Standing::Cancelled, vec![reason(RuleId::CancelledByAct, [act])]));
    }
    let resolution = acts.resolution();
    let outweighed = |level: Level| resolution.is_some_and(|r| r.level.is_act()) && !level.is_act();
    if let Some(programme) = acts.programme_cancelled(line, calendar) {
        let resolved_before = resolution.is_some_and(|r| r.occurred_on.first() <= programme.occurred_on.last());
        if !resolved_before && !outweighed(programme.level) {
            let standing = if programme.level.is_act() { Standing::Cancelled } else { Standing::ReportedCancelled };
            return Some(Verdict::new(standing, vec![reason(RuleId::ProgrammeCancelled, [programme])]));
        }
    }
    let report = acts.reported_cancelled().filter(|report| !outweighed(report.level))?;
    Some(Verdict::new(Standing::ReportedCancelled, vec![reason(RuleId::CancelledReported, [report])]))
}

fn resolved(acts: &Acts<'_>) -> Option<Verdict> {
    let fact = acts.resolution()?;
    let (standing, rule) = match (fact.level.is_act(), &fact.kind) {
        (false, _) => (Standing::ReportedResolved, RuleId::ResolvedReported),
        (true, FactKind::DeclaredVoid) => (Standing::ResolvedVoid, RuleId::VoidByAct),
        (true, FactKind::Paid { .. }) => (Standing::ResolvedAwarded, RuleId::PaidByAct),
        (true, _) => (Standing::ResolvedAwarded, RuleId::ResolvedByAct),
    };
    Some(Verdict::new(standing, vec![reason(rule, [fact])]))
}

fn ahead_or_open(time: &Timetable<'_>) -> Option<Verdict> {
    if time.suspension.as_ref().is_some_and(|s| s.in_force(time.today)) {
        return None;
    }
    let window = time.window.as_ref()?;
    let (standing, rule) = match time.reception {
        Reception::Ahead => (Standing::Announced, RuleId::WindowAhead),
        Reception::Open if matches!(window.fact.kind, FactKind::DeadlineExtended { .. }) => {
            (Standing::Open, RuleId::WindowExtended)
        }
        Reception::Open => (Standing::Open, RuleId::WindowOpen),
        Reception::Over | Reception::Unknown | Reception::Nothing => return None,
    };
    let dates = [window.opens, window.closes].into_iter().flatten().map(|m| m.day().into());
    Some(Verdict::new(standing, vec![reason(rule, [window.fact]).with_dates(dates)]))
}

fn unresolved(acts: &Acts<'_>, time: &Timetable<'_>) -> Option<Verdict> {
    let end_ahead = time.suspension.as_ref().is_some_and(|s| s.in_force(time.today) && s.until.is_some());
    if end_ahead || matches!(time.reception, Reception::Ahead | Reception::Open) {
        return None;
    }
    let Ground { since, counted_from, mut reasons } = ground(time)?;
    let checks: Vec<_> = acts.checks.iter().filter(|check| check.occurred_on.first() >= since).copied().collect();
    let last_checked = checks.iter().max_by_key(|check| check.occurred_on.first())?.occurred_on;
    reasons.push(reason(RuleId::NoActFound, checks).with_dates([last_checked]));
    let days = (time.today - since).num_days();
    Some(Verdict::new(Standing::Unresolved { since, days, last_checked }, reasons).counted_from(counted_from))
}

/// What makes a line unresolved but for a check: since when, and why.
struct Ground {
    since: NaiveDate,
    counted_from: PartialDate,
    reasons: Vec<Reason>,
}

fn ground(time: &Timetable<'_>) -> Option<Ground> {
    let passed = time.promise.filter(|p| p.due.date.last() < time.today);
    let promise_ahead = time.promise.is_some() && passed.is_none();
    let long_past = passed.is_some_and(|p| (time.today - p.due.date.last()).num_days() > LONG);
    let year_ended = time.fiscal_end.filter(|end| end.day < time.today && !promise_ahead);
    let dissolved = time.dissolved_without_successor();
    if year_ended.is_none() && dissolved.is_none() && !long_past {
        return None;
    }
    let mut reasons: Vec<Reason> = year_ended.iter().map(FiscalEnd::reason).collect();
    reasons.extend(dissolved.map(|fact| reason(RuleId::InstitutionDissolved, [fact])));
    reasons.extend(passed.map(|p| p.reason(if long_past { RuleId::PromiseLongPast } else { RuleId::PromisePassed })));
    let after_promise = passed.and_then(|p| Some((p.due.date.last().checked_add_days(Days::new(1))?, p.due.date)));
    let (since, counted_from) = after_promise
        .or(year_ended.map(|end| (end.day, end.day.into())))
        .or(dissolved.map(|fact| (fact.occurred_on.last(), fact.occurred_on)))?;
    Some(Ground { since, counted_from, reasons })
}

fn suspended(time: &Timetable<'_>) -> Option<Verdict> {
    let suspension = time.suspension.as_ref()?;
    let dates = [Some(suspension.since()), suspension.until].into_iter().flatten();
    if suspension.in_force(time.today) {
        let rule = if suspension.by_court() { RuleId::SuspendedByCourt } else { RuleId::SuspensionInForce };
        let standing = Standing::Suspended {
            stated_reason: suspension.stated_reason(),
            since: suspension.since(),
            until: suspension.until,
            until_sense: suspension.ends().map(|end| end.sense).unwrap_or_default(),
        };
        return Some(Verdict::new(standing, vec![reason(rule, [suspension.fact]).with_dates(dates)]));
    }
    let until = suspension.until?;
    let days = (time.today - until.last()).num_days();
    let reasons = vec![reason(RuleId::SuspensionEnded, [suspension.fact]).with_dates(dates)];
    Some(Verdict::new(Standing::SuspensionOver { days }, reasons).counted_from(until))
}

fn waiting(time: &Timetable<'_>) -> Option<Verdict> {
    if !time.reception.is_behind() {
        return None;
    }
    let closed = time
        .window
        .as_ref()
        .map(|window| reason(RuleId::ReceptionOver, [window.fact]).with_dates(window.closes.map(|c| c.day().into())));
    let and = |more: Reason| closed.clone().into_iter().chain([more]).collect();
    match time.promise {
        Some(promise) if promise.due.date.last() < time.today => {
            let days = (time.today - promise.due.date.last()).num_days();
            let reasons = and(promise.reason(RuleId::PromisePassed));
            Some(Verdict::new(Standing::Overdue { days }, reasons).counted_from(promise.due.date))
        }
        Some(promise) => {
            let reasons = and(promise.reason(RuleId::PromiseAhead));
            Some(Verdict::new(Standing::UnderReview { due: Some(promise.due.date) }, reasons))
        }
        None if time.is_long_quiet() => None,
        None => Some(Verdict::new(Standing::UnderReview { due: None }, and(reason(RuleId::NoPromise, [])))),
    }
}

fn unknown(acts: &Acts<'_>, time: &Timetable<'_>) -> Verdict {
    let lacks = [
        (Missing::Publication, acts.published.is_empty()),
        (Missing::Window, !time.reception.is_behind()),
        (Missing::Promise, time.promise.is_none()),
        (Missing::FiscalYear, time.fiscal_end.is_none() && time.reception != Reception::Nothing),
        (Missing::Outcome, true),
        (Missing::Check, acts.checks.is_empty()),
    ];
    let missing = lacks.into_iter().filter(|(_, lacking)| *lacking).map(|(missing, _)| missing).collect();
    let reasons = vec![reason(RuleId::NothingDecides, acts.published.iter().copied())];
    Verdict::new(Standing::Unknown { missing }, reasons)
}
