//! A call that comes round: its season, the month by whose end an edition should have come, and what is known of earlier ones.

use super::{Confidence, Jurisdiction};
use crate::ids::{ProgrammeId, TemplateId};
use serde::{Deserialize, Serialize};

/// What each edition has in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Template {
    pub id: TemplateId,
    pub programme_id: ProgrammeId,
    pub jurisdiction: Jurisdiction,
    pub season: Season,
    /// Without a year.
    pub title_es: String,
    pub title_en: String,
    /// The month by whose end an edition should have come.
    pub expected_month: Month,
    /// The year of the first edition that is known.
    pub from: i32,
    /// The year of the last edition, where the pattern is known to have ended.
    #[serde(default)]
    pub to: Option<i32>,
    /// The last year for which a source shows the pattern: later editions are expected by extension, to verify.
    pub sourced_to: i32,
    /// Editions that a source tells of, without their call.
    #[serde(default)]
    pub reported: Vec<ReportedEdition>,
    /// What in it was concluded rather than read.
    #[serde(default)]
    pub inferred: Vec<String>,
    #[serde(default)]
    pub notes: String,
    pub source: String,
    pub confidence: Confidence,
}

/// An edition that a source tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedEdition {
    pub year: i32,
    pub what: String,
    pub source: String,
    pub confidence: Confidence,
}

/// Which edition of which template a call is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EditionOf {
    pub template: TemplateId,
    /// The year in which it begins: winter 2016 is the one of December 2016.
    pub year: i32,
}

/// As forms send it: `migrante-bienvenido-verano/2027`.
impl std::fmt::Display for EditionOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.template, self.year)
    }
}

impl EditionOf {
    /// Reads what a form sends; whether there is such a template is for the reader to ask.
    pub fn parse(text: &str) -> Option<Self> {
        let (template, year) = text.rsplit_once('/')?;
        Some(Self { template: TemplateId::from_text(template), year: year.parse().ok()? })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    Easter,
    Summer,
    Winter,
}

/// A month of any year, 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Month(u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a month is a number from 1 to 12")]
pub struct NotAMonth;

impl Month {
    pub fn number(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Month {
    type Error = NotAMonth;
    fn try_from(number: u32) -> Result<Self, NotAMonth> {
        if (1..=12).contains(&number) { Ok(Self(number)) } else { Err(NotAMonth) }
    }
}

impl From<Month> for u32 {
    fn from(month: Month) -> u32 {
        month.0
    }
}
