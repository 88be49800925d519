//! What of an earlier application fits a new draft: questions and papers are the same when their words are, in either language. Nothing
//! that is already in the draft is touched. Pure.

use super::{
    answers::{self, Answers, TICKED},
    budget::TypedRow,
    model::{Content, Paper, WholeDraft},
    wanted::{self, Wanted},
};
use crate::calls::terms::{Both, LineTerms, Question, QuestionKind};

/// Why something is not carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The earlier call did not ask this.
    NotAskedThen,
    /// It was asked, and not answered.
    NothingThere,
    /// It is answered in another way now.
    AskedOtherwise,
    /// A declaration is made anew each time.
    DeclaredAnew,
    /// The draft has something there already.
    AlreadyThere,
    /// The earlier budget is in another currency.
    OtherCurrency,
}

/// One part of the draft, and what is carried into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// The question or the wanted paper, by its id in the new call.
    pub id: String,
    pub carried: Result<T, Why>,
}

/// Everything that would be carried, and what would not and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Of each question the fields that are filled.
    pub answers: Vec<Part<Answers>>,
    pub budget: Result<Vec<TypedRow>, Why>,
    pub papers: Vec<Part<Vec<Paper>>>,
    /// Questions of the earlier call that the new one does not ask, and that were answered.
    pub left_behind: Vec<Both>,
}

impl Plan {
    pub fn is_empty(&self) -> bool {
        let answers = self.answers.iter().all(|part| part.carried.is_err());
        answers && self.budget.is_err() && self.papers.iter().all(|part| part.carried.is_err())
    }
}

/// Compares an earlier application, as it stood last, with a draft.
pub fn plan(terms: &LineTerms, draft: &WholeDraft, old: &Content) -> Plan {
    let written = terms.questions.iter().filter(|question| Wanted::by(question).is_none());
    let answers = written.map(|question| Part { id: question.id.clone(), carried: answer(question, draft, old) });
    let papers = wanted::all(terms).map(|wanted| Part { id: wanted.id.to_owned(), carried: files(&wanted, draft, old) });
    let asked_now = |then: &Question| terms.questions.iter().any(|now| same(&now.text, &then.text));
    let answered =
        |then: &&Question| answers::is_answered(then, &old.answers) || old.papers.iter().any(|file| file.paper == then.id);
    Plan {
        answers: answers.collect(),
        budget: budget(terms, draft, old),
        papers: papers.collect(),
        left_behind: old
            .terms
            .questions
            .iter()
            .filter(answered)
            .filter(|then| !asked_now(then))
            .map(|then| then.text.clone())
            .collect(),
    }
}

/// Files go from a paper of the list to a question that asks for them, and the other way, where the words are the same.
fn files(now: &Wanted<'_>, draft: &WholeDraft, old: &Content) -> Result<Vec<Paper>, Why> {
    if draft.files_for(now.id).next().is_some() {
        return Err(Why::AlreadyThere);
    }
    let Some(then) = wanted::all(&old.terms).find(|then| same(then.title, now.title)) else {
        let written = old.terms.questions.iter().any(|then| same(&then.text, now.title));
        return Err(if written { Why::AskedOtherwise } else { Why::NotAskedThen });
    };
    let files: Vec<Paper> = old.papers.iter().filter(|file| file.paper == then.id).cloned().collect();
    if files.is_empty() { Err(Why::NothingThere) } else { Ok(files) }
}

fn answer(now: &Question, draft: &WholeDraft, old: &Content) -> Result<Answers, Why> {
    if answers::is_answered(now, &draft.answers) {
        return Err(Why::AlreadyThere);
    }
    let then = old.terms.questions.iter().find(|then| same(&then.text, &now.text)).ok_or(Why::NotAskedThen)?;
    if now.kind == QuestionKind::Declaration {
        return Err(Why::DeclaredAnew);
    }
    if Wanted::by(then).is_some() {
        return Err(Why::AskedOtherwise);
    }
    if !answers::is_answered(then, &old.answers) {
        return Err(Why::NothingThere);
    }
    fitted(then, now, &old.answers).filter(|carried| !carried.is_empty()).ok_or(Why::AskedOtherwise)
}

/// An answer in the way it is asked for now. A text may be too long now, and a table have too many rows: a draft keeps
/// everything, and says so.
fn fitted(then: &Question, now: &Question, old: &Answers) -> Option<Answers> {
    use QuestionKind::{Choice, Long, Several, Short, Table};
    let text = || answers::text(old, &then.id).to_owned();
    let one = |text: String| Some(Answers::from([(now.id.clone(), text)]));
    match (&then.kind, &now.kind) {
        (Short { .. } | Long { .. }, Short { .. } | Long { .. }) => one(text()),
        (Choice { options: were }, Choice { options: are }) => {
            let chosen = were.get(answers::chosen(&text(), were.len())?)?;
            one(are.iter().position(|option| same(option, chosen))?.to_string())
        }
        (Several { options: were }, Several { options: are }) => {
            let ticked = answers::ticked(then, old).into_iter().filter_map(|i| were.get(i));
            let now_at = ticked.filter_map(|chosen| are.iter().position(|option| same(option, chosen)));
            Some(now_at.map(|i| (answers::option_field(&now.id, i), TICKED.to_owned())).collect())
        }
        (Table { columns: were, .. }, Table { columns: are, .. }) => {
            let alike = were.len() == are.len()
                && were.iter().zip(are).all(|(then, now)| then.kind == now.kind && same(&then.title, &now.title));
            let rows = answers::filled_rows(then, old).into_iter().enumerate();
            let cells = rows.flat_map(|(row, (_, cells))| {
                cells.into_iter().enumerate().map(move |(column, text)| (row, column, text.to_owned()))
            });
            let carried = cells.map(|(row, column, text)| (answers::cell_field(&now.id, row, column), text));
            alike.then(|| carried.filter(|(_, text)| !text.is_empty()).collect())
        }
        (then, now) if then == now => one(text()),
        _ => None,
    }
}

fn budget(terms: &LineTerms, draft: &WholeDraft, old: &Content) -> Result<Vec<TypedRow>, Why> {
    if draft.budget.iter().any(|row| !row.is_blank()) {
        return Err(Why::AlreadyThere);
    }
    if old.budget.rows.is_empty() {
        return Err(Why::NothingThere);
    }
    if old.budget.currency != terms.currency {
        return Err(Why::OtherCurrency);
    }
    let mut rows = old.budget.retyped();
    // Headings of another call say nothing here, unless they are the same.
    if old.terms.headings != terms.headings {
        rows.iter_mut().for_each(|row| row.heading.clear());
    }
    Ok(rows)
}

/// The same words, whatever their case, marks and blanks; in one language at least.
fn same(a: &Both, b: &Both) -> bool {
    let alike = |a: &str, b: &str| !folded(a).is_empty() && folded(a) == folded(b);
    alike(&a.es, &b.es) || alike(&a.en, &b.en)
}

fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain = text.nfd().filter(|c| c.is_alphanumeric() || c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
