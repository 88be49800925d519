//! Everything an applicant is asked on a line, before any account: to read, to print, to decide whether it is worth it.

use super::{criteria::criteria, papers::taken as files_taken, shared::line_state};
use crate::{
    applications::{asking, context::LineNow, receipt, requirements, rules, wanted, words},
    calls::{
        addresses::At,
        days::Days,
        deadlines,
        facts::Subject,
        live,
        terms::{LineTerms, PaperWanted, Question},
        words::{legal_wanted, of_the_past},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::CallId,
    web::{
        address::Page,
        download::public_attachment,
        lang::Lang,
        parts::crumbs,
        shell::{Head, Part},
        visit::{Visit, made_from},
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
    let file_bytes = visit.app.config.max_file_bytes;
    let title = td_string!(lang, applications.questions_title, line = today.title(lang)).to_string();
    let head = Head::new(title.clone()).part(Part::Calls);
    if !days.are_past() {
        let reads = live::record(&visit.app).await?.behind(&Subject::line(&today.line.id));
        return Ok(made_from(visit.page(head, move || told(lang, &today, title, true, file_bytes)), reads));
    }
    let then = match LineNow::on(&visit.app, &call, &line, days, visit.now).await {
        Ok(then) => Some(then).filter(|then| then.asked().is_some() || today.asked().is_none()),
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    Ok(visit.page(head, move || {
        let told = match &then {
            Some(then) => told(lang, then, title, false, file_bytes),
            None => view! { <h1>{title}</h1> <p class="nk">{td_string!(lang, applications.not_yet_asked)}</p> }.into_any(),
        };
        view! { {of_the_past(lang, days, here)} {told} }
    }))
}

/// The same as a sheet to take along.
pub async fn show_requirements(
    visit: Visit,
    At { id: call, .. }: At<CallId>,
    Path((_, line)): Path<(String, String)>,
) -> Result<Response> {
    let line = LineNow::at(&visit.app, &call, &line, visit.now).await?;
    let reads = live::record(&visit.app).await?.behind(&Subject::line(&line.line.id));
    let terms = line.asked().ok_or(Error::NotFound)?;
    let sheet = requirements::sheet(&visit.app, visit.lang, &line, terms);
    let name = format!("{}.pdf", td_string!(visit.lang, questions.sheet_file, line = line.line.id.to_string()));
    Ok(made_from(public_attachment(&name, "application/pdf", receipt::pdf(sheet).await?), reads))
}

/// `now`: what is asked today, so that one may begin. `file_bytes`: most of one file.
fn told(lang: Lang, line: &LineNow, title: String, now: bool, file_bytes: usize) -> AnyView {
    match line.asked() {
        Some(terms) => asked(lang, line, terms, title, (now, file_bytes)),
        None => followed(lang, line, title),
    }
}

fn asked(lang: Lang, line: &LineNow, terms: &LineTerms, title: String, (now, file_bytes): (bool, usize)) -> AnyView {
    let start = (now && rules::may_draft(&line.state(), line.now).is_ok()).then(|| {
        view! {
            <p class="row noprint"><a class="button" href=line.start_page().path(lang)>{td_string!(lang, applications.start_button)}</a></p>
        }
    });
    let papers: Vec<_> = terms.papers.iter().map(|p| paper(lang, p)).collect();
    let sheet = Page::LineRequirements { slug: line.call.id.to_string(), line: line.line.id.to_string() }.path(lang);
    let blank = Page::LineBlankForm { slug: line.call.id.to_string(), line: line.line.id.to_string() }.path(lang);
    let taken = wanted::all(terms).next().is_some().then(|| view! { <p>{files_taken(lang, file_bytes)}</p> });
    let no_papers = wanted::all(terms).next().is_none().then(|| view! { <p>{td_string!(lang, applications.no_papers)}</p> });
    view! {
        {heading(lang, line, title)}
        {line_state(lang, line)}
        <p>{words::both(lang, &terms.description).to_owned()}</p>
        <p>{asking::ceiling(lang, terms)}</p>
        <p>{legal_wanted(lang, terms.legal_person)}</p>
        {terms.blind.then(|| view! { <p>{td_string!(lang, blind.public)}</p> })}
        {who_may(lang, line, terms)}
        {start}
        <h2>{td_string!(lang, applications.questions)}</h2>
        {questions(lang, terms)}
        <h2>{td_string!(lang, applications.budget)}</h2>
        <p>{td_string!(lang, applications.budget_asked, currency = terms.currency.code()).to_string()}</p>
        {headings(lang, terms)}
        <h2>{td_string!(lang, applications.papers)}</h2>
        {no_papers}
        {taken}
        <ol>{papers}</ol>
        <h2 id="criterios">{td_string!(lang, criteria.heading)}</h2>
        {criteria(lang, &terms.criteria)}
        <p class="noprint"><a href=sheet download>{td_string!(lang, questions.sheet_link)}</a></p>
        <p class="noprint"><a href=blank>{td_string!(lang, questions.blank_link)}</a></p>
        <p class="meta noprint">{td_string!(lang, applications.questions_print)}</p>
    }
    .into_any()
}

/// The way to the call's rules as questions, where it has some.
fn who_may(lang: Lang, line: &LineNow, terms: &LineTerms) -> Option<AnyView> {
    let to = Page::LineEligibility { slug: line.call.id.to_string(), line: line.line.id.to_string() }.path(lang);
    let link = view! { <p class="noprint"><a href=to>{td_string!(lang, eligibility.link)}</a></p> };
    (!terms.eligibility.is_empty()).then(|| link.into_any())
}

fn heading(lang: Lang, line: &LineNow, title: String) -> AnyView {
    view! {
        {crumbs(lang, [(line.call_title(lang), line.call_page())], title.clone())}
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
        {line.window.map(|window| deadlines::window(lang, &window, line.now, line.closing_held))}
        <p>{td_string!(lang, applications.followed)}</p>
        {wanted}
        <p><a href=Page::Desk.path(lang)>{td_string!(lang, applications.followed_record)}</a></p>
    }
    .into_any()
}

/// The questions by sections, numbered through.
fn questions(lang: Lang, terms: &LineTerms) -> AnyView {
    let mut number = 1;
    let parts = terms.parts().into_iter().map(|(section, questions)| {
        let first = number;
        number += questions.len();
        let heading = section.map(|section| {
            let help = words::both(lang, &section.help).to_owned();
            view! { <h3>{words::both(lang, &section.title).to_owned()}</h3> {(!help.is_empty()).then(|| view! { <p>{help}</p> })} }
        });
        let items: Vec<_> = questions.into_iter().map(|q| question(lang, terms, q)).collect();
        view! { {heading} <ol start=first.to_string()>{items}</ol> }
    });
    parts.collect_view().into_any()
}

fn question(lang: Lang, terms: &LineTerms, question: &Question) -> AnyView {
    let hint = words::both(lang, &question.hint).to_owned();
    view! {
        <li>
            <b>{words::both(lang, &question.text).to_owned()}</b>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            {asking::only_if(lang, terms, question).map(|says| view! { <p class="meta">{says}</p> })}
            <p class="meta">{asking::how(lang, question, terms.currency)}" "{asking::required(lang, question)}</p>
        </li>
    }
    .into_any()
}

/// The budget's headings with what may be asked for under each.
pub fn headings(lang: Lang, terms: &LineTerms) -> Option<AnyView> {
    let items: Vec<_> = terms
        .headings
        .iter()
        .map(|heading| {
            let limit = asking::heading(lang, heading, terms.currency);
            view! { <li>{words::both(lang, &heading.title).to_owned()}": "{limit}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <p>{td_string!(lang, budget.headings_asked)}</p> <ul>{items}</ul> }.into_any())
}

fn paper(lang: Lang, paper: &PaperWanted) -> AnyView {
    let must = asking::paper_required(lang, paper);
    view! { <li>{words::both(lang, &paper.title).to_owned()}" "<span class="meta">{must}</span></li> }.into_any()
}
