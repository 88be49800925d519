//! Which facts may be recorded: state and proposal in, the facts to enter or a named refusal out.
//!
//! A refusal here keeps mistakes out of the ledger, not disagreement: who sees it otherwise records a dispute.
//! - [`saying`]: who says what, on what evidence, and what a fact says of itself;
//! - [`lines`]: could it have happened to a line; [`bodies`]: to an institution or a programme.

mod bodies;
mod lines;
mod refusal;
mod saying;

pub use refusal::FactRefusal;
pub use saying::is_theirs;

use super::dates::{Zone, local_day};
use super::due::dated;
use super::facts::{AssertedBy, Level, NewFact, SubjectKind};
use super::record::{History, Record, View};
use super::standing::{Calendar, LineHistory};
use crate::clock::Now;
use crate::ids::FactId;
use saying::Before;

/// Which facts to enter when somebody records this one, about anything in the record, now. A fact about a call bears on all its
/// lines and has to fit each.
pub fn decide_on(view: &View<'_>, proposed: NewFact, now: Now) -> Result<Vec<NewFact>, FactRefusal> {
    if view.record.fact(&proposed.id).is_some() {
        return Err(FactRefusal::AlreadyThere);
    }
    let proposed = dated(view, proposed, now)?;
    let calendar = &view.record.calendar;
    match view.history_of(&proposed.subject).ok_or(FactRefusal::UnknownSubject)? {
        History::Lines(lines) => {
            for line in &lines {
                decide(line, calendar, proposed.clone(), now)?;
            }
            Ok(vec![as_it_enters(proposed)])
        }
        History::Body(facts) => {
            // A body may act in either city: the later of both days is today. Chicago's clock is never behind.
            let before = Before { facts: &facts, received_here: false, today: local_day(now, Zone::CHICAGO) };
            saying::may_be_said(&before, &proposed)?;
            bodies::fits(view, &facts, &proposed)?;
            Ok(vec![as_it_enters(proposed)])
        }
    }
}

/// The same for several facts of one act, each held against the record with those before it.
pub fn decide_all(record: &Record, proposed: Vec<NewFact>, now: Now) -> Result<Vec<NewFact>, FactRefusal> {
    let (mut with, mut all) = (record.clone(), Vec::new());
    for fact in proposed {
        let facts = decide_on(&with.as_of(None, None), fact, now)?;
        with.add_facts(facts.clone(), now);
        all.extend(facts);
    }
    Ok(all)
}

/// Which facts to enter when somebody records this one about a line, its call or a commitment.
pub fn decide(line: &LineHistory<'_>, calendar: &Calendar, proposed: NewFact, now: Now) -> Result<Vec<NewFact>, FactRefusal> {
    if !matches!(proposed.subject.kind, SubjectKind::Line | SubjectKind::Call | SubjectKind::Commitment) {
        return Err(FactRefusal::WrongSubject);
    }
    let before = Before { facts: &line.facts, received_here: line.received_here, today: local_day(now, line.zone) };
    saying::may_be_said(&before, &proposed)?;
    lines::fits(line, calendar, &proposed, now)?;
    Ok(vec![as_it_enters(proposed)])
}

/// A monitor's level 1 or 2 waits as proposed, and counts as 3 meanwhile; what confirms another's proposal does not wait again.
fn as_it_enters(mut proposed: NewFact) -> NewFact {
    if proposed.asserted_by == AssertedBy::Monitor && proposed.level.is_act() && proposed.confirms.is_none() {
        proposed.proposed_level = Some(proposed.level);
        proposed.level = Level::PressOrAcademic;
    }
    proposed
}

/// A second person's confirmation of a proposal: the same, at the level proposed, in its place and in the place of what it was to
/// correct. Whether it may be recorded is for [`decide_on`] to say, by what holds now.
///
/// # Errors
/// When nothing was proposed.
pub fn confirm(fact: &NewFact, id: FactId, by: Option<String>, confirmer: AssertedBy) -> Result<NewFact, FactRefusal> {
    let level = fact.proposed_level.ok_or(FactRefusal::NothingToConfirm)?;
    let confirms = Some(fact.id.clone());
    Ok(NewFact { id, level, proposed_level: None, asserted_by: confirmer, by, confirms, ..fact.clone() })
}
