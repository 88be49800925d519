//! Which days are not worked and when terms stood still, each record as sure as its source. A national list is only a floor: every
//! authority has days of its own.

use super::{Confidence, Jurisdiction};
use crate::ids::{HolidayId, InstitutionId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day that is not worked: in a jurisdiction or, where one is named, in one institution alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Holiday {
    pub id: HolidayId,
    pub date: NaiveDate,
    pub jurisdiction: Jurisdiction,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution_id: Option<InstitutionId>,
    pub name_es: String,
    pub name_en: String,
    pub kind: HolidayKind,
    /// Nobody works on it whatever an authority says; else it takes an act of the authority.
    pub binding: bool,
    #[serde(default)]
    pub note: String,
    pub source: String,
    pub confidence: Confidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayKind {
    /// By a law.
    Statutory,
    /// Usual; whether it holds depends on the year's act of each authority.
    CustomaryNonworking,
    /// By an act of the authority.
    Declared,
    /// Taken for a day of rest and worked after all.
    Worked,
}

impl Holiday {
    /// Does it keep a day from counting? The statutory list counts although it is general knowledge, as fiscal years do, and says so;
    /// what is uncertain, or takes an act that nobody has shown, is shown and does not count.
    pub fn counts(&self) -> bool {
        self.kind != HolidayKind::Worked && self.binding && self.confidence != Confidence::Uncertain
    }

    /// May it keep a day from counting, for all that is known?
    pub fn is_doubtful(&self) -> bool {
        self.kind != HolidayKind::Worked && !self.counts()
    }
}

/// A stretch in which terms did not run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermsSuspension {
    pub id: String,
    pub start: NaiveDate,
    /// None: its end was not found.
    pub end: Option<NaiveDate>,
    pub jurisdiction: Jurisdiction,
    /// It reaches every authority of the jurisdiction.
    #[serde(default)]
    pub whole_jurisdiction: bool,
    /// The one institution of the record that it reaches.
    #[serde(default)]
    pub institution_id: Option<InstitutionId>,
    /// Whose terms, as the source names them.
    pub authority: String,
    pub reason: String,
    #[serde(default)]
    pub note: String,
    pub source: String,
    pub confidence: Confidence,
}

/// A rule from which days are computed, or which an authority's own days add to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HolidayRule {
    pub id: String,
    pub text: String,
    pub source: String,
    pub confidence: Confidence,
}
