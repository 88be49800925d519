//! Rulings on folios, a proposal, and the resolution that ends a line.

use super::opinions::model::Opinion;
use crate::{
    applications::{
        corrections::{
            model::Correction,
            rules::{State, before, state},
            term::Term,
        },
        folio::Folio,
        model::{Content, Filed, Submitted},
    },
    clock::Now,
    ids::PersonId,
    ledger::Position,
};
use std::ops::Deref;

/// What a folio gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Awarded { cents: u64 },
    NotAwarded,
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Self::Awarded { .. } => "awarded",
            Self::NotAwarded => "not_awarded",
        }
    }

    pub fn cents(self) -> Option<u64> {
        match self {
            Self::Awarded { cents } => Some(cents),
            Self::NotAwarded => None,
        }
    }

    pub fn of(name: &str, cents: Option<u64>) -> Option<Self> {
        match (name, cents) {
            ("awarded", Some(cents)) => Some(Self::Awarded { cents }),
            ("not_awarded", None) => Some(Self::NotAwarded),
            _ => None,
        }
    }
}

/// A result on one folio, with its reason. Each version stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    pub position: Position,
    /// The sealed entry, opened by the resolution.
    pub entry: String,
    pub folio: Folio,
    pub person: PersonId,
    pub outcome: Outcome,
    /// Empty when it was erased.
    pub reason: String,
    /// What was concluded where opinions lay far apart; empty where they did not.
    pub difference: String,
    pub ruled_at: Now,
}

/// A folio with the ruling that holds, if there is one: what a list shows of it.
#[derive(Clone, Debug)]
pub struct Case {
    pub filed: Submitted,
    /// None once a correction was asked for after it: who ruled had not seen the answer. None either once opinions came after it that
    /// lie far apart, of which it says nothing.
    pub ruling: Option<Ruling>,
    /// What was asked to be corrected, the first first, each with its term.
    pub corrections: Vec<(Correction, Term)>,
    /// The opinions that count, the first first.
    pub opinions: Vec<Opinion>,
}

impl Case {
    pub fn is_withdrawn(&self) -> bool {
        self.filed.withdrawn_at.is_some()
    }

    /// What is asked for, in cents, by the budget as it was corrected last.
    pub fn asked(&self) -> u64 {
        let mut answers = self.corrections.iter().rev().filter_map(|(correction, _)| correction.answer.as_ref());
        let corrected = answers.find_map(|received| received.content.budget.as_ref());
        corrected.map_or(self.filed.asked, |budget| budget.totals.asked)
    }

    /// A correction was asked for, nobody answered yet, and its term runs or stands still.
    pub fn awaits_correction(&self, now: Now) -> bool {
        self.corrections.last().is_some_and(|(correction, term)| {
            let answered = correction.answer.as_ref().map(|answer| answer.at);
            matches!(state(answered, term.until, now), State::Awaited { .. })
        })
    }
}

/// One folio with everything that was filed under it.
#[derive(Clone, Debug)]
pub struct WholeCase {
    pub case: Case,
    pub filed: Filed,
}

impl WholeCase {
    /// What was filed as it stands with the corrections that were answered.
    pub fn content(&self) -> Content {
        before(&self.filed.content, self.case.corrections.iter().map(|(correction, _)| correction), None)
    }
}

impl Deref for WholeCase {
    type Target = Case;

    fn deref(&self) -> &Case {
        &self.case
    }
}

/// A resolution that somebody proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub position: Position,
    pub person: PersonId,
    pub proposed_at: Now,
}

/// A published resolution, as the public sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    pub position: Position,
    pub fact: String,
    /// The act as it is cited.
    pub act: String,
    pub published_at: Now,
    pub results: Vec<PublishedResult>,
}

/// What one folio got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedResult {
    pub folio: Folio,
    pub outcome: Outcome,
    /// The ruling it rests on; its reason goes to the applicant only.
    pub ruling: Position,
}

/// What somebody said of a conflict of interest on a line, or on one folio of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub position: Position,
    pub person: PersonId,
    pub name: String,
    /// The folio that it is about; none where it is about the whole line.
    pub folio: Option<Folio>,
    pub conflict: bool,
    pub declared_at: Now,
    pub lifted: Option<Lifted>,
}

impl Declared {
    /// A conflict that nobody lifted.
    pub fn stands(&self) -> bool {
        self.conflict && self.lifted.is_none()
    }
}

/// A declared conflict that somebody else lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// The sealed entry, opened by the resolution.
    pub entry: String,
    /// The name of whoever lifted it.
    pub by: String,
    /// Empty when it was erased.
    pub reason: String,
    pub at: Now,
}
