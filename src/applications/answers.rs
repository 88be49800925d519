//! Answers to a line's questions: what fits a question and what does not yet. A draft keeps everything; filing wants it right.

use crate::calls::terms::{LineTerms, Question, QuestionKind};
use std::collections::BTreeMap;

/// Longest answer to a question of one line, in characters.
pub const SHORT_CHARS: usize = 300;
/// More than this is kept of no answer, so that a draft cannot fill the disk. Twenty times the longest answer anybody asks for.
pub const KEPT_CHARS: usize = 100_000;

/// Answers as typed, by the question's id.
pub type Answers = BTreeMap<String, String>;

/// What keeps an answer from being filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flaw {
    Missing,
    /// Longer than allowed, by so many characters.
    TooLong(usize),
    NotANumber,
    NotADate,
    NotAnOption,
}

/// The most characters an answer may have, where that is limited.
pub fn most_chars(kind: &QuestionKind) -> Option<usize> {
    match kind {
        QuestionKind::Short => Some(SHORT_CHARS),
        QuestionKind::Long { max_chars } => usize::try_from(*max_chars).ok(),
        _ => None,
    }
}

/// What is wrong with an answer, if anything.
pub fn flaw(question: &Question, answer: &str) -> Option<Flaw> {
    let answer = answer.trim();
    if answer.is_empty() {
        return question.required.then_some(Flaw::Missing);
    }
    if let Some(most) = most_chars(&question.kind) {
        let over = answer.chars().count().saturating_sub(most);
        return (over > 0).then_some(Flaw::TooLong(over));
    }
    match &question.kind {
        QuestionKind::Number => (!is_whole_number(answer)).then_some(Flaw::NotANumber),
        QuestionKind::Date => chrono::NaiveDate::parse_from_str(answer, "%Y-%m-%d").err().map(|_| Flaw::NotADate),
        QuestionKind::YesNo => (!matches!(answer, "yes" | "no")).then_some(Flaw::NotAnOption),
        QuestionKind::Choice { options } => chosen(answer, options.len()).is_none().then_some(Flaw::NotAnOption),
        QuestionKind::Short | QuestionKind::Long { .. } => None,
    }
}

/// The index of the chosen option.
pub fn chosen(answer: &str, options: usize) -> Option<usize> {
    answer.trim().parse().ok().filter(|i| *i < options)
}

fn is_whole_number(text: &str) -> bool {
    let plain = text.strip_prefix('-').unwrap_or(text).replace(',', "");
    !plain.is_empty() && plain.len() <= 15 && plain.bytes().all(|b| b.is_ascii_digit())
}

/// How far the questions are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub answered: usize,
    pub asked: usize,
    /// Answers that are missing though required, or do not fit.
    pub flawed: usize,
}

pub fn progress(terms: &LineTerms, answers: &Answers) -> Progress {
    let of = |question: &Question| answers.get(&question.id).map_or("", String::as_str);
    Progress {
        answered: terms.questions.iter().filter(|q| !of(q).trim().is_empty()).count(),
        asked: terms.questions.len(),
        flawed: terms.questions.iter().filter(|q| flaw(q, of(q)).is_some()).count(),
    }
}

/// A text as every browser would send it back: forms turn line breaks into CR LF. Also without signs that mean nothing in a text.
pub fn normal(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).take(KEPT_CHARS).collect()
}

/// What a text was when it was shown, in short: a save that was made from an older one is told apart from one that changes nothing.
pub fn seen(text: &str) -> String {
    crate::vault::sha256(normal(text).as_bytes()).chars().take(16).collect()
}
