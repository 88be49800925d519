//! The form of answers: saves whatever is there, says limits, flags what does not fit yet.

use super::{
    conflicts::both,
    saving::save_line,
    shared::{crumb, line_state, open_draft},
};
use crate::{
    applications::{
        answers::{self, Flaw},
        model::Conflict,
        rules, words,
    },
    calls::terms::{Question, QuestionKind},
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

/// The name of the field that carries the mark of what was shown.
pub fn shown_name(question: &str) -> String {
    format!("shown-{question}")
}

pub async fn show_answers(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    answers_page(&visit, &id, None, &[]).await
}

/// The page; with a form that was refused, 422, that form, and both texts of what two people changed.
pub async fn answers_page(visit: &Visit, id: &str, refused: Option<Form>, conflicts: &[Conflict]) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::Draft(&association.id))?;
    rules::may_draft(&line.state(), visit.now)?;
    let lang = visit.lang;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let stored = |question: &str| whole.answers.get(question).cloned().unwrap_or_default();
    let summary = refused.as_ref().map(|form| error_summary(lang, form));
    let form = refused.unwrap_or_else(|| {
        let mut form = Form::of(terms.questions.iter().map(|q| (q.id.as_str(), stored(&q.id))));
        let flawed = terms.questions.iter().filter_map(|q| Some((q, answers::flaw(q, &stored(&q.id))?)));
        // What is missing is no mistake yet; what does not fit is.
        flawed.filter(|(_, flaw)| *flaw != Flaw::Missing).for_each(|(q, flaw)| form.fail(&q.id, words::flaw(lang, flaw)));
        form
    });
    let marks: Vec<_> = terms
        .questions
        .iter()
        .map(|q| view! { <input r#type="hidden" name=shown_name(&q.id) value=answers::seen(&stored(&q.id))/> })
        .collect();
    let fields: Vec<_> = terms
        .questions
        .iter()
        .map(|q| {
            let conflict = conflicts.iter().find(|conflict| conflict.question == q.id);
            let both = conflict.map(|conflict| both(lang, q, form.raw(&q.id), conflict));
            view! { <div class="asked">{both}{field(lang, &form, q)}</div> }
        })
        .collect();
    let title = td_string!(lang, applications.questions_title, line = line.title(lang)).to_string();
    let saves = save_line(visit, &whole.draft, "respuestas");
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {summary}
            {crumb(lang, &association, Some(&whole.draft.id))}
            <h1>{title}</h1>
            {line_state(lang, &line)}
            <p>{td_string!(lang, applications.answers_explain)}</p>
            <form method="post" id="respuestas">
                {marks}
                {fields}
                {saves}
                <p class="row"><button class="button">{td_string!(lang, applications.save_button)}</button></p>
            </form>
        }
    }))
}

fn field(lang: Lang, form: &Form, question: &Question) -> AnyView {
    let label = words::both(lang, &question.text);
    let label = if question.required {
        label.to_owned()
    } else {
        td_string!(lang, applications.label_optional, label = label).to_string()
    };
    let hint = [words::both(lang, &question.hint).to_owned(), words::how(lang, question)];
    let hint = hint.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    let control = match &question.kind {
        QuestionKind::Short => form.input(&question.id, label).hint(hint).view(),
        QuestionKind::Long { max_chars } => form.input(&question.id, label).hint(hint).rows(rows(*max_chars)).view(),
        QuestionKind::Number => form.input(&question.id, label).hint(hint).inputmode("numeric").view(),
        QuestionKind::Date => form.input(&question.id, label).hint(hint).kind("date").view(),
        QuestionKind::YesNo => {
            let options = [("yes", td_string!(lang, applications.yes)), ("no", td_string!(lang, applications.no))];
            let options = options.into_iter().map(|(value, word)| (value.to_owned(), word.to_owned())).collect();
            form.choices_with_hint(&question.id, label, Some(words::both(lang, &question.hint).to_owned()), options, false)
        }
        QuestionKind::Choice { options } => {
            let options = options.iter().enumerate().map(|(i, option)| (i.to_string(), words::both(lang, option).to_owned()));
            form.choices_with_hint(
                &question.id,
                label,
                Some(words::both(lang, &question.hint).to_owned()),
                options.collect(),
                false,
            )
        }
    };
    let count = answers::most_chars(&question.kind).map(|most| {
        let used = form.raw(&question.id).trim().chars().count();
        let (class, says) = if used > most {
            ("count over", td_string!(lang, applications.count_over, over = used - most).to_string())
        } else {
            ("count", td_string!(lang, applications.count_left, left = most - used).to_string())
        };
        let id = format!("{}-count", field_id(&question.id));
        view! { <p class=class id=id data-most=most.to_string()>{says}</p> }
    });
    view! { {control}{count} }.into_any()
}

/// As tall as the answer may get, within reason.
fn rows(max_chars: u32) -> u32 {
    (max_chars / 90).clamp(4, 14)
}
