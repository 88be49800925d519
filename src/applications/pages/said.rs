//! Answers to read: of a draft that is checked, of what was filed, on the institution's side. Every kind of question, by sections.

use crate::{
    applications::{
        answers::{self, Answers},
        asking::{self, Said},
        corrections::model::Part,
        model::{Content, Paper, WholeDraft},
        needed::Needed,
        papers::size_words,
        rules,
        wanted::Wanted,
        words,
    },
    calls::{
        money::Currency,
        terms::{LineTerms, Question},
    },
    i18n::td_string,
    web::lang::Lang,
};
use leptos::prelude::*;

/// How the name of a file is shown: alone, or as the way to it.
pub type Name<'a> = &'a dyn Fn(&Paper) -> AnyView;

/// What was answered to each question that is asked, also to those that were left without an answer. An answer that was given stays to
/// read where another that led to it was corrected since. `mark`: what is said beside an answer besides.
pub fn answers(
    lang: Lang,
    terms: &LineTerms,
    (written, papers): (&Answers, &[Paper]),
    mark: &dyn Fn(&Part) -> Option<AnyView>,
    name: Name<'_>,
) -> AnyView {
    let is_read = is_read(terms, written, papers);
    let parts = terms.parts().into_iter().filter_map(|(section, questions)| {
        let asked: Vec<_> = questions
            .into_iter()
            .map(|question| (question, mark(&Part::of(question))))
            .filter(|(question, mark)| mark.is_some() || is_read(question))
            .map(|(question, mark)| {
                let said = given(lang, question, (written, papers), terms.currency, name);
                let id = place(&Part::of(question));
                view! { <div id=id><dt>{words::both(lang, &question.text).to_owned()}</dt>{said}{mark.map(beside)}</div> }
            })
            .collect();
        let heading = section.map(|section| view! { <h3>{words::both(lang, &section.title).to_owned()}</h3> });
        (!asked.is_empty()).then(|| view! { {heading} <dl class="facts">{asked}</dl> })
    });
    parts.collect_view().into_any()
}

/// Whether a question stands among the answers: it is asked, or was answered though it no longer is.
fn is_read<'a>(terms: &LineTerms, written: &'a Answers, papers: &'a [Paper]) -> impl Fn(&Question) -> bool + 'a {
    let needed = Needed::of(terms, written);
    let has_files = |question: &Question| papers.iter().any(|file| file.paper == question.id);
    move |question| needed.is(&question.id) || answers::is_answered(question, written) || has_files(question)
}

/// The answers and papers of what was filed in the order in which they stand, each with what it is called.
pub fn parts(lang: Lang, content: &Content) -> Vec<(Part, String)> {
    let is_read = is_read(&content.terms, &content.answers, &content.papers);
    let of_sections = content.terms.parts().into_iter().flat_map(|(_, questions)| questions);
    let answers = of_sections.filter(|q| is_read(q)).map(|q| (Part::of(q), words::both(lang, &q.text).to_owned()));
    let papers = content.terms.papers.iter().map(|p| (Part::Paper(p.id.clone()), words::both(lang, &p.title).to_owned()));
    answers.chain(papers).collect()
}

/// Where a part of what was filed stands on a page.
pub fn place(part: &Part) -> String {
    match part {
        Part::Answer(id) | Part::Paper(id) => format!("respuesta-{id}"),
        Part::Budget => "lo-presupuestado".to_owned(),
    }
}

/// A mark in a list of answers.
pub fn beside(mark: AnyView) -> AnyView {
    view! { <dd class="corrected">{mark}</dd> }.into_any()
}

/// What was given to one question, in writing or as files.
pub fn given(
    lang: Lang,
    question: &Question,
    (written, papers): (&Answers, &[Paper]),
    currency: Currency,
    name: Name<'_>,
) -> AnyView {
    if Wanted::by(question).is_none() {
        return answer(lang, question, written, currency);
    }
    view! { <dd>{files(lang, papers, &question.id, name)}</dd> }.into_any()
}

/// The files for one paper, with their hashes.
pub fn files(lang: Lang, papers: &[Paper], paper: &str, name: Name<'_>) -> AnyView {
    let mine: Vec<_> = papers
        .iter()
        .filter(|file| file.paper == paper)
        .map(|file| {
            view! { <p>{name(file)}" · "{size_words(file.bytes)}<br/><code>{file.sha256.clone()}</code></p> }
        })
        .collect();
    if mine.is_empty() { td_string!(lang, applications.no_file).into_any() } else { mine.into_any() }
}

/// What was written as the answer to one question.
pub fn answer(lang: Lang, question: &Question, given: &Answers, currency: Currency) -> AnyView {
    match asking::said(lang, question, given, currency) {
        Said::Nothing => view! { <dd class="typed">{td_string!(lang, applications.no_answer)}</dd> }.into_any(),
        Said::Text(text) => view! { <dd class="typed">{text}</dd> }.into_any(),
        Said::List(items) => {
            let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
            view! { <dd><ul>{items}</ul></dd> }.into_any()
        }
        Said::Table { head, rows } => {
            let rows: Vec<_> = rows
                .into_iter()
                .map(|row| {
                    let cells: Vec<_> = row
                        .into_iter()
                        .zip(&head)
                        .map(|(cell, h)| view! { <td role="cell" data-h=h.clone()>{cell}</td> })
                        .collect();
                    view! { <tr role="row">{cells}</tr> }
                })
                .collect();
            let head: Vec<_> = head.into_iter().map(|h| view! { <th role="columnheader" scope="col">{h}</th> }).collect();
            view! {
                <dd><table role="table">
                    <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table></dd>
            }
            .into_any()
        }
    }
}

/// What is in the draft and will not be filed, since the answers do not lead to it.
pub fn left_out(lang: Lang, terms: &LineTerms, draft: &WholeDraft) -> AnyView {
    let needed = Needed::of(terms, &draft.answers);
    let left = terms.questions.iter().filter(|question| !needed.is(&question.id) && rules::is_answered(question, draft));
    let items: Vec<_> = left.map(|question| view! { <li>{words::both(lang, &question.text).to_owned()}</li> }).collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <div class="notice"><p>{td_string!(lang, questions.left_out)}</p><ul>{items}</ul></div> }.into_any()
}
