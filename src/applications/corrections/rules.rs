//! What may become of a correction, and what it changes: pure, with now as an argument.

use super::model::{Answer, Asked, Correction, Item, Part, Work};
use crate::{
    applications::{
        answers::{self, Answers},
        budget::{Budget, Reckoning, TypedRow, reckon},
        model::{Content, Filed, Paper},
        rules::{self, Lack, Stage},
        wanted,
    },
    calls::terms::{LineTerms, Question},
    clock::Now,
};
use std::collections::BTreeSet;

/// Most parts, and longest texts, in characters.
pub const REASON_CHARS: usize = 2_000;
pub const WORDS_CHARS: usize = 5_000;
/// The longest term that may be set, in working days.
pub const LONGEST_DAYS: u16 = 60;

/// Where a correction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Until when it may be answered; none while the term stands still.
    Awaited {
        until: Option<Now>,
    },
    Answered {
        at: Now,
    },
    /// Nobody answered in the term.
    Unanswered {
        since: Now,
    },
}

pub fn state(answered: Option<Now>, until: Option<Now>, now: Now) -> State {
    match (answered, until) {
        (Some(at), _) => State::Answered { at },
        (None, Some(until)) if now > until => State::Unanswered { since: until },
        (None, until) => State::Awaited { until },
    }
}

/// How far an application has come, with the last correction asked for and the end of its term.
pub fn stage(filed: &Filed, last: Option<(&Correction, Option<Now>)>) -> Stage {
    let filed_at = filed.filed_at;
    match (filed.withdrawn_at, last) {
        (Some(at), _) => Stage::Withdrawn { filed_at, at },
        (None, Some((correction, until))) if correction.answer.is_none() => Stage::CorrectionAsked { filed_at, until },
        (None, _) => Stage::Filed { at: filed_at },
    }
}

/// Every part of what was filed that can be corrected, in the order of the page.
pub fn parts(terms: &LineTerms) -> Vec<Part> {
    let answers = terms.questions.iter().map(Part::of);
    let papers = wanted::listed(terms).map(|wanted| Part::Paper(wanted.id.to_owned()));
    answers.chain([Part::Budget]).chain(papers).collect()
}

/// What was filed, with an answer in the place of the parts that were named.
pub fn corrected(content: &Content, asked: &Asked, answer: &Answer) -> Content {
    let mut now = content.clone();
    let own = fields(&content.terms, asked);
    now.answers.retain(|field, _| !own.contains(field));
    now.answers.extend(answer.answers.clone());
    if let Some(budget) = &answer.budget {
        now.budget = budget.clone();
    }
    now.papers.retain(|paper| !answer.papers.iter().any(|new| new.paper == paper.paper));
    now.papers.extend(answer.papers.iter().cloned());
    now
}

/// Every field of the questions that are named.
pub fn fields(terms: &LineTerms, asked: &Asked) -> BTreeSet<String> {
    named_questions(terms, asked).flat_map(answers::fields).collect()
}

fn named_questions<'a>(terms: &'a LineTerms, asked: &'a Asked) -> impl Iterator<Item = &'a Question> {
    asked.items.iter().filter_map(|item| match &item.part {
        Part::Answer(id) => terms.question(id),
        _ => None,
    })
}

/// What was filed as it stands with all answers before a correction, or with all there are.
pub fn before<'a>(
    content: &Content,
    corrections: impl IntoIterator<Item = &'a Correction>,
    until: Option<&Correction>,
) -> Content {
    let earlier = corrections.into_iter().filter(|one| until.is_none_or(|until| one.position < until.position));
    let answered = earlier.filter_map(|one| Some((one, one.answer.as_ref()?)));
    answered.fold(content.clone(), |now, (one, received)| corrected(&now, &one.asked, &received.content))
}

/// One part before and after an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Answer { question: String, before: Answers, after: Answers },
    Budget { before: Budget, after: Budget },
    Papers { paper: String, before: Vec<Paper>, after: Vec<Paper> },
}

impl Change {
    pub fn is_none(&self) -> bool {
        match self {
            Self::Answer { before, after, .. } => before == after,
            Self::Budget { before, after } => before == after,
            Self::Papers { before, after, .. } => before == after,
        }
    }
}

/// A part as two contents have it.
pub fn change(part: &Part, before: &Content, after: &Content) -> Change {
    let text = |content: &Content, id: &str| content.terms.question(id).map(|q| part_of(&content.answers, q)).unwrap_or_default();
    let papers = |content: &Content, id: &str| content.papers.iter().filter(|file| file.paper == id).cloned().collect();
    match part {
        Part::Answer(id) => Change::Answer { question: id.clone(), before: text(before, id), after: text(after, id) },
        Part::Budget => Change::Budget { before: before.budget.clone(), after: after.budget.clone() },
        Part::Paper(id) => Change::Papers { paper: id.clone(), before: papers(before, id), after: papers(after, id) },
    }
}

/// What is written in the fields of a question.
fn part_of(given: &Answers, question: &Question) -> Answers {
    let filled = answers::fields(question).into_iter().map(|field| {
        let text = answers::text(given, &field).to_owned();
        (field, text)
    });
    filled.filter(|(_, text)| !text.is_empty()).collect()
}

/// The named answers and the budget as they are typed; as they stand while nobody has saved anything.
pub fn typed(asked: &Asked, standing: &Content, work: &Work) -> (Answers, Vec<TypedRow>) {
    let given = if work.version == 0 { &standing.answers } else { &work.answers };
    let own = fields(&standing.terms, asked);
    let texts = given.iter().filter(|(field, _)| own.contains(*field)).map(|(field, text)| (field.clone(), text.clone()));
    (texts.collect(), work.budget.clone().unwrap_or_else(|| standing.budget.retyped()))
}

/// A mark of the files that a page shows: whoever sends an answer has seen these and no others.
pub fn mark(files: &[Paper]) -> String {
    answers::seen(&files.iter().map(|file| file.id.as_str()).collect::<Vec<_>>().join(" "))
}

/// What keeps an answer from being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotYet {
    Lack(Lack),
    /// Nothing changed in these parts: the note has to say why.
    Unchanged(Vec<Part>),
}

/// What would be sent: the named parts, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    pub answers: Answers,
    pub budget: Option<Budget>,
    pub papers: Vec<Paper>,
}

/// Reads the work on an answer.
pub fn ready(asked: &Asked, standing: &Content, work: &Work) -> Result<Ready, Vec<NotYet>> {
    let terms = &standing.terms;
    let (texts, rows) = typed(asked, standing, work);
    let reckoned = reckoned(standing, &rows);
    let named = |part: &Part| asked.items.iter().any(|item| &item.part == part);
    let answers: Answers = named_questions(terms, asked).flat_map(|question| part_of(&texts, question)).collect();
    let papers: Vec<Paper> = work.papers.iter().filter(|file| named(&Part::Paper(file.paper.clone()))).cloned().collect();
    let budget = named(&Part::Budget).then(|| reckoned.budget.clone());
    let flawed = named_questions(terms, asked).flat_map(|question| answers::flaws(question, &texts));
    let mut wrong: Vec<NotYet> = flawed.map(|(field, flaw)| NotYet::Lack(Lack::Answer { field, flaw })).collect();
    if budget.is_some() {
        wrong.extend(reckoned.flaws.iter().map(|flaw| NotYet::Lack(Lack::Budget(*flaw))));
    }
    let ready = Ready { answers, budget, papers };
    let unchanged = unchanged(&asked.items, standing, &ready);
    if !unchanged.is_empty() && work.note.trim().is_empty() {
        wrong.push(NotYet::Unchanged(unchanged));
    }
    if wrong.is_empty() { Ok(ready) } else { Err(wrong) }
}

/// The budget of an answer that is being written, added up.
pub fn reckoned(standing: &Content, rows: &[TypedRow]) -> Reckoning {
    let terms = &standing.terms;
    reckon(rows, terms.currency, rules::ceiling(terms), &terms.headings)
}

fn unchanged(items: &[Item], standing: &Content, ready: &Ready) -> Vec<Part> {
    let same = |part: &Part| match part {
        Part::Answer(id) => {
            let question = standing.terms.question(id);
            question.is_none_or(|question| part_of(&ready.answers, question) == part_of(&standing.answers, question))
        }
        Part::Budget => ready.budget.as_ref() == Some(&standing.budget),
        Part::Paper(id) => !ready.papers.iter().any(|file| &file.paper == id),
    };
    items.iter().map(|item| &item.part).filter(|part| same(part)).cloned().collect()
}
