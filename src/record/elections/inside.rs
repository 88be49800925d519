//! Which lines met an electoral period: acts inside it, a promised timetable across it, a suspension that cites it.

use crate::{
    calls::{
        elections::{Met, meanwhile, met},
        model::{ElectoralPeriod, Precedent},
        record::View,
    },
    clock::Now,
    ids::{LineId, PeriodId},
};
use std::collections::BTreeSet;

/// Lines that met the period: published or resolved inside it, with a promised timetable across it, or suspended until its day.
pub fn touched(view: &View<'_>, period: &PeriodId, now: Now) -> BTreeSet<LineId> {
    let found = meanwhile(view, period, None, now);
    let inside = found.published.inside.iter().chain(&found.resolved.inside).map(|inside| &inside.line);
    let counted = view.record.periods.get(period).is_some_and(|period| !period.is_to_verify());
    let meets = |met: &Met| met.periods().contains(&period);
    let crossing = view.record.lines().keys().filter(|line| counted && meets(&met(view, line, now)));
    inside.chain(crossing).cloned().collect()
}

/// Lines of the period's year that are not known to have met it and may have: it is not known whether an act of theirs fell inside.
pub fn not_known(view: &View<'_>, period: &PeriodId, now: Now) -> BTreeSet<LineId> {
    let (found, met) = (meanwhile(view, period, None, now), touched(view, period, now));
    let unknown = found.published.unknown.iter().chain(&found.resolved.unknown);
    unknown.filter(|line| !met.contains(*line)).cloned().collect()
}

/// Earlier suspensions, statements and guidance of the same election: same jurisdiction or the wider one, dates that meet its year.
pub fn precedents<'a>(view: &View<'a>, period: &ElectoralPeriod) -> Vec<&'a Precedent> {
    use chrono::Datelike;
    let Some(day) = period.election_day else { return Vec::new() };
    let same_year = |one: &&Precedent| one.start.calendar_year() == day.year();
    let concerned = |one: &&Precedent| {
        let whose = &one.jurisdiction;
        whose == &period.jurisdiction || (period.jurisdiction.is_mexican() && (whose.is_mexican() || !known(whose.as_str())))
    };
    view.record.precedents.iter().filter(same_year).filter(concerned).collect()
}

/// Jurisdictions that have elections of their own in the record; others, such as a Mexican state, are named by a precedent only.
fn known(jurisdiction: &str) -> bool {
    matches!(jurisdiction, "MX" | "CDMX" | "Chicago" | "Illinois")
}
