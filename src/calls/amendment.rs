//! What an amended version of a line's terms changes, part by part; and that nothing keeps a name under which something else was asked.

use super::{
    criteria::Criterion,
    terms::{Both, LegalWanted, LineTerms, Question, QuestionKind},
};
use std::collections::BTreeMap;

/// A kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Question,
    Paper,
    Section,
    Heading,
    /// Of who may apply.
    Rule,
    /// By what it is decided.
    Criterion,
}

/// What changed in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Words,
    Help,
    /// How it is answered: its kind, its limit, what can be chosen.
    Answer,
    NowRequired,
    NowOptional,
    Condition,
    Section,
    /// What may be asked for at most.
    Ceiling,
    Clause,
    /// The points that can be given, and what each stands for.
    Levels,
}

/// What became of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    Added,
    Removed,
    Changed(Vec<What>),
}

/// A part that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: PartKind,
    pub id: String,
    /// As it reads now or, where it is gone, as it read.
    pub title: Both,
    pub became: Became,
}

/// All that differs between two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The line's own description.
    pub description: bool,
    /// The most that one application may ask, before and now, in cents.
    pub ceiling: Option<[Option<i64>; 2]>,
    /// The legal person through which one applies, before and now.
    pub legal_person: Option<[LegalWanted; 2]>,
    /// The same questions in another order.
    pub order: bool,
    pub parts: Vec<Change>,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the later version changes.
pub fn between(was: &LineTerms, now: &LineTerms) -> Changes {
    let mut parts = Vec::new();
    let mut of = |kind, was: Vec<Seen>, now: Vec<Seen>| parts.extend(compare(kind, &was, &now));
    of(PartKind::Question, was.questions.iter().map(question).collect(), now.questions.iter().map(question).collect());
    let papers = |terms: &LineTerms| terms.papers.iter().map(|p| Seen::of(&p.id, &p.title).required(p.required)).collect();
    of(PartKind::Paper, papers(was), papers(now));
    let sections = |terms: &LineTerms| {
        let seen = terms.sections.iter().map(|s| Seen::of(&s.id, &s.title).with(What::Help, format!("{:?}", s.help)));
        seen.collect()
    };
    of(PartKind::Section, sections(was), sections(now));
    let headings = |terms: &LineTerms| {
        let seen = terms
            .headings
            .iter()
            .map(|h| Seen::of(&h.id, &h.title).with(What::Ceiling, format!("{:?} {:?}", h.ceiling, h.share)));
        seen.collect()
    };
    of(PartKind::Heading, headings(was), headings(now));
    let rules = |terms: &LineTerms| {
        let seen = terms.eligibility.iter().map(|r| {
            let clause = format!("{} {} {} {}", r.clause, r.words, r.words_lang, r.source);
            Seen::of(&r.id, &r.question).with(What::Answer, format!("{:?} {:?}", r.options, r.admits)).with(What::Clause, clause)
        });
        seen.collect()
    };
    of(PartKind::Rule, rules(was), rules(now));
    let criteria = |terms: &LineTerms| terms.criteria.iter().map(criterion).collect();
    of(PartKind::Criterion, criteria(was), criteria(now));
    Changes {
        description: was.description != now.description,
        ceiling: (was.ceiling != now.ceiling).then_some([was.ceiling, now.ceiling]),
        legal_person: (was.legal_person != now.legal_person).then_some([was.legal_person, now.legal_person]),
        order: in_another_order(was, now),
        parts,
    }
}

/// A part as it is compared.
struct Seen {
    id: String,
    title: Both,
    required: bool,
    rest: Vec<(What, String)>,
}

impl Seen {
    fn of(id: &str, title: &Both) -> Self {
        Self { id: id.to_owned(), title: title.clone(), required: false, rest: Vec::new() }
    }

    fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }

    fn with(mut self, what: What, value: String) -> Self {
        self.rest.push((what, value));
        self
    }
}

fn question(question: &Question) -> Seen {
    Seen::of(&question.id, &question.text)
        .required(question.required)
        .with(What::Help, format!("{:?}", question.hint))
        .with(What::Answer, format!("{:?}", question.kind))
        .with(What::Condition, format!("{:?}", question.only_if))
        .with(What::Section, format!("{:?}", question.section))
}

fn criterion(criterion: &Criterion) -> Seen {
    Seen::of(&criterion.id, &criterion.title)
        .with(What::Help, format!("{:?}", criterion.looks_at))
        .with(What::Levels, format!("{:?}", criterion.levels))
}

fn compare(kind: PartKind, was: &[Seen], now: &[Seen]) -> Vec<Change> {
    let change = |seen: &Seen, became| Change { kind, id: seen.id.clone(), title: seen.title.clone(), became };
    let here = now.iter().filter_map(|seen| {
        let Some(before) = was.iter().find(|before| before.id == seen.id) else { return Some(change(seen, Became::Added)) };
        let what = changed(before, seen);
        (!what.is_empty()).then(|| change(seen, Became::Changed(what)))
    });
    let gone = was.iter().filter(|before| !now.iter().any(|seen| seen.id == before.id));
    here.chain(gone.map(|before| change(before, Became::Removed))).collect()
}

fn changed(was: &Seen, now: &Seen) -> Vec<What> {
    let mut what = Vec::new();
    if was.title != now.title {
        what.push(What::Words);
    }
    match (was.required, now.required) {
        (false, true) => what.push(What::NowRequired),
        (true, false) => what.push(What::NowOptional),
        _ => {}
    }
    what.extend(was.rest.iter().zip(&now.rest).filter(|(was, now)| was != now).map(|(was, _)| was.0));
    what
}

fn in_another_order(was: &LineTerms, now: &LineTerms) -> bool {
    let kept = |own: &LineTerms, other: &LineTerms| {
        own.questions.iter().map(|q| q.id.clone()).filter(|id| other.question(id).is_some()).collect::<Vec<_>>()
    };
    kept(was, now) != kept(now, was)
}

/// Whether what was answered under one kind would be read as something else under the other.
pub fn reads_otherwise(was: &QuestionKind, now: &QuestionKind) -> bool {
    match (was, now) {
        (QuestionKind::Short { .. } | QuestionKind::Long { .. }, QuestionKind::Short { .. } | QuestionKind::Long { .. }) => false,
        // Options are kept by their places: more may follow, and none may change its place.
        (QuestionKind::Choice { options: was }, QuestionKind::Choice { options: now })
        | (QuestionKind::Several { options: was }, QuestionKind::Several { options: now }) => !now.starts_with(was),
        (QuestionKind::Table { columns: was, .. }, QuestionKind::Table { columns: now, .. }) => {
            !now.iter().map(|c| c.kind).collect::<Vec<_>>().starts_with(&was.iter().map(|c| c.kind).collect::<Vec<_>>())
        }
        (was, now) => was.name() != now.name(),
    }
}

/// Gives a question that would read what was answered as something else a name of its own, so that the earlier answer stays what it
/// was. `next` is a number that no version has used.
#[must_use]
pub fn settled(was: &LineTerms, mut now: LineTerms, mut next: usize) -> LineTerms {
    let mut renamed = BTreeMap::new();
    for question in &mut now.questions {
        if was.question(&question.id).is_some_and(|before| reads_otherwise(&before.kind, &question.kind)) {
            let id = format!("p{next}");
            next += 1;
            renamed.insert(std::mem::replace(&mut question.id, id.clone()), id);
        }
    }
    for condition in now.questions.iter_mut().filter_map(|question| question.only_if.as_mut()) {
        if let Some(id) = renamed.get(&condition.question) {
            condition.question.clone_from(id);
        }
    }
    now
}

/// The greatest number that a part of these terms has.
pub fn greatest_number(terms: &LineTerms) -> usize {
    let ids = terms.questions.iter().map(|part| &part.id);
    let ids = ids.chain(terms.papers.iter().map(|part| &part.id)).chain(terms.sections.iter().map(|part| &part.id));
    let ids = ids.chain(terms.headings.iter().map(|part| &part.id)).chain(terms.eligibility.iter().map(|part| &part.id));
    let ids = ids.chain(terms.criteria.iter().map(|part| &part.id));
    ids.filter_map(|id| id.get(1..)?.parse().ok()).max().unwrap_or_default()
}
