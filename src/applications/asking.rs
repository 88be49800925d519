//! What questions and answers say: how one is answered and within which limit, when it is asked, and an answer as people read it.

use super::{
    answers::{self, Answers, Flaw},
    papers::most_files,
    rules,
    words::{both, flaw, heading_limit, money},
};
use crate::{
    calls::{
        money::Currency,
        terms::{ColumnKind, Condition, Heading, Limit, LineTerms, PaperWanted, Question, QuestionKind},
    },
    i18n::td_string,
    web::{counts, dates, lang::Lang},
};

/// How a question is answered, with its limit.
pub fn how(lang: Lang, question: &Question, currency: Currency) -> String {
    match &question.kind {
        QuestionKind::Short { .. } | QuestionKind::Long { .. } => {
            let line = matches!(question.kind, QuestionKind::Short { .. });
            question.kind.limit().map(|limit| limited(lang, line, limit)).unwrap_or_default()
        }
        QuestionKind::Number => td_string!(lang, applications.how_number).to_owned(),
        QuestionKind::Money => td_string!(lang, questions.how_money, currency = currency.code()).to_string(),
        QuestionKind::Date => td_string!(lang, applications.how_date).to_owned(),
        QuestionKind::YesNo => td_string!(lang, applications.how_yes_no).to_owned(),
        QuestionKind::Choice { .. } => td_string!(lang, applications.how_choice, options = options(lang, question)).to_string(),
        QuestionKind::Several { .. } => td_string!(lang, questions.how_several, options = options(lang, question)).to_string(),
        QuestionKind::Table { columns, max_rows } => {
            let columns: Vec<String> = columns.iter().map(|c| column(lang, both(lang, &c.title), c.kind, currency)).collect();
            let rows = counts::rows(lang, answers::most_rows(*max_rows));
            td_string!(lang, questions.how_table, rows = rows, columns = columns.join("; ")).to_string()
        }
        QuestionKind::File { max_files } => match most_files(*max_files) {
            1 => td_string!(lang, questions.how_file).to_owned(),
            most => td_string!(lang, questions.how_files, files = counts::files(lang, most)).to_string(),
        },
        QuestionKind::Declaration => td_string!(lang, questions.how_declaration).to_owned(),
    }
}

/// Whether a question has to be answered.
pub fn required(lang: Lang, question: &Question) -> &'static str {
    let must = question.required || question.kind == QuestionKind::Declaration;
    if must { td_string!(lang, applications.required) } else { td_string!(lang, applications.optional) }
}

/// Whether a paper has to be attached.
pub fn paper_required(lang: Lang, paper: &PaperWanted) -> &'static str {
    if paper.required { td_string!(lang, applications.paper_required) } else { td_string!(lang, applications.optional) }
}

/// How much an application may ask for.
pub fn ceiling(lang: Lang, terms: &LineTerms) -> String {
    match rules::ceiling(terms) {
        Some(most) => td_string!(lang, applications.ceiling, most = money(most, terms.currency)).to_string(),
        None => td_string!(lang, applications.no_ceiling).to_owned(),
    }
}

/// How much may be asked for under a heading, or that the call does not limit it.
pub fn heading(lang: Lang, heading: &Heading, currency: Currency) -> String {
    let limit = heading_limit(lang, heading, currency);
    if limit.is_empty() { td_string!(lang, budget.no_limit).to_owned() } else { limit }
}

fn limited(lang: Lang, line: bool, limit: Limit) -> String {
    let most = answers::most(limit);
    let (characters, words) = (counts::characters(lang, most), counts::words(lang, most));
    match (line, limit) {
        (true, Limit::MaxChars(_)) => td_string!(lang, applications.how_short, characters = characters).to_string(),
        (false, Limit::MaxChars(_)) => td_string!(lang, applications.how_long, characters = characters).to_string(),
        (true, Limit::MaxWords(_)) => td_string!(lang, questions.how_short_words, words = words).to_string(),
        (false, Limit::MaxWords(_)) => td_string!(lang, questions.how_long_words, words = words).to_string(),
    }
}

fn options(lang: Lang, question: &Question) -> String {
    question.kind.options().iter().map(|option| both(lang, option)).collect::<Vec<_>>().join("; ")
}

/// A column's title, and what it holds where that is no text.
pub fn column(lang: Lang, title: &str, kind: ColumnKind, currency: Currency) -> String {
    let holds = match kind {
        ColumnKind::Text => return title.to_owned(),
        ColumnKind::Number => td_string!(lang, questions.column_number),
        ColumnKind::Money => currency.code(),
        ColumnKind::Date => td_string!(lang, questions.column_date),
    };
    // «Fecha» says it by itself.
    if title.to_lowercase().contains(&holds.to_lowercase()) {
        return title.to_owned();
    }
    format!("{title} ({holds})")
}

/// When a question is asked; none when it always is.
pub fn only_if(lang: Lang, terms: &LineTerms, question: &Question) -> Option<String> {
    let condition = question.only_if.as_ref()?;
    let on = terms.question(&condition.question)?;
    let (earlier, answer) = (both(lang, &on.text), answer_of(lang, on, condition));
    Some(match on.kind {
        QuestionKind::Several { .. } => {
            td_string!(lang, questions.only_if_among, question = earlier, answer = answer).to_string()
        }
        _ => td_string!(lang, questions.only_if, question = earlier, answer = answer).to_string(),
    })
}

fn answer_of(lang: Lang, on: &Question, condition: &Condition) -> String {
    picked(lang, on, &condition.answer)
}

/// What a stored answer of a question that can be depended on says.
pub fn picked(lang: Lang, question: &Question, answer: &str) -> String {
    let options = question.kind.options();
    match answer {
        "yes" if options.is_empty() => td_string!(lang, applications.yes).to_owned(),
        "no" if options.is_empty() => td_string!(lang, applications.no).to_owned(),
        _ => {
            let option = answers::chosen(answer, options.len()).and_then(|i| options.get(i));
            option.map_or_else(|| answer.to_owned(), |option| both(lang, option).to_owned())
        }
    }
}

/// An answer as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Nothing,
    Text(String),
    /// Of several options, those that are ticked.
    List(Vec<String>),
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

/// What was answered to a question.
pub fn said(lang: Lang, question: &Question, given: &Answers, currency: Currency) -> Said {
    match &question.kind {
        QuestionKind::Several { options } => {
            let ticked = answers::ticked(question, given);
            let list: Vec<String> = ticked.iter().filter_map(|i| options.get(*i)).map(|o| both(lang, o).to_owned()).collect();
            if list.is_empty() { Said::Nothing } else { Said::List(list) }
        }
        QuestionKind::Table { columns, .. } => {
            let rows = answers::filled_rows(question, given);
            if rows.is_empty() {
                return Said::Nothing;
            }
            let head = columns.iter().map(|c| column(lang, both(lang, &c.title), c.kind, currency)).collect();
            let cells =
                |cells: Vec<&str>| cells.iter().zip(columns).map(|(cell, of)| heard(lang, of.kind, cell, currency)).collect();
            Said::Table { head, rows: rows.into_iter().map(|(_, row)| cells(row)).collect() }
        }
        _ => match answers::text(given, &question.id) {
            "" => Said::Nothing,
            text => Said::Text(one(lang, question, text, currency)),
        },
    }
}

fn one(lang: Lang, question: &Question, text: &str, currency: Currency) -> String {
    match &question.kind {
        QuestionKind::YesNo | QuestionKind::Choice { .. } => picked(lang, question, text),
        QuestionKind::Money => heard(lang, ColumnKind::Money, text, currency),
        QuestionKind::Date => heard(lang, ColumnKind::Date, text, currency),
        QuestionKind::Declaration if text == answers::TICKED => td_string!(lang, questions.accepted).to_owned(),
        _ => text.to_owned(),
    }
}

/// What one field of a question says: an option of several is ticked or not.
pub fn field_said(lang: Lang, question: &Question, field: &str, text: &str) -> String {
    let option = field.rsplit('.').next().and_then(|i| i.parse::<usize>().ok());
    match &question.kind {
        QuestionKind::Several { options } => {
            option.and_then(|i| options.get(i)).map_or("", |option| both(lang, option)).to_owned()
        }
        QuestionKind::YesNo | QuestionKind::Choice { .. } => picked(lang, question, text),
        QuestionKind::Declaration => td_string!(lang, questions.accepted).to_owned(),
        QuestionKind::Date => heard(lang, ColumnKind::Date, text, Currency::Mxn),
        _ => text.to_owned(),
    }
}

/// A value of a kind; as typed where it does not fit.
pub fn heard(lang: Lang, kind: ColumnKind, text: &str, currency: Currency) -> String {
    let read = match kind {
        ColumnKind::Money => answers::sum(text, currency).map(|sum| money(sum.in_cents(), currency)),
        ColumnKind::Date => chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|day| dates::day(lang, day)),
        ColumnKind::Text | ColumnKind::Number => None,
    };
    read.unwrap_or_else(|| text.to_owned())
}

/// What is wrong at a field, with the question it belongs to and, in a table, the row and the column.
pub fn wrong_answer(lang: Lang, terms: &LineTerms, field: &str, wrong: Flaw) -> String {
    let Some(question) = answers::question_of(terms, field) else { return flaw(lang, wrong) };
    let what = wrong_here(lang, question, field, wrong);
    td_string!(lang, applications.lack_answer, question = both(lang, &question.text), what = what).to_string()
}

/// The same, for the page that shows the question.
pub fn wrong_here(lang: Lang, question: &Question, field: &str, wrong: Flaw) -> String {
    let what = flaw(lang, wrong);
    // Which rows go is for whoever fills it in.
    let cell = !matches!(wrong, Flaw::TooManyRows(_));
    let QuestionKind::Table { columns, .. } = &question.kind else { return what };
    let mut place = field.split('.').skip(1).filter_map(|number| number.parse::<usize>().ok());
    let (Some(row), Some(column), true) = (place.next(), place.next().and_then(|i| columns.get(i)), cell) else { return what };
    td_string!(lang, questions.wrong_cell, row = row + 1, column = both(lang, &column.title), what = what).to_string()
}
