//! Which lines met an electoral period: acts inside it, or a promised timetable across it. Only sourced dates count.

use crate::{
    calls::{
        elections::{Meanwhile, crossings, meanwhile},
        facts::Fact,
        model::{ElectoralPeriod, Precedent, Span},
        record::View,
    },
    clock::Now,
    ids::{LineId, PeriodId},
};
use std::collections::BTreeSet;

/// What became of all lines under this election, inside the period. Empty where its dates are still to be verified.
pub fn all_lines(view: &View<'_>, period: &PeriodId, now: Now) -> Meanwhile {
    // No line is left out: none has an empty name.
    meanwhile(view, period, &LineId::from_text(""), now)
}

/// Lines that met the period: published or resolved inside it, or with a promised timetable across it.
pub fn touched(view: &View<'_>, period: &PeriodId, now: Now) -> BTreeSet<LineId> {
    let found = all_lines(view, period, now);
    let crossing = view.record.lines().keys().filter(|line| crossings(view, line, now).iter().any(|c| &c.period == period));
    found.published.inside.iter().chain(&found.resolved.inside).chain(crossing).cloned().collect()
}

/// A line's acts of the authority that fall inside the days, and whether each surely does.
pub fn acts<'a>(view: &View<'a>, line: &LineId, span: &Span) -> Vec<(&'a Fact, bool)> {
    let facts = view.record.facts_of_line(line).into_iter();
    let counted = facts.filter(|fact| view.knew(fact) && fact.counts() && fact.kind.is_authority_act());
    counted
        .filter(|fact| fact.occurred_on.first() <= span.last && span.first <= fact.occurred_on.last())
        .map(|fact| {
            (fact, span.contains(fact.occurred_on.first()) && span.contains(fact.occurred_on.last()) && !fact.on_or_before)
        })
        .collect()
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
