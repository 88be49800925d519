//! What is written and has no place in what is asked now: to be read and copied, in a draft and beside what was filed.

use super::said;
use crate::{
    applications::{
        displaced::{Rest, Written, displaced},
        model::WholeDraft,
        words,
    },
    calls::{store, terms::LineTerms},
    error::Result,
    i18n::td_string,
    web::{address::Page, lang::Lang, visit::Visit},
};
use leptos::prelude::*;

/// What a draft holds for questions that went; nothing where there is none.
pub async fn of_draft(visit: &Visit, whole: &WholeDraft, terms: &LineTerms) -> Result<Vec<Written>> {
    let versions = store::terms_versions(&visit.app.db, &whole.draft.line).await?;
    Ok(displaced(&versions, terms, &whole.answers))
}

/// Under the questions, and before filing.
pub fn section(lang: Lang, left: &[Written]) -> Option<AnyView> {
    (!left.is_empty()).then(|| {
        view! {
            <section aria-labelledby="sin-lugar">
                <h2 id="sin-lugar">{td_string!(lang, displaced.title)}</h2>
                <p>{td_string!(lang, displaced.explain)}</p>
                {texts(lang, left)}
            </section>
        }
        .into_any()
    })
}

/// How many files filing deletes, with the way to them.
pub fn files(lang: Lang, whole: &WholeDraft, terms: &LineTerms) -> Option<AnyView> {
    let (count, page) = (whole.unfiled(terms).count(), Page::ApplicationFiles { application: whole.draft.id.to_string() });
    (count > 0).then(|| {
        let says = td_string!(lang, displaced.files, count = count).to_string();
        let way = td_string!(lang, displaced.files_link);
        view! { <div class="notice"><p>{says}</p><p><a href=page.path(lang)>{way}</a></p></div> }.into_any()
    })
}

/// Beside what was filed: its association reads it, and nobody else.
pub fn of_filed(lang: Lang, rest: &Rest) -> Option<AnyView> {
    (!rest.is_empty()).then(|| {
        let names: Vec<_> = rest.files.iter().map(|name| view! { <li>{name.clone()}</li> }).collect();
        let files = (!names.is_empty()).then(|| view! { <p>{td_string!(lang, displaced.files_gone)}</p> <ul>{names}</ul> });
        view! {
            <section aria-labelledby="sin-presentar">
                <h2 id="sin-presentar">{td_string!(lang, displaced.not_filed)}</h2>
                <p>{td_string!(lang, displaced.not_filed_explain)}</p>
                {texts(lang, &rest.written)}
                {files}
            </section>
        }
        .into_any()
    })
}

fn texts(lang: Lang, left: &[Written]) -> AnyView {
    let items: Vec<_> = left
        .iter()
        .map(|one| match &one.question {
            Some(question) => {
                let said = said::answer(lang, question, &one.answers, one.currency);
                view! { <div><dt>{words::both(lang, &question.text).to_owned()}</dt>{said}</div> }.into_any()
            }
            None => {
                let texts: Vec<_> = one.answers.values().map(|text| view! { <dd class="typed">{text.clone()}</dd> }).collect();
                view! { <div><dt>{td_string!(lang, kept.not_asked)}</dt>{texts}</div> }.into_any()
            }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <dl class="facts">{items}</dl> }).into_any()
}
