//! What an institution asks to have corrected, and what the association answers.

use crate::{
    applications::{
        answers::Answers,
        budget::{Budget, TypedRow},
        folio::Folio,
        model::{Conflict, Paper, Stated},
        rows::SavedRows,
        wanted::Wanted,
    },
    calls::{dates::Zone, terms::Question},
    clock::Now,
    ids::{ApplicationId, CorrectionId, InstitutionId, LineId, PersonId, RowId},
    ledger::Position,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A part of what was filed that can be corrected by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Part {
    /// The answer to a question.
    Answer(String),
    Budget,
    /// The files for a wanted paper.
    Paper(String),
}

impl Part {
    /// What a question asks for: an answer, or files as for a wanted paper.
    pub fn of(question: &Question) -> Self {
        let id = question.id.clone();
        if Wanted::by(question).is_some() { Self::Paper(id) } else { Self::Answer(id) }
    }

    /// The question or the wanted paper that it is about; the budget is about neither.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Answer(id) | Self::Paper(id) => Some(id),
            Self::Budget => None,
        }
    }
}

/// A text that names no part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no part of an application")]
pub struct NotAPart(pub String);

impl TryFrom<String> for Part {
    type Error = NotAPart;
    fn try_from(text: String) -> Result<Self, NotAPart> {
        match text.split_once(':') {
            Some(("answer", id)) => Ok(Self::Answer(id.to_owned())),
            Some(("paper", id)) => Ok(Self::Paper(id.to_owned())),
            None if text == "budget" => Ok(Self::Budget),
            _ => Err(NotAPart(text)),
        }
    }
}

impl From<Part> for String {
    fn from(part: Part) -> Self {
        part.to_string()
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Answer(id) => write!(f, "answer:{id}"),
            Self::Budget => f.write_str("budget"),
            Self::Paper(id) => write!(f, "paper:{id}"),
        }
    }
}

/// A part that is to be corrected, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub part: Part,
    /// In the official's words; empty where the part is open along with another.
    pub reason: String,
    /// The question on which it hangs, where it is open because that one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub along: Option<String>,
}

/// The frozen copy of what is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub v: u32,
    /// Random: nobody can find out the content by guessing it and comparing hashes.
    pub salt: String,
    pub id: CorrectionId,
    pub application: ApplicationId,
    pub folio: Folio,
    pub institution: InstitutionId,
    pub asked_at: String,
    pub items: Vec<Item>,
    /// What holds for all of it; may be empty.
    pub words: String,
    pub working_days: u16,
    /// The day of asking, in the authority's zone; the next one is the first that can count.
    pub from: NaiveDate,
    /// The last day of the term, as it was told when it was asked.
    pub due: NaiveDate,
    pub zone: Zone,
}

impl Asked {
    /// How many parts somebody asked about, without those that are open along with them.
    pub fn asked_about(&self) -> usize {
        self.items.iter().filter(|item| item.along.is_none()).count()
    }
}

/// The frozen copy of an answer: the named parts as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub v: u32,
    pub salt: String,
    pub correction: CorrectionId,
    pub application: ApplicationId,
    pub folio: Folio,
    pub answered_at: String,
    /// Who answers, in the association's name.
    pub name: String,
    pub note: String,
    pub answers: Answers,
    pub budget: Option<Budget>,
    /// The new files; a named paper without one stays as it was.
    pub papers: Vec<Paper>,
    /// What the receipt of the answer says besides. Older copies have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
}

/// An answer that was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub at: Now,
    pub content: Answer,
    pub content_sha256: String,
    pub position: Position,
    pub leaf_hash: String,
}

/// A correction that was asked for, answered or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub id: CorrectionId,
    pub application: ApplicationId,
    pub line: LineId,
    pub person: PersonId,
    pub asked_at: Now,
    pub asked: Asked,
    pub content_sha256: String,
    pub position: Position,
    pub answer: Option<Received>,
}

impl Correction {
    pub fn names(&self, part: &Part) -> bool {
        self.asked.items.iter().any(|item| &item.part == part)
    }

    pub fn named_papers(&self) -> impl Iterator<Item = &str> {
        self.asked.items.iter().filter_map(|item| match &item.part {
            Part::Paper(id) => Some(id.as_str()),
            _ => None,
        })
    }
}

/// An answer that is still being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Grows with each save; 0 while there is none.
    pub version: i64,
    pub answers: Answers,
    /// None while nobody touched it.
    pub budget: Option<Vec<(RowId, TypedRow)>>,
    pub note: String,
    pub papers: Vec<Paper>,
    pub saved_at: Option<Now>,
    pub writers: Writers,
}

/// Who saved a field or a row last, and when.
pub type Writers = BTreeMap<String, (PersonId, String)>;

/// The name of the note, beside those of the questions.
pub const NOTE: &str = "note";

/// What came of saving an answer to a correction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The version that stands now.
    pub version: i64,
    /// Whether this save made it.
    pub changed: bool,
    /// What is written then: the named answers and the note.
    pub texts: Answers,
    /// Fields that two people changed.
    pub conflicts: Vec<Conflict>,
    pub rows: SavedRows,
    /// What others changed since it was shown: fields, and rows by their names as fields.
    pub meanwhile: Vec<String>,
}

impl Kept {
    pub fn is_whole(&self) -> bool {
        self.conflicts.is_empty() && self.rows.is_whole()
    }
}
