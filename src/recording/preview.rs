//! What a fact would change, before it is entered: the standing of each line or commitment it bears on, before and after.

use crate::{
    calls::{
        due::recomputed,
        facts::{NewFact, Subject, SubjectKind},
        model::Call,
        record::Record,
        standing::Kind,
    },
    clock::Now,
    ids::{CallId, InstitutionId, LineId, ProgrammeId},
};

/// The standing of a line or a commitment before a fact and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub of: Subject,
    pub before: Kind,
    pub after: Kind,
}

/// The changes that facts would bring to what they bear on.
pub fn changes(record: &Record, facts: &[NewFact], now: Now) -> Vec<Change> {
    let mut with = record.clone();
    with.add_facts(facts.to_vec(), now);
    // A promise that the fact moves is entered with it.
    with.add_facts(recomputed(record, &with, now), now);
    let kind = |record: &Record, of: &Subject| Some(record.as_of(None, None).standing_of(of, now)?.kind());
    let touched = facts.first().map(|fact| touched(record, &fact.subject)).unwrap_or_default();
    touched.into_iter().filter_map(|of| Some(Change { before: kind(record, &of)?, after: kind(&with, &of)?, of })).collect()
}

/// What has a standing and a fact about a thing bears on.
fn touched(record: &Record, subject: &Subject) -> Vec<Subject> {
    let body = |institution: &InstitutionId, programme: Option<&ProgrammeId>| match subject.kind {
        SubjectKind::Programme => programme.is_some_and(|id| id.as_str() == subject.id),
        _ => institution.as_str() == subject.id,
    };
    match subject.kind {
        SubjectKind::Line | SubjectKind::Commitment => vec![subject.clone()],
        SubjectKind::Call | SubjectKind::Programme | SubjectKind::Institution => {
            let promises = record.commitments.values().filter(|one| body(&one.institution_id, one.programme_id.as_ref()));
            let promises = promises.map(|one| Subject::new(SubjectKind::Commitment, &one.id));
            let lines = lines_of(record, subject).into_iter().map(|line| Subject::line(&line));
            if subject.kind == SubjectKind::Call { lines.collect() } else { lines.chain(promises).collect() }
        }
    }
}

/// The lines that a fact about a thing bears on.
pub fn lines_of(record: &Record, subject: &Subject) -> Vec<LineId> {
    let of_calls = |fits: &dyn Fn(&Call) -> bool| {
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
