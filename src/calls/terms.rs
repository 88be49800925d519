//! What an applicant is asked on a line that is received here: questions, papers, amounts. Frozen when the call is published;
//! a later version is a new record, and each application keeps the version it answered.
//!
//! Whatever was published before a kind or a rule came to be reads as it did: what is new is absent in it, and absent means "none".

use super::{criteria::Criterion, eligibility::Rule, money::Currency};
use serde::{Deserialize, Serialize};

/// Longest answer of one line where the question does not limit it, in characters.
pub const SHORT_CHARS: u32 = 300;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    pub es: String,
    pub en: String,
}

impl Both {
    pub fn is_blank(&self) -> bool {
        self.es.trim().is_empty() && self.en.trim().is_empty()
    }
}

/// How long a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    MaxChars(u32),
    MaxWords(u32),
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionKind {
    /// One line, at most [`SHORT_CHARS`] unless it says otherwise.
    Short {
        #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// Several lines.
    Long {
        #[serde(flatten)]
        limit: Limit,
    },
    /// A whole number.
    Number,
    /// A sum in the line's currency.
    Money,
    Date,
    YesNo,
    /// One of these.
    Choice {
        options: Vec<Both>,
    },
    /// Any of these.
    Several {
        options: Vec<Both>,
    },
    /// Rows of the same columns.
    Table {
        columns: Vec<Column>,
        max_rows: u32,
    },
    /// Files, as for a wanted paper; at most so many.
    File {
        max_files: u8,
    },
    /// A statement that has to be accepted.
    Declaration,
}

impl QuestionKind {
    /// Its name, as it is stored and as forms send it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Short { .. } => "short",
            Self::Long { .. } => "long",
            Self::Number => "number",
            Self::Money => "money",
            Self::Date => "date",
            Self::YesNo => "yes_no",
            Self::Choice { .. } => "choice",
            Self::Several { .. } => "several",
            Self::Table { .. } => "table",
            Self::File { .. } => "file",
            Self::Declaration => "declaration",
        }
    }

    /// How long a text may be, where the answer is one.
    pub fn limit(&self) -> Option<Limit> {
        match self {
            Self::Short { limit } => Some(limit.unwrap_or(Limit::MaxChars(SHORT_CHARS))),
            Self::Long { limit } => Some(*limit),
            _ => None,
        }
    }

    /// What can be picked.
    pub fn options(&self) -> &[Both] {
        match self {
            Self::Choice { options } | Self::Several { options } => options,
            _ => &[],
        }
    }

    /// The answers that a later question can depend on, as they are stored; none where anything can be written.
    pub fn answers(&self) -> Vec<String> {
        match self {
            Self::YesNo => vec!["yes".to_owned(), "no".to_owned()],
            Self::Choice { options } | Self::Several { options } => (0..options.len()).map(|i| i.to_string()).collect(),
            _ => Vec::new(),
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub title: Both,
    pub kind: ColumnKind,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    #[default]
    Text,
    Number,
    Money,
    Date,
}

impl ColumnKind {
    pub const ALL: [Self; 4] = [Self::Text, Self::Number, Self::Money, Self::Date];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Money => "money",
            Self::Date => "date",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// When a question is asked: only if an earlier one was answered so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The earlier question.
    pub question: String,
    /// One of its [`QuestionKind::answers`]: the answer is this one or, of several, contains it.
    pub answer: String,
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
    /// The section it stands in; none: before all sections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<Condition>,
    #[serde(flatten)]
    pub kind: QuestionKind,
}

/// A part of the questions, with a heading of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// `s1`, `s2`, …: stable within a line.
    pub id: String,
    pub title: Both,
    #[serde(default)]
    pub help: Both,
}

/// A paper that is wanted, beside those that questions ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperWanted {
    /// `d1`, `d2`, …: stable within a line.
    pub id: String,
    pub title: Both,
    pub required: bool,
}

/// A heading of the budget, where the call has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// `c1`, `c2`, …: stable within a line.
    pub id: String,
    pub title: Both,
    /// Most that may be asked for under it, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<u64>,
    /// Most that may be asked for under it, in whole per cent of all that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u8>,
}

/// The legal person that a call asks for. Numbers are looked for, never checked: a registry's own rules break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalWanted {
    /// Any association may apply, through a legal person or without one.
    #[default]
    Any,
    Mexican,
    WithRfc,
    WithCluni,
    American,
    WithEin,
}

impl LegalWanted {
    pub const ALL: [Self; 6] = [Self::Any, Self::Mexican, Self::WithRfc, Self::WithCluni, Self::American, Self::WithEin];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Mexican => "mexican",
            Self::WithRfc => "with_rfc",
            Self::WithCluni => "with_cluni",
            Self::American => "american",
            Self::WithEin => "with_ein",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// For what was published before calls could ask for one.
    pub fn is_any(&self) -> bool {
        *self == Self::Any
    }
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
    /// The legal person through which one applies.
    #[serde(default, skip_serializing_if = "LegalWanted::is_any")]
    pub legal_person: LegalWanted,
    /// Those who review read no names until the resolution is published.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blind: bool,
    /// Who may apply, by the published document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligibility: Vec<Rule>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<Heading>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// In the order in which they are asked: those of a section stand together.
    pub questions: Vec<Question>,
    pub papers: Vec<PaperWanted>,
    /// By what it is decided; none where the institution published none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
}

impl LineTerms {
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The sections with their questions, in order; first, without a section, those that stand before all.
    pub fn parts(&self) -> Vec<(Option<&Section>, Vec<&Question>)> {
        let of = |id: Option<&str>| self.questions.iter().filter(move |q| q.section.as_deref() == id).collect::<Vec<_>>();
        let before = (None, of(None));
        let parts = self.sections.iter().map(|section| (Some(section), of(Some(&section.id))));
        std::iter::once(before).chain(parts).filter(|(_, questions)| !questions.is_empty()).collect()
    }
}
