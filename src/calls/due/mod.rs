//! Promises stated as a term of working days: the date a term comes to, and what a change of the calendar makes of it.
//!
//! A date that was promised never moves in silence. The date of a term is computed once, when the term is recorded; whatever moves it
//! later (a day of rest added, terms suspended, an extension of what it is counted from) enters a fact that says from what to what and
//! why: [`recomputed`] finds them, and whoever writes enters them in the same transaction.

mod entering;
pub mod fields;
pub mod words;

pub use entering::enter_recomputed;

use super::{
    dates::PartialDate,
    facts::{
        AssertedBy, Because, CountedFrom, Fact, FactKind, LONGEST_TERM, Level, Moved, NewFact, Subject, SubjectKind, TermOfDays,
    },
    model::Confidence,
    record::{History, Record, View},
    rules::FactRefusal,
    standing::{LineHistory, acts::Acts, window},
    workdays::{Authority, Counted, WorkCalendar},
};
use crate::{
    clock::Now,
    ids::{CallId, CommitmentId, FactId, LineId},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The term that a line's or commitment's promise rests on, counted.
#[derive(Clone, Debug)]
pub struct Reckoned<'a> {
    /// The act that states it.
    pub fact: &'a Fact,
    pub term: TermOfDays,
    /// None where terms stand still without a known end.
    pub counted: Option<Counted>,
    pub from: NaiveDate,
    /// The promised date as it is on record: what the term came to when it was stated, or when it was last computed anew.
    pub said: PartialDate,
    pub calendar: WorkCalendar,
}

impl<'a> View<'a> {
    /// The term behind a promise; none where a plain date was promised last, or nothing.
    pub fn term_of(&self, subject: &Subject, now: Now) -> Option<Reckoned<'a>> {
        let Some(History::Lines(lines)) = self.history_of(subject) else { return None };
        let [line] = &lines[..] else { return None };
        let at = self.instant(line.zone, now);
        let (stated, said) = last_promise(line, at)?;
        let (term, calendar) = (stated.term?, self.work_calendar(self.authority_of(line)?));
        let from = start(line, stated, term.counted_from, at)?;
        Some(Reckoned { fact: stated, term, counted: calendar.count(from, term.working_days), from, said, calendar })
    }

    /// Whose working days count for a line or a commitment.
    pub fn authority(&self, subject: &Subject) -> Option<Authority<'a>> {
        match self.history_of(subject)? {
            History::Lines(lines) => self.authority_of(lines.first()?),
            History::Body(_) => None,
        }
    }

    /// The same for a history that is at hand.
    fn authority_of(&self, line: &LineHistory<'_>) -> Option<Authority<'a>> {
        let record = self.record;
        if line.receives {
            return record.call_of(&line.line).map(Authority::from);
        }
        record.commitments.get(&CommitmentId::from_text(line.line.as_str())).map(Authority::from)
    }
}

/// The last act that promises a date, and the date that stands now: its own, or computed anew since.
fn last_promise<'a>(line: &LineHistory<'a>, at: Now) -> Option<(&'a Fact, PartialDate)> {
    let acts = Acts::on(line, at);
    let mut found: Option<(&Fact, PartialDate)> = None;
    for (_, fact) in acts.deciding() {
        let Some(date) = fact.kind.results_promised() else { continue };
        found = match (&fact.kind, found) {
            (FactKind::DueRecomputed { .. }, Some((stated, _))) => Some((stated, date)),
            (FactKind::DueRecomputed { .. }, None) => None,
            _ => Some((fact, date)),
        };
    }
    found
}

/// The day before the first that can count.
fn start(line: &LineHistory<'_>, stated: &Fact, from: CountedFrom, at: Now) -> Option<NaiveDate> {
    match from {
        CountedFrom::Act => Some(stated.occurred_on.last()),
        CountedFrom::Day(day) => Some(day),
        CountedFrom::Closing => window(line, at)?.deadline().map(|deadline| deadline.day()),
    }
}

/// The fact with the date that its term comes to. Facts without a term pass as they are; so does what confirms another one, which says
/// what that one said.
///
/// # Errors
/// When the term stands on something that promises nothing, cannot be counted, or comes to another day on each line.
pub fn dated(view: &View<'_>, mut proposed: NewFact, now: Now) -> Result<NewFact, FactRefusal> {
    let Some(term) = proposed.term.filter(|_| proposed.confirms.is_none()) else { return Ok(proposed) };
    if !(1..=LONGEST_TERM).contains(&term.working_days) {
        return Err(FactRefusal::TermTooLong);
    }
    let Some(History::Lines(lines)) = view.history_of(&proposed.subject) else { return Err(FactRefusal::WrongSubject) };
    let fact = proposed.clone().recorded(now);
    let mut days = BTreeSet::new();
    for line in &lines {
        let mut with = line.clone();
        with.facts.push(&fact);
        let from = start(&with, &fact, term.counted_from, now).ok_or(FactRefusal::NothingToCountFrom)?;
        let authority = view.authority_of(line).ok_or(FactRefusal::UnknownSubject)?;
        let counted = view.work_calendar(authority).count(from, term.working_days).ok_or(FactRefusal::TermWithoutEnd)?;
        days.insert(counted.due);
    }
    let due = match days.len() {
        1 => days.pop_first(),
        _ => return Err(FactRefusal::LinesDiffer),
    };
    *proposed.kind.promise_mut().ok_or(FactRefusal::TermWithoutPromise)? = due.map(PartialDate::day);
    Ok(proposed)
}

/// The recomputations that follow from what changed between two states of the record: one for each line or commitment whose term now
/// comes to another day. Nothing else than the calendar, or the day that a term is counted from, moves a promise.
pub fn recomputed(before: &Record, after: &Record, now: Now) -> Vec<NewFact> {
    subjects(after).into_iter().filter_map(|subject| again(before, after, &subject, now)).collect()
}

/// Is any promise of the record stated as a term?
fn has_terms(record: &Record) -> bool {
    record.facts().iter().any(|fact| fact.term.is_some())
}

/// What a term may have been stated about, each once.
fn subjects(record: &Record) -> BTreeSet<Subject> {
    let with_a_term = record.facts().iter().filter(|fact| fact.term.is_some()).map(|fact| &fact.subject);
    with_a_term
        .flat_map(|subject| match subject.kind {
            SubjectKind::Call => record.lines_of(&CallId::from_text(&subject.id)).map(|line| Subject::line(&line.id)).collect(),
            _ => vec![subject.clone()],
        })
        .collect()
}

fn again(before: &Record, after: &Record, subject: &Subject, now: Now) -> Option<NewFact> {
    let (before, view) = (before.as_of(None, None), after.as_of(None, None));
    let (old, new) = (before.term_of(subject, now)?, view.term_of(subject, now)?);
    let (was, due) = (old.counted.as_ref()?.due, new.counted.as_ref()?.due);
    if old.fact.id != new.fact.id || was == due || new.said == PartialDate::day(due) {
        return None;
    }
    let because = because(&old, &new);
    let (text_es, text_en) = words::told(&new, due, &because);
    let name = |id: &LineId| after.call_of(id).and_then(|call| after.institution_of(call)).map(|one| one.name_es.clone());
    let zone = after.call_of(&LineId::from_text(&subject.id)).map(super::model::Call::zone);
    Some(NewFact {
        id: next_id(after, subject),
        subject: subject.clone(),
        kind: FactKind::DueRecomputed { was: new.said, due: due.into(), because },
        occurred_on: super::dates::local_day(now, zone.unwrap_or(super::dates::Zone::MEXICO_CITY)).into(),
        on_or_before: false,
        // As strong as the promise that it computes anew.
        level: new.fact.level.min(Level::PressOrAcademic),
        proposed_level: None,
        asserted_by: AssertedBy::System,
        by: None,
        text_es,
        text_en,
        source: words::source(name(&LineId::from_text(&subject.id)), &new.calendar),
        confidence: Confidence::Sourced,
        confidence_note: None,
        inferred: Vec::new(),
        supersedes: None,
        confirms: None,
        term: None,
    })
}

/// One more recomputation of the same promise: its number tells how often it was computed anew.
fn next_id(record: &Record, subject: &Subject) -> FactId {
    let known = record.facts_of(subject).iter().filter(|fact| matches!(fact.kind, FactKind::DueRecomputed { .. })).count();
    FactId::from_text(format!("{}--due-{}", subject.id, known + 1))
}

/// Which days and which start are others than before.
fn because(old: &Reckoned<'_>, new: &Reckoned<'_>) -> Because {
    let last = [old, new].into_iter().filter_map(|one| one.counted.as_ref()).map(|counted| counted.due).max();
    let first = old.from.min(new.from);
    let days: Vec<NaiveDate> = first.iter_days().skip(1).take_while(|day| Some(*day) <= last).collect();
    let differ = |was: &WorkCalendar, is: &WorkCalendar| {
        days.iter().copied().filter(|day| was.is_worked(*day) && !is.is_worked(*day)).collect()
    };
    Because {
        rest: differ(&old.calendar, &new.calendar),
        worked: differ(&new.calendar, &old.calendar),
        from: (old.from != new.from).then_some(Moved { was: old.from, is: new.from }),
    }
}
