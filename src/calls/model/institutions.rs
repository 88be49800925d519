//! Bodies that call for applications, with their dates of life and successors, and the programmes that calls belong to.

use super::Confidence;
use crate::calls::dates::PartialDate;
use crate::ids::{InstitutionId, ProgrammeId};
use serde::{Deserialize, Serialize};

/// A body with a beginning and, often, an end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Institution {
    pub id: InstitutionId,
    pub name_es: String,
    pub name_en: String,
    pub acronym: Option<String>,
    pub level: String,
    pub city: String,
    pub start: Option<PartialDate>,
    pub start_precision: Option<String>,
    pub end: Option<PartialDate>,
    pub end_precision: Option<String>,
    pub predecessors: Vec<InstitutionId>,
    pub successors: Vec<InstitutionId>,
    pub notes: String,
    pub source: String,
    pub confidence: Confidence,
}

/// What a date of life adds to its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nuance {
    Plain,
    Approximate,
    Expected,
    Announced,
}

impl Nuance {
    fn of(precision: Option<&str>) -> Self {
        match precision {
            Some(p) if p.starts_with("approx") => Nuance::Approximate,
            Some(p) if p.ends_with("expected") => Nuance::Expected,
            Some(p) if p.ends_with("announced") => Nuance::Announced,
            _ => Nuance::Plain,
        }
    }
}

impl Institution {
    pub fn start_nuance(&self) -> Nuance {
        Nuance::of(self.start_precision.as_deref())
    }

    pub fn end_nuance(&self) -> Nuance {
        Nuance::of(self.end_precision.as_deref())
    }

    /// The acronym where there is one: what people call it.
    pub fn short(&self) -> &str {
        self.acronym.as_deref().unwrap_or(&self.name_es)
    }
}

/// A programme: what calls belong to; it may move between institutions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    pub id: ProgrammeId,
    pub name_es: String,
    pub name_en: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub institution_id: InstitutionId,
    #[serde(default)]
    pub start: Option<Since>,
    #[serde(default)]
    pub end: Option<PartialDate>,
    #[serde(default)]
    pub predecessor: Option<ProgrammeId>,
    #[serde(default)]
    pub successor: Option<ProgrammeId>,
    #[serde(default)]
    pub what_it_funds: Vec<String>,
    #[serde(default)]
    pub eligible: Vec<String>,
    #[serde(default)]
    pub known_amounts: Vec<KnownAmount>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub confidence: Confidence,
}

/// A beginning, as in "2010 or earlier".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Since {
    pub date: PartialDate,
    pub or_earlier: bool,
}

impl TryFrom<String> for Since {
    type Error = crate::calls::dates::NotADate;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (date, or_earlier) = match text.strip_suffix(" or earlier") {
            Some(date) => (date, true),
            None => (text.as_str(), false),
        };
        Ok(Self { date: PartialDate::parse(date)?, or_earlier })
    }
}

impl From<Since> for String {
    fn from(since: Since) -> Self {
        if since.or_earlier { format!("{} or earlier", since.date) } else { since.date.to_string() }
    }
}

/// A figure known of a programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownAmount {
    pub year: i32,
    pub what: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mxn: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usd: Option<u64>,
    pub source: String,
    pub confidence: Confidence,
}
