//! What applications say: enum to sentence, and the letters.

use super::{
    answers::Flaw,
    budget::{BudgetFlaw, RowFlaw, Source},
    context::LineNow,
    folio::Folio,
    rules::{self, Lack},
};
pub use crate::web::dates::in_both_cities;
use crate::{
    calls::{
        money::{Currency, Money},
        standing::Kind,
        terms::{Both, LineTerms, Question, QuestionKind},
    },
    i18n::td_string,
    ids::ApplicationId,
    mail::Letter,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};

/// The text in this language; where it was written in one only, that one.
pub fn both(lang: Lang, text: &Both) -> &str {
    let (own, other) = (lang.pick(&text.es, &text.en), lang.pick(&text.en, &text.es));
    if own.trim().is_empty() { other } else { own }
}

/// `MXN 1,250.00`.
pub fn money(cents: u64, currency: Currency) -> String {
    Money::cents(cents.min(Money::MAX_CENTS), currency).map(|sum| sum.to_string()).unwrap_or_default()
}

/// What is wrong with an answer, and what to do.
pub fn flaw(lang: Lang, flaw: Flaw) -> String {
    match flaw {
        Flaw::Missing => td_string!(lang, applications.flaw_missing).to_owned(),
        Flaw::TooLong(over) => td_string!(lang, applications.flaw_too_long, over = over).to_string(),
        Flaw::NotANumber => td_string!(lang, applications.flaw_number).to_owned(),
        Flaw::NotADate => td_string!(lang, applications.flaw_date).to_owned(),
        Flaw::NotAnOption => td_string!(lang, applications.flaw_option).to_owned(),
    }
}

pub fn row_flaw(lang: Lang, flaw: RowFlaw) -> &'static str {
    match flaw {
        RowFlaw::NoConcept => td_string!(lang, applications.row_no_concept),
        RowFlaw::ConceptTooLong => td_string!(lang, applications.row_concept_long),
        RowFlaw::Quantity => td_string!(lang, applications.row_quantity),
        RowFlaw::UnitCost => td_string!(lang, applications.row_unit_cost),
        RowFlaw::TooLarge => td_string!(lang, applications.row_too_large),
    }
}

pub fn budget_flaw(lang: Lang, flaw: BudgetFlaw, currency: Currency) -> String {
    match flaw {
        BudgetFlaw::Row(row, flaw) => {
            td_string!(lang, applications.budget_row_flaw, row = row + 1, what = row_flaw(lang, flaw)).to_string()
        }
        BudgetFlaw::NothingAsked => td_string!(lang, applications.budget_nothing_asked).to_owned(),
        BudgetFlaw::OverCeiling(by) => td_string!(lang, applications.budget_over_ceiling, by = money(by, currency)).to_string(),
        BudgetFlaw::TooLarge => td_string!(lang, applications.budget_too_large).to_owned(),
    }
}

pub fn source(lang: Lang, source: Source) -> &'static str {
    match source {
        Source::Asked => td_string!(lang, applications.source_asked),
        Source::Own => td_string!(lang, applications.source_own),
        Source::Other => td_string!(lang, applications.source_other),
    }
}

/// Something that is missing, and the page where it is mended.
pub fn lack(lang: Lang, terms: &LineTerms, id: &ApplicationId, lack: &Lack) -> (String, String) {
    let application = id.to_string();
    match lack {
        Lack::Answer { question, flaw: wrong } => {
            let text = terms.questions.iter().find(|q| &q.id == question).map_or("", |q| both(lang, &q.text));
            let words = td_string!(lang, applications.lack_answer, question = text, what = flaw(lang, *wrong)).to_string();
            let page = Page::ApplicationAnswers { application }.path(lang);
            (words, format!("{page}#{}", crate::web::parts::field_id(question)))
        }
        Lack::Budget(wrong) => {
            let words = td_string!(lang, applications.lack_budget, what = budget_flaw(lang, *wrong, terms.currency)).to_string();
            (words, Page::ApplicationBudget { application }.path(lang))
        }
        Lack::Paper { paper } => {
            let title = terms.papers.iter().find(|p| &p.id == paper).map_or("", |p| both(lang, &p.title));
            let words = td_string!(lang, applications.lack_paper, paper = title).to_string();
            (words, format!("{}#{paper}", Page::ApplicationFiles { application }.path(lang)))
        }
    }
}

/// How a question is answered, with its limit.
pub fn how(lang: Lang, question: &Question) -> String {
    match &question.kind {
        QuestionKind::Short => td_string!(lang, applications.how_short, most = super::answers::SHORT_CHARS).to_string(),
        QuestionKind::Long { max_chars } => td_string!(lang, applications.how_long, most = *max_chars).to_string(),
        QuestionKind::Number => td_string!(lang, applications.how_number).to_owned(),
        QuestionKind::Date => td_string!(lang, applications.how_date).to_owned(),
        QuestionKind::YesNo => td_string!(lang, applications.how_yes_no).to_owned(),
        QuestionKind::Choice { options } => {
            let options: Vec<&str> = options.iter().map(|option| both(lang, option)).collect();
            td_string!(lang, applications.how_choice, options = options.join("; ")).to_string()
        }
    }
}

/// An answer as people read it.
pub fn answer(lang: Lang, question: &Question, text: &str) -> String {
    match (&question.kind, text) {
        (QuestionKind::YesNo, "yes") => td_string!(lang, applications.yes).to_owned(),
        (QuestionKind::YesNo, "no") => td_string!(lang, applications.no).to_owned(),
        (QuestionKind::Choice { options }, chosen) => {
            let option = super::answers::chosen(chosen, options.len()).and_then(|i| options.get(i));
            option.map_or_else(|| chosen.to_owned(), |option| both(lang, option).to_owned())
        }
        (QuestionKind::Date, day) => {
            chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").map_or_else(|_| day.to_owned(), |day| dates::day(lang, day))
        }
        (_, text) => text.to_owned(),
    }
}

/// What the line's situation means for an application now; nothing while it simply receives.
pub fn line_says(lang: Lang, line: &LineNow) -> Option<String> {
    let state = line.state();
    let says = match state.standing {
        Kind::Suspended => td_string!(lang, applications.line_suspended),
        Kind::Unresolved => td_string!(lang, applications.line_unresolved),
        Kind::ResolvedAwarded | Kind::ResolvedVoid | Kind::ReportedResolved => td_string!(lang, applications.line_resolved),
        Kind::Cancelled | Kind::ReportedCancelled => td_string!(lang, applications.line_cancelled),
        _ if state.opens.is_some_and(|opens| line.now < opens) => td_string!(lang, applications.line_ahead),
        _ if rules::may_draft(&state, line.now).is_err() => td_string!(lang, applications.line_closed),
        _ => return None,
    };
    Some(says.to_owned())
}

/// The letter to each member once an application is filed.
pub fn filed_letter(lang: Lang, to: String, base_url: &str, line: &LineNow, id: &ApplicationId, folio: &Folio) -> Letter {
    let receipt = format!("{base_url}{}", Page::Receipt { application: id.to_string() }.path(lang));
    Letter {
        to,
        subject: td_string!(lang, applications.letter_subject, folio = folio.to_string()).to_string(),
        body: td_string!(
            lang,
            applications.letter_body,
            line = line.title(lang),
            folio = folio.to_string(),
            at = in_both_cities(lang, line.now),
            institution = line.institution_name(lang),
            receipt = receipt
        )
        .to_string(),
        link: None,
    }
}
