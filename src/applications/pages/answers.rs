//! The form of answers: saves whatever is there, says limits, flags what does not fit yet.

use super::{
    amended, displaced,
    fields::{self, SHOWN},
    question_files,
    saving::{Fields, save_line},
    shared::{crumb, line_state, open_draft},
};
use crate::{
    applications::{
        answers::{self, Answers},
        asking,
        model::Conflict,
        needed, words,
    },
    calls::terms::{LineTerms, Question},
    error::Result,
    i18n::td_string,
    policy::{Act, may},
    web::{
        form::Form,
        lang::Lang,
        parts::{error_summary, field_id},
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_answers(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    answers_page(&visit, &id, None, &[]).await
}

/// The page; with a form that was refused, 422, that form, and both texts of what two people changed.
pub async fn answers_page(visit: &Visit, id: &str, refused: Option<Form>, conflicts: &[Conflict]) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::Draft(&association.id))?;
    line.still_drafted(&whole.draft.id)?;
    let lang = visit.lang;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let stored = |question: &str| whole.answers.get(question).cloned().unwrap_or_default();
    let summary = refused.as_ref().map(|form| error_summary(lang, form));
    let form = refused.unwrap_or_else(|| {
        let mut form = Form::of(whole.answers.iter().map(|(field, text)| (field.as_str(), text.clone())));
        tell_flaws(lang, &mut form, &terms, &whole.answers);
        form
    });
    let given = fields::typed(&form);
    let marks: Vec<_> = terms
        .questions
        .iter()
        .flat_map(|question| fields::shown(question, &given))
        .map(|field| view! { <input r#type="hidden" name=format!("{SHOWN}{field}") value=answers::seen(&stored(&field))/> })
        .collect();
    let most = visit.app.config.max_file_bytes;
    let files = |question: &Question, label, hint| question_files::in_form(lang, &whole, &terms, question, (label, hint), most);
    let fields = fields::questions(lang, &form, &terms, conflicts, &files);
    let sections = sections(lang, &terms);
    let gone = displaced::of_draft(visit, &whole, &terms).await?;
    let title = td_string!(lang, applications.answers_title, line = line.title(lang)).to_string();
    let saves = save_line(visit, &whole.draft, "respuestas", Fields::All);
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {summary}
            {crumb(lang, &association, Some((&whole.draft.id, &line)), title.clone())}
            <h1>{title}</h1>
            {amended::notice(lang, &whole.draft, &terms)}
            {line_state(lang, &line)}
            <p>{td_string!(lang, applications.answers_explain)}</p>
            {sections}
            <form method="post" id="respuestas" autocomplete="off">
                // What Enter does: save, and not the first button among the questions.
                <button hidden name="do" value="save"></button>
                {marks}
                {fields}
                {saves}
                <p class="row"><button class="button">{td_string!(lang, applications.save_button)}</button></p>
            </form>
            {displaced::section(lang, &gone)}
        }
    }))
}

/// Says at each field what does not fit; what is missing is no mistake yet.
fn tell_flaws(lang: Lang, form: &mut Form, terms: &LineTerms, given: &Answers) {
    for question in needed::asked(terms, given) {
        for (field, flaw) in answers::flaws(question, given).into_iter().filter(|(_, flaw)| !flaw.is_gap()) {
            form.fail(&field, asking::wrong_here(lang, question, &field, flaw));
        }
    }
}

/// Where the sections of a long form begin.
fn sections(lang: Lang, terms: &LineTerms) -> AnyView {
    let links: Vec<_> = terms
        .parts()
        .into_iter()
        .filter_map(|(section, _)| section)
        .map(|section| view! { <li><a href=format!("#{}", field_id(&section.id))>{words::both(lang, &section.title).to_owned()}</a></li> })
        .collect();
    if links.len() < 2 {
        return ().into_any();
    }
    view! { <nav aria-label=td_string!(lang, questions.sections)><ol class="steps">{links}</ol></nav> }.into_any()
}
