//! A line that is being written. Numbers and sums stay as typed until publication parses them; each part has a name that stays.

use crate::calls::{
    money::Currency,
    terms::{Both, LegalWanted},
};
use serde::{Deserialize, Serialize};

/// A line of a call that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LineDraft {
    pub title: Both,
    pub description: Both,
    pub currency: Option<Currency>,
    pub ceiling: String,
    pub legal_person: LegalWanted,
    /// Whether names are withheld from those who review.
    pub blind: bool,
    pub eligibility: Vec<RuleDraft>,
    pub headings: Vec<HeadingDraft>,
    pub sections: Vec<SectionDraft>,
    pub questions: Vec<QuestionDraft>,
    pub papers: Vec<PaperDraft>,
    pub criteria: Vec<CriterionDraft>,
    /// No part gets a smaller number: what was published under one is never taken for something else.
    pub numbers_from: usize,
}

/// A heading over some questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SectionDraft {
    pub id: String,
    pub title: Both,
    pub help: Both,
}

/// A question that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionDraft {
    pub id: String,
    /// The section's id; empty: before all sections.
    pub section: String,
    /// `p2=yes`: only if that question is answered so; empty: always.
    pub only_if: String,
    pub text: Both,
    pub hint: Both,
    pub required: bool,
    /// As a form sends it; read by [`super::rules::question_kind`].
    pub kind: String,
    /// How long a text may be, in what [`Self::limit_in`] says: `words`, else characters.
    pub max_chars: String,
    pub limit_in: String,
    /// One option a line, in the same order in both languages.
    pub options: Both,
    pub columns: Vec<ColumnDraft>,
    pub max_rows: String,
    pub max_files: String,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnDraft {
    pub title: Both,
    pub kind: String,
}

/// A paper that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperDraft {
    pub id: String,
    pub title: Both,
    pub required: bool,
}

/// A heading of the budget, with what may be asked for under it at most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeadingDraft {
    pub id: String,
    pub title: Both,
    pub ceiling: String,
    /// In per cent of all that is asked for.
    pub share: String,
}

/// A rule of who may apply, as a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleDraft {
    pub id: String,
    pub question: Both,
    /// One option a line; none: yes or no.
    pub options: Both,
    /// The answers that allow applying, in words of either language or by the options' numbers.
    pub admits: String,
    pub clause: String,
    pub words: String,
    pub words_lang: String,
    pub source: String,
}

/// A criterion by which it is decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CriterionDraft {
    pub id: String,
    pub title: Both,
    pub looks_at: Both,
    /// One level a line, `20: …`, with the same points in both languages.
    pub levels: Both,
}

impl LineDraft {
    /// Puts the questions of a section together, in the order of the sections, and gives every part that has no name yet the next
    /// free one of its letter.
    #[must_use]
    pub fn arranged(mut self) -> Self {
        let from = self.numbers_from;
        name_all("s", from, self.sections.iter_mut().map(|part| &mut part.id).collect());
        name_all("p", from, self.questions.iter_mut().map(|part| &mut part.id).collect());
        name_all("d", from, self.papers.iter_mut().map(|part| &mut part.id).collect());
        name_all("r", from, self.eligibility.iter_mut().map(|part| &mut part.id).collect());
        name_all("c", from, self.headings.iter_mut().map(|part| &mut part.id).collect());
        name_all("k", from, self.criteria.iter_mut().map(|part| &mut part.id).collect());
        let sections: Vec<String> = self.sections.iter().map(|section| section.id.clone()).collect();
        self.questions
            .sort_by_key(|question| sections.iter().position(|id| *id == question.section).map_or(0, |place| place + 1));
        self
    }
}

fn name_all(letter: &str, from: usize, ids: Vec<&mut String>) {
    let number = |id: &str| id.strip_prefix(letter).and_then(|n| n.parse::<usize>().ok());
    let mut next = ids.iter().filter_map(|id| number(id)).max().unwrap_or_default().max(from) + 1;
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        // A name that a hostile form invents or repeats is none.
        if number(id).is_none() || !seen.insert(id.clone()) {
            *id = format!("{letter}{next}");
            next += 1;
        }
    }
}
