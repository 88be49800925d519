//! What applications say: enum to sentence, and the letters.

pub use super::asking::{Said, heard, how, said, wrong_answer};
use super::{
    answers::Flaw,
    budget::{BudgetFlaw, RowFlaw, Source},
    context::LineNow,
    fit::Misfit,
    folio::Folio,
    model::{Filed, WholeDraft},
    rules::{self, Lack},
    wanted,
};
pub use crate::web::dates::in_both_cities;
use crate::{
    associations::model::Member,
    calls::{
        criteria::Level,
        deadlines,
        money::{Currency, Money},
        standing::Kind,
        terms::{Both, Heading, LineTerms},
    },
    i18n::td_string,
    ids::ApplicationId,
    mail::Letter,
    web::{
        address::Page,
        counts,
        lang::{Lang, LangExt as _},
        parts::field_id,
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

/// A level with its points.
pub fn level(lang: Lang, level: &Level) -> String {
    let points = counts::points(lang, u32::from(level.points));
    td_string!(lang, criteria.level, points = points, says = both(lang, &level.says)).to_string()
}

/// What is wrong with an answer, and what to do.
pub fn flaw(lang: Lang, flaw: Flaw) -> String {
    match flaw {
        Flaw::Missing => td_string!(lang, applications.flaw_missing).to_owned(),
        Flaw::NotAccepted => td_string!(lang, questions.flaw_not_accepted).to_owned(),
        Flaw::TooLong(over) => td_string!(lang, applications.flaw_too_long, over = over).to_string(),
        Flaw::TooManyWords(over) => td_string!(lang, questions.flaw_too_many_words, over = over).to_string(),
        Flaw::NotMoney => td_string!(lang, applications.row_unit_cost).to_owned(),
        Flaw::NotANumber => td_string!(lang, applications.flaw_number).to_owned(),
        Flaw::NotADate => td_string!(lang, applications.flaw_date).to_owned(),
        Flaw::SeveralLines => td_string!(lang, questions.flaw_several_lines).to_owned(),
        Flaw::TooManyRows(over) => td_string!(lang, questions.flaw_too_many_rows, over = over).to_string(),
        Flaw::NotAnOption => td_string!(lang, applications.flaw_option).to_owned(),
    }
}

pub fn row_flaw(lang: Lang, flaw: RowFlaw) -> &'static str {
    match flaw {
        RowFlaw::NoHeading => td_string!(lang, budget.row_no_heading),
        RowFlaw::NoConcept => td_string!(lang, applications.row_no_concept),
        RowFlaw::ConceptTooLong => td_string!(lang, applications.row_concept_long),
        RowFlaw::Quantity => td_string!(lang, applications.row_quantity),
        RowFlaw::UnitCost => td_string!(lang, applications.row_unit_cost),
        RowFlaw::TooLarge => td_string!(lang, applications.row_too_large),
    }
}

pub fn budget_flaw(lang: Lang, flaw: BudgetFlaw, terms: &LineTerms) -> String {
    let named = |place: usize| terms.headings.get(place).map_or("", |heading| both(lang, &heading.title));
    match flaw {
        BudgetFlaw::Row(row, flaw) => {
            td_string!(lang, applications.budget_row_flaw, row = row + 1, what = row_flaw(lang, flaw)).to_string()
        }
        BudgetFlaw::NothingAsked => td_string!(lang, applications.budget_nothing_asked).to_owned(),
        BudgetFlaw::OverCeiling(by) => {
            td_string!(lang, applications.budget_over_ceiling, by = money(by, terms.currency)).to_string()
        }
        BudgetFlaw::OverHeading(place, by) => {
            td_string!(lang, budget.over_heading, heading = named(place), by = money(by, terms.currency)).to_string()
        }
        BudgetFlaw::OverShare(place, most) => {
            let share = terms.headings.get(place).and_then(|heading| heading.share).unwrap_or_default();
            let most = money(most, terms.currency);
            td_string!(lang, budget.over_share, heading = named(place), share = share, most = most).to_string()
        }
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

/// A heading of the budget; nothing where the row has none.
pub fn heading(lang: Lang, terms: &LineTerms, id: &str) -> String {
    terms
        .headings
        .iter()
        .find(|heading| heading.id == id)
        .map_or_else(String::new, |heading| both(lang, &heading.title).to_owned())
}

/// What may be asked for under a heading at most; nothing where the call sets no limit of its own.
pub fn heading_limit(lang: Lang, heading: &Heading, currency: Currency) -> String {
    let ceiling = heading.ceiling.map(|most| td_string!(lang, budget.up_to, most = money(most, currency)).to_string());
    let share = heading.share.map(|share| td_string!(lang, budget.up_to_share, share = share).to_string());
    [ceiling, share].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Something that is missing, and the page where it is mended.
pub fn lack(lang: Lang, terms: &LineTerms, id: &ApplicationId, lack: &Lack) -> (String, String) {
    let application = id.to_string();
    let page = match lack {
        Lack::LegalPerson(_) => Page::ApplicationLegalPerson { application }.path(lang),
        Lack::Answer { field, .. } => format!("{}#{}", Page::ApplicationAnswers { application }.path(lang), field_id(field)),
        Lack::Budget(_) => Page::ApplicationBudget { application }.path(lang),
        Lack::Paper { paper } | Lack::TooManyFiles { paper, .. } | Lack::Quarantined { paper, .. } => {
            format!("{}#{paper}", Page::ApplicationFiles { application }.path(lang))
        }
    };
    (lack_says(lang, terms, lack), page)
}

/// Something that is missing.
pub fn lack_says(lang: Lang, terms: &LineTerms, lack: &Lack) -> String {
    match lack {
        Lack::LegalPerson(why) => other_legal_person(lang, *why),
        Lack::Answer { field, flaw } => wrong_answer(lang, terms, field, *flaw),
        Lack::Budget(wrong) => td_string!(lang, applications.lack_budget, what = budget_flaw(lang, *wrong, terms)).to_string(),
        Lack::Quarantined { name, .. } => td_string!(lang, applications.lack_quarantined, name = name.as_str()).to_string(),
        Lack::Paper { paper } => {
            let title = paper_title(lang, terms, paper);
            match terms.question(paper) {
                Some(_) => td_string!(lang, questions.lack_files, question = title).to_string(),
                None => td_string!(lang, applications.lack_paper, paper = title).to_string(),
            }
        }
        Lack::TooManyFiles { paper, over } => {
            let title = paper_title(lang, terms, paper);
            td_string!(lang, questions.lack_too_many_files, paper = title, over = *over).to_string()
        }
    }
}

/// The name of a wanted paper; for the files of a question, the question.
pub fn paper_title<'a>(lang: Lang, terms: &'a LineTerms, paper: &str) -> &'a str {
    wanted::find(terms, paper).map_or("", |wanted| both(lang, wanted.title))
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
        _ if state.overtaken => td_string!(lang, applications.line_overtaken),
        _ if rules::may_draft(&state, line.now).is_err() => td_string!(lang, applications.line_closed),
        _ => return None,
    };
    Some(says.to_owned())
}

/// The same about a draft, which nobody loses: also not where the closing passes while nothing is received.
pub fn draft_says(lang: Lang, line: &LineNow) -> Option<String> {
    let says = line_says(lang, line)?;
    let kept = (line.is_suspended() || line.holds_drafts()).then(|| td_string!(lang, applications.drafts_kept));
    let then = (line.state().overtaken && line.holds_drafts()).then(|| td_string!(lang, applications.once_resumed));
    Some([Some(says.as_str()), kept, then].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The letter to each member once an application was withdrawn.
pub fn withdrawn_letter(lang: Lang, to: String, base_url: &str, line: &LineNow, filed: &Filed) -> Letter {
    let (folio, page) = (filed.folio.to_string(), Page::Application { application: filed.id.to_string() }.path(lang));
    Letter {
        to,
        subject: td_string!(lang, receipts.withdrawn_subject, folio = folio.clone()).to_string(),
        body: td_string!(
            lang,
            receipts.withdrawn_body,
            line = line.title(lang),
            folio = folio,
            at = in_both_cities(lang, line.now),
            page = format!("{base_url}{page}")
        )
        .to_string(),
        link: None,
    }
}

/// The letter to whoever wrote in a draft that a colleague deleted.
pub fn deleted_letter(to: &Member, base_url: &str, line: &LineNow, whole: &WholeDraft, who: &str) -> Letter {
    let lang = to.lang;
    let there = |page: Page| format!("{base_url}{}", page.path(lang));
    Letter {
        to: to.email.clone(),
        subject: td_string!(lang, deletion.letter_subject, line = line.title(lang)).to_string(),
        body: td_string!(
            lang,
            deletion.letter_body,
            who = who,
            line = line.title(lang),
            at = in_both_cities(lang, line.now),
            answers = whole.answers.len(),
            rows = whole.budget.len(),
            files = whole.papers.len(),
            page = there(Page::Application { application: whole.draft.id.to_string() }),
            list = there(Page::Applications { association: whole.draft.association.to_string() })
        )
        .to_string(),
        link: None,
    }
}

/// The letter to those who draft or file, shortly before the closing. `lacks`: how many things are missing before it can be filed.
pub fn closing_letter(lang: Lang, to: String, base_url: &str, line: &LineNow, id: &ApplicationId, lacks: usize) -> Letter {
    let page = format!("{base_url}{}", Page::Application { application: id.to_string() }.path(lang));
    let at = line.closes().map(|deadline| deadlines::in_words(lang, &deadline)).unwrap_or_default();
    let ready = match lacks {
        0 => td_string!(lang, receipts.closing_ready).to_owned(),
        _ => td_string!(lang, receipts.closing_lacks, count = lacks).to_string(),
    };
    Letter {
        to,
        subject: td_string!(lang, receipts.closing_subject, line = line.title(lang)).to_string(),
        body: td_string!(lang, receipts.closing_body, line = line.title(lang), at = at, ready = ready, page = page).to_string(),
        link: None,
    }
}

/// Why a legal person does not fit.
pub fn misfit(lang: Lang, why: Misfit) -> &'static str {
    match why {
        Misfit::NoLegalPerson => td_string!(lang, applications.misfit_none),
        Misfit::NotMexican => td_string!(lang, applications.misfit_not_mexican),
        Misfit::NotAmerican => td_string!(lang, applications.misfit_not_american),
        Misfit::NoRfc => td_string!(lang, applications.misfit_no_rfc),
        Misfit::NoCluni => td_string!(lang, applications.misfit_no_cluni),
        Misfit::NoEin => td_string!(lang, applications.misfit_no_ein),
    }
}

/// That a draft was begun through a legal person that the call does not ask for, or no longer.
pub fn other_legal_person(lang: Lang, why: Misfit) -> String {
    match why {
        Misfit::NoLegalPerson => td_string!(lang, applications.lack_any_legal_person).to_owned(),
        why => td_string!(lang, applications.lack_legal_person, why = misfit(lang, why)).to_string(),
    }
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
