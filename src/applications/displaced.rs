//! What is written in a draft for questions that an amendment took off. It stays readable, and is kept for the association once the rest
//! is filed. Pure.

use super::{
    answers::{self, Answers, id_of, question_of},
    model::WholeDraft,
};
use crate::calls::{
    money::Currency,
    terms::{LineTerms, Question},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was written for one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// As it was asked last; none where no version of the terms asks it.
    pub question: Option<Question>,
    pub currency: Currency,
    pub answers: Answers,
}

/// What of a draft had no place any more when the rest of it was filed: the association's own to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    pub written: Vec<Written>,
    /// The names of files that went with the draft.
    pub files: Vec<String>,
}

impl Rest {
    /// What stays behind when a draft is filed. `versions`: all that the line ever asked, the first version first.
    pub fn of(versions: &[LineTerms], terms: &LineTerms, draft: &WholeDraft) -> Self {
        Self {
            written: displaced(versions, terms, &draft.answers),
            files: draft.leftovers(terms).map(|file| file.name.clone()).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.files.is_empty()
    }
}

/// What stands in fields that no question has any more, by the question that had them last.
pub fn displaced(versions: &[LineTerms], now: &LineTerms, given: &Answers) -> Vec<Written> {
    let mut found: BTreeMap<String, Written> = BTreeMap::new();
    for field in given.keys().filter(|field| question_of(now, field).is_none()) {
        let had = versions.iter().rev().find_map(|terms| Some((question_of(terms, field)?, terms.currency)));
        let none = || Written {
            question: had.map(|(question, _)| question.clone()),
            currency: had.map_or(now.currency, |(_, currency)| currency),
            answers: Answers::new(),
        };
        if let Some((field, text)) = written(given, field.clone()) {
            found.entry(id_of(&field).to_owned()).or_insert_with(none).answers.insert(field, text);
        }
    }
    found.into_values().collect()
}

/// A field in which something stands.
fn written(given: &Answers, field: String) -> Option<(String, String)> {
    let text = answers::text(given, &field).to_owned();
    (!text.is_empty()).then_some((field, text))
}
