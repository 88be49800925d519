//! Corrections as the office sees them: the form that asks, and on the folio's page what was asked and answered.

use super::{above_with_line, meanwhile};
use crate::{
    applications::{
        corrections::{
            model::Part,
            pages::{Ways, standing as as_it_stands, told},
            rules::{LONGEST_DAYS, before, hanging, parts},
            standing::Standing,
            words::{part as named, parts as all_named},
        },
        model::Paper,
        way_to,
    },
    calls::terms::LineTerms,
    clock::Now,
    i18n::td_string,
    ids::{CorrectionId, FileId},
    office::parts::{crumbs, hidden},
    review::{actions::Bench, corrections::reason_field, model::WholeCase},
    scanner::Verdict,
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::{error_summary, field_id},
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use std::collections::BTreeMap;

fn address(bench: &Bench, case: &WholeCase) -> Page {
    Page::OfficeCorrection {
        institution: bench.own.institution.id.to_string(),
        line: bench.own.line.id.to_string(),
        folio: case.filed.folio.to_string(),
    }
}

/// The form that asks for corrections.
pub fn ask(visit: &Visit, status: StatusCode, bench: &Bench, case: &WholeCase, form: &Form) -> Response {
    let lang = visit.lang;
    let folio = case.filed.folio.to_string();
    let title = td_string!(lang, corrections.ask_title, folio = folio.clone()).to_string();
    let terms = &case.filed.content.terms;
    let items: Vec<_> = parts(terms).into_iter().map(|part| item(lang, form, terms, &part)).collect();
    let mut above = above_with_line(lang, &bench.own);
    let page = Page::OfficeFiled {
        institution: bench.own.institution.id.to_string(),
        line: bench.own.line.id.to_string(),
        folio: folio.clone(),
    };
    above.push((td_string!(lang, review.folio_title, folio = folio), page));
    let error = form.error("part").map(|text| view! { <p class="why" id=field_id("part") tabindex="-1">{text.to_owned()}</p> });
    let hint = td_string!(lang, corrections.ask_days_hint, most = LONGEST_DAYS).to_string();
    let meanwhile = (status == StatusCode::CONFLICT).then(|| meanwhile(lang, bench, case, form));
    visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, title.clone())}
            {error_summary(lang, form)}
            <h1>{title}</h1>
            {meanwhile}
            <p>{td_string!(lang, corrections.ask_intro)}</p>
            <form method="post">
                {hidden("seen", bench.seen_of(case))}
                {error}
                {items}
                {form.input("words", td_string!(lang, corrections.ask_words)).rows(4).view()}
                {form.input("days", td_string!(lang, corrections.ask_days)).inputmode("numeric").hint(hint).view()}
                <p class="row"><button class="button">{td_string!(lang, corrections.ask)}</button></p>
            </form>
        }
    })
}

fn item(lang: Lang, form: &Form, terms: &LineTerms, part: &Part) -> AnyView {
    let name = named(lang, terms, part);
    let along = hanging(terms, part);
    let along = (!along.is_empty()).then(|| {
        let names = all_named(lang, terms, &along);
        view! { <p class="hint">{td_string!(lang, corrections.opens_along, parts = names).to_string()}</p> }
    });
    let (value, field) = (part.to_string(), reason_field(part));
    let id = field_id(&format!("part-{field}"));
    let checked = form.has("part", &value);
    view! {
        <fieldset class="field">
            <legend>{name}</legend>
            <div class="choice">
                <input r#type="checkbox" id=id.clone() name="part" value=value checked=checked/>
                <label r#for=id>{td_string!(lang, corrections.ask_part)}</label>
            </div>
            {along}
            {form.input(&field, td_string!(lang, corrections.ask_reason)).rows(3).view()}
        </fieldset>
    }
    .into_any()
}

fn file(lang: Lang, bench: &Bench, case: &WholeCase, paper: &Paper) -> String {
    let (institution, line) = (bench.own.institution.id.to_string(), bench.own.line.id.to_string());
    let (folio, file) = (case.filed.folio.to_string(), paper.id.to_string());
    Page::OfficePaper { institution, line, folio, file }.path(lang)
}

/// Where a correction stands on the folio's page.
fn place(id: &CorrectionId) -> String {
    format!("prevencion-{id}")
}

/// What was filed as it stands, with the way to each file, and to each correction further down. `said`: by the virus scanner.
pub fn standing(lang: Lang, bench: &Bench, case: &WholeCase, said: &BTreeMap<FileId, Verdict>) -> AnyView {
    let (correction, file) =
        (|id: &CorrectionId| format!("#{}", place(id)), |_: &CorrectionId, paper: &Paper| file(lang, bench, case, paper));
    let name = |paper: &Paper| way_to(lang, paper, self::file(lang, bench, case, paper), said.get(&paper.id));
    let standing = Standing::of(&case.filed.content, case.corrections.iter().map(|(correction, _)| correction));
    as_it_stands(lang, &standing, &Ways { correction: &correction, file: &file, name: &name })
}

/// What was asked and answered on a folio, the last first; and the way to ask.
pub fn section(lang: Lang, bench: &Bench, case: &WholeCase, may_ask: bool, now: Now) -> AnyView {
    let all: Vec<_> = case.corrections.iter().map(|(correction, _)| correction.clone()).collect();
    let link = |paper: &Paper| file(lang, bench, case, paper);
    let items: Vec<_> = case
        .corrections
        .iter()
        .rev()
        .map(|(correction, term)| {
            let filed = before(&case.filed.content, &all, Some(correction));
            view! { <article id=place(&correction.id)>{told(lang, correction, &filed, term, now, &link)}</article> }
        })
        .collect();
    let to_ask = may_ask.then(|| {
        view! { <p class="row"><a class="button quiet" href=address(bench, case).path(lang)>{td_string!(lang, corrections.ask_link)}</a></p> }
    });
    if items.is_empty() && !may_ask {
        return ().into_any();
    }
    view! { <h2>{td_string!(lang, corrections.list_title)}</h2> {items} {to_ask} }.into_any()
}
