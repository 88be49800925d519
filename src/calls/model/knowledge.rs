//! What helps to read the record: legal bases, earlier suspensions, the glossary, formats of identifiers.

use super::{Confidence, ElectoralPeriod, Jurisdiction};
use crate::calls::dates::PartialDate;
use crate::ids::{LegalBasisId, PeriodId};
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
    /// The day of the text that is described, where since when it is in force is not known: before it, that text bound nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_of: Option<PartialDate>,
    /// The elections that it was made for, as far as is known; nothing where it was made for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_for: Option<Vec<PeriodId>>,
    /// An authority's measure for itself: it binds nobody else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// What stood under this id stands under these: what names it still leads somewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<LegalBasisId>,
    /// Through whom or what a request by this rule is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_through: Option<Door>,
    pub what_it_does_not_say: String,
    /// Whether whoever compiled this read the text itself; else it is known only by what others say of it.
    #[serde(default)]
    pub read: bool,
    pub source: String,
    pub confidence: Confidence,
}

/// Where one knocks: an office or a portal by its name, as sure as its own source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Door {
    pub name: String,
    /// A portal's address, as everybody knows it: its source is about the portal, not about where it is, so that it is shown as unverified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    pub source: String,
    pub confidence: Confidence,
}

impl LegalBasis {
    /// Was it in force on a day? An unknown end counts as none; an unknown beginning as unknown.
    pub fn in_force_on(&self, day: chrono::NaiveDate) -> Option<bool> {
        if self.text_of.is_some_and(|text| day < text.first()) {
            return Some(false);
        }
        let from = self.in_force_from?;
        Some(from.first() <= day && self.in_force_to.is_none_or(|to| day <= to.last()))
    }

    /// Did it bind in an election on the day of the vote? Nothing where that is not known.
    pub fn bound_in(&self, period: &ElectoralPeriod) -> Option<bool> {
        let whose = self.jurisdiction.as_str();
        let here = whose == period.jurisdiction.as_str() || (whose == "MX" && period.jurisdiction.is_mexican());
        let meant = self.made_for.as_ref().is_none_or(|elections| elections.contains(&period.id));
        let rules = self.topic.starts_with("election_") && !self.internal && self.replaced_by.is_empty();
        match period.election_day {
            Some(day) if here && meant && rules => self.in_force_on(day),
            _ => Some(false),
        }
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
