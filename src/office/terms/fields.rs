//! A line as a form and a form as a line. What is typed is kept as typed, also what the kind that is chosen does not use.

use super::{
    criteria,
    model::{ColumnDraft, CriterionDraft, HeadingDraft, LineDraft, PaperDraft, QuestionDraft, RuleDraft, SectionDraft},
    rules::MOST_COLUMNS,
};
use crate::{
    calls::{
        money::Currency,
        terms::{Both, LegalWanted},
    },
    vault,
    web::form::Form,
};

/// More parts of a kind than anybody asks for: a form that claims more is cut here.
const MOST: usize = 60;

pub fn line(form: &Form, known: &LineDraft) -> LineDraft {
    LineDraft {
        title: both(form, "title"),
        description: both(form, "description"),
        currency: Currency::parse(form.get("currency")),
        ceiling: form.get("ceiling").to_owned(),
        legal_person: LegalWanted::parse(form.get("legal_person")).unwrap_or_default(),
        blind: form.get("blind") == "yes",
        eligibility: (0..count(form, "eligibility")).map(|i| rule(form, i)).collect(),
        headings: (0..count(form, "headings")).map(|i| heading(form, i)).collect(),
        sections: (0..count(form, "sections")).map(|i| section(form, i)).collect(),
        questions: (0..count(form, "questions")).map(|i| question(form, i)).collect(),
        papers: (0..count(form, "papers")).map(|i| paper(form, i)).collect(),
        criteria: (0..count(form, "criteria").min(criteria::MOST)).map(|i| criteria::of_form(form, i)).collect(),
        numbers_from: known.numbers_from,
    }
    .arranged()
}

/// Names and values of a form that is being filled.
#[derive(Default)]
pub(super) struct Values(Vec<(String, String)>);

impl Values {
    pub(super) fn put(&mut self, name: impl Into<String>, value: &str) {
        self.0.push((name.into(), value.to_owned()));
    }

    pub(super) fn both(&mut self, name: &str, text: &Both) {
        self.put(format!("{name}_es"), &text.es);
        self.put(format!("{name}_en"), &text.en);
    }

    fn tick(&mut self, name: String, ticked: bool) {
        if ticked {
            self.put(name, "yes");
        }
    }
}

pub fn of_line(line: &LineDraft) -> Form {
    let mut values = Values::default();
    values.both("title", &line.title);
    values.both("description", &line.description);
    values.put("currency", line.currency.map_or("", |c| c.code()));
    values.put("ceiling", &line.ceiling);
    values.put("legal_person", line.legal_person.as_str());
    values.tick("blind".to_owned(), line.blind);
    for (i, section) in line.sections.iter().enumerate() {
        values.put(format!("s{i}_id"), &section.id);
        values.both(&format!("s{i}_title"), &section.title);
        values.both(&format!("s{i}_help"), &section.help);
    }
    for (i, rule) in line.eligibility.iter().enumerate() {
        of_rule(&mut values, i, rule);
    }
    for (i, heading) in line.headings.iter().enumerate() {
        values.put(format!("c{i}_id"), &heading.id);
        values.both(&format!("c{i}_title"), &heading.title);
        values.put(format!("c{i}_ceiling"), &heading.ceiling);
        values.put(format!("c{i}_share"), &heading.share);
    }
    for (i, question) in line.questions.iter().enumerate() {
        of_question(&mut values, i, question);
    }
    for (i, paper) in line.papers.iter().enumerate() {
        values.put(format!("d{i}_id"), &paper.id);
        values.both(&format!("d{i}_title"), &paper.title);
        values.tick(format!("d{i}_required"), paper.required);
    }
    for (i, criterion) in line.criteria.iter().enumerate() {
        criteria::into_form(&mut values, i, criterion);
    }
    Form::of(values.0.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

/// What a line was when it was shown, in short: whatever else changed in its call, its form still stands.
pub fn seen(line: &LineDraft) -> String {
    mark(&of_line(&line.clone().arranged()))
}

/// A form's values in short.
pub fn mark(form: &Form) -> String {
    let values: Vec<String> = form.iter().map(|(name, value)| format!("{name}\n{value}")).collect();
    vault::sha256(values.join("\n\n").as_bytes())
}

fn of_rule(values: &mut Values, i: usize, rule: &RuleDraft) {
    values.both(&format!("r{i}_question"), &rule.question);
    values.both(&format!("r{i}_options"), &rule.options);
    let plain = [
        ("id", &rule.id),
        ("admits", &rule.admits),
        ("clause", &rule.clause),
        ("words", &rule.words),
        ("words_lang", &rule.words_lang),
        ("source", &rule.source),
    ];
    for (name, text) in plain {
        values.put(format!("r{i}_{name}"), text);
    }
}

fn of_question(values: &mut Values, i: usize, q: &QuestionDraft) {
    values.both(&format!("p{i}_text"), &q.text);
    values.both(&format!("p{i}_hint"), &q.hint);
    values.both(&format!("p{i}_options"), &q.options);
    let plain = [
        ("id", &q.id),
        ("section", &q.section),
        ("only_if", &q.only_if),
        ("kind", &q.kind),
        ("max_chars", &q.max_chars),
        ("limit_in", &q.limit_in),
        ("max_rows", &q.max_rows),
        ("max_files", &q.max_files),
    ];
    for (name, text) in plain {
        values.put(format!("p{i}_{name}"), text);
    }
    for (j, column) in q.columns.iter().enumerate() {
        values.both(&format!("p{i}_c{j}"), &column.title);
        values.put(format!("p{i}_c{j}_kind"), &column.kind);
    }
    values.tick(format!("p{i}_required"), q.required);
}

fn question(form: &Form, i: usize) -> QuestionDraft {
    let get = |name: &str| form.get(&format!("p{i}_{name}")).to_owned();
    let column = |j: usize| ColumnDraft { title: both(form, &format!("p{i}_c{j}")), kind: get(&format!("c{j}_kind")) };
    let mut columns: Vec<ColumnDraft> = (0..MOST_COLUMNS).map(column).collect();
    while columns.last().is_some_and(|column| column.title.is_blank()) {
        columns.pop();
    }
    QuestionDraft {
        id: get("id"),
        section: get("section"),
        only_if: get("only_if"),
        text: both(form, &format!("p{i}_text")),
        hint: both(form, &format!("p{i}_hint")),
        required: form.has(&format!("p{i}_required"), "yes"),
        kind: get("kind"),
        max_chars: get("max_chars"),
        limit_in: get("limit_in"),
        options: both(form, &format!("p{i}_options")),
        columns,
        max_rows: get("max_rows"),
        max_files: get("max_files"),
    }
}

fn section(form: &Form, i: usize) -> SectionDraft {
    SectionDraft {
        id: form.get(&format!("s{i}_id")).to_owned(),
        title: both(form, &format!("s{i}_title")),
        help: both(form, &format!("s{i}_help")),
    }
}

fn rule(form: &Form, i: usize) -> RuleDraft {
    let get = |name: &str| form.get(&format!("r{i}_{name}")).to_owned();
    RuleDraft {
        id: get("id"),
        question: both(form, &format!("r{i}_question")),
        options: both(form, &format!("r{i}_options")),
        admits: get("admits"),
        clause: get("clause"),
        words: get("words"),
        words_lang: get("words_lang"),
        source: get("source"),
    }
}

fn heading(form: &Form, i: usize) -> HeadingDraft {
    let get = |name: &str| form.get(&format!("c{i}_{name}")).to_owned();
    HeadingDraft { id: get("id"), title: both(form, &format!("c{i}_title")), ceiling: get("ceiling"), share: get("share") }
}

fn paper(form: &Form, i: usize) -> PaperDraft {
    PaperDraft {
        id: form.get(&format!("d{i}_id")).to_owned(),
        title: both(form, &format!("d{i}_title")),
        required: form.has(&format!("d{i}_required"), "yes"),
    }
}

pub fn both(form: &Form, name: &str) -> Both {
    Both { es: form.get(&format!("{name}_es")).to_owned(), en: form.get(&format!("{name}_en")).to_owned() }
}

fn count(form: &Form, name: &str) -> usize {
    form.get(name).parse().unwrap_or(0).min(MOST)
}

/// A kind of part, which buttons add, move and remove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Section,
    Question,
    Paper,
    Heading,
    Rule,
    Criterion,
}

impl Part {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "section" => Some(Self::Section),
            "question" => Some(Self::Question),
            "paper" => Some(Self::Paper),
            "heading" => Some(Self::Heading),
            "rule" => Some(Self::Rule),
            "criterion" => Some(Self::Criterion),
            _ => None,
        }
    }
}

/// What a button of the line's form does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    Save,
    Add(Part),
    Remove(Part, usize),
    Up(Part, usize),
    Down(Part, usize),
    /// Saves and reads on at the same question: its kind has other fields now.
    Stay(usize),
    RemoveLine,
}

impl Button {
    pub fn pressed(form: &Form) -> Self {
        let mut words = form.get("do").split('_');
        let (verb, part, number) = (words.next(), words.next(), words.next().and_then(|n| n.parse().ok()));
        match (verb, part.and_then(Part::parse), number) {
            (Some("add"), Some(part), None) => Self::Add(part),
            (Some("remove"), Some(part), Some(i)) => Self::Remove(part, i),
            (Some("up"), Some(part), Some(i)) => Self::Up(part, i),
            (Some("down"), Some(part), Some(i)) => Self::Down(part, i),
            (Some("stay"), Some(Part::Question), Some(i)) => Self::Stay(i),
            (Some("remove"), None, None) if part == Some("line") => Self::RemoveLine,
            _ => Self::Save,
        }
    }

    /// Adds, moves or removes a part of a line; the field where the page should be read on.
    pub fn change(self, line: &mut LineDraft) -> Option<String> {
        let at = match self {
            Self::Add(part) => add(part, line),
            Self::Remove(Part::Section, i) => remove(&mut line.sections, i).map(|_| "sections".to_owned()),
            Self::Remove(Part::Question, i) => remove(&mut line.questions, i).map(|_| "questions".to_owned()),
            Self::Remove(Part::Paper, i) => remove(&mut line.papers, i).map(|_| "papers".to_owned()),
            Self::Remove(Part::Rule, i) => remove(&mut line.eligibility, i).map(|_| "eligibility".to_owned()),
            Self::Remove(Part::Heading, i) => remove(&mut line.headings, i).map(|_| "headings".to_owned()),
            Self::Remove(Part::Criterion, i) => remove(&mut line.criteria, i).map(|_| "criteria".to_owned()),
            Self::Up(part, i) => i.checked_sub(1).and_then(|to| swap(part, line, i, to)),
            Self::Down(part, i) => i.checked_add(1).and_then(|to| swap(part, line, i, to)),
            Self::Stay(i) => Some(format!("p{i}_kind")),
            Self::Save | Self::RemoveLine => None,
        };
        *line = std::mem::take(line).arranged();
        at
    }
}

/// How many parts of a kind a line has, and the field at which one of them is read on.
fn there(part: Part, line: &LineDraft) -> (usize, [&'static str; 2]) {
    match part {
        Part::Section => (line.sections.len(), ["s", "title_es"]),
        Part::Question => (line.questions.len(), ["p", "text_es"]),
        Part::Paper => (line.papers.len(), ["d", "title_es"]),
        Part::Heading => (line.headings.len(), ["c", "title_es"]),
        Part::Rule => (line.eligibility.len(), ["r", "question_es"]),
        Part::Criterion => (line.criteria.len(), ["k", "title_es"]),
    }
}

fn add(part: Part, line: &mut LineDraft) -> Option<String> {
    let (there, [letter, field]) = there(part, line);
    if there >= (if part == Part::Criterion { criteria::MOST } else { MOST }) {
        return None;
    }
    match part {
        Part::Section => line.sections.push(SectionDraft::default()),
        Part::Question => {
            // It goes where the last one is: after it.
            let section = line.questions.last().map(|q| q.section.clone()).unwrap_or_default();
            line.questions.push(QuestionDraft { required: true, section, ..QuestionDraft::default() });
        }
        Part::Paper => line.papers.push(PaperDraft { required: true, ..PaperDraft::default() }),
        Part::Heading => line.headings.push(HeadingDraft::default()),
        Part::Rule => line.eligibility.push(RuleDraft::default()),
        Part::Criterion => line.criteria.push(CriterionDraft::default()),
    }
    Some(format!("{letter}{there}_{field}"))
}

fn remove<T>(parts: &mut Vec<T>, i: usize) -> Option<T> {
    (i < parts.len()).then(|| parts.remove(i))
}

/// Swaps two parts that stand beside each other; questions within their section.
fn swap(part: Part, line: &mut LineDraft, i: usize, to: usize) -> Option<String> {
    let (there, [letter, field]) = there(part, line);
    if i >= there || to >= there {
        return None;
    }
    match part {
        Part::Section => line.sections.swap(i, to),
        Part::Question => line.questions.swap(i, to),
        Part::Paper => line.papers.swap(i, to),
        Part::Heading => line.headings.swap(i, to),
        Part::Rule => line.eligibility.swap(i, to),
        Part::Criterion => line.criteria.swap(i, to),
    }
    Some(format!("{letter}{to}_{field}"))
}
