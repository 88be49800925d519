//! Could it have happened to an institution or a programme?

use super::FactRefusal;
use crate::calls::facts::{Fact, FactKind, NewFact, Subject, SubjectKind};
use crate::calls::model::EditionOf;
use crate::calls::record::{Record, View};
use crate::calls::standing::superseded;
use crate::ids::{InstitutionId, ProgrammeId};
use std::collections::BTreeSet;

pub(super) fn fits(view: &View<'_>, before: &[&Fact], fact: &NewFact) -> Result<(), FactRefusal> {
    let corrected = superseded(before.iter().copied(), false);
    let holds = |old: &&Fact| old.counts() && !corrected.contains(&old.id) && fact.replaces().all(|id| &old.id != id);
    let said = |wanted: fn(&FactKind) -> bool| before.iter().copied().filter(holds).find(|old| wanted(&old.kind));
    let created = said(|kind| matches!(kind, FactKind::Created));
    let dissolved = said(|kind| matches!(kind, FactKind::Dissolved));
    let gone = dissolved.filter(|end| end.occurred_on.last() < fact.occurred_on.first());
    match &fact.kind {
        FactKind::Created if created.is_some() => Err(FactRefusal::AlreadyCreated),
        FactKind::Created if gone.is_some() => Err(FactRefusal::DissolvedBeforeCreated),
        FactKind::Dissolved if dissolved.is_some() => Err(FactRefusal::AlreadyDissolved),
        FactKind::Dissolved => {
            let described = view.record.institutions.get(&InstitutionId::from_text(&fact.subject.id)).and_then(|i| i.start);
            let began = created.map(|first| first.occurred_on).or(described);
            let backwards = began.is_some_and(|began| fact.occurred_on.last() < began.first());
            if backwards { Err(FactRefusal::DissolvedBeforeCreated) } else { Ok(()) }
        }
        FactKind::Renamed | FactKind::TermsSuspended { .. } if gone.is_some() => Err(FactRefusal::AlreadyDissolved),
        FactKind::Succeeded { successor } => may_follow(view, &fact.subject.id, successor),
        FactKind::Moved { successor } if *successor == fact.subject.id => Err(FactRefusal::SuccessionCircle),
        FactKind::Moved { successor } if !is_known(view.record, successor) => Err(FactRefusal::UnknownSuccessor),
        FactKind::EditionNotFound { edition, .. } => looked_for(view, edition, fact),
        FactKind::Moved { .. } | FactKind::Cancelled => {
            let cancelled = said(|kind| matches!(kind, FactKind::Cancelled));
            let after = cancelled.is_some_and(|end| end.occurred_on.first() <= fact.occurred_on.last());
            if after { Err(FactRefusal::AfterCancelled) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// An edition is looked for when its month is over, and is one of a call of that programme that comes round.
fn looked_for(view: &View<'_>, edition: &EditionOf, fact: &NewFact) -> Result<(), FactRefusal> {
    let template = view.record.templates.get(&edition.template).filter(|one| one.programme_id.as_str() == fact.subject.id);
    let template = template.filter(|one| one.covers(edition.year)).ok_or(FactRefusal::NoSuchEdition)?;
    let expected = template.expected(edition.year).ok_or(FactRefusal::NoSuchEdition)?;
    if fact.occurred_on.first() > expected.last() { Ok(()) } else { Err(FactRefusal::EditionStillExpected) }
}

/// A programme moves to an institution, or on as another programme.
fn is_known(record: &Record, successor: &str) -> bool {
    record.programmes.contains_key(&ProgrammeId::from_text(successor))
        || record.institutions.contains_key(&InstitutionId::from_text(successor))
}

/// Someone comes after an institution who is in the record, and does not come before it.
fn may_follow(view: &View<'_>, own: &str, successor: &str) -> Result<(), FactRefusal> {
    if !view.record.institutions.contains_key(&InstitutionId::from_text(successor)) {
        return Err(FactRefusal::UnknownSuccessor);
    }
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut ahead = vec![successor.to_owned()];
    while let Some(next) = ahead.pop() {
        if next == own {
            return Err(FactRefusal::SuccessionCircle);
        }
        if seen.insert(next.clone()) {
            ahead.extend(followers(view, &next));
        }
    }
    Ok(())
}

/// Who comes after an institution, as described and as recorded.
fn followers(view: &View<'_>, id: &str) -> Vec<String> {
    let described = view.record.institutions.get(&InstitutionId::from_text(id)).map(|i| &i.successors);
    let facts = view.record.facts_of(&Subject::new(SubjectKind::Institution, id));
    let corrected = superseded(facts.iter().copied(), false);
    let recorded = facts.iter().filter(|fact| !corrected.contains(&fact.id)).filter_map(|fact| match &fact.kind {
        FactKind::Succeeded { successor } => Some(successor.clone()),
        _ => None,
    });
    described.into_iter().flatten().map(ToString::to_string).chain(recorded).collect()
}
