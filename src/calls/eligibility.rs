//! Whether somebody may apply, by the rules of the published call: a few questions, and each answer that bars cites the clause that does.
//!
//! Nobody is told more than the rules say: a rule that was not answered, or that somebody is not sure of, leaves it open.

use super::terms::{Both, LineTerms};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody answers who does not know.
pub const UNSURE: &str = "unsure";

/// A rule of the call, as a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `r1`, `r2`, …: stable within a line.
    pub id: String,
    pub question: Both,
    /// None: it is answered with yes or no.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Both>,
    /// The answers with which one may apply, of [`Rule::answers`].
    pub admits: Vec<String>,
    /// Where it stands in the document: "Base 3, inciso b".
    pub clause: String,
    /// The clause, word for word, in the document's language.
    pub words: String,
    pub words_lang: String,
    /// The document.
    pub source: String,
}

impl Rule {
    /// What can be answered, as it is sent.
    pub fn answers(&self) -> Vec<String> {
        if self.options.is_empty() {
            return vec!["yes".to_owned(), "no".to_owned()];
        }
        (0..self.options.len()).map(|i| i.to_string()).collect()
    }

    pub fn takes(&self, answer: &str) -> bool {
        answer == UNSURE || self.answers().iter().any(|known| known == answer)
    }
}

/// Answers by the rule's id.
pub type Given = BTreeMap<String, String>;

/// What follows from the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// Nothing was asked yet.
    Unasked,
    May,
    /// These rules bar.
    MayNot(Vec<&'a Rule>),
    /// No rule bars, and these are open.
    CannotTell(Vec<&'a Rule>),
}

/// Holds the answers against every rule.
pub fn judge<'a>(rules: &'a [Rule], given: &Given) -> Verdict<'a> {
    if given.is_empty() {
        return Verdict::Unasked;
    }
    let answer = |rule: &Rule| given.get(&rule.id).filter(|answer| rule.takes(answer) && *answer != UNSURE);
    let (answered, open): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(|rule| answer(rule).is_some());
    let bars = |rule: &&Rule| answer(rule).is_some_and(|answer| !rule.admits.contains(answer));
    let barring: Vec<&Rule> = answered.into_iter().filter(bars).collect();
    if !barring.is_empty() {
        Verdict::MayNot(barring)
    } else if open.is_empty() {
        Verdict::May
    } else {
        Verdict::CannotTell(open)
    }
}

/// Why a query asks nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAsked {
    Name(String),
    Value { name: String, value: String },
    Twice(String),
}

/// Reads answers from a query. What was left empty was not answered; `passes` are names that others append to links.
///
/// # Errors
/// A name that is no rule of the line, a value that is no answer, or a rule twice: answering as if it were not there would be about
/// somebody else.
pub fn read(terms: &LineTerms, query: &str, passes: &dyn Fn(&str) -> bool) -> Result<Given, NotAsked> {
    let mut given = Given::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| !passes(name)) {
        let Some(rule) = terms.eligibility.iter().find(|rule| rule.id == name) else {
            return Err(NotAsked::Name(name.into_owned()));
        };
        if value.is_empty() {
            continue;
        }
        if !rule.takes(&value) {
            return Err(NotAsked::Value { name: name.into_owned(), value: value.into_owned() });
        }
        if given.insert(rule.id.clone(), value.into_owned()).is_some() {
            return Err(NotAsked::Twice(rule.id.clone()));
        }
    }
    Ok(given)
}
