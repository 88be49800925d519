//! Questions that ask for files: among the others of the form, and above the files on the page where they are attached.

use super::{
    check::file_name,
    papers::{file_row, state, too_many},
};
use crate::{
    applications::{
        asking,
        model::WholeDraft,
        papers::{bytes_words, size_words},
        wanted::{self, Wanted},
        words,
    },
    calls::terms::{LineTerms, Question},
    i18n::td_string,
    web::{address::Page, lang::Lang, parts::field_id},
};
use leptos::prelude::*;

/// The question that asks for these files: where it stands, the institution's help, what is taken.
pub fn asked_by(lang: Lang, whole: &WholeDraft, terms: &LineTerms, question: &Question) -> AnyView {
    let section = terms.sections.iter().find(|section| question.section.as_ref() == Some(&section.id));
    let section = section.map(|section| view! { {words::both(lang, &section.title).to_owned()}" · " });
    let help = words::both(lang, &question.hint).to_owned();
    let form = Page::ApplicationAnswers { application: whole.draft.id.to_string() }.path(lang);
    let to = format!("{form}#{}", field_id(&question.id));
    view! {
        <p class="meta">{section}<a href=to>{td_string!(lang, questions.file_in_form)}<span class="vh">": "{words::both(lang, &question.text).to_owned()}</span></a></p>
        {(!help.is_empty()).then(|| view! { <p>{help}</p> })}
        <p class="hint">{asking::how(lang, question, terms.currency)}</p>
    }
    .into_any()
}

/// A question that asks for files, among the others: what is taken, what is there, and the button that saves what is written on the way
/// to where files are attached. `most`: bytes of one file.
pub fn in_form(
    lang: Lang,
    whole: &WholeDraft,
    terms: &LineTerms,
    question: &Question,
    (label, hint): (String, String),
    most: usize,
) -> AnyView {
    let Some(wanted) = Wanted::by(question) else { return ().into_any() };
    let hint = format!("{hint} {}", td_string!(lang, questions.file_size, most = bytes_words(most)));
    let mine: Vec<_> = whole
        .files_for(wanted.id)
        .map(|file| {
            let set_apart = whole.found_in(file).map(|found| {
                let says = td_string!(lang, applications.paper_quarantined, found = found).to_string();
                view! { <p class="why">{says}</p> }
            });
            view! { <li>{file_name(lang, whole, file)}" · "{size_words(file.bytes)}{set_apart}</li> }
        })
        .collect();
    let there = !mine.is_empty();
    // Nothing is missing while the answers do not lead here.
    let state = wanted::asked(terms, &whole.answers).contains(&wanted).then(|| state(lang, &wanted, there));
    let button = if there { td_string!(lang, questions.files_change) } else { td_string!(lang, questions.files_attach) };
    let title = words::both(lang, &question.text).to_owned();
    view! {
        <fieldset class="field" id=field_id(wanted.id)>
            <legend>{label}</legend>
            <p class="hint">{hint}</p>
            {state}
            {too_many(lang, whole, terms, &wanted)}
            {there.then(|| view! { <ul class="papers">{mine}</ul> })}
            <p class="row"><button class="button quiet" name="do" value=format!("files-{}", wanted.id)>{button}<span class="vh">": "{title}</span></button></p>
        </fieldset>
    }
    .into_any()
}

/// Files of questions that the answers so far do not lead to.
pub fn unasked(lang: Lang, whole: &WholeDraft, terms: &LineTerms, scans: bool) -> Option<AnyView> {
    let files: Vec<_> = whole
        .unasked(terms)
        .map(|file| {
            let question = words::paper_title(lang, terms, &file.paper).to_owned();
            view! { <p class="meta">{question}</p> <ul class="papers">{file_row(lang, whole, file, scans)}</ul> }
        })
        .collect();
    (!files.is_empty()).then(|| {
        view! {
            <section aria-labelledby="no-se-piden">
                <h2 id="no-se-piden">{td_string!(lang, questions.files_unasked)}</h2>
                <p>{td_string!(lang, questions.files_unasked_explain)}</p>
                {files}
            </section>
        }
        .into_any()
    })
}
