//! A resolution as everybody sees it, and as the applicant does.

use super::{opinions, outcome};
use crate::{
    applications,
    calls::{
        days::Days,
        facts::Subject,
        live,
        money::Currency,
        standing::Kind,
        store::terms,
        words::{of_the_past, stamp},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, LineId},
    office::parts::crumbs,
    policy::{Act, may},
    review::{
        model::{PublishedResult, Resolution},
        result::got,
        rules::{self, Stage},
    },
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::{Viewer, Visit, made_from},
    },
};
use axum::response::Response;
use leptos::prelude::*;

fn is_resolved(kind: Kind) -> bool {
    rules::stage(kind) == Stage::Resolved
}

/// A day on which the line that is resolved now was not yet.
pub async fn no_results_yet(visit: &Visit, slug: &str, line: &LineId, latest: &Resolution, days: Days) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let found = record.line(line).zip(record.call_of(line)).filter(|(_, call)| call.id.as_str() == slug);
    let (own, call) = found.ok_or(Error::NotFound)?;
    let title = td_string!(lang, review.results_title, line = lang.pick(&own.title_es, &own.title_en).clone());
    let at = dates::instant_there(lang, latest.published_at, call.zone().tz());
    let says = td_string!(lang, review.not_yet_resolved, at = at).to_string();
    let today = visit.uri.path().to_owned();
    Ok(visit.page(Head::new(title.clone()).part(Part::Calls), move || {
        view! { {of_the_past(lang, days, today)} <h1>{title}</h1> <p class="nk">{says}</p> }
    }))
}

pub async fn results(visit: &Visit, slug: &str, line: &LineId, resolution: &Resolution, days: Days) -> Result<Response> {
    let lang = visit.lang;
    let record = live::known(&visit.app, days.known_on).await?;
    let (Some(call), Some(own)) = (record.call_of(line), record.line(line)) else { return Err(Error::NotFound) };
    if call.id.as_str() != slug {
        return Err(Error::NotFound);
    }
    let view = record.as_of(days.as_of, days.known_on);
    let currency = terms(&visit.app.db, line).await?.ok_or(Error::NotFound)?.currency;
    let title = td_string!(lang, review.results_title, line = lang.pick(&own.title_es, &own.title_en).clone());
    let kind = view.standing(line, visit.now).map(|assessed| assessed.kind());
    let above = vec![
        (td_string!(lang, web.nav_calls).to_owned(), Page::Calls),
        (lang.pick(call.title_es(), call.title_en()).to_owned(), Page::Call { slug: slug.to_owned() }),
    ];
    let undone = (!kind.is_some_and(is_resolved)).then(|| td_string!(lang, review.no_longer_stands));
    let at = dates::instant_there(lang, resolution.published_at, call.zone().tz());
    let facts = td_string!(lang, review.published_by, act = resolution.act.clone(), at = at);
    let today = visit.uri.path().to_owned();
    let rows: Vec<_> = resolution.results.iter().map(|result| row(lang, result, currency)).collect();
    let told = visit.page(Head::new(title.clone()).part(Part::Calls), move || {
        view! {
            {of_the_past(lang, days, today)}
            {crumbs(lang, above, td_string!(lang, review.results))}
            <h1>{title}</h1>
            <p>{kind.map(|kind| stamp(lang, kind))}</p>
            {undone.map(|text| view! { <p class="notice warn">{text}</p> })}
            <p>{facts}</p>
            {list(lang, rows)}
            <p class="meta">{td_string!(lang, review.reasons_go_to_applicants)}</p>
        }
    });
    Ok(made_from(told, record.behind(&Subject::line(line))))
}

fn list(lang: Lang, rows: Vec<AnyView>) -> AnyView {
    if rows.is_empty() {
        return view! { <p>{td_string!(lang, review.nothing_filed)}</p> }.into_any();
    }
    view! {
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{td_string!(lang, review.folio)}</th><th role="columnheader" scope="col">{td_string!(lang, review.result)}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(lang: Lang, result: &PublishedResult, currency: Currency) -> AnyView {
    view! {
        <tr role="row">
            <td role="cell" data-h=td_string!(lang, review.folio)>{result.folio.to_string()}</td>
            <td role="cell" data-h=td_string!(lang, review.result)>{outcome(lang, result.outcome, currency)}</td>
        </tr>
    }
    .into_any()
}

pub async fn result(visit: &Visit, viewer: &Viewer, id: &ApplicationId) -> Result<Response> {
    let lang = visit.lang;
    let filed = applications::store::filed(visit.app.db.read(), id).await?.ok_or(Error::NotFound)?;
    may(&viewer.actor, Act::SeeApplication(&filed.association))?;
    let record = live::record(&visit.app).await?;
    let own = record.line(&filed.line).ok_or(Error::NotFound)?;
    let kind = record.as_of(None, None).standing(&filed.line, visit.now).map(|assessed| assessed.kind());
    let got = got(&visit.app, &filed, visit.now).await?.filter(|got| got.stands);
    let says = match got.as_ref().map(|got| &got.result) {
        Some(Some(result)) => outcome(lang, result.outcome, filed.content.terms.currency),
        Some(None) => td_string!(lang, review.folio_not_decided).to_owned(),
        None => td_string!(lang, review.not_resolved_yet).to_owned(),
    };
    let resolution = got.as_ref().map(|got| got.resolution.clone());
    let told = got.as_ref().map(|got| opinions::for_applicant(lang, &filed.content.terms.criteria, got));
    let reason = got.map(|got| got.reason).unwrap_or_default();
    let folio = filed.folio.to_string();
    let title = td_string!(lang, review.result_of, folio = folio.clone());
    let line = lang.pick(&own.title_es, &own.title_en).clone();
    let above = vec![(folio, Page::Application { application: id.to_string() })];
    let call = record.call_of(&filed.line).ok_or(Error::NotFound)?;
    let act = resolution.as_ref().map(|found| {
        let at = dates::instant_there(lang, found.published_at, call.zone().tz());
        let all = Page::LineResults { slug: call.id.to_string(), line: filed.line.to_string() };
        view! {
            <h2>{td_string!(lang, review.act_title)}</h2>
            <p>{td_string!(lang, review.published_by, act = found.act.clone(), at = at).to_string()}</p>
            <p><a href=all.path(lang)>{td_string!(lang, review.all_results)}</a></p>
        }
    });
    let onward = [
        (Page::Receipt { application: id.to_string() }, td_string!(lang, applications.see_receipt)),
        (Page::Call { slug: call.id.to_string() }, td_string!(lang, applications.see_call)),
    ];
    let onward: Vec<_> = onward.into_iter().map(|(page, says)| view! { <li><a href=page.path(lang)>{says}</a></li> }).collect();
    Ok(visit.page(Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, td_string!(lang, review.result))}
            <h1>{title}</h1>
            <p class="lead">{line}" "{kind.map(|kind| stamp(lang, kind))}</p>
            <p>{says}</p>
            {(!reason.is_empty()).then(|| view! { <h2>{td_string!(lang, review.reason)}</h2> <p>{reason.clone()}</p> })}
            {told}
            {act}
            <ul>{onward}</ul>
        }
    }))
}
