//! Pure rules of a line's terms: what a line that is being written lacks, and the terms that its publication freezes.

use super::{
    criteria,
    model::{HeadingDraft, LineDraft, PaperDraft, QuestionDraft, RuleDraft, SectionDraft},
};
use crate::{
    applications::{
        answers::{self, MOST_ROWS},
        needed,
        papers::MOST_A_PAPER,
    },
    calls::{
        eligibility::Rule,
        money::{Currency, Money},
        terms::{
            Both, Column, ColumnKind, Condition, Heading, Limit, LineTerms, PaperWanted, Question, QuestionKind, SHORT_CHARS,
            Section,
        },
    },
    office::model::{At, Gap, Lack},
};

/// Longest title and longest text, in characters.
pub const TITLE: usize = 200;
pub const TEXT: usize = 10_000;
/// Most characters or words an answer may be allowed.
const ANSWER: u32 = 20_000;
const ANSWER_UNLESS_SAID: u32 = 2_000;
/// Rows of a table where nothing is said.
const ROWS_UNLESS_SAID: u32 = 10;
/// Most columns of a table: more cannot be read on a phone.
pub const MOST_COLUMNS: usize = 6;

/// What a line lacks.
pub fn check_line(place: usize, line: &LineDraft) -> Vec<Gap> {
    let at = At::Line(place);
    // A draft from before parts had names gets them here as it does when it is written.
    let line = &line.clone().arranged();
    let mut gaps = both(at, "title", &line.title, TITLE);
    gaps.extend(both(at, "description", &line.description, TEXT));
    let mut say = |field: String, what| gaps.push(Gap { at, field, what });
    match line.currency {
        None => say("currency".into(), Lack::Missing),
        Some(currency) if !line.ceiling.is_empty() && Money::parse(&line.ceiling, currency).is_err() => {
            say("ceiling".into(), Lack::NotASum);
        }
        Some(_) => {}
    }
    for (i, heading) in line.headings.iter().enumerate() {
        gaps.extend(check_heading(at, i, heading));
    }
    for (i, section) in line.sections.iter().enumerate() {
        gaps.extend(both(at, &format!("s{i}_title"), &section.title, TITLE));
        gaps.extend(help(at, &format!("s{i}_help"), &section.help));
    }
    for (i, question) in line.questions.iter().enumerate() {
        gaps.extend(check_question(at, i, question));
    }
    for i in unfounded(line) {
        gaps.push(Gap { at, field: format!("p{i}_only_if"), what: Lack::Unfounded });
    }
    for (i, rule) in line.eligibility.iter().enumerate() {
        gaps.extend(check_rule(at, i, rule));
    }
    for (i, paper) in line.papers.iter().enumerate() {
        gaps.extend(both(at, &format!("d{i}_title"), &paper.title, TITLE));
    }
    for (i, criterion) in line.criteria.iter().enumerate() {
        gaps.extend(criteria::check(at, i, criterion));
    }
    gaps
}

fn check_question(at: At, i: usize, question: &QuestionDraft) -> Vec<Gap> {
    let mut gaps = both(at, &format!("p{i}_text"), &question.text, TEXT);
    gaps.extend(help(at, &format!("p{i}_hint"), &question.hint));
    if let Err((field, what)) = question_kind(question) {
        gaps.push(Gap { at, field: format!("p{i}_{field}"), what });
    }
    gaps
}

fn check_rule(at: At, i: usize, rule: &RuleDraft) -> Vec<Gap> {
    let mut gaps = both(at, &format!("r{i}_question"), &rule.question, TEXT);
    for (name, text) in [("clause", &rule.clause), ("words", &rule.words)] {
        if text.is_empty() {
            gaps.push(Gap { at, field: format!("r{i}_{name}"), what: Lack::Missing });
        }
    }
    match rule_options(rule) {
        None => gaps.push(Gap { at, field: format!("r{i}_options_es"), what: Lack::OptionsDiffer }),
        Some(options) if admits(rule, options.len()).is_none() => {
            gaps.push(Gap { at, field: format!("r{i}_admits"), what: Lack::Admits });
        }
        Some(_) => {}
    }
    gaps
}

/// The options of a rule; none of them where it is answered with yes or no.
fn rule_options(rule: &RuleDraft) -> Option<Vec<Both>> {
    if rule.options.is_blank() { Some(Vec::new()) } else { paired(&rule.options) }
}

/// The answers that allow applying. A rule that all answers pass, or none, decides nothing.
fn admits(rule: &RuleDraft, options: usize) -> Option<Vec<String>> {
    let one = |word: &str| match (options, word.trim().to_lowercase().as_str()) {
        (0, "sí" | "si" | "yes") => Some("yes".to_owned()),
        (0, "no") => Some("no".to_owned()),
        (_, number) => {
            number.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|i| *i < options).map(|i| i.to_string())
        }
    };
    let mut admits = rule.admits.split([',', ';']).map(one).collect::<Option<Vec<String>>>()?;
    admits.sort();
    admits.dedup();
    let answers = if options == 0 { 2 } else { options };
    (!admits.is_empty() && admits.len() < answers).then_some(admits)
}

fn check_heading(at: At, i: usize, heading: &HeadingDraft) -> Vec<Gap> {
    let mut gaps = both(at, &format!("c{i}_title"), &heading.title, TITLE);
    if !heading.ceiling.is_empty() && sum(&heading.ceiling).is_none() {
        gaps.push(Gap { at, field: format!("c{i}_ceiling"), what: Lack::NotASum });
    }
    if !heading.share.is_empty() && share(&heading.share).is_none() {
        gaps.push(Gap { at, field: format!("c{i}_share"), what: Lack::NotAShare });
    }
    gaps
}

/// A text that has to be there in both languages.
pub fn both(at: At, name: &str, text: &Both, longest: usize) -> Vec<Gap> {
    let lacks = [("es", &text.es), ("en", &text.en)].into_iter().filter_map(|(lang, text)| {
        let what = match text.chars().count() {
            0 => Lack::Missing,
            n if n > longest => Lack::TooLong,
            _ => return None,
        };
        Some(Gap { at, field: format!("{name}_{lang}"), what })
    });
    lacks.collect()
}

/// Help may be left out; where it is given, it is given in both languages.
pub(super) fn help(at: At, name: &str, text: &Both) -> Vec<Gap> {
    if text.is_blank() { Vec::new() } else { both(at, name, text, TEXT) }
}

/// The places of questions with a condition that no earlier question can meet.
fn unfounded(line: &LineDraft) -> Vec<usize> {
    // A question that is not finished can still be looked at: what it can be answered with is what counts.
    let questions: Vec<Question> = line.questions.iter().map(|draft| question_or(draft, QuestionKind::Number)).collect();
    needed::unfounded(&questions)
}

/// How a question is answered; else the field and what is wrong with it.
pub fn question_kind(question: &QuestionDraft) -> Result<QuestionKind, (&'static str, Lack)> {
    match question.kind.as_str() {
        "short" if question.max_chars.is_empty() => Ok(QuestionKind::Short { limit: None }),
        "short" => Ok(QuestionKind::Short { limit: Some(limit(question, SHORT_CHARS)?) }),
        "long" => Ok(QuestionKind::Long { limit: limit(question, ANSWER)? }),
        "number" => Ok(QuestionKind::Number),
        "money" => Ok(QuestionKind::Money),
        "date" => Ok(QuestionKind::Date),
        "yes_no" => Ok(QuestionKind::YesNo),
        "choice" => Ok(QuestionKind::Choice { options: options(question)? }),
        "several" => Ok(QuestionKind::Several { options: options(question)? }),
        "table" => Ok(QuestionKind::Table { columns: columns(question)?, max_rows: max_rows(question)? }),
        "file" => Ok(QuestionKind::File { max_files: max_files(question)? }),
        "declaration" => Ok(QuestionKind::Declaration),
        _ => Err(("kind", Lack::Missing)),
    }
}

fn limit(question: &QuestionDraft, most: u32) -> Result<Limit, (&'static str, Lack)> {
    let number = match question.max_chars.as_str() {
        "" => Ok(ANSWER_UNLESS_SAID.min(most)),
        text => text.replace(',', "").parse(),
    };
    match number {
        Ok(number) if (1..=most).contains(&number) && question.limit_in == "words" => Ok(Limit::MaxWords(number)),
        Ok(number) if (1..=most).contains(&number) => Ok(Limit::MaxChars(number)),
        _ if most == SHORT_CHARS => Err(("max_chars", Lack::NotAShortLimit)),
        _ => Err(("max_chars", Lack::NotANumber)),
    }
}

fn options(question: &QuestionDraft) -> Result<Vec<Both>, (&'static str, Lack)> {
    paired(&question.options).ok_or(("options_es", Lack::OptionsDiffer))
}

/// At least two options, as many in each language.
fn paired(written: &Both) -> Option<Vec<Both>> {
    let (es, en) = (listed(&written.es), listed(&written.en));
    (es.len() >= 2 && es.len() == en.len()).then(|| es.into_iter().zip(en).map(|(es, en)| Both { es, en }).collect())
}

fn listed(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Columns of which anything is written; each needs its title in both languages.
fn columns(question: &QuestionDraft) -> Result<Vec<Column>, (&'static str, Lack)> {
    let written = question.columns.iter().filter(|column| !column.title.is_blank());
    let columns: Vec<Column> = written
        .map(|column| Column { title: column.title.clone(), kind: ColumnKind::parse(&column.kind).unwrap_or_default() })
        .collect();
    let whole = |column: &Column| !column.title.es.is_empty() && !column.title.en.is_empty();
    if columns.is_empty() || !columns.iter().all(whole) { Err(("c0_es", Lack::Columns)) } else { Ok(columns) }
}

fn max_rows(question: &QuestionDraft) -> Result<u32, (&'static str, Lack)> {
    let rows = if question.max_rows.is_empty() { Ok(ROWS_UNLESS_SAID) } else { question.max_rows.parse() };
    rows.ok().filter(|rows| (1..=MOST_ROWS).contains(rows)).ok_or(("max_rows", Lack::NotRows))
}

/// As many as for a paper of the list, where nothing is said.
fn max_files(question: &QuestionDraft) -> Result<u8, (&'static str, Lack)> {
    let files = if question.max_files.is_empty() { Ok(MOST_A_PAPER) } else { question.max_files.parse() };
    files.ok().filter(|files| (1..=MOST_A_PAPER).contains(files)).ok_or(("max_files", Lack::NotFiles))
}

/// The terms of a line; what is not finished is left out. None while no currency is chosen. `act`: what the call is published by.
pub fn terms(line: &str, version: u32, draft: &LineDraft, act: &str) -> Option<LineTerms> {
    let draft = draft.clone().arranged();
    let currency = draft.currency?;
    let questions = draft.questions.iter().filter(|q| question_kind(q).is_ok());
    Some(LineTerms {
        line: line.to_owned(),
        version,
        title: draft.title.clone(),
        description: draft.description.clone(),
        currency,
        ceiling: ceiling(&draft.ceiling, currency),
        legal_person: draft.legal_person,
        blind: draft.blind,
        eligibility: draft.eligibility.iter().filter_map(|draft| rule(draft, act)).collect(),
        headings: draft.headings.iter().map(heading).collect(),
        sections: draft.sections.iter().map(section).collect(),
        questions: questions.map(|draft| question_or(draft, QuestionKind::Number)).collect(),
        papers: draft.papers.iter().map(paper).collect(),
        criteria: draft.criteria.iter().filter_map(criteria::frozen).collect(),
    })
}

fn question_or(draft: &QuestionDraft, unfinished: QuestionKind) -> Question {
    let only_if =
        draft.only_if.split_once('=').map(|(question, answer)| Condition { question: question.into(), answer: answer.into() });
    Question {
        id: draft.id.clone(),
        text: draft.text.clone(),
        hint: draft.hint.clone(),
        required: draft.required || draft.kind == "declaration",
        section: Some(draft.section.clone()).filter(|section| !section.is_empty()),
        only_if,
        kind: question_kind(draft).unwrap_or(unfinished),
    }
}

/// What a question can depend on: each answer of each question before it, as `p2=yes`.
pub fn conditions(line: &LineDraft, place: usize) -> Vec<(Question, String)> {
    let earlier = line.questions.iter().take(place).map(|draft| question_or(draft, QuestionKind::Number));
    earlier.flat_map(|on| on.kind.answers().into_iter().map(move |answer| (on.clone(), answer)).collect::<Vec<_>>()).collect()
}

fn rule(draft: &RuleDraft, act: &str) -> Option<Rule> {
    let options = rule_options(draft)?;
    Some(Rule {
        id: draft.id.clone(),
        question: draft.question.clone(),
        admits: admits(draft, options.len())?,
        options,
        clause: draft.clause.clone(),
        words: draft.words.clone(),
        words_lang: if draft.words_lang == "en" { "en" } else { "es" }.to_owned(),
        source: if draft.source.is_empty() { act.to_owned() } else { draft.source.clone() },
    })
}

fn section(draft: &SectionDraft) -> Section {
    Section { id: draft.id.clone(), title: draft.title.clone(), help: draft.help.clone() }
}

fn paper(draft: &PaperDraft) -> PaperWanted {
    PaperWanted { id: draft.id.clone(), title: draft.title.clone(), required: draft.required }
}

fn heading(draft: &HeadingDraft) -> Heading {
    Heading { id: draft.id.clone(), title: draft.title.clone(), ceiling: sum(&draft.ceiling), share: share(&draft.share) }
}

fn ceiling(text: &str, currency: Currency) -> Option<i64> {
    i64::try_from(Money::parse(text, currency).ok()?.in_cents()).ok()
}

/// How a sum is written does not depend on its currency.
fn sum(text: &str) -> Option<u64> {
    answers::sum(text, Currency::Mxn).map(|sum| sum.in_cents())
}

fn share(text: &str) -> Option<u8> {
    text.trim_end_matches(['%', ' ']).parse().ok().filter(|share| (1..=100).contains(share))
}
