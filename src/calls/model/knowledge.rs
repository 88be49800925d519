//! What helps to read the record: legal bases, earlier suspensions, the glossary, formats of identifiers.

use super::{Confidence, Jurisdiction};
use crate::calls::dates::PartialDate;
use crate::ids::LegalBasisId;
use serde::{Deserialize, Serialize};

/// A rule of law, with what it does not say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LegalBasis {
    pub id: LegalBasisId,
    pub jurisdiction: Jurisdiction,
    pub instrument: String,
    pub article: String,
    pub topic: String,
    pub rule_summary: String,
    pub days: Option<u32>,
    /// Calendar or business days, or a term in words.
    pub day_type: Option<String>,
    pub in_force_from: Option<PartialDate>,
    pub in_force_to: Option<PartialDate>,
    pub what_it_does_not_say: String,
    /// Whether whoever compiled this read the text itself; else it is known only by what others say of it.
    #[serde(default)]
    pub read: bool,
    pub source: String,
    pub confidence: Confidence,
}

impl LegalBasis {
    /// Was it in force on a day? An unknown end counts as none; an unknown beginning as unknown.
    pub fn in_force_on(&self, day: chrono::NaiveDate) -> Option<bool> {
        let from = self.in_force_from?;
        Some(from.first() <= day && self.in_force_to.is_none_or(|to| day <= to.last()))
    }
}

/// An earlier suspension, or a statement or guidance against one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Precedent {
    pub id: String,
    pub kind: PrecedentKind,
    pub authority: String,
    pub jurisdiction: Jurisdiction,
    pub start: PartialDate,
    pub end: Option<PartialDate>,
    pub what: String,
    pub exceptions: String,
    pub claimed_basis: String,
    pub source: String,
    pub confidence: Confidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrecedentKind {
    Suspension,
    StatementAgainstSuspension,
    Guidance,
}

/// An entry of the glossary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    pub term_es: String,
    pub term_en: String,
    pub definition_es: String,
    pub definition_en: String,
    pub source: String,
    pub confidence: Confidence,
}

/// The format of an identifier of either country. A failed check warns and never blocks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Identifier {
    pub id: String,
    pub name: String,
    /// What it looks like, for whoever holds one in their hand.
    #[serde(default)]
    pub plain_es: String,
    #[serde(default)]
    pub plain_en: String,
    pub regex: Option<String>,
    pub length: Option<TextOrNumber>,
    pub check: Option<String>,
    pub caveat: String,
    pub tested_with: Vec<String>,
    pub source: String,
    pub confidence: Confidence,
}

/// A figure, or words where the source is not that exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum TextOrNumber {
    Number(i64),
    Text(String),
}

impl std::fmt::Display for TextOrNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TextOrNumber::Number(number) => write!(f, "{number}"),
            TextOrNumber::Text(text) => f.write_str(text),
        }
    }
}
