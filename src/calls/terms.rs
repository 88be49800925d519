//! What an applicant is asked on a line that is received here: questions, papers, amounts. Frozen when the call is published;
//! a later version is a new record, and each application keeps the version it answered.

use super::money::Currency;
use serde::{Deserialize, Serialize};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    pub es: String,
    pub en: String,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionKind {
    /// One line, at most 300 characters.
    Short,
    /// Several lines, at most this many characters.
    Long {
        max_chars: u32,
    },
    /// A whole number.
    Number,
    Date,
    YesNo,
    /// One of these.
    Choice {
        options: Vec<Both>,
    },
}

/// A question, as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// `p1`, `p2`, …: stable within a line.
    pub id: String,
    pub text: Both,
    #[serde(default)]
    pub hint: Both,
    pub required: bool,
    #[serde(flatten)]
    pub kind: QuestionKind,
}

/// A paper that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperWanted {
    /// `d1`, `d2`, …: stable within a line.
    pub id: String,
    pub title: Both,
    pub required: bool,
}

/// The terms of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTerms {
    pub line: String,
    /// Grows with each amendment, from 1.
    pub version: u32,
    pub title: Both,
    /// What the money is for and who may ask, in the institution's words.
    pub description: Both,
    pub currency: Currency,
    /// Most that one application may ask, in cents; none when the call sets no ceiling.
    pub ceiling: Option<i64>,
    pub questions: Vec<Question>,
    pub papers: Vec<PaperWanted>,
}
