//! A replacement, and what members say against it.

use crate::{
    applications::papers::FileKind,
    associations::model::named,
    clock::Now,
    ids::{AssociationId, FileId, PersonId},
};

named! {
    /// What became of one.
    State { Announced = "announced", Cancelled = "cancelled", Done = "done" }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    pub id: String,
    pub association: AssociationId,
    /// Who represented the association alone when this was announced; none: nobody did.
    pub lost: Option<PersonId>,
    pub successor: Named,
    pub reason: String,
    /// What the deed is: its number, its date.
    pub evidence: String,
    pub deed: Deed,
    pub announced_at: Now,
    pub announced_by: PersonId,
    pub carried_out_from: Now,
    pub state: State,
    pub decided_at: Option<Now>,
    pub decided_by: Option<PersonId>,
    /// Why it was stopped.
    pub decision: String,
}

/// Somebody, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: PersonId,
    pub name: String,
}

/// The deed that shows who represents the association now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub file: FileId,
    pub name: String,
    pub kind: FileKind,
    pub bytes: u64,
    pub sha256: String,
}

/// What a member says against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    pub person: PersonId,
    pub name: String,
    pub words: String,
    pub at: Now,
}
