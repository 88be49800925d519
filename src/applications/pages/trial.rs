//! A line's form tried out before anybody else sees it: what applicants will fill in, checked as a filing is. Nothing of it is kept.

use super::{
    budget::{self, BLANK_ROWS},
    check, fields,
};
use crate::{
    applications::{
        answers,
        budget::{TypedRow, reckon},
        content::Plan,
        forms,
        model::{Draft, Paper, WholeDraft},
        papers::FileKind,
        rows::SentRow,
        rules::{self, Lack},
        wanted::{self, Wanted},
        words,
    },
    calls::terms::{LegalWanted, LineTerms, Question},
    clock::Now,
    i18n::td_string,
    ids::{ApplicationId, AssociationId, FileId, LineId},
    web::{form::Form, lang::Lang, parts::field_id},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The parts of the form that applicants fill in, with what was typed.
pub fn form(lang: Lang, form: &Form, terms: &LineTerms) -> AnyView {
    let mut rows = forms::rows(form);
    if rows.is_empty() {
        rows.resize_with(BLANK_ROWS, TypedRow::default);
    }
    let reckoning = reckon(&rows, terms.currency, rules::ceiling(terms), &terms.headings);
    let shown: Vec<SentRow> = rows.iter().cloned().map(SentRow::new).collect();
    let papers: Vec<(String, String)> =
        terms.papers.iter().map(|paper| (paper.id.clone(), words::both(lang, &paper.title).to_owned())).collect();
    let papers = if papers.is_empty() {
        view! { <p>{td_string!(lang, applications.no_papers)}</p> }.into_any()
    } else {
        form.choices(PAPER, td_string!(lang, office_form.trial_papers), papers, true)
    };
    // Nothing is sent up for a trial: a box stands for the files.
    let files = |question: &Question, label, hint| {
        let there = vec![("yes".to_owned(), td_string!(lang, office_form.trial_files).to_owned())];
        form.choices_with_hint(&files_field(&question.id), label, Some(hint), there, true)
    };
    view! {
        {fields::questions(lang, form, terms, &[], &files)}
        <section id="presupuesto">
            <h2>{td_string!(lang, applications.budget)}</h2>
            <input r#type="hidden" name="rows" value=rows.len().to_string()/>
            {budget::table(lang, &shown, &reckoning, terms, false)}
        </section>
        <h2>{td_string!(lang, applications.papers)}</h2>
        {papers}
    }
    .into_any()
}

/// The name under which papers of the list are ticked as attached.
const PAPER: &str = "paper";

/// The same for the files of a question.
fn files_field(question: &str) -> String {
    format!("files-{question}")
}

/// What of the form would be refused, each with its place on the page; nothing when all of it would be received.
pub fn refused(lang: Lang, form: &Form, terms: &LineTerms, now: Now) -> Vec<(String, String)> {
    let place = |lack: &Lack| match lack {
        Lack::Answer { field, .. } => format!("#{}", field_id(field)),
        Lack::Budget(_) => "#presupuesto".to_owned(),
        Lack::LegalPerson(_) => String::new(),
        Lack::Paper { paper } | Lack::TooManyFiles { paper, .. } | Lack::Quarantined { paper, .. } => {
            let field = if terms.question(paper).is_some() { files_field(paper) } else { PAPER.to_owned() };
            format!("#{}", field_id(&field))
        }
    };
    // Nobody applies here, through whomever.
    let terms = &LineTerms { legal_person: LegalWanted::Any, ..terms.clone() };
    let lacks = rules::lacks(terms, &draft(form, terms, now));
    lacks.iter().map(|lack| (words::lack_says(lang, terms, lack), place(lack))).collect()
}

/// What would be received, as the institution would read it.
pub fn received(lang: Lang, form: &Form, terms: &LineTerms, now: Now) -> AnyView {
    let draft = draft(form, terms, now);
    let Plan { answers, budget, papers } = Plan::of(terms, &draft);
    let shown = check::Shown { mark: &|_| None, file: &|file| file.name.clone().into_any() };
    check::sections(lang, terms, (&answers, &budget, &papers), shown, None)
}

/// What was typed, as if it were somebody's draft. It is nobody's and is kept nowhere.
fn draft(form: &Form, terms: &LineTerms, now: Now) -> WholeDraft {
    let nobody = Draft {
        id: ApplicationId::from_text("trial"),
        association: AssociationId::from_text("trial"),
        legal_person: None,
        line: LineId::from_text(&terms.line),
        saved_at: now,
        version: 0,
        terms_seen: terms.version,
    };
    let ticked = |wanted: &Wanted<'_>| match wanted.question {
        Some(_) => form.has(&files_field(wanted.id), "yes"),
        None => form.has(PAPER, wanted.id),
    };
    let papers = wanted::all(terms).filter(ticked).map(|wanted| Paper {
        id: FileId::from_text(wanted.id),
        paper: wanted.id.to_owned(),
        name: format!("{}.pdf", wanted.id),
        kind: FileKind::Pdf,
        bytes: 0,
        sha256: String::new(),
    });
    let answers = fields::typed(form).into_iter().map(|(field, text)| (field, answers::normal(&text))).collect();
    let (papers, budget) = (papers.collect(), forms::rows(form));
    WholeDraft { draft: nobody, deed: None, may_choose: false, answers, budget, papers, scans: BTreeMap::new() }
}
