//! One folio: what was filed, its papers, the result recorded and its history.

use super::{above_with_line, assignments, corrections, list, meanwhile, opinions, outcome};
use crate::{
    accounts,
    applications::words::money,
    calls::money::Money,
    error::Result,
    i18n::td_string,
    office::parts::{crumbs, hidden},
    review::{
        actions::Bench,
        assignments::model::Show,
        model::{Ruling, WholeCase},
        opinions::rules::may_rule,
        rules::{self, Stage},
        store,
        words::name_of,
    },
    scanner,
    web::{address::Page, dates, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// A form of the page that comes back.
pub enum Sent {
    Nothing,
    Ruling(Form),
    Opinion(Form),
}

pub async fn filed(visit: &Visit, status: StatusCode, bench: &Bench, case: &WholeCase, sent: Sent) -> Result<Response> {
    let lang = visit.lang;
    let overtaken = status == StatusCode::CONFLICT;
    let (form, opinion) = match sent {
        Sent::Nothing => (recorded_now(bench, case), None),
        Sent::Ruling(form) => (form, None),
        Sent::Opinion(form) => (recorded_now(bench, case), Some(form)),
    };
    let folio = case.filed.folio.to_string();
    let title = td_string!(lang, review.folio_title, folio = folio.clone());
    let history = history(visit, bench, case).await?;
    let awaited = case.awaits_correction(visit.now);
    let show = Show::of(visit);
    let deciding = bench.stage == Stage::Deciding;
    let corrections = corrections::section(lang, bench, case, deciding && !awaited, visit.now);
    let ruling = match bench.stage {
        Stage::Deciding if awaited => view! { <p class="notice">{td_string!(lang, corrections.waiting_here)}</p> }.into_any(),
        Stage::Deciding if may_rule(&case.opinions, bench.reads_opinions(case)).is_err() => {
            view! { <p class="notice">{td_string!(lang, errors.opinion_first)}</p> }.into_any()
        }
        Stage::Deciding => ruling_form(lang, bench, case, &form, show),
        _ => ().into_any(),
    };
    let said = scanner::said(visit.app.db.read(), case.content().papers.iter().map(|paper| &paper.id)).await?;
    let standing = corrections::standing(lang, bench, case, &said);
    let above = above_with_line(lang, &bench.own);
    let whole = Page::OfficeCaseFile {
        institution: bench.own.institution.id.to_string(),
        line: bench.own.line.id.to_string(),
        folio: folio.clone(),
    };
    let whole = if bench.names.withheld {
        view! { <p class="meta">{td_string!(lang, blind.may_tell)}</p> }.into_any()
    } else {
        view! { <p><a href=whole.path(lang) download>{td_string!(lang, casefile.download)}</a></p> }.into_any()
    };
    let name = name_of(lang, bench, case);
    let unverified = list::unverified(lang, bench, case);
    let charge = assignments::section(lang, bench, case, show);
    let meanwhile = (overtaken && opinion.is_none()).then(|| meanwhile(lang, bench, case, &form));
    let errors = error_summary(lang, opinion.as_ref().unwrap_or(&form));
    let opinions = opinions::section(visit, bench, case, opinion.as_ref(), overtaken).await?;
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, folio)}
            {errors}
            <h1>{title}</h1>
            {meanwhile}
            <p class="lead">{name}" "{unverified}</p>
            {charge}
            {whole}
            {standing}
            {corrections}
            {opinions}
            {ruling}
            {history}
        }
    }))
}

/// The result that holds, to be changed.
fn recorded_now(bench: &Bench, case: &WholeCase) -> Form {
    case.ruling.as_ref().map_or_else(Form::default, |ruling| {
        let amount = ruling.outcome.cents().and_then(|cents| Money::cents(cents, bench.currency()).ok());
        Form::of([
            ("result", ruling.outcome.name().to_owned()),
            ("amount", amount.map(|money| money.digits()).unwrap_or_default()),
            ("reason", ruling.reason.clone()),
            ("difference", ruling.difference.clone()),
        ])
    })
}

fn ruling_form(lang: Lang, bench: &Bench, case: &WholeCase, form: &Form, show: Show) -> AnyView {
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
        <form method="post" action=show.kept_in(to.path(lang))>
            {hidden("seen", bench.seen_of(case))}
            {form.choices("result", td_string!(lang, review.result), options, false)}
            {form.input("amount", td_string!(lang, review.amount)).inputmode("decimal").hint(asked).view()}
            {form.input("reason", td_string!(lang, review.reason)).hint(td_string!(lang, review.reason_hint)).rows(6).view()}
            {opinions::difference(lang, case, form)}
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
    let aside = (!rules::counts(bench.stage, &bench.declared, &ruling.person, &ruling.folio))
        .then(|| view! { <p class="why">{td_string!(lang, review.ruling_aside)}</p> });
    let result = outcome(lang, ruling.outcome, bench.currency());
    let difference = opinions::concluded(lang, &ruling.difference);
    Ok(view! { <li><p>{result}". "{ruling.reason}</p>{difference}<p class="meta">{at}" · "{who}</p>{aside}</li> }.into_any())
}
