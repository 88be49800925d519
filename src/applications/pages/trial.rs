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
        rules::{self, Lack},
        words,
    },
    calls::terms::{LegalWanted, LineTerms},
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
    let papers: Vec<(String, String)> =
        terms.papers.iter().map(|paper| (paper.id.clone(), words::both(lang, &paper.title).to_owned())).collect();
    let papers = if papers.is_empty() {
        view! { <p>{td_string!(lang, applications.no_papers)}</p> }.into_any()
    } else {
        form.choices(PAPER, td_string!(lang, office_form.trial_papers), papers, true)
    };
    view! {
        {fields::questions(lang, form, terms, &[])}
        <section id="presupuesto">
            <h2>{td_string!(lang, applications.budget)}</h2>
            <input r#type="hidden" name="rows" value=rows.len().to_string()/>
            {budget::table(lang, &rows, &reckoning, terms, false)}
        </section>
        <h2>{td_string!(lang, applications.papers)}</h2>
        {papers}
    }
    .into_any()
}

/// The name under which papers are ticked as attached.
const PAPER: &str = "paper";

/// What of the form would be refused, each with its place on the page; nothing when all of it would be received.
pub fn refused(lang: Lang, form: &Form, terms: &LineTerms, now: Now) -> Vec<(String, String)> {
    let place = |lack: &Lack| match lack {
        Lack::Answer { field, .. } => format!("#{}", field_id(field)),
        Lack::Budget(_) => "#presupuesto".to_owned(),
        Lack::LegalPerson(_) => String::new(),
        Lack::Paper { .. } | Lack::Quarantined { .. } => format!("#{}", field_id(PAPER)),
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
    check::sections(lang, terms, (&answers, &budget, &papers), &|_| None, None)
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
    let papers = terms.papers.iter().filter(|paper| form.has(PAPER, &paper.id)).map(|paper| Paper {
        id: FileId::from_text(&paper.id),
        paper: paper.id.clone(),
        name: format!("{}.pdf", paper.id),
        kind: FileKind::Pdf,
        bytes: 0,
        sha256: String::new(),
    });
    let answers = fields::typed(form).into_iter().map(|(field, text)| (field, answers::normal(&text))).collect();
    let (papers, budget) = (papers.collect(), forms::rows(form));
    WholeDraft { draft: nobody, deed: None, may_choose: false, answers, budget, papers, scans: BTreeMap::new() }
}
