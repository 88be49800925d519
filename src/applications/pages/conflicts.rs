//! Two texts for one answer: both are shown, with who saved the other and when, and one of them is chosen or the two are joined.

use crate::{
    applications::{
        answers, asking,
        model::{Conflict, Who},
        words,
    },
    calls::terms::Question,
    clock::Now,
    i18n::td_string,
    web::{lang::Lang, parts::field_id},
};
use leptos::prelude::*;

/// The name of the field that says which text to keep.
pub fn keep_name(question: &str) -> String {
    format!("keep-{question}")
}

/// The name of the field that carries what somebody had written when the two texts met.
pub fn mine_name(question: &str) -> String {
    format!("mine-{question}")
}

/// Both texts of an answer and the choice.
pub fn both(lang: Lang, question: &Question, mine: &str, conflict: &Conflict) -> AnyView {
    let said = |text: &str| {
        if text.trim().is_empty() {
            td_string!(lang, applications.no_answer).to_owned()
        } else {
            asking::field_said(lang, question, &conflict.question, text)
        }
    };
    both_texts(lang, conflict, mine, (said(&conflict.theirs.text), said(mine)))
}

/// Both texts, as they are said, and the choice. A form that comes back without scripts has it at its field; the island is sent it and puts
/// it there.
pub fn both_texts(lang: Lang, conflict: &Conflict, mine: &str, (said_theirs, said_mine): (String, String)) -> AnyView {
    let (theirs_title, keep_theirs) = theirs(lang, &conflict.who, Some(conflict.theirs.at));
    // The field: an option or a cell of a question, where it has several.
    let field = &conflict.question;
    let id = format!("{}-both", field_id(field));
    let name = keep_name(field);
    let option = |value, label| choice(&id, &name, value, label);
    view! {
        <fieldset class="both" id=id.clone() data-question=field.clone() data-theirs=conflict.theirs.text.clone()
            data-shown=answers::seen(&conflict.theirs.text)>
            <legend>{td_string!(lang, applications.both_title)}</legend>
            <input r#type="hidden" name=mine_name(field) value=mine.to_owned()/>
            <p class="meta">{theirs_title}</p>
            <blockquote class="typed">{said_theirs}</blockquote>
            <p class="meta">{td_string!(lang, applications.both_mine)}</p>
            <blockquote class="typed">{said_mine}</blockquote>
            {option("mine", td_string!(lang, applications.keep_mine).to_owned())}
            {option("theirs", keep_theirs)}
            {option("edited", td_string!(lang, applications.keep_edited).to_owned())}
            // The form's own button does the same; the island shows this one.
            <button type="button" class="button quiet" hidden>{td_string!(lang, applications.keep_button)}</button>
        </fieldset>
    }
    .into_any()
}

/// How the other version is headed, and how one keeps it.
pub fn theirs(lang: Lang, who: &Who, at: Option<Now>) -> (String, String) {
    let at = at.map(|at| words::in_both_cities(lang, at));
    let (title, keep) = match who {
        Who::Colleague(name) => (
            at.map(|at| td_string!(lang, applications.both_theirs, who = name.as_str(), at = at).to_string()),
            td_string!(lang, applications.keep_theirs, who = name.as_str()).to_string(),
        ),
        Who::Yourself => (
            at.map(|at| td_string!(lang, applications.both_yours, at = at).to_string()),
            td_string!(lang, applications.keep_yours).to_owned(),
        ),
        Who::Unknown => (
            at.map(|at| td_string!(lang, applications.both_other, at = at).to_string()),
            td_string!(lang, applications.keep_other).to_owned(),
        ),
    };
    (title.unwrap_or_else(|| td_string!(lang, applications.both_stored).to_owned()), keep)
}

/// One way to settle it.
pub fn choice(id: &str, name: &str, value: &'static str, label: String) -> AnyView {
    let id = format!("{id}-{value}");
    view! {
        <div class="choice">
            <input r#type="radio" id=id.clone() name=name.to_owned() value=value required/>
            <label r#for=id>{label}</label>
        </div>
    }
    .into_any()
}

/// What the error at the field says.
pub fn says(lang: Lang, conflict: &Conflict) -> String {
    match &conflict.who {
        Who::Colleague(name) => td_string!(lang, applications.answer_changed, who = name.as_str()).to_string(),
        Who::Yourself => td_string!(lang, applications.answer_changed_yours).to_owned(),
        Who::Unknown => td_string!(lang, applications.answer_changed_other).to_owned(),
    }
}
