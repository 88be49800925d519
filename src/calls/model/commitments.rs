//! A public promise that is no call: a fair, an agreement, a recommendation, a plan. The same facts and standings as a line.

use super::{Confidence, Jurisdiction};
use crate::calls::dates::PartialDate;
use crate::ids::{CommitmentId, InstitutionId, ProgrammeId};
use serde::{Deserialize, Serialize};

/// What somebody in office said would be done, as its source words it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    pub id: CommitmentId,
    pub kind: CommitmentKind,
    pub title_es: String,
    pub title_en: String,
    /// What was promised.
    pub promise_es: String,
    pub promise_en: String,
    /// Who promised it or, of a recommendation, whom it is addressed to.
    pub institution_id: InstitutionId,
    #[serde(default)]
    pub programme_id: Option<ProgrammeId>,
    pub jurisdiction: Jurisdiction,
    /// By when; none where the source states none.
    #[serde(default)]
    pub promised: Option<PartialDate>,
    #[serde(default)]
    pub place_es: Option<String>,
    #[serde(default)]
    pub place_en: Option<String>,
    /// The period that it covers, as far as it is known.
    #[serde(default)]
    pub covers_from: Option<PartialDate>,
    #[serde(default)]
    pub covers_to: Option<PartialDate>,
    #[serde(flatten)]
    pub cited: Cited,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
    #[serde(default)]
    pub notes: String,
    /// What official reports say of it, to stand beside the evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
}

/// Where it is said, on which page, in which words, and how sure that is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cited {
    pub source: String,
    #[serde(default)]
    pub page: Option<String>,
    /// In the language of the source, which is Spanish.
    #[serde(default)]
    pub quotation: Option<String>,
    #[serde(default)]
    pub confidence: Confidence,
}

/// What an official report says was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    pub text_es: String,
    pub text_en: String,
    /// The report, by the name that the source gives it.
    pub report: String,
    #[serde(default)]
    pub report_page: Option<String>,
    /// Whether the report itself was read, or only what the source says of it.
    pub report_read: bool,
    #[serde(flatten)]
    pub cited: Cited,
}

/// A claim that entered here, with the commitment that it stands beside: a record of its own, so that what is shipped of the commitment
/// goes on being updated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    pub commitment: CommitmentId,
    #[serde(flatten)]
    pub claim: Claim,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentKind {
    Fair,
    Agreement,
    Recommendation,
    Plan,
}

impl CommitmentKind {
    pub const ALL: [Self; 4] = [Self::Fair, Self::Agreement, Self::Recommendation, Self::Plan];

    /// The name in addresses and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fair => "fair",
            Self::Agreement => "agreement",
            Self::Recommendation => "recommendation",
            Self::Plan => "plan",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
