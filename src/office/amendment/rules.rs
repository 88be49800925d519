//! Pure rules of amending: the draft that an amendment starts from, and the version that it becomes.

use crate::{
    calls::{
        amendment::{self, Changes},
        eligibility::Rule,
        money::{Currency, Money},
        terms::{Both, Heading, Limit, LineTerms, Question, QuestionKind},
    },
    office::terms::{
        criteria,
        model::{ColumnDraft, HeadingDraft, LineDraft, PaperDraft, QuestionDraft, RuleDraft, SectionDraft},
        rules::terms,
    },
};

/// A published line as it is written. `used` is the greatest number that a part of any version has.
pub fn draft_of(published: &LineTerms, used: usize) -> LineDraft {
    let section =
        |s: &crate::calls::terms::Section| SectionDraft { id: s.id.clone(), title: s.title.clone(), help: s.help.clone() };
    let paper =
        |p: &crate::calls::terms::PaperWanted| PaperDraft { id: p.id.clone(), title: p.title.clone(), required: p.required };
    LineDraft {
        title: published.title.clone(),
        description: published.description.clone(),
        currency: Some(published.currency),
        ceiling: published.ceiling.and_then(|cents| u64::try_from(cents).ok()).map(digits).unwrap_or_default(),
        legal_person: published.legal_person,
        blind: published.blind,
        eligibility: published.eligibility.iter().map(rule).collect(),
        headings: published.headings.iter().map(heading).collect(),
        sections: published.sections.iter().map(section).collect(),
        questions: published.questions.iter().map(question).collect(),
        papers: published.papers.iter().map(paper).collect(),
        criteria: published.criteria.iter().map(criteria::written).collect(),
        numbers_from: used,
    }
}

/// How a sum is written does not depend on its currency.
fn digits(cents: u64) -> String {
    Money::cents(cents, Currency::Mxn).map(|sum| sum.digits()).unwrap_or_default()
}

fn heading(heading: &Heading) -> HeadingDraft {
    HeadingDraft {
        id: heading.id.clone(),
        title: heading.title.clone(),
        ceiling: heading.ceiling.map(digits).unwrap_or_default(),
        share: heading.share.map(|share| share.to_string()).unwrap_or_default(),
    }
}

fn rule(rule: &Rule) -> RuleDraft {
    let number = |answer: &String| answer.parse::<usize>().map_or_else(|_| answer.clone(), |i| (i + 1).to_string());
    RuleDraft {
        id: rule.id.clone(),
        question: rule.question.clone(),
        options: joined(&rule.options),
        admits: rule.admits.iter().map(number).collect::<Vec<_>>().join(", "),
        clause: rule.clause.clone(),
        words: rule.words.clone(),
        words_lang: rule.words_lang.clone(),
        source: rule.source.clone(),
    }
}

fn joined(options: &[Both]) -> Both {
    let of = |pick: fn(&Both) -> &String| options.iter().map(|option| pick(option).as_str()).collect::<Vec<_>>().join("\n");
    Both { es: of(|both| &both.es), en: of(|both| &both.en) }
}

fn question(published: &Question) -> QuestionDraft {
    let mut draft = QuestionDraft {
        id: published.id.clone(),
        section: published.section.clone().unwrap_or_default(),
        only_if: published.only_if.as_ref().map(|on| format!("{}={}", on.question, on.answer)).unwrap_or_default(),
        text: published.text.clone(),
        hint: published.hint.clone(),
        required: published.required,
        kind: published.kind.name().to_owned(),
        options: joined(published.kind.options()),
        ..QuestionDraft::default()
    };
    match &published.kind {
        QuestionKind::Short { limit: Some(limit) } | QuestionKind::Long { limit } => {
            let (most, unit) = match limit {
                Limit::MaxChars(most) => (most, "chars"),
                Limit::MaxWords(most) => (most, "words"),
            };
            (draft.max_chars, draft.limit_in) = (most.to_string(), unit.to_owned());
        }
        QuestionKind::Table { columns, max_rows } => {
            let column =
                |c: &crate::calls::terms::Column| ColumnDraft { title: c.title.clone(), kind: c.kind.as_str().to_owned() };
            draft.columns = columns.iter().map(column).collect();
            draft.max_rows = max_rows.to_string();
        }
        QuestionKind::File { max_files } => draft.max_files = max_files.to_string(),
        _ => {}
    }
    draft
}

/// The next version, and all that it changes. Title and currency stay: other records name the line by them. So does whether names are
/// withheld: whoever filed relied on it.
pub fn next_version(was: &LineTerms, draft: &LineDraft, act: &str) -> Option<(LineTerms, Changes)> {
    let proposed = terms(&was.line, was.version + 1, draft, act)?;
    let proposed = LineTerms { title: was.title.clone(), currency: was.currency, blind: was.blind, ..proposed };
    let free = draft.numbers_from.max(amendment::greatest_number(&proposed)).max(amendment::greatest_number(was)) + 1;
    let next = amendment::settled(was, proposed, free);
    let changes = amendment::between(was, &next);
    Some((next, changes))
}
