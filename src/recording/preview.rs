//! What a fact would change, before it is entered: the standing of each line it bears on, before and after.

use crate::{
    calls::{
        due::recomputed,
        facts::{NewFact, Subject, SubjectKind},
        record::Record,
        standing::Kind,
    },
    clock::Now,
    ids::{CallId, LineId},
};

/// A line's standing before a fact and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub line: LineId,
    pub before: Kind,
    pub after: Kind,
}

/// The changes that facts would bring to the lines they bear on.
pub fn changes(record: &Record, facts: &[NewFact], now: Now) -> Vec<Change> {
    let mut with = record.clone();
    with.add_facts(facts.to_vec(), now);
    // A promise that the fact moves is entered with it.
    with.add_facts(recomputed(record, &with, now), now);
    let subject = facts.first().map(|fact| fact.subject.clone());
    let lines = subject.map(|subject| lines_of(record, &subject)).unwrap_or_default();
    let kind = |record: &Record, line: &LineId| Some(record.as_of(None, None).standing(line, now)?.kind());
    lines.into_iter().filter_map(|line| Some(Change { before: kind(record, &line)?, after: kind(&with, &line)?, line })).collect()
}

/// The lines that a fact about a thing bears on.
pub fn lines_of(record: &Record, subject: &Subject) -> Vec<LineId> {
    let of_calls = |fits: &dyn Fn(&crate::calls::model::Call) -> bool| {
        let calls = record.calls().values().filter(|call| fits(call));
        calls.flat_map(|call| record.lines_of(&call.id)).map(|line| line.id.clone()).collect()
    };
    match subject.kind {
        SubjectKind::Line => vec![LineId::from_text(&subject.id)],
        SubjectKind::Call => record.lines_of(&CallId::from_text(&subject.id)).map(|line| line.id.clone()).collect(),
        SubjectKind::Programme => of_calls(&|call| call.programme_id.as_ref().is_some_and(|id| id.as_str() == subject.id)),
        SubjectKind::Institution => of_calls(&|call| call.institution_id.as_str() == subject.id),
        SubjectKind::Commitment => Vec::new(),
    }
}
