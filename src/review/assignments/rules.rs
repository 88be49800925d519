//! Who takes care of a folio, and who may change that. Pure.

use super::model::{Charges, Reviewer, Turn};
use crate::{
    applications::{folio::Folio, model::Submitted},
    ids::PersonId,
    ledger::Position,
    review::{
        model::Declared,
        rules::{conflict, interest},
    },
};
use std::collections::BTreeMap;

/// The last turn of each folio; `turns` are in the order of the log.
pub fn last(turns: impl IntoIterator<Item = Turn>) -> BTreeMap<Folio, Turn> {
    turns.into_iter().map(|turn| (turn.folio.clone(), turn)).collect()
}

/// What a person takes care of, by the last turn of each folio: all, or one.
pub fn held<'a>(last: &'a BTreeMap<Folio, Turn>, person: &PersonId, one: Option<&Folio>) -> Vec<&'a Folio> {
    let theirs = last.values().filter(|turn| turn.given && &turn.person == person);
    theirs.map(|turn| &turn.folio).filter(|folio| one.is_none_or(|one| one == *folio)).collect()
}

impl Charges {
    /// Whether somebody could rule on a folio: in office, and without an interest in it.
    pub fn can(&self, declared: &[Declared], person: &PersonId, filed: &Submitted) -> bool {
        self.crew.iter().any(|one| &one.person == person)
            && conflict(declared, person) != Some(true)
            && interest(declared, person, &filed.folio) == Some(false)
            && !self.belongs.contains(&(person.clone(), filed.association.clone()))
    }

    /// Who takes care of a folio: whom it was given to last, while they could rule on it.
    pub fn of(&self, declared: &[Declared], filed: &Submitted) -> Option<&Reviewer> {
        let turn = self.last.get(&filed.folio).filter(|turn| turn.given)?;
        let holder = self.crew.iter().find(|one| one.person == turn.person)?;
        self.can(declared, &holder.person, filed).then_some(holder)
    }
}

/// A folio as it stands when somebody wants to change who takes care of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub withdrawn: bool,
    pub holder: Option<&'a PersonId>,
    /// When that changed last.
    pub turned: Option<Position>,
}

/// What somebody wants for a folio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order<'a> {
    pub by: &'a PersonId,
    /// Whoever decides in the institution gives folios to others and takes them from others.
    pub decides: bool,
    /// Whether they take part in this folio themselves.
    pub takes_part: bool,
    /// Who shall take care of it; none: nobody.
    pub to: Option<&'a PersonId>,
    /// Whether that person could rule on it.
    pub can: bool,
    /// The last entry that the page had shown.
    pub seen: Position,
}

/// Why a folio stays with whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Withdrawn,
    /// Whoever has an interest in a folio does not choose who rules on it.
    NoPart,
    /// It changed since the page was shown.
    Meanwhile,
    /// Only whoever decides takes a folio from somebody else.
    Anothers,
    /// Whom it shall be given to could not rule on it.
    CannotRule,
}

/// Whether an order changes anything.
///
/// # Errors
/// Why it is refused; nothing changes then.
pub fn change(place: Place<'_>, order: Order<'_>) -> Result<bool, Kept> {
    if !order.takes_part {
        return Err(Kept::NoPart);
    }
    if place.withdrawn {
        return Err(Kept::Withdrawn);
    }
    if place.holder == order.to {
        return Ok(false);
    }
    if place.turned.is_some_and(|turned| turned > order.seen) {
        return Err(Kept::Meanwhile);
    }
    if !order.decides && place.holder.is_some_and(|holder| holder != order.by) {
        return Err(Kept::Anothers);
    }
    if order.to.is_some() && !order.can { Err(Kept::CannotRule) } else { Ok(true) }
}
