//! What the record describes: institutions, programmes, calls with their lines, elections, laws and calendars, with their sources.

mod calls;
mod commitments;
mod days;
mod elections;
mod institutions;
mod knowledge;
mod templates;
mod years;

pub use calls::{Amount, Audience, Call, ContextFact, Gazette, Line};
pub use commitments::{Cited, Claim, Commitment, CommitmentKind, Reported};
pub use days::{Holiday, HolidayKind, HolidayRule, TermsSuspension};
pub use elections::{ElectoralPeriod, PeriodField, Sourcing, Span, Verify, Vote};
pub use institutions::{Institution, KnownAmount, Nuance, Programme, Since};
pub use knowledge::{Door, Identifier, LegalBasis, Precedent, PrecedentKind, Term, TextOrNumber};
pub use templates::{EditionOf, Month, NotAMonth, ReportedEdition, Season, Template};
pub use years::{FiscalYear, MonthDay};

use serde::{Deserialize, Serialize};

/// How sure a record is. Anything but `Sourced` is shown as "to verify", and never counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    #[default]
    Sourced,
    GeneralKnowledge,
    Uncertain,
}

impl Confidence {
    pub fn is_to_verify(self) -> bool {
        self != Confidence::Sourced
    }
}

/// Whose rules a body lives under; decides its elections, its fiscal year and its clock.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Jurisdiction(String);

impl Jurisdiction {
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Mexican: federal and Mexico City bodies, and federal programmes for Mexicans in the United States.
    pub fn is_mexican(&self) -> bool {
        matches!(self.0.as_str(), "MX" | "CDMX" | "federal" | "federal (US)") || self.0.starts_with("CDMX:")
    }

    /// The authority's clock: Chicago's for Illinois and Chicago, else Mexico City's.
    pub fn zone(&self) -> super::dates::Zone {
        use super::dates::Zone;
        if self.is_mexican() { Zone::MEXICO_CITY } else { Zone::CHICAGO }
    }

    /// The key of its fiscal year among the reference records. IME's programmes for people in the United States are federal
    /// Mexican money: Mexico's year.
    pub fn fiscal_key(&self) -> &str {
        match self.0.as_str() {
            _ if self.is_mexican() => "MX",
            "Illinois" => "IL",
            other => other,
        }
    }

    /// Whose days of rest hold for its bodies: the wider list first, as a floor. Illinois' own days are no rule for Chicago's offices.
    pub fn rest_keys(&self) -> Vec<&str> {
        match self.0.as_str() {
            "Illinois" | "IL" => vec!["US", "IL"],
            "Chicago" => vec!["US", "Chicago"],
            "US" => vec!["US"],
            "MX" | "federal" | "federal (US)" => vec!["MX"],
            "CDMX" => vec!["MX", "CDMX"],
            own if self.is_mexican() => vec!["MX", "CDMX", own],
            _ => Vec::new(),
        }
    }

    /// Whose elections concern it: a city's bodies live under the wider ones too.
    pub fn electoral_keys(&self) -> &'static [&'static str] {
        match self.0.as_str() {
            "MX" | "federal" | "federal (US)" => &["MX"],
            "Illinois" | "IL" => &["Illinois"],
            "Chicago" => &["Chicago", "Illinois"],
            _ if self.is_mexican() => &["MX", "CDMX"],
            _ => &[],
        }
    }
}
