//! Acts that undo what two people decided, and wait for a second person as the decision did: kept here, approved in `recording`.

pub mod parts;
pub mod store;

use crate::{
    calls::facts::NewFact,
    clock::Now,
    ids::{InstitutionId, PersonId},
    ledger::Position,
};

/// An act as one official proposes it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedAct {
    pub position: Position,
    /// The sealed entry, opened by the approval.
    pub entry: String,
    pub institution: InstitutionId,
    pub person: PersonId,
    /// What it becomes; none once its words were erased.
    pub fact: Option<NewFact>,
    pub proposed_at: Now,
    pub end: Option<End>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub outcome: Outcome,
    pub at: Now,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Approved,
    TakenBack,
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::TakenBack => "taken_back",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        [Self::Approved, Self::TakenBack].into_iter().find(|outcome| outcome.name() == name)
    }
}
