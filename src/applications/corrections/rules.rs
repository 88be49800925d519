//! What may become of a correction, and what it changes: pure, with now as an argument.

use super::{
    hand::Hand,
    model::{Answer, Asked, Correction, Item, NOTE, Part, Work},
};
use crate::{
    applications::{
        answers::{self, Answers},
        budget::{Budget, Reckoning, TypedRow, reckon},
        merge::{Sent, merge_all},
        model::{Content, Filed, Paper},
        needed::Needed,
        rows::{self, MergedRows, SentRow, merge_rows},
        rules::{self, Lack, Stage},
        wanted,
    },
    calls::terms::{LineTerms, Question},
    clock::Now,
    ids::RowId,
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

/// What is asked for, with every question that hangs on one of those, in the order of the page: an answer that is corrected can lead to
/// it, and nothing else would open it.
pub fn with_hanging(terms: &LineTerms, items: &[Item]) -> Vec<Item> {
    let mut all: Vec<Item> = Vec::new();
    for part in parts(terms) {
        let named = items.iter().find(|item| item.part == part).cloned();
        let condition = part.id().and_then(|id| terms.question(id)).and_then(|question| question.only_if.as_ref());
        let on = condition.filter(|on| all.iter().any(|item| item.part == Part::Answer(on.question.clone())));
        let hangs = on.map(|on| Item { part, reason: String::new(), along: Some(on.question.clone()) });
        all.extend(named.or(hangs));
    }
    all
}

/// What would be open along with a part.
pub fn hanging(terms: &LineTerms, part: &Part) -> Vec<Part> {
    let alone = Item { part: part.clone(), reason: String::new(), along: None };
    with_hanging(terms, &[alone]).into_iter().map(|item| item.part).filter(|one| one != part).collect()
}

/// Questions that are asked by some answers and were not by others, and the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    pub opened: Vec<Part>,
    pub closed: Vec<Part>,
}

pub fn turns(terms: &LineTerms, before: &Answers, after: &Answers) -> Turns {
    let (was, is) = (Needed::of(terms, before), Needed::of(terms, after));
    let those = |asks: &dyn Fn(&str) -> bool| terms.questions.iter().filter(|one| asks(&one.id)).map(Part::of).collect();
    Turns { opened: those(&|id| is.is(id) && !was.is(id)), closed: those(&|id| was.is(id) && !is.is(id)) }
}

/// The named parts in which something is written or attached and that are not asked by what is written: it would not be sent.
pub fn unsent(asked: &Asked, standing: &Content, work: &Work) -> Vec<Part> {
    let terms = &standing.terms;
    let (texts, _) = typed(asked, standing, work);
    let is_sent = sent_by(asked, standing, &would_stand(asked, standing, &texts));
    let holds = |part: &Part| {
        let question = part.id().and_then(|id| terms.question(id)).filter(|question| !is_sent(&question.id));
        let attached = |question: &Question| work.papers.iter().any(|file| file.paper == question.id);
        question.is_some_and(|question| answers::is_answered(question, &texts) || attached(question))
    };
    asked.items.iter().map(|item| &item.part).filter(|part| holds(part)).cloned().collect()
}

/// Which questions an answer is sent for: those that are asked by it, and what somebody asked for by itself though nothing led to it.
fn sent_by<'a>(asked: &'a Asked, standing: &Content, after: &Answers) -> impl Fn(&str) -> bool + use<'a> {
    let (was, is) = (Needed::of(&standing.terms, &standing.answers), Needed::of(&standing.terms, after));
    let by_itself = |id: &str| asked.items.iter().any(|item| item.along.is_none() && item.part.id() == Some(id));
    move |id| is.is(id) || !was.is(id) && by_itself(id)
}

/// A mark of some parts: whoever sends an answer has read what of it is not sent.
pub fn mark_of(parts: &[Part]) -> String {
    answers::seen(&parts.iter().map(Part::to_string).collect::<Vec<_>>().join(" "))
}

/// The answers as they would stand with what is typed in the parts that are named.
pub fn would_stand(asked: &Asked, standing: &Content, texts: &Answers) -> Answers {
    let own = fields(&standing.terms, asked);
    let others = standing.answers.iter().filter(|(field, _)| !own.contains(*field));
    let typed = named_questions(&standing.terms, asked).flat_map(|question| part_of(texts, question));
    others.map(|(field, text)| (field.clone(), text.clone())).chain(typed).collect()
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

/// Whether a part is told of an answer that was received: what was open along with another and stayed as it was is no part of it.
pub fn is_told(item: &Item, before: &Content, after: &Content) -> bool {
    item.along.is_none() || !change(&item.part, before, after).is_none()
}

/// What is written in the fields of a question.
fn part_of(given: &Answers, question: &Question) -> Answers {
    let filled = answers::fields(question).into_iter().map(|field| {
        let text = answers::text(given, &field).to_owned();
        (field, text)
    });
    filled.filter(|(_, text)| !text.is_empty()).collect()
}

/// The name of a row that has none of its own yet: the budget that was filed gives each by its place.
pub fn name_of(place: usize) -> RowId {
    RowId::from_text(format!("f{place}"))
}

/// The named answers and the budget as they are typed; as they stand while nobody has saved anything.
pub fn typed(asked: &Asked, standing: &Content, work: &Work) -> (Answers, Vec<(RowId, TypedRow)>) {
    let given = if work.version == 0 { &standing.answers } else { &work.answers };
    let own = fields(&standing.terms, asked);
    let texts = given.iter().filter(|(field, _)| own.contains(*field)).map(|(field, text)| (field.clone(), text.clone()));
    let filed = || standing.budget.retyped().into_iter().enumerate().map(|(i, row)| (name_of(i), row)).collect();
    (texts.collect(), work.budget.clone().unwrap_or_else(filed))
}

/// What comes of a form whose fields and rows carry the marks of what they were when they were shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// What is written then.
    pub work: Work,
    /// Whether anything was saved.
    pub changed: bool,
    /// Fields that two people changed: they stay as they are stored.
    pub conflicts: Vec<String>,
    pub rows: MergedRows,
    /// What others changed since it was shown, and this form did not.
    pub meanwhile: Vec<String>,
}

/// Whether a form that carries rows was shown others than there are: one was added, changed or taken off meanwhile.
fn rows_changed(there: &[(RowId, TypedRow)], sent: &[SentRow]) -> bool {
    let mark_of =
        |id: &RowId| there.iter().find(|(row, _)| row == id).map_or_else(|| answers::seen(""), |(_, row)| rows::mark(row));
    let added = there.iter().any(|(id, _)| sent.iter().all(|row| &row.id != id));
    !sent.is_empty() && (added || sent.iter().any(|row| mark_of(&row.id) != row.shown))
}

/// Merges what somebody's form carries with what is written, for the parts that are theirs to write.
pub fn merged(asked: &Asked, standing: &Content, work: &Work, (sent, sent_rows): (&[Sent], &[SentRow]), hand: Hand) -> Merged {
    let (mut texts, there) = typed(asked, standing, work);
    texts.insert(NOTE.to_owned(), work.note.clone());
    let mut open = fields(&standing.terms, asked);
    open.insert(NOTE.to_owned());
    let sent: Vec<Sent> = sent.iter().filter(|one| hand == Hand::All && open.contains(&one.question)).cloned().collect();
    let answers = merge_all(&texts, &sent);
    let has_budget = asked.items.iter().any(|item| item.part == Part::Budget);
    let rows =
        if has_budget { merge_rows(&there, sent_rows) } else { MergedRows { rows: there.clone(), ..MergedRows::default() } };
    let untouched = sent.iter().filter(|one| answers::seen(&one.text) == one.shown);
    let theirs = untouched.filter(|one| answers::seen(texts.get(&one.question).map_or("", String::as_str)) != one.shown);
    let budget = rows_changed(&there, sent_rows).then(|| Part::Budget.to_string());
    let meanwhile = theirs.map(|one| one.question.clone()).chain(budget).collect();
    let changed = !answers.saves.is_empty() || rows.rows != there;
    texts.extend(answers.saves);
    let note = texts.remove(NOTE).unwrap_or_default();
    texts.retain(|_, text| !text.is_empty());
    let budget = if rows.rows == there { work.budget.clone() } else { Some(rows.rows.clone()) };
    let version = work.version + i64::from(changed);
    let work = Work { version, answers: texts, budget, note, ..work.clone() };
    Merged { work, changed, conflicts: answers.conflicts, rows, meanwhile }
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
    /// By what is typed this is asked now and has to be answered, and the correction does not open it.
    Shut(Part),
}

/// What would be sent: the named parts, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    pub answers: Answers,
    pub budget: Option<Budget>,
    pub papers: Vec<Paper>,
}

/// Reads the work on an answer. What is not asked by it is neither missed nor sent, as when filing.
pub fn ready(asked: &Asked, standing: &Content, work: &Work) -> Result<Ready, Vec<NotYet>> {
    let terms = &standing.terms;
    let (texts, rows) = typed(asked, standing, work);
    let rows: Vec<TypedRow> = rows.into_iter().map(|(_, row)| row).collect();
    let reckoned = reckoned(standing, &rows);
    let after = would_stand(asked, standing, &texts);
    let needed = Needed::of(terms, &after);
    let named = |part: &Part| asked.items.iter().any(|item| &item.part == part);
    let is_sent = sent_by(asked, standing, &after);
    let wanted = |paper: &str| terms.question(paper).is_none() || is_sent(paper);
    let open: Vec<&Question> = named_questions(terms, asked).filter(|question| is_sent(&question.id)).collect();
    let answers: Answers = open.iter().flat_map(|question| part_of(&texts, question)).collect();
    let sent = |file: &&Paper| named(&Part::Paper(file.paper.clone())) && wanted(&file.paper);
    let papers: Vec<Paper> = work.papers.iter().filter(sent).cloned().collect();
    let budget = named(&Part::Budget).then(|| reckoned.budget.clone());
    let flawed = open.iter().flat_map(|question| {
        let missed = needed.is(&question.id);
        answers::flaws(question, &texts).into_iter().filter(move |(_, flaw)| missed || !flaw.is_gap())
    });
    let mut wrong: Vec<NotYet> = flawed.map(|(field, flaw)| NotYet::Lack(Lack::Answer { field, flaw })).collect();
    if budget.is_some() {
        wrong.extend(reckoned.flaws.iter().map(|flaw| NotYet::Lack(Lack::Budget(*flaw))));
    }
    let opened = turns(terms, &standing.answers, &after).opened;
    wrong.extend(opened.into_iter().filter_map(|part| lacking(part, &named, standing, (&after, &papers))));
    let ready = Ready { answers, budget, papers };
    let unchanged = unchanged(&asked.items, standing, &ready);
    if !unchanged.is_empty() && work.note.trim().is_empty() {
        wrong.push(NotYet::Unchanged(unchanged));
    }
    if wrong.is_empty() { Ok(ready) } else { Err(wrong) }
}

/// What a question lacks that is asked only now. An answer that is open is looked at with the others.
fn lacking(part: Part, named: &dyn Fn(&Part) -> bool, standing: &Content, (after, new): (&Answers, &[Paper])) -> Option<NotYet> {
    let question = standing.terms.question(part.id()?)?;
    let lacks = match &part {
        Part::Paper(id) => question.required && !standing.papers.iter().chain(new).any(|file| &file.paper == id),
        _ => !named(&part) && !answers::flaws(question, after).is_empty(),
    };
    if !lacks {
        return None;
    }
    Some(match part {
        Part::Paper(paper) if named(&Part::Paper(paper.clone())) => NotYet::Lack(Lack::Paper { paper }),
        part => NotYet::Shut(part),
    })
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
    // What is open along with another needs no word: nobody found fault with it.
    let asked = items.iter().filter(|item| item.along.is_none());
    asked.map(|item| &item.part).filter(|part| same(part)).cloned().collect()
}
