//! The words of the public record, for searching: which words each thing brings, and the index that holds them.
//!
//! The index changes in the same transaction as the thing itself: a recorded fact is found at once, and words that a redaction takes out
//! are found no longer. It holds words and never shows them: what a search shows comes from the record.

mod store;
pub mod words;

pub use store::{Hit, best, changed, document, entered, ids, redacted, rows, terms, up_to_date};

use super::store::RecordKind;
use std::ops::RangeInclusive;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    Call,
    Institution,
    Programme,
    Commitment,
    ElectoralPeriod,
    LegalBasis,
    Fact,
    /// A piece of evidence, by what everybody may know of it.
    Document,
}

impl Thing {
    /// In the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Call,
        Self::Institution,
        Self::Programme,
        Self::Commitment,
        Self::ElectoralPeriod,
        Self::LegalBasis,
        Self::Fact,
        Self::Document,
    ];

    /// The name in addresses and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Institution => "institution",
            Self::Programme => "programme",
            Self::Commitment => "commitment",
            Self::ElectoralPeriod => "electoral_period",
            Self::LegalBasis => "legal_basis",
            Self::Fact => "fact",
            Self::Document => "document",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|thing| thing.name() == name)
    }

    /// The rows of this sort. A row's number is its entry's position behind the sort's first, so that one sort is one range.
    pub fn rows(self) -> RangeInclusive<i64> {
        let first = self.first();
        first..=first + (WIDTH - 1)
    }

    fn first(self) -> i64 {
        let place = Self::ALL.iter().position(|thing| *thing == self).unwrap_or_default();
        i64::try_from(place).unwrap_or_default() * WIDTH
    }

    /// The sort of a row.
    pub fn of_row(row: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|thing| thing.rows().contains(&row))
    }

    fn of_record(kind: RecordKind) -> Option<Self> {
        match kind {
            RecordKind::Institution => Some(Self::Institution),
            RecordKind::Programme => Some(Self::Programme),
            RecordKind::Call => Some(Self::Call),
            RecordKind::Commitment => Some(Self::Commitment),
            RecordKind::ElectoralPeriod => Some(Self::ElectoralPeriod),
            RecordKind::LegalBasis => Some(Self::LegalBasis),
            RecordKind::Claim
            | RecordKind::Template
            | RecordKind::FiscalYear
            | RecordKind::Precedent
            | RecordKind::Holiday
            | RecordKind::TermsSuspension
            | RecordKind::Collection => None,
        }
    }
}

/// More rows than a sort will ever have entries.
const WIDTH: i64 = 1 << 40;
