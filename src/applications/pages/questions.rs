//! Everything an applicant is asked on a line, before any account: to read, to print, to decide whether it is worth it.

use super::shared::line_state;
use crate::{
    applications::{context::LineNow, rules, words},
    calls::{
        addresses::At,
        days::Days,
        deadlines,
        standing::Kind,
        terms::{LineTerms, PaperWanted, Question},
        words::of_the_past,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::CallId,
    web::{
        address::Page,
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show_questions(
    visit: Visit,
    At { id: call, .. }: At<CallId>,
    Path((_, line)): Path<(String, String)>,
) -> Result<Response> {
    let days = Days::parse(visit.uri.query().unwrap_or_default(), visit.now)?;
    let today = LineNow::at(&visit.app, &call, &line, visit.now).await?;
    let (lang, here) = (visit.lang, visit.uri.path().to_owned());
    let title = td_string!(lang, applications.questions_title, line = today.title(lang)).to_string();
    let head = Head::new(title.clone()).part(Part::Calls);
    if !days.are_past() {
        return Ok(visit.page(head, move || told(lang, &today, title, true)));
    }
    let then = match LineNow::on(&visit.app, &call, &line, days, visit.now).await {
        Ok(then) => Some(then).filter(|then| then.asked().is_some() || today.asked().is_none()),
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    Ok(visit.page(head, move || {
        let told = match &then {
            Some(then) => told(lang, then, title, false),
            None => view! { <h1>{title}</h1> <p class="nk">{td_string!(lang, applications.not_yet_asked)}</p> }.into_any(),
        };
        view! { {of_the_past(lang, days, here)} {told} }
    }))
}

/// `now`: what is asked today, so that one may begin.
fn told(lang: Lang, line: &LineNow, title: String, now: bool) -> AnyView {
    match line.asked() {
        Some(terms) => asked(lang, line, terms, title, now),
        None => followed(lang, line, title),
    }
}

fn asked(lang: Lang, line: &LineNow, terms: &LineTerms, title: String, now: bool) -> AnyView {
    let start = (now && rules::may_draft(&line.state(), line.now).is_ok()).then(|| {
        view! {
            <p class="row noprint"><a class="button" href=line.start_page().path(lang)>{td_string!(lang, applications.start_button)}</a></p>
        }
    });
    let most = match rules::ceiling(terms) {
        Some(most) => td_string!(lang, applications.ceiling, most = words::money(most, terms.currency)).to_string(),
        None => td_string!(lang, applications.no_ceiling).to_owned(),
    };
    let questions: Vec<_> = terms.questions.iter().map(|q| question(lang, q)).collect();
    let papers: Vec<_> = terms.papers.iter().map(|p| paper(lang, p)).collect();
    let no_papers = papers.is_empty().then(|| view! { <p>{td_string!(lang, applications.no_papers)}</p> });
    view! {
        {heading(lang, line, title)}
        {line_state(lang, line)}
        <p>{words::both(lang, &terms.description).to_owned()}</p>
        <p>{most}</p>
        {start}
        <h2>{td_string!(lang, applications.questions)}</h2>
        <ol>{questions}</ol>
        <h2>{td_string!(lang, applications.budget)}</h2>
        <p>{td_string!(lang, applications.budget_asked, currency = terms.currency.code()).to_string()}</p>
        <h2>{td_string!(lang, applications.papers)}</h2>
        {no_papers}
        <ol>{papers}</ol>
        <p class="meta noprint">{td_string!(lang, applications.questions_print)}</p>
    }
    .into_any()
}

fn heading(lang: Lang, line: &LineNow, title: String) -> AnyView {
    view! {
        <nav class="crumb" aria-label=td_string!(lang, applications.crumb)>
            <ol><li><a href=line.call_page().path(lang)>{line.call_title(lang)}</a></li></ol>
        </nav>
        <h1>{title}</h1>
        <p class="meta">{line.institution_name(lang)}</p>
    }
    .into_any()
}

/// A call that is followed here says so, and where to go instead.
fn followed(lang: Lang, line: &LineNow, title: String) -> AnyView {
    let wanted: Vec<_> = line.call.documents_required.iter().map(|text| view! { <li>{text.clone()}</li> }).collect();
    let wanted =
        (!wanted.is_empty()).then(|| view! { <h2>{td_string!(lang, applications.papers)}</h2> <ul lang="es">{wanted}</ul> });
    view! {
        {heading(lang, line, title)}
        {line.window.map(|window| deadlines::window(lang, &window, line.now, line.assessed.kind() == Kind::Suspended))}
        <p>{td_string!(lang, applications.followed)}</p>
        {wanted}
        <p><a href=Page::Desk.path(lang)>{td_string!(lang, applications.followed_record)}</a></p>
    }
    .into_any()
}

fn question(lang: Lang, question: &Question) -> AnyView {
    let hint = words::both(lang, &question.hint).to_owned();
    view! {
        <li>
            <b>{words::both(lang, &question.text).to_owned()}</b>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            <p class="meta">{words::how(lang, question)}" "{required(lang, question.required)}</p>
        </li>
    }
    .into_any()
}

fn paper(lang: Lang, paper: &PaperWanted) -> AnyView {
    view! { <li>{words::both(lang, &paper.title).to_owned()}" "<span class="meta">{required(lang, paper.required)}</span></li> }
        .into_any()
}

fn required(lang: Lang, required: bool) -> &'static str {
    if required { td_string!(lang, applications.required) } else { td_string!(lang, applications.optional) }
}
