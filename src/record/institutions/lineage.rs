//! Who an institution took over from and who took over from it, both ways and through several steps; and the calls that came along.

use crate::{
    calls::{
        model::{Call, Institution},
        record::{Record, View},
        standing::Kind,
    },
    clock::Now,
    ids::InstitutionId,
};

/// An institution reached from another one, with those reached through it.
#[derive(Clone, Debug)]
pub struct Relative<'a> {
    pub institution: &'a Institution,
    pub beyond: Vec<Relative<'a>>,
}

/// Those that it took over from, and those before them.
pub fn ancestors<'a>(record: &'a Record, id: &InstitutionId) -> Vec<Relative<'a>> {
    reach(record, id, before, &mut vec![id.clone()])
}

/// Those that took over from it, and those after them.
pub fn descendants<'a>(record: &'a Record, id: &InstitutionId) -> Vec<Relative<'a>> {
    reach(record, id, after, &mut vec![id.clone()])
}

type Step = for<'a> fn(&'a Record, &InstitutionId) -> Vec<&'a Institution>;

/// Each institution once: a record that goes in circles must not hang a page.
fn reach<'a>(record: &'a Record, id: &InstitutionId, step: Step, seen: &mut Vec<InstitutionId>) -> Vec<Relative<'a>> {
    let mut found = Vec::new();
    for institution in step(record, id) {
        if !seen.contains(&institution.id) {
            seen.push(institution.id.clone());
            found.push(Relative { institution, beyond: reach(record, &institution.id, step, seen) });
        }
    }
    found
}

/// Direct predecessors, whichever of the two records says so.
fn before<'a>(record: &'a Record, id: &InstitutionId) -> Vec<&'a Institution> {
    let named = record.institutions.get(id).map_or(&[][..], |own| &own.predecessors);
    in_order(record, named, |other| other.successors.contains(id))
}

/// Direct successors, whichever of the two records says so.
fn after<'a>(record: &'a Record, id: &InstitutionId) -> Vec<&'a Institution> {
    let named = record.institutions.get(id).map_or(&[][..], |own| &own.successors);
    in_order(record, named, |other| other.predecessors.contains(id))
}

/// Those that an institution names, in its order, then those that name it.
fn in_order<'a>(record: &'a Record, named: &[InstitutionId], names_it: impl Fn(&Institution) -> bool) -> Vec<&'a Institution> {
    let first = named.iter().filter_map(|id| record.institutions.get(id));
    let others = record.institutions.values().filter(|other| !named.contains(&other.id) && names_it(other));
    first.chain(others).collect()
}

/// Everyone in a tree of relatives, nearest first.
pub fn everyone<'a>(relatives: &[Relative<'a>]) -> Vec<&'a Institution> {
    relatives.iter().flat_map(|one| std::iter::once(one.institution).chain(everyone(&one.beyond))).collect()
}

/// Calls of predecessors that no known act ended. Where the call's programme is known to have passed to another institution, it is
/// inherited along that line only; otherwise by every successor, because the record does not say by which.
pub fn inherited<'a>(view: &View<'a>, id: &InstitutionId, now: Now) -> Vec<(&'a Institution, Vec<&'a Call>)> {
    let from = everyone(&ancestors(view.record, id));
    from.into_iter()
        .filter_map(|predecessor| {
            let passed = |call: &&Call| {
                call.institution_id == predecessor.id && is_pending(view, call, now) && went_to(view.record, call, id)
            };
            let calls: Vec<&Call> = view.record.calls().values().filter(passed).collect();
            (!calls.is_empty()).then_some((predecessor, calls))
        })
        .collect()
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

fn went_to(record: &Record, call: &Call, id: &InstitutionId) -> bool {
    let next = record.programme_of(call).and_then(|programme| record.programmes.get(programme.successor.as_ref()?));
    next.is_none_or(|next| {
        &next.institution_id == id || everyone(&ancestors(record, id)).iter().any(|one| one.id == next.institution_id)
    })
}
