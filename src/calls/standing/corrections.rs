//! Which facts another one took the place of, and why some corrections are not heard.

use crate::calls::facts::{AssertedBy, Fact, NewFact};
use crate::ids::FactId;
use std::collections::{BTreeMap, BTreeSet};

/// Why a correction does not take the place of what it corrects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unheard {
    /// Its evidence is weaker, and somebody else said it first.
    Weaker,
    /// The institution said it of what it receives here: only an authority corrects that. Others dispute it.
    OnlyTheAuthority,
    /// Others found it about the authority, which answers beside it and does not take it away.
    AboutTheAuthority,
}

/// Whether a correction takes the place of a fact. It needs evidence at least as strong, or to come from whoever said it first.
///
/// # Errors
/// Why it is not heard.
pub fn takes_the_place(newer: &NewFact, old: &NewFact, received_here: bool) -> Result<(), Unheard> {
    let (by_authority, of_authority) = (newer.asserted_by == AssertedBy::Authority, old.asserted_by == AssertedBy::Authority);
    if received_here && of_authority && !by_authority {
        return Err(Unheard::OnlyTheAuthority);
    }
    if by_authority && !of_authority && !old.kind.is_authority_act() {
        return Err(Unheard::AboutTheAuthority);
    }
    let same_voice = old.asserted_by == newer.asserted_by && old.by == newer.by && newer.level.decides();
    if newer.level <= old.level || same_voice { Ok(()) } else { Err(Unheard::Weaker) }
}

/// Which facts another one took the place of; whether that one was itself corrected later changes nothing. `received_here`: they bear on
/// a line that its institution receives through Acuse.
pub fn superseded<'a>(facts: impl Iterator<Item = &'a Fact>, received_here: bool) -> BTreeSet<FactId> {
    let facts: Vec<&Fact> = facts.collect();
    let by_id: BTreeMap<&FactId, &Fact> = facts.iter().rev().map(|fact| (&fact.id, *fact)).collect();
    let heard = |newer: &Fact, old: &Fact| {
        let another = old.id != newer.id && old.subject == newer.subject;
        another && !newer.is_to_verify() && takes_the_place(newer, old, received_here).is_ok()
    };
    let replaced = facts.iter().flat_map(|newer| newer.replaces().map(|id| (*newer, id)));
    let replaced = replaced.filter_map(|(newer, id)| by_id.get(id).filter(|old| heard(newer, old)));
    replaced.map(|old| old.id.clone()).collect()
}
