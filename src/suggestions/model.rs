//! A call that somebody told of, and what became of that.

use crate::{
    calls::{
        dates::PartialDate,
        model::{EditionOf, Jurisdiction},
    },
    clock::Now,
    ids::{CallId, InstitutionId, PersonId, ProgrammeId},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub id: String,
    pub person: PersonId,
    pub title: String,
    /// Only http or https.
    pub url: String,
    /// As the person names it.
    pub institution: String,
    pub note: String,
    pub suggested_at: Now,
    pub outcome: Outcome,
}

impl Suggestion {
    pub fn is_waiting(&self) -> bool {
        self.outcome == Outcome::Waiting
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Waiting,
    Confirmed { call: CallId, at: Now },
    Declined { reason: String, at: Now },
}

/// The least that a call of the record needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    pub title_es: String,
    pub title_en: String,
    pub institution: InstitutionId,
    pub jurisdiction: Jurisdiction,
    pub fiscal_year: i32,
    /// When it was published, as well as that is known.
    pub published: PartialDate,
    pub programme: Option<ProgrammeId>,
    /// Which edition of a call that comes round it is.
    pub edition: Option<EditionOf>,
}
