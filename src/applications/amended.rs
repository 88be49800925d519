//! What an amendment says to those who are drafting: question by question, and which of their answers it touches.

use super::{
    asking,
    model::WholeDraft,
    rules::{self, is_answered},
    words::{both, heading_limit, lack_says, money},
};
use crate::{
    calls::{
        amendment::{Became, Change, Changes, PartKind, What},
        money::Currency,
        terms::LineTerms,
        words::legal_wanted,
    },
    i18n::td_string,
    web::lang::Lang,
};

/// Every change in words, in the order of the form.
pub fn all(lang: Lang, changes: &Changes, was: &LineTerms, now: &LineTerms) -> Vec<String> {
    let mut said = Vec::new();
    if changes.description {
        said.push(td_string!(lang, amendment.description).to_owned());
    }
    if let Some([before, after]) = changes.ceiling {
        let sum = |cents: Option<i64>| most(lang, cents, now.currency);
        said.push(td_string!(lang, amendment.ceiling, was = sum(before), now = sum(after)).to_string());
    }
    if let Some([before, after]) = changes.legal_person {
        let (was, now) = (legal_wanted(lang, before), legal_wanted(lang, after));
        said.push(td_string!(lang, amendment.legal_person, was = was, now = now).to_string());
    }
    said.extend(changes.parts.iter().map(|change| one(lang, change, was, now)));
    if changes.order {
        said.push(td_string!(lang, amendment.order).to_owned());
    }
    said
}

fn most(lang: Lang, cents: Option<i64>, currency: Currency) -> String {
    let cents = cents.and_then(|cents| u64::try_from(cents).ok());
    cents.map_or_else(|| td_string!(lang, amendment.no_ceiling).to_owned(), |cents| money(cents, currency))
}

/// One change in words.
pub fn one(lang: Lang, change: &Change, was: &LineTerms, now: &LineTerms) -> String {
    let title = both(lang, &change.title);
    let kind = kind(lang, change.kind);
    match &change.became {
        Became::Added => {
            let how = now.question(&change.id).filter(|_| change.kind == PartKind::Question);
            let how = how.map(|question| asking::how(lang, question, now.currency)).unwrap_or_default();
            format!("{} {how}", td_string!(lang, amendment.added, kind = kind, title = title)).trim_end().to_owned()
        }
        Became::Removed => td_string!(lang, amendment.removed, kind = kind, title = title).to_string(),
        Became::Changed(what) => {
            let what: Vec<String> = what.iter().map(|what| changed(lang, *what, change, was, now)).collect();
            td_string!(lang, amendment.changed, kind = kind, title = title, what = what.join("; ")).to_string()
        }
    }
}

fn kind(lang: Lang, kind: PartKind) -> &'static str {
    match kind {
        PartKind::Question => td_string!(lang, amendment.question),
        PartKind::Paper => td_string!(lang, amendment.paper),
        PartKind::Section => td_string!(lang, amendment.section),
        PartKind::Heading => td_string!(lang, amendment.heading),
        PartKind::Rule => td_string!(lang, amendment.rule),
        PartKind::Criterion => td_string!(lang, amendment.criterion),
    }
}

fn changed(lang: Lang, what: What, change: &Change, was: &LineTerms, now: &LineTerms) -> String {
    match what {
        What::Words => td_string!(lang, amendment.words).to_owned(),
        What::Help if change.kind == PartKind::Criterion => td_string!(lang, amendment.looks_at).to_owned(),
        What::Help => td_string!(lang, amendment.help).to_owned(),
        What::Answer => {
            let how = |terms: &LineTerms| terms.question(&change.id).map(|q| asking::how(lang, q, terms.currency));
            match (how(was), how(now)) {
                (Some(was), Some(now)) if change.kind == PartKind::Question => {
                    td_string!(lang, amendment.answer, was = was, now = now).to_string()
                }
                _ => td_string!(lang, amendment.answers).to_owned(),
            }
        }
        What::NowRequired if change.kind == PartKind::Paper => td_string!(lang, amendment.paper_required).to_owned(),
        What::NowRequired => td_string!(lang, amendment.now_required).to_owned(),
        What::NowOptional => td_string!(lang, amendment.now_optional).to_owned(),
        What::Condition => {
            let asked = now.question(&change.id).and_then(|q| asking::only_if(lang, now, q));
            asked.unwrap_or_else(|| td_string!(lang, amendment.always).to_owned())
        }
        What::Section => td_string!(lang, amendment.moved).to_owned(),
        What::Ceiling => {
            let heading = now.headings.iter().find(|heading| heading.id == change.id);
            let limit = heading.map(|heading| heading_limit(lang, heading, now.currency)).filter(|limit| !limit.is_empty());
            limit.unwrap_or_else(|| td_string!(lang, budget.no_limit).to_owned())
        }
        What::Clause => td_string!(lang, amendment.clause).to_owned(),
        What::Levels => td_string!(lang, amendment.levels).to_owned(),
    }
}

/// Whether a change is about something that was answered, in writing or with files: then the answer is worth a look.
pub fn touches(change: &Change, was: &LineTerms, draft: &WholeDraft) -> bool {
    let asked = was.question(&change.id).filter(|_| change.kind == PartKind::Question);
    change.became != Became::Added && asked.is_some_and(|question| is_answered(question, draft))
}

/// The questions that were answered and that a change is about, in words.
pub fn touched<'a>(lang: Lang, changes: &'a Changes, was: &LineTerms, draft: &WholeDraft) -> Vec<&'a str> {
    changes.parts.iter().filter(|change| touches(change, was, draft)).map(|change| both(lang, &change.title)).collect()
}

/// What a draft lacks by what is asked now, and did not lack before, in words.
pub fn newly_lacking(lang: Lang, was: &LineTerms, now: &LineTerms, draft: &WholeDraft) -> Vec<String> {
    rules::newly_lacking(was, now, draft).iter().map(|lack| lack_says(lang, now, lack)).collect()
}
