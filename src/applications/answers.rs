//! Answers to a line's questions: what fits a question and what does not yet. A draft keeps everything; filing wants it right.
//!
//! They are kept field by field: a question of one field is one under its id (`p1`), an option of several `p2.0`, a cell of a table
//! `p3.0.1`. Two people can then work on one table and neither undoes the other's cell.

use crate::calls::{
    money::{Currency, Money},
    terms::{ColumnKind, Limit, LineTerms, Question, QuestionKind},
};
use std::collections::BTreeMap;

/// Most rows of a table, whatever a call says: more would be a form nobody can fill in.
pub const MOST_ROWS: u32 = 40;
/// Longest text in a cell, in characters.
pub const CELL_CHARS: u32 = 300;
/// A longer text is not kept, so that a draft cannot fill the disk: the longest answer that a call can ask for, of 20,000 words, fits.
pub const KEPT_CHARS: usize = 200_000;
/// What a ticked box sends and stores.
pub const TICKED: &str = "yes";

/// Answers as typed, by the field's name.
pub type Answers = BTreeMap<String, String>;

/// What keeps an answer from being filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flaw {
    Missing,
    /// A declaration that is not accepted.
    NotAccepted,
    /// Longer than allowed, by so many characters.
    TooLong(usize),
    /// Longer than allowed, by so many words.
    TooManyWords(usize),
    NotANumber,
    NotMoney,
    NotADate,
    NotAnOption,
    /// Several lines where one is asked for: the question may have asked for a long text before.
    SeveralLines,
    /// More rows than the table may have, by so many: an amendment may have lowered that.
    TooManyRows(usize),
}

impl Flaw {
    /// What nobody has written yet is no mistake.
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Missing | Self::NotAccepted)
    }
}

/// The name of an option's or a cell's field.
pub fn option_field(question: &str, option: usize) -> String {
    format!("{question}.{option}")
}

pub fn cell_field(question: &str, row: usize, column: usize) -> String {
    format!("{question}.{row}.{column}")
}

/// How many rows a table may have.
pub fn most_rows(max_rows: u32) -> usize {
    usize::try_from(max_rows.min(MOST_ROWS)).unwrap_or_default()
}

/// Every field of a question; of a table also those of rows that it has no place for any more, since something may be written there.
pub fn fields(question: &Question) -> Vec<String> {
    match &question.kind {
        QuestionKind::Several { options } => (0..options.len()).map(|i| option_field(&question.id, i)).collect(),
        QuestionKind::Table { columns, .. } => (0..most_rows(MOST_ROWS))
            .flat_map(|row| (0..columns.len()).map(move |column| (row, column)))
            .map(|(row, column)| cell_field(&question.id, row, column))
            .collect(),
        // Files are kept as those of a wanted paper are.
        QuestionKind::File { .. } => Vec::new(),
        _ => vec![question.id.clone()],
    }
}

/// The id of the question that a field belongs to.
pub fn id_of(field: &str) -> &str {
    field.split('.').next().unwrap_or_default()
}

/// The question that a field belongs to.
pub fn question_of<'a>(terms: &'a LineTerms, field: &str) -> Option<&'a Question> {
    terms.question(id_of(field)).filter(|question| has_field(question, field))
}

/// Whether it is one of [`fields`].
fn has_field(question: &Question, field: &str) -> bool {
    let place: Vec<usize> = field.split('.').skip(1).filter_map(|number| number.parse().ok()).collect();
    match (&question.kind, place.as_slice()) {
        (QuestionKind::Several { options }, [option]) => *option < options.len() && field == option_field(&question.id, *option),
        (QuestionKind::Table { columns, .. }, [row, column]) => {
            let there = *row < most_rows(MOST_ROWS) && *column < columns.len();
            there && field == cell_field(&question.id, *row, *column)
        }
        (QuestionKind::Several { .. } | QuestionKind::Table { .. } | QuestionKind::File { .. }, _) => false,
        _ => field == question.id,
    }
}

/// Whether something may be written in a field: of a table, in the rows that it may have and in those in which something stands or stood.
pub fn takes(terms: &LineTerms, field: &str, stored: &Answers) -> bool {
    let Some(question) = question_of(terms, field) else { return false };
    let QuestionKind::Table { columns, max_rows } = &question.kind else { return true };
    let row = field.split('.').nth(1).and_then(|row| row.parse::<usize>().ok()).unwrap_or_default();
    row < most_rows(*max_rows) || (0..columns.len()).any(|column| stored.contains_key(&cell_field(&question.id, row, column)))
}

/// What stands in a field, without blanks around it.
pub fn text<'a>(answers: &'a Answers, field: &str) -> &'a str {
    answers.get(field).map_or("", |text| text.trim())
}

/// Whether anything is written or ticked.
pub fn is_answered(question: &Question, answers: &Answers) -> bool {
    fields(question).iter().any(|field| !text(answers, field).is_empty())
}

/// The options that are ticked.
pub fn ticked(question: &Question, answers: &Answers) -> Vec<usize> {
    let options = 0..question.kind.options().len();
    options.filter(|i| text(answers, &option_field(&question.id, *i)) == TICKED).collect()
}

/// The rows of a table in which something is written, with their numbers from 0.
pub fn filled_rows<'a>(question: &Question, answers: &'a Answers) -> Vec<(usize, Vec<&'a str>)> {
    let QuestionKind::Table { columns, .. } = &question.kind else { return Vec::new() };
    let row = |row| (0..columns.len()).map(|column| text(answers, &cell_field(&question.id, row, column))).collect::<Vec<_>>();
    (0..most_rows(MOST_ROWS)).map(|i| (i, row(i))).filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect()
}

/// What is wrong with an answer of one field, if anything.
pub fn flaw(question: &Question, answer: &str) -> Option<Flaw> {
    let answer = answer.trim();
    if question.kind == QuestionKind::Declaration {
        return (answer != TICKED).then_some(Flaw::NotAccepted);
    }
    if answer.is_empty() {
        return question.required.then_some(Flaw::Missing);
    }
    if matches!(question.kind, QuestionKind::Short { .. }) && answer.contains('\n') {
        return Some(Flaw::SeveralLines);
    }
    if let Some(limit) = question.kind.limit() {
        return too_long(limit, answer);
    }
    match &question.kind {
        QuestionKind::Number => cell_flaw(ColumnKind::Number, answer),
        QuestionKind::Money => cell_flaw(ColumnKind::Money, answer),
        QuestionKind::Date => cell_flaw(ColumnKind::Date, answer),
        QuestionKind::YesNo => (!matches!(answer, "yes" | "no")).then_some(Flaw::NotAnOption),
        QuestionKind::Choice { options } => chosen(answer, options.len()).is_none().then_some(Flaw::NotAnOption),
        _ => None,
    }
}

/// Everything that is wrong with what is written as the answer to a question, each with the field where it is mended.
pub fn flaws(question: &Question, answers: &Answers) -> Vec<(String, Flaw)> {
    let (id, required) = (&question.id, question.required);
    let missing = |field: String| if required { vec![(field, Flaw::Missing)] } else { Vec::new() };
    match &question.kind {
        QuestionKind::Several { .. } if ticked(question, answers).is_empty() => missing(option_field(id, 0)),
        QuestionKind::Several { .. } | QuestionKind::File { .. } => Vec::new(),
        QuestionKind::Table { columns, max_rows } => {
            let (rows, most) = (filled_rows(question, answers), most_rows(*max_rows));
            if rows.is_empty() {
                return missing(cell_field(id, 0, 0));
            }
            let over = rows.get(most).map(|(row, _)| (cell_field(id, *row, 0), Flaw::TooManyRows(rows.len() - most)));
            let cells = rows.iter().flat_map(|(row, cells)| cells.iter().zip(columns).enumerate().map(move |c| (*row, c)));
            let cells =
                cells.filter_map(|(row, (column, (cell, of)))| Some((cell_field(id, row, column), cell_flaw(of.kind, cell)?)));
            over.into_iter().chain(cells).collect()
        }
        _ => flaw(question, text(answers, id)).map(|flaw| (id.clone(), flaw)).into_iter().collect(),
    }
}

/// A row that is begun is filled in to its end.
fn cell_flaw(kind: ColumnKind, cell: &str) -> Option<Flaw> {
    if cell.is_empty() {
        return Some(Flaw::Missing);
    }
    match kind {
        ColumnKind::Text if cell.contains('\n') => Some(Flaw::SeveralLines),
        ColumnKind::Text => too_long(Limit::MaxChars(CELL_CHARS), cell),
        ColumnKind::Number => (!is_whole_number(cell)).then_some(Flaw::NotANumber),
        // The currency plays no part in how a sum is written.
        ColumnKind::Money => Money::parse(cell, Currency::Mxn).err().map(|_| Flaw::NotMoney),
        ColumnKind::Date => chrono::NaiveDate::parse_from_str(cell, "%Y-%m-%d").err().map(|_| Flaw::NotADate),
    }
}

/// How much of a limit a text uses.
pub fn used(limit: Limit, text: &str) -> usize {
    match limit {
        Limit::MaxChars(_) => text.trim().chars().count(),
        Limit::MaxWords(_) => text.split_whitespace().count(),
    }
}

/// How much it may use.
pub fn most(limit: Limit) -> usize {
    let (Limit::MaxChars(most) | Limit::MaxWords(most)) = limit;
    usize::try_from(most).unwrap_or(usize::MAX)
}

fn too_long(limit: Limit, text: &str) -> Option<Flaw> {
    let over = used(limit, text).checked_sub(most(limit)).filter(|over| *over > 0)?;
    Some(match limit {
        Limit::MaxChars(_) => Flaw::TooLong(over),
        Limit::MaxWords(_) => Flaw::TooManyWords(over),
    })
}

/// The index of the chosen option.
pub fn chosen(answer: &str, options: usize) -> Option<usize> {
    answer.trim().parse().ok().filter(|i| *i < options)
}

fn is_whole_number(text: &str) -> bool {
    let plain = text.strip_prefix('-').unwrap_or(text).replace(',', "");
    !plain.is_empty() && plain.len() <= 15 && plain.bytes().all(|b| b.is_ascii_digit())
}

/// How far some questions are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub answered: usize,
    /// Those that are needed: what depends on an answer that was not given is not asked.
    pub asked: usize,
    /// Answers that are missing though required, or do not fit.
    pub flawed: usize,
}

/// How a task of the list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NotStarted,
    InProgress,
    Complete,
    NotNeeded,
}

impl Progress {
    pub fn state(self) -> State {
        match self {
            Self { asked: 0, .. } => State::NotNeeded,
            Self { answered: 0, .. } => State::NotStarted,
            Self { flawed: 0, .. } => State::Complete,
            _ => State::InProgress,
        }
    }
}

/// Sums are read in the line's currency wherever they are shown.
pub fn sum(answer: &str, currency: Currency) -> Option<Money> {
    Money::parse(answer, currency).ok()
}
/// A text as every browser would send it back: forms turn line breaks into CR LF. Also without signs that mean nothing in a text.
pub fn normal(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect()
}

/// Whether a text is too long to be kept. It is refused, not cut: whoever reads that it was saved takes the whole of it for saved.
pub fn is_too_long(text: &str) -> bool {
    text.chars().count() > KEPT_CHARS
}

/// What a text was when it was shown, in short: a save that was made from an older one is told apart from one that changes nothing.
pub fn seen(text: &str) -> String {
    crate::vault::sha256(normal(text).as_bytes()).chars().take(16).collect()
}
