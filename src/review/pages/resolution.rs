//! Proposing a line's resolution, and approving it as a second person.

use super::{above_with_line, line_title, outcome};
use crate::{
    i18n::td_string,
    office::parts::{crumbs, hidden},
    policy::{Act, Actor, Refusal, may},
    review::{
        actions::Bench,
        rules::{Stage, resolve},
        words::name_of,
    },
    web::{address::Page, dates, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub fn resolution(visit: &Visit, bench: &Bench) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, review.resolution_title);
    let (line, above, table) = (line_title(lang, &bench.own), above_with_line(lang, &bench.own), table(lang, bench));
    let way = way(lang, &visit.actor(), bench);
    visit.page(Head::private(title), move || {
        view! {
            {crumbs(lang, above, title)}
            <h1>{title}</h1>
            <p class="lead">{line}</p>
            {table}
            {way}
        }
    })
}

/// What can be done with the results as they stand.
fn way(lang: Lang, actor: &Actor, bench: &Bench) -> AnyView {
    let own = &bench.own;
    let (institution, line) = (own.institution.id.to_string(), own.line.id.to_string());
    if bench.stage != Stage::Deciding {
        return ().into_any();
    }
    if let Some(proposal) = &bench.proposal {
        let at = dates::instant_there(lang, proposal.proposed_at, own.call.zone().tz());
        let to = Page::OfficeApproval { institution, line }.path(lang);
        let may_approve = may(actor, Act::ApproveResolution { institution: &own.institution.id, proposed_by: &proposal.person });
        let onward = match may_approve {
            Ok(_) => view! { <p class="row"><a class="button" href=to>{td_string!(lang, review.to_approval)}</a></p> }.into_any(),
            Err(Refusal::SamePerson) => view! { <p>{td_string!(lang, review.own_proposal)}</p> }.into_any(),
            Err(_) => ().into_any(),
        };
        return view! { <p class="notice">{td_string!(lang, review.proposed, at = at)}</p> {onward} }.into_any();
    }
    let Ok(resolved) = resolve(&bench.folios()) else {
        return view! { <p class="notice warn">{td_string!(lang, review.lacks_results)}</p> }.into_any();
    };
    let void = resolved.is_void().then(|| view! { <p class="notice warn">{td_string!(lang, review.will_be_void)}</p> });
    let to = Page::OfficeResolution { institution, line }.path(lang);
    view! {
        {void}
        <p>{td_string!(lang, review.propose_intro)}</p>
        <form method="post" action=to>
            {hidden("seen", bench.seen())}
            <p class="row"><button class="button">{td_string!(lang, review.propose)}</button></p>
        </form>
    }
    .into_any()
}

/// Every standing folio with its result and reason.
fn table(lang: Lang, bench: &Bench) -> AnyView {
    let rows: Vec<_> = bench
        .cases
        .iter()
        .filter(|case| !case.is_withdrawn())
        .map(|case| {
            let result = case.ruling.as_ref().map(|ruling| outcome(lang, ruling.outcome, bench.currency()));
            let result = result.unwrap_or_else(|| td_string!(lang, review.no_result).to_owned());
            let reason = case.ruling.as_ref().map(|ruling| ruling.reason.clone()).unwrap_or_default();
            view! {
                <tr role="row">
                    <td role="cell" data-h=td_string!(lang, review.folio)>{case.filed.folio.to_string()}</td>
                    <td role="cell" data-h=td_string!(lang, review.association)>{name_of(lang, bench, case)}</td>
                    <td role="cell" data-h=td_string!(lang, review.result)>{result}</td>
                    <td role="cell" data-h=td_string!(lang, review.reason)>{reason}</td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p>{td_string!(lang, review.nothing_filed)}</p> }.into_any();
    }
    view! {
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{td_string!(lang, review.folio)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, review.association)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, review.result)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, review.reason)}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

pub fn approval(visit: &Visit, status: StatusCode, bench: &Bench, form: &Form) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, review.approval_title);
    let own = &bench.own;
    let to = Page::OfficeApproval { institution: own.institution.id.to_string(), line: own.line.id.to_string() }.path(lang);
    let (line, above, table, seen) = (line_title(lang, own), above_with_line(lang, own), table(lang, bench), bench.seen());
    let form = form.clone();
    visit.page_as(status, Head::private(title), move || {
        view! {
            {crumbs(lang, above, title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p class="lead">{line}</p>
            {table}
            <p>{td_string!(lang, review.approval_intro)}</p>
            <form method="post" action=to>
                {hidden("seen", seen)}
                {form.input("act", td_string!(lang, review.act)).hint(td_string!(lang, review.act_hint)).view()}
                <p class="row"><button class="button">{td_string!(lang, review.approve)}</button></p>
            </form>
        }
    })
}
