//! A call and its lines. Every standing is a line's; what the reference knows of a call is kept as its source says it.

use super::{Confidence, Jurisdiction};
use crate::calls::dates::{Moment, PartialDate, Zone};
use crate::calls::money::Money;
use crate::calls::promise::Due;
use crate::ids::{CallId, InstitutionId, LineId, ProgrammeId};
use serde::{Deserialize, Serialize};

/// One published call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    pub id: CallId,
    /// The call's title, in the language it was published in.
    pub title: String,
    /// A title in English, for calls written here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_en: Option<String>,
    pub programme_id: Option<ProgrammeId>,
    /// Which edition of a call that comes round it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<super::EditionOf>,
    pub institution_id: InstitutionId,
    pub jurisdiction: Jurisdiction,
    /// The authority's clock where it is not its jurisdiction's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    pub fiscal_year: Option<i32>,
    #[serde(default)]
    pub gazette: Option<Gazette>,
    #[serde(default)]
    pub publication_date: Option<PartialDate>,
    #[serde(default)]
    pub reception_open: Option<Moment>,
    #[serde(default)]
    pub reception_close: Option<Moment>,
    /// The promise as the source words it; see [`Call::promised`].
    #[serde(default)]
    pub results_due: Option<String>,
    #[serde(default)]
    pub amounts: Vec<Amount>,
    #[serde(default)]
    pub eligibility: Vec<String>,
    /// For whom it was, by those words; empty where they do not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_to: Vec<Audience>,
    /// Several calls that the source tells of together, under one description and counted as one line.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bundle: bool,
    #[serde(default)]
    pub documents_required: Vec<String>,
    #[serde(default)]
    pub evaluation_criteria: Option<String>,
    #[serde(default)]
    pub selection_body: Option<String>,
    #[serde(default)]
    pub results_rule: Option<String>,
    #[serde(default)]
    pub electoral_clause: Option<String>,
    /// What was looked for and not found.
    #[serde(default)]
    pub not_found: Vec<String>,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub confidence: Confidence,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub context_facts: Vec<ContextFact>,
    #[serde(default)]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
    /// The institution receives this call through Acuse; otherwise it is followed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub received_here: bool,
    /// Its lines; a call of the reference has none listed and is itself its only line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

impl Call {
    pub fn title_es(&self) -> &str {
        &self.title
    }

    pub fn title_en(&self) -> &str {
        self.title_en.as_deref().unwrap_or(&self.title)
    }

    pub fn zone(&self) -> Zone {
        self.zone.unwrap_or_else(|| self.jurisdiction.zone())
    }

    /// Its lines; where none is listed, one that shares the call's id and title.
    pub fn all_lines(&self) -> Vec<Line> {
        if !self.lines.is_empty() {
            return self.lines.clone();
        }
        vec![Line {
            id: LineId::from_text(self.id.as_str()),
            call_id: Some(self.id.clone()),
            title_es: self.title.clone(),
            title_en: self.title_en().to_owned(),
            max_amount: None,
        }]
    }

    /// The date in the source's words of a promise, and whether it says "after", as in "after 2018-07-01 (as announced)".
    pub fn promised(&self) -> Option<Due> {
        let words = self.results_due.as_deref()?;
        let bare = |word: &str| PartialDate::parse(word.trim_matches(['(', ')', ',', '.', ';'])).ok();
        let date = words.split_whitespace().find_map(bare)?;
        Some(if words.starts_with("after ") { Due::after(date) } else { Due::by(date) })
    }
}

/// For whom a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Associations and other civil organisations.
    Associations,
    /// Persons or families, in their own name.
    Persons,
    /// Universities, schools and other institutions.
    Institutions,
}

impl Audience {
    pub const ALL: [Self; 3] = [Self::Associations, Self::Persons, Self::Institutions];

    pub fn name(self) -> &'static str {
        match self {
            Self::Associations => "associations",
            Self::Persons => "persons",
            Self::Institutions => "institutions",
        }
    }
}

/// A line of support: what is applied to and resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub id: LineId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<CallId>,
    pub title_es: String,
    pub title_en: String,
    /// The most one application may ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_amount: Option<Money>,
}

/// Where a call was printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gazette {
    pub name: String,
    pub number: Option<String>,
    pub date: Option<PartialDate>,
    /// A page, a range of pages or a section.
    pub page: Option<super::TextOrNumber>,
    pub note: Option<String>,
}

/// Figures as a source gives them, in whole pesos or dollars.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amount {
    pub mxn: Option<u64>,
    pub mxn_each: Option<u64>,
    pub mxn_each_min: Option<u64>,
    pub mxn_each_max: Option<u64>,
    pub mxn_total: Option<u64>,
    pub mxn_pool: Option<u64>,
    pub usd: Option<u64>,
    pub usd_global_min: Option<u64>,
    pub usd_global_max: Option<u64>,
    pub supports: Option<u32>,
    pub supports_max: Option<u32>,
    pub people: Option<u32>,
    /// The part of the call it is for.
    pub call: Option<String>,
    pub note: Option<String>,
}

/// Something that happened around a call and is no fact about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContextFact {
    pub date: PartialDate,
    pub fact: String,
    pub source: String,
    pub confidence: Confidence,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
