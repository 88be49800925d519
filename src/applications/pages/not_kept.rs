//! Words that came for an application that takes none: nothing of them was saved, and all of them are given back to be copied.

use super::{
    budget_rows::as_typed,
    deleted, late, said,
    shared::{Opened, crumb, open},
};
use crate::{
    applications::{
        answers::{Answers, is_answered, question_of},
        budget::TypedRow,
        context::LineNow,
        merge::{Merge, Sent, merge},
        model::Application,
        rows::{SentRow, mark},
        words,
    },
    calls::terms::LineTerms,
    error::Result,
    i18n::td_string,
    ids::ApplicationId,
    policy::Refusal,
    web::{address::Page, errors, lang::Lang, shell::Head, visit::Visit},
};
use axum::response::Response;
use leptos::prelude::*;

/// What somebody had typed.
pub enum Typed {
    Answers(Vec<Sent>),
    Budget(Vec<SentRow>),
}

/// Why it was refused, what stands, and the words that are in nothing that stands.
pub async fn not_kept(visit: &Visit, id: &str, why: Refusal, typed: Typed) -> Result<Response> {
    if why == Refusal::DraftDeleted {
        return deleted::page(visit, &ApplicationId::from_text(id), Some(typed)).await;
    }
    let Opened { application, line, association } = open(visit, id).await?;
    let lang = visit.lang;
    let terms = match &application {
        Application::Draft(_) => line.asked(),
        Application::Filed(filed) => Some(&filed.content.terms),
    };
    // Without its questions there is nothing to say that the refusal does not.
    let terms = terms.ok_or(why)?;
    let (what, lost) = match typed {
        Typed::Answers(sent) => {
            (td_string!(lang, applications.questions), answers(lang, terms, &lost_answers(&application, sent)))
        }
        Typed::Budget(rows) => {
            let lost = lost_rows(&application, terms, rows);
            (td_string!(lang, applications.budget), budget(lang, terms, &lost))
        }
    };
    let title = match lost {
        Some(_) => td_string!(lang, kept.title),
        None => td_string!(lang, errors.refused_title),
    };
    let there = match &application {
        Application::Draft(_) => td_string!(lang, late.to_draft),
        Application::Filed(_) => td_string!(lang, kept.to_filed),
    };
    let stands = stands(lang, &application);
    let refused = refused(visit, &line, why);
    let page = Page::Application { application: id.to_owned() }.path(lang);
    Ok(visit.page_as(errors::status(why), Head::private(title), move || {
        let lost = match lost {
            Some(lost) => view! { <p>{td_string!(lang, kept.copy)}</p> <h2>{what}</h2> {lost} }.into_any(),
            None => view! { <p>{td_string!(lang, kept.all_there)}</p> }.into_any(),
        };
        view! {
            {crumb(lang, &association, None, title)}
            <h1>{title}</h1>
            <div class="notice warn" role="alert">{refused}<p>{stands}</p></div>
            {lost}
            <p class="row noprint"><a class="button" href=page>{there}</a></p>
        }
    }))
}

/// Why; where time decides, with the clock that decided.
fn refused(visit: &Visit, line: &LineNow, why: Refusal) -> AnyView {
    let lang = visit.lang;
    match why {
        Refusal::WindowClosed => view! {
            <p>{late::clock(lang, visit.now)}</p>
            <p>{late::window(lang, line)}</p>
        }
        .into_any(),
        Refusal::AlreadyFiled => view! { <p>{late::clock(lang, visit.now)}</p> }.into_any(),
        _ => view! { <p>{errors::words(lang, why)}</p> }.into_any(),
    }
}

/// What there is instead of what was sent.
fn stands(lang: Lang, application: &Application) -> String {
    match application {
        Application::Draft(whole) => {
            let at = words::in_both_cities(lang, whole.draft.saved_at);
            td_string!(lang, kept.draft, at = at).to_string()
        }
        Application::Filed(filed) => {
            let at = words::in_both_cities(lang, filed.filed_at);
            td_string!(lang, kept.filed, folio = filed.folio.to_string(), at = at).to_string()
        }
    }
}

/// The fields in which something was written that stands nowhere.
fn lost_answers(application: &Application, sent: Vec<Sent>) -> Answers {
    let stored = match application {
        Application::Draft(whole) => &whole.answers,
        Application::Filed(filed) => &filed.content.answers,
    };
    let is_lost = |sent: &Sent| {
        let there = stored.get(&sent.question).map_or("", String::as_str);
        !sent.text.trim().is_empty() && merge(&sent.text, there, &sent.shown) != Merge::Unchanged
    };
    sent.into_iter().filter(is_lost).map(|sent| (sent.question, sent.text)).collect()
}

/// The rows that were written here and stand nowhere.
fn lost_rows(application: &Application, terms: &LineTerms, rows: Vec<SentRow>) -> Vec<TypedRow> {
    let stands = |row: &TypedRow| match application {
        Application::Draft(whole) => whole.budget.contains(row),
        Application::Filed(filed) => {
            row.parse(terms.currency, &terms.headings).is_ok_and(|row| filed.content.budget.rows.contains(&row))
        }
    };
    let lost = rows.into_iter().filter(|row| !row.typed.is_blank() && mark(&row.typed) != row.shown && !stands(&row.typed));
    lost.map(|row| row.typed).collect()
}

/// All of it, where there is nothing any more that it could stand in.
pub(super) fn all(lang: Lang, terms: &LineTerms, typed: Typed) -> Option<AnyView> {
    match typed {
        Typed::Answers(sent) => {
            let written = sent.into_iter().filter(|sent| !sent.text.trim().is_empty());
            answers(lang, terms, &written.map(|sent| (sent.question, sent.text)).collect())
        }
        Typed::Budget(rows) => {
            let written: Vec<_> = rows.into_iter().map(|row| row.typed).filter(|row| !row.is_blank()).collect();
            budget(lang, terms, &written)
        }
    }
}

/// Each question with what was written under it; last what belongs to no question that is asked now.
fn answers(lang: Lang, terms: &LineTerms, lost: &Answers) -> Option<AnyView> {
    let asked = terms.questions.iter().filter(|question| is_answered(question, lost)).map(|question| {
        let written = said::answer(lang, question, lost, terms.currency);
        view! { <div><dt>{words::both(lang, &question.text).to_owned()}</dt>{written}</div> }
    });
    let asked = asked.collect_view();
    let others = lost.iter().filter(|(field, _)| question_of(terms, field).is_none()).map(|(_, text)| {
        view! { <div><dt>{td_string!(lang, kept.not_asked)}</dt><dd class="typed">{text.clone()}</dd></div> }
    });
    let others = others.collect_view();
    (!lost.is_empty()).then(|| view! { <dl class="facts">{asked}{others}</dl> }.into_any())
}

fn budget(lang: Lang, terms: &LineTerms, lost: &[TypedRow]) -> Option<AnyView> {
    let rows = lost.iter().map(|row| view! { <li class="typed">{as_typed(lang, terms, row)}</li> });
    let rows = rows.collect_view();
    (!lost.is_empty()).then(|| view! { <ul>{rows}</ul> }.into_any())
}
