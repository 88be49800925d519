//! Who took over from whom, by the descriptions and the recorded facts together: both ways, through several steps; the calls that
//! came along; and whom to ask today about a call whose institution is gone.

use super::{
    dates::{PartialDate, Zone, local_day},
    facts::{Fact, FactKind, Subject, SubjectKind},
    model::{Call, Institution},
    record::View,
    standing::{Kind, superseded},
};
use crate::{
    clock::Now,
    ids::{CallId, CommitmentId, InstitutionId, LineId, ProgrammeId},
};
use chrono::NaiveDate;

/// An institution reached from another one, with those reached through it.
#[derive(Clone, Debug)]
pub struct Relative<'a> {
    pub institution: &'a Institution,
    pub beyond: Vec<Relative<'a>>,
}

/// An institution that no longer exists, and whom to ask in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    pub name: String,
    pub ended: PartialDate,
    /// Those that exist today, by id and short name; empty where the record does not know.
    pub ask: Vec<(InstitutionId, String)>,
}

impl<'a> Relative<'a> {
    /// Everyone in a tree of relatives, nearest first.
    pub fn everyone(relatives: &[Relative<'a>]) -> Vec<&'a Institution> {
        relatives.iter().flat_map(|one| std::iter::once(one.institution).chain(Self::everyone(&one.beyond))).collect()
    }
}

type Step = for<'a> fn(&View<'a>, &InstitutionId) -> Vec<&'a Institution>;

impl<'a> View<'a> {
    /// Those that it took over from, and those before them.
    pub fn ancestors(&self, id: &InstitutionId) -> Vec<Relative<'a>> {
        reach(self, id, |view, id| view.predecessors(id), &mut vec![id.clone()])
    }

    /// Those that took over from it, and those after them.
    pub fn descendants(&self, id: &InstitutionId) -> Vec<Relative<'a>> {
        reach(self, id, |view, id| view.successors(id), &mut vec![id.clone()])
    }

    /// Those that came after it by their descriptions or by an act, and those after them: they may speak in its place. A report that
    /// somebody took over is shown, and gives nobody a voice.
    pub fn heirs(&self, id: &InstitutionId) -> Vec<&'a Institution> {
        let by_act: Step = |view, id| view.succeeded(id, |fact| fact.level.is_act());
        Relative::everyone(&reach(self, id, by_act, &mut vec![id.clone()]))
    }

    /// The institution that a thing is of, and those that came after it: each may speak of it as the authority.
    pub fn answerable(&self, subject: &Subject) -> Vec<InstitutionId> {
        let record = self.record;
        let own = match subject.kind {
            SubjectKind::Line => record.call_of(&LineId::from_text(&subject.id)).map(|call| &call.institution_id),
            SubjectKind::Call => record.call(&CallId::from_text(&subject.id)).map(|call| &call.institution_id),
            SubjectKind::Programme => {
                record.programmes.get(&ProgrammeId::from_text(&subject.id)).map(|programme| &programme.institution_id)
            }
            SubjectKind::Institution => record.institutions.get(&InstitutionId::from_text(&subject.id)).map(|one| &one.id),
            SubjectKind::Commitment => {
                record.commitments.get(&CommitmentId::from_text(&subject.id)).map(|promise| &promise.institution_id)
            }
        };
        let after = own.into_iter().flat_map(|own| self.heirs(own)).map(|one| one.id.clone());
        own.cloned().into_iter().chain(after).collect()
    }

    /// Direct successors, whoever says so: its own description, the successor's, or a recorded fact.
    pub fn successors(&self, id: &InstitutionId) -> Vec<&'a Institution> {
        self.succeeded(id, |_| true)
    }

    fn succeeded(&self, id: &InstitutionId, heard: fn(&Fact) -> bool) -> Vec<&'a Institution> {
        let mut named = self.record.institutions.get(id).map_or_else(Vec::new, |own| own.successors.clone());
        let facts = self.facts_that_hold(SubjectKind::Institution, id.as_str());
        named.extend(facts.into_iter().filter(|fact| heard(fact)).filter_map(successor));
        in_order(self, &named, |other| other.predecessors.contains(id))
    }

    /// Direct predecessors, whoever says so.
    fn predecessors(&self, id: &InstitutionId) -> Vec<&'a Institution> {
        let named = self.record.institutions.get(id).map_or_else(Vec::new, |own| own.predecessors.clone());
        in_order(self, &named, |other| self.successors(&other.id).iter().any(|next| &next.id == id))
    }

    /// When an institution's life ended, if it has by the day asked about: its description says so, or a dissolution on record.
    pub fn ended(&self, institution: &Institution, now: Now) -> Option<PartialDate> {
        let day = self.day(now);
        let described = institution.end.filter(|end| end.first() <= day);
        let facts = self.facts_that_hold(SubjectKind::Institution, institution.id.as_str());
        let dissolved = facts.into_iter().filter(|fact| matches!(fact.kind, FactKind::Dissolved));
        described.or_else(|| dissolved.map(|fact| fact.occurred_on).find(|end| end.first() <= day))
    }

    /// What a reader of a call needs to know when its institution is gone; nothing while it exists.
    pub fn gone(&self, call: &Call, now: Now) -> Option<Gone> {
        self.gone_of(&call.institution_id, call.programme_id.as_ref(), now)
    }

    /// The same of anything that an institution, by a programme or without, is answerable for.
    pub fn gone_of(&self, institution: &InstitutionId, programme: Option<&ProgrammeId>, now: Now) -> Option<Gone> {
        let own = self.record.institutions.get(institution)?;
        let named = |one: &Institution| (one.id.clone(), one.short().to_owned());
        let ask = self.heirs_now(own, programme, now).into_iter().map(named).collect();
        Some(Gone { name: own.short().to_owned(), ended: self.ended(own, now)?, ask })
    }

    /// Whom to ask today about a call whose institution is gone: those at the end of the chain of successors that still exist. Where
    /// the call's programme is known to have moved, the chain of the body it moved to is followed; else, where facts say who took over
    /// what the record follows, theirs. Empty while its own institution lives.
    pub fn answers_now(&self, call: &Call, now: Now) -> Vec<&'a Institution> {
        let own = self.record.institutions.get(&call.institution_id);
        own.map_or_else(Vec::new, |own| self.heirs_now(own, call.programme_id.as_ref(), now))
    }

    fn heirs_now(&self, own: &'a Institution, programme: Option<&ProgrammeId>, now: Now) -> Vec<&'a Institution> {
        if self.ended(own, now).is_none() {
            return Vec::new();
        }
        let heirs = self.took_over(own, programme);
        let (mut seen, mut found) = (Vec::new(), Vec::new());
        for heir in if heirs.is_empty() { vec![own] } else { heirs } {
            living(self, heir, now, &mut seen, &mut found);
        }
        found
    }

    /// Calls of predecessors that no known act ended. Where it is known who took a call's programme over, or what the record follows, it
    /// is inherited along that line only; otherwise by every successor, because the record does not say by which.
    pub fn inherited(&self, id: &InstitutionId, now: Now) -> Vec<(&'a Institution, Vec<&'a Call>)> {
        let from = Relative::everyone(&self.ancestors(id));
        let passed_on = |predecessor: &'a Institution| {
            let passed = |call: &&Call| {
                call.institution_id == predecessor.id
                    && self.ended(predecessor, now).is_some()
                    && is_pending(self, call, now)
                    && went_to(self, call, id)
            };
            let calls: Vec<&Call> = self.record.calls().values().filter(passed).collect();
            (!calls.is_empty()).then_some((predecessor, calls))
        };
        from.into_iter().filter_map(passed_on).collect()
    }

    /// Who is known to have taken over: the programme's new institution or, where that is not known, those whom facts name. An
    /// institution often has successors for other matters too, and they are named by its description only.
    fn took_over(&self, own: &Institution, programme: Option<&ProgrammeId>) -> Vec<&'a Institution> {
        if let Some(heir) = self.passed_to(programme) {
            return vec![heir];
        }
        let facts = self.facts_that_hold(SubjectKind::Institution, own.id.as_str());
        facts.into_iter().filter_map(successor).filter_map(|id| self.record.institutions.get(&id)).collect()
    }

    /// Whose a programme is now, where it is known to have passed on: as the programmes it became, or to another institution as it is.
    fn passed_to(&self, programme: Option<&ProgrammeId>) -> Option<&'a Institution> {
        let record = self.record;
        let mut heir = None;
        let mut current = record.programmes.get(programme?)?;
        // As many steps as there are programmes: a record that goes in circles must not hang a page.
        for _ in 0..record.programmes.len() {
            let facts = self.facts_that_hold(SubjectKind::Programme, current.id.as_str());
            let moved = facts.into_iter().rev().find_map(|fact| match &fact.kind {
                FactKind::Moved { successor } => Some(successor.clone()),
                _ => None,
            });
            let Some(next) = moved.or_else(|| current.successor.as_ref().map(ToString::to_string)) else { break };
            if let Some(institution) = record.institutions.get(&InstitutionId::from_text(next.as_str())) {
                return Some(institution);
            }
            let Some(programme) = record.programmes.get(&ProgrammeId::from_text(next)) else { break };
            (heir, current) = (record.institutions.get(&programme.institution_id), programme);
        }
        heir
    }

    /// Facts about a thing that are known, had happened, decide, and were not superseded.
    pub(in crate::calls) fn facts_that_hold(&self, kind: SubjectKind, id: &str) -> Vec<&'a Fact> {
        let known: Vec<_> = self.record.facts_of(&Subject::new(kind, id)).into_iter().filter(|fact| self.knew(fact)).collect();
        let superseded = superseded(known.iter().copied(), false);
        let happened = |fact: &Fact| self.as_of.is_none_or(|day| fact.occurred_on.first() <= day);
        known.into_iter().filter(|fact| fact.counts() && happened(fact) && !superseded.contains(&fact.id)).collect()
    }

    fn day(&self, now: Now) -> NaiveDate {
        self.as_of.unwrap_or_else(|| local_day(now, Zone::MEXICO_CITY))
    }
}

fn successor(fact: &Fact) -> Option<InstitutionId> {
    match &fact.kind {
        FactKind::Succeeded { successor } => Some(InstitutionId::from_text(successor.clone())),
        _ => None,
    }
}

/// Each institution once: a record that goes in circles must not hang a page.
fn reach<'a>(view: &View<'a>, id: &InstitutionId, step: Step, seen: &mut Vec<InstitutionId>) -> Vec<Relative<'a>> {
    let mut found = Vec::new();
    for institution in step(view, id) {
        if !seen.contains(&institution.id) {
            seen.push(institution.id.clone());
            found.push(Relative { institution, beyond: reach(view, &institution.id, step, seen) });
        }
    }
    found
}

/// Those that are named, in that order and once each, then those that name it.
fn in_order<'a>(view: &View<'a>, named: &[InstitutionId], names_it: impl Fn(&Institution) -> bool) -> Vec<&'a Institution> {
    let mut found: Vec<&'a Institution> = Vec::new();
    let first = named.iter().filter_map(|id| view.record.institutions.get(id));
    let others = view.record.institutions.values().filter(|other| names_it(other));
    for one in first.chain(others) {
        if found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    found
}

/// Follows the chain to its ends that still exist.
fn living<'a>(view: &View<'a>, from: &'a Institution, now: Now, seen: &mut Vec<InstitutionId>, found: &mut Vec<&'a Institution>) {
    if seen.contains(&from.id) {
        return;
    }
    seen.push(from.id.clone());
    if view.ended(from, now).is_none() {
        found.push(from);
        return;
    }
    for next in view.successors(&from.id) {
        living(view, next, now, seen, found);
    }
}

/// Some line of it has no known end.
fn is_pending(view: &View<'_>, call: &Call, now: Now) -> bool {
    let pending = |kind: Kind| match kind {
        Kind::Unresolved | Kind::Unknown | Kind::Suspended | Kind::SuspensionOver | Kind::Overdue | Kind::UnderReview => true,
        Kind::Cancelled
        | Kind::ReportedCancelled
        | Kind::ResolvedAwarded
        | Kind::ResolvedVoid
        | Kind::ReportedResolved
        | Kind::Announced
        | Kind::Open => false,
    };
    view.record.lines_of(&call.id).filter_map(|line| view.standing(&line.id, now)).any(|assessed| pending(assessed.kind()))
}

fn went_to(view: &View<'_>, call: &Call, id: &InstitutionId) -> bool {
    let own = view.record.institutions.get(&call.institution_id);
    let heirs = own.map_or_else(Vec::new, |own| view.took_over(own, call.programme_id.as_ref()));
    let ancestors = view.ancestors(id);
    let before = Relative::everyone(&ancestors);
    heirs.is_empty() || heirs.iter().any(|heir| &heir.id == id || before.iter().any(|one| one.id == heir.id))
}
