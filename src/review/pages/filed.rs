//! One folio: what was filed, its papers, the result recorded and its history.

use super::{above_with_line, corrections, line, meanwhile, outcome};
use crate::{
    accounts,
    applications::{
        is_set_apart,
        papers::size_words,
        words::{money, paper_title},
    },
    error::Result,
    i18n::td_string,
    ids::FileId,
    office::parts::{crumbs, hidden},
    review::{
        actions::Bench,
        model::{Ruling, WholeCase},
        rules::Stage,
        store,
    },
    scanner::{self, Verdict},
    web::{address::Page, dates, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use std::collections::BTreeMap;

pub async fn filed(visit: &Visit, status: StatusCode, bench: &Bench, case: &WholeCase, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let folio = case.filed.folio.to_string();
    let title = td_string!(lang, review.folio_title, folio = folio.clone());
    let history = history(visit, bench, case).await?;
    let awaited = case.awaits_correction(visit.now);
    let deciding = bench.stage == Stage::Deciding;
    let corrections = corrections::section(lang, bench, case, deciding && !awaited, visit.now);
    let ruling = match bench.stage {
        Stage::Deciding if awaited => view! { <p class="notice">{td_string!(lang, corrections.waiting_here)}</p> }.into_any(),
        Stage::Deciding => ruling_form(lang, bench, case, &form),
        _ => ().into_any(),
    };
    let standing = corrections::standing(lang, bench, case);
    let scans = scanner::said(visit.app.db.read(), case.content().papers.iter().map(|paper| &paper.id)).await?;
    let papers = papers(lang, bench, case, &scans);
    let above = above_with_line(lang, &bench.own);
    let name = case.filed.content.association.name.clone();
    let unverified = line::unverified(lang, bench, case);
    let meanwhile = (status == StatusCode::CONFLICT).then(|| meanwhile(lang, bench, case, &form));
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, folio)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {meanwhile}
            <p class="lead">{name}" "{unverified}</p>
            {standing}
            {papers}
            {corrections}
            {ruling}
            {history}
        }
    }))
}

fn papers(lang: Lang, bench: &Bench, case: &WholeCase, scans: &BTreeMap<FileId, Verdict>) -> AnyView {
    let content = case.content();
    if content.papers.is_empty() {
        return ().into_any();
    }
    let own = &bench.own;
    let items: Vec<_> = content
        .papers
        .iter()
        .map(|paper| {
            let to = Page::OfficePaper {
                institution: own.institution.id.to_string(),
                line: own.line.id.to_string(),
                folio: case.filed.folio.to_string(),
                file: paper.id.to_string(),
            };
            let (name, size) = (paper.name.clone(), size_words(paper.bytes));
            let what = paper_title(lang, &content.terms, &paper.paper).to_owned();
            let what = view! { <p class="meta">{what}</p> };
            if is_set_apart(scans.get(&paper.id)) {
                return view! { <li>{name}" · "{size}<p class="why">{td_string!(lang, errors.quarantined)}</p>{what}</li> }
                    .into_any();
            }
            view! { <li><a href=to.path(lang)>{name}</a>" · "{size}{what}</li> }.into_any()
        })
        .collect();
    view! { <h2>{td_string!(lang, review.download_papers)}</h2> <ul>{items}</ul> }.into_any()
}

fn ruling_form(lang: Lang, bench: &Bench, case: &WholeCase, form: &Form) -> AnyView {
    let own = &bench.own;
    let to = Page::OfficeRuling {
        institution: own.institution.id.to_string(),
        line: own.line.id.to_string(),
        folio: case.filed.folio.to_string(),
    };
    let options = vec![
        ("awarded".to_owned(), td_string!(lang, review.awarded).to_owned()),
        ("not_awarded".to_owned(), td_string!(lang, review.not_awarded).to_owned()),
    ];
    let asked = td_string!(lang, review.amount_hint, asked = money(case.asked(), bench.currency()));
    view! {
        <h2>{td_string!(lang, review.ruling_title)}</h2>
        <p>{td_string!(lang, review.ruling_intro)}</p>
        <form method="post" action=to.path(lang)>
            {hidden("seen", bench.seen_of(case))}
            {form.choices("result", td_string!(lang, review.result), options, false)}
            {form.input("amount", td_string!(lang, review.amount)).inputmode("decimal").hint(asked).view()}
            {form.input("reason", td_string!(lang, review.reason)).hint(td_string!(lang, review.reason_hint)).rows(6).view()}
            <p class="row"><button class="button">{td_string!(lang, review.record_result)}</button></p>
        </form>
    }
    .into_any()
}

/// Every result recorded on the folio, with who recorded it: for the institution's own eyes.
async fn history(visit: &Visit, bench: &Bench, case: &WholeCase) -> Result<AnyView> {
    let lang = visit.lang;
    let mut items = Vec::new();
    for ruling in store::rulings(visit.app.db.read(), &bench.own.line.id).await? {
        if ruling.folio == case.filed.folio {
            items.push(recorded(visit, bench, ruling).await?);
        }
    }
    if items.is_empty() {
        return Ok(().into_any());
    }
    Ok(view! { <h2>{td_string!(lang, review.history)}</h2> <ol>{items}</ol> }.into_any())
}

async fn recorded(visit: &Visit, bench: &Bench, ruling: Ruling) -> Result<AnyView> {
    let lang = visit.lang;
    let who = accounts::store::by_id(visit.app.db.read(), &ruling.person).await?.map(|person| person.name).unwrap_or_default();
    let at = dates::instant_there(lang, ruling.ruled_at, bench.own.call.zone().tz());
    let result = outcome(lang, ruling.outcome, bench.currency());
    Ok(view! { <li><p>{result}". "{ruling.reason}</p><p class="meta">{at}" · "{who}</p></li> }.into_any())
}
