//! What publication will show: both clocks, every line as applicants read it, and what is still needed.

use super::{
    forms::{Desk, gap},
    pages::{above, shown_title},
};
use crate::{
    applications::criteria,
    calls::{deadlines, due, live, money::Money, record::Record, workdays::Authority},
    clock::Now,
    error::Result,
    i18n::td_string,
    office::{
        model::{Designation, Gap, LineDraft, QuestionDraft},
        parts::{crumbs, hidden},
        promised::{self, Promised},
        terms::criteria::frozen,
        words,
    },
    web::{
        address::Page,
        counts, dates,
        lang::{Lang, LangExt},
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn preview(visit: &Visit, status: StatusCode, desk: &Desk, gaps: &[Gap]) -> Result<Response> {
    let (lang, record) = (visit.lang, live::record(&visit.app).await?);
    let title = td_string!(lang, office.preview_title);
    let mut above = above(lang, &desk.institution);
    above.push((shown_title(lang, &desk.draft.body.title), desk.page()));
    let body = &desk.draft.body;
    let lines: Vec<_> = body.lines.iter().enumerate().map(|(i, line)| shown_line(lang, i, line)).collect();
    let missing = missing(lang, desk, gaps);
    let publication = if gaps.is_empty() { publish_form(lang, desk) } else { ().into_any() };
    let clocks = deadlines::window(lang, &promised::window(body, desk.designation.zone), visit.now, false);
    let (es, en, back) = (body.title.es.clone(), body.title.en.clone(), desk.page().path(lang));
    let act = if body.act.is_empty() { td_string!(lang, office.act_is_acuse).to_owned() } else { body.act.clone() };
    let results = results(lang, &record, desk, visit.now);
    Ok(visit.page_as(status, Head::private(title), move || {
        view! {
            {crumbs(lang, above, title)}
            <h1>{title}</h1>
            {missing}
            <h2 lang="es">{es}</h2>
            <p class="lead" lang="en">{en}</p>
            {clocks}
            <dl class="facts">
                <div><dt>{td_string!(lang, office.results)}</dt><dd>{results}</dd></div>
                <div><dt>{td_string!(lang, office.act)}</dt><dd>{act}</dd></div>
            </dl>
            {lines}
            {publication}
            <p><a href=back>{td_string!(lang, office.back_to_draft)}</a></p>
        }
    }))
}

/// The promised date; of a term, the day that it comes to by the calendar of today, where it has an end.
fn results(lang: Lang, record: &Record, desk: &Desk, now: Now) -> String {
    let body = &desk.draft.body;
    let term = match promised::promised(body) {
        Ok(Promised::By(day)) => return dates::day(lang, day),
        Ok(Promised::Within(term)) => term,
        Err(_) => return String::new(),
    };
    let Designation { zone, jurisdiction, .. } = &desk.designation;
    let authority = Authority { institution: &desk.institution.id, jurisdiction, received_here: true };
    let says = counts::working_days(lang, term.working_days);
    let Some(from) = promised::counted_from(body, term, *zone, now) else { return says };
    let counted = record.as_of(None, None).work_calendar(authority).count(from, term.working_days);
    counted.map_or(says.clone(), |counted| {
        let from = due::words::counted_from(lang, term.counted_from, from);
        td_string!(lang, office.term_comes_to, term = says, from = from, due = dates::day(lang, counted.due)).to_string()
    })
}

fn missing(lang: Lang, desk: &Desk, gaps: &[Gap]) -> AnyView {
    if gaps.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = gaps
        .iter()
        .map(|g| {
            let (to, text) = gap(lang, desk, g);
            view! { <li><a href=to>{text}</a></li> }
        })
        .collect();
    view! {
        <div class="errors" role="alert" tabindex="-1" id="errores">
            <h2>{td_string!(lang, office.gaps_title)}</h2>
            <ul>{items}</ul>
        </div>
    }
    .into_any()
}

fn shown_line(lang: Lang, place: usize, line: &LineDraft) -> AnyView {
    let ceiling = match line.currency {
        Some(currency) if !line.ceiling.is_empty() => match Money::parse(&line.ceiling, currency) {
            Ok(sum) => td_string!(lang, office.up_to, amount = sum.digits(), currency = currency.code()),
            Err(_) => td_string!(lang, office.ceiling_unread, typed = line.ceiling.clone()),
        },
        _ => td_string!(lang, office.no_ceiling).to_owned(),
    };
    let questions: Vec<_> = line.questions.iter().map(|q| shown_question(lang, q)).collect();
    let papers: Vec<_> = line
        .papers
        .iter()
        .map(|p| view! { <li>{lang.pick(&p.title.es, &p.title.en).clone()}{optional(lang, p.required)}</li> })
        .collect();
    let published: Vec<_> = line.criteria.iter().filter_map(frozen).collect();
    view! {
        <section>
            <h3>{td_string!(lang, office.line_numbered, number = (place + 1).to_string(), title = shown_title(lang, &line.title))}</h3>
            <p>{lang.pick(&line.description.es, &line.description.en).clone()}</p>
            <p class="meta">{ceiling}</p>
            {line.blind.then(|| view! { <p>{td_string!(lang, blind.public)}</p> })}
            <h4>{td_string!(lang, office.questions)}</h4>
            <ol>{questions}</ol>
            <h4>{td_string!(lang, office.papers)}</h4>
            <ul>{papers}</ul>
            <h4>{td_string!(lang, criteria.heading)}</h4>
            {criteria(lang, &published)}
        </section>
    }
    .into_any()
}

fn shown_question(lang: Lang, question: &QuestionDraft) -> AnyView {
    let mut kinds = words::question_kinds(lang).into_iter().filter(|(value, _)| !value.is_empty());
    let kind = kinds.find(|(value, _)| *value == question.kind).map(|(_, label)| label);
    let kind = kind.unwrap_or_else(|| td_string!(lang, office.no_kind).to_owned());
    view! {
        <li>
            {lang.pick(&question.text.es, &question.text.en).clone()}{optional(lang, question.required)}
            <span class="meta">" · "{kind}</span>
        </li>
    }
    .into_any()
}

fn optional(lang: Lang, required: bool) -> Option<AnyView> {
    (!required).then(|| view! { " " <span class="opt">{td_string!(lang, office.optional)}</span> }.into_any())
}

fn publish_form(lang: Lang, desk: &Desk) -> AnyView {
    let to = Page::OfficePublication { institution: desk.institution.id.to_string(), draft: desk.draft.id.clone() }.path(lang);
    view! {
        <form method="post" action=to>
            {hidden("version", desk.draft.version)}
            <p>{td_string!(lang, office.publish_note)}</p>
            <p class="row"><button class="button">{td_string!(lang, office.publish)}</button></p>
        </form>
    }
    .into_any()
}
