//! A line as its institution sees it: standing, window, what was filed as far as it may be opened, and what can be done.

use super::{above, conflicts, interests, line_title, outcome};
use crate::{
    applications::words::money,
    calls::{
        deadlines,
        facts::{Subject, SubjectKind},
        live,
        standing::Kind,
        words::stamp,
    },
    error::Result,
    i18n::td_string,
    office::{
        actions::OwnLine,
        desk::to_do,
        parts::crumbs,
        proposed,
        suspension::rules::{may_resume, may_suspend},
    },
    policy::{Act, Actor, Refusal, may},
    review::{
        actions::Bench,
        model::Case,
        rules::{self, Stage},
        store,
        words::{no_part, no_part_in_resolution},
    },
    web::{
        address::Page,
        lang::{Lang, LangExt},
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn line(visit: &Visit, viewer: &Viewer, own: &OwnLine, kind: Kind, bench: Option<Bench>) -> Result<Response> {
    let lang = visit.lang;
    let title = line_title(lang, own);
    let record = live::record(&visit.app).await?;
    let view = record.as_of(None, None);
    let held = view.holds_closing(&own.line.id, kind, visit.now);
    let closes = view.window(&own.line.id, visit.now).map(|window| deadlines::window(lang, &window, visit.now, held));
    let page = Page::Call { slug: own.call.id.to_string() }.path(lang);
    let call = lang.pick(own.call.title_es(), own.call.title_en()).to_owned();
    let ways = ways(lang, &viewer.actor, own, kind);
    let filed = bench.map(|bench| filed(lang, &bench));
    let declared = declared(visit, &viewer.actor, own, kind).await?;
    let mut waiting = proposed::store::waiting(visit.app.db.read(), &own.institution.id).await?;
    waiting.retain(|act| act.fact.as_ref().is_some_and(|fact| fact.subject == Subject::line(&own.line.id)));
    let above = above(lang, own);
    Ok(visit.page(Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, title.clone())}
            <h1>{title}</h1>
            <p>{stamp(lang, kind)}</p>
            <p><a href=page>{call}</a></p>
            <p>{to_do(lang, kind)}</p>
            {closes}
            {proposed::parts::waiting(lang, &waiting)}
            {filed}
            {declared}
            {ways}
        }
    }))
}

/// The conflicts of interest that were declared, for whoever could lift another's; the way to it for whoever may now.
async fn declared(visit: &Visit, actor: &Actor, own: &OwnLine, kind: Kind) -> Result<AnyView> {
    let (db, line) = (visit.app.db.read(), &own.line.id);
    let Some(person) = actor.id() else { return Ok(().into_any()) };
    let declared = store::declarations(db, line).await?;
    let applied = !store::own_associations(db, line, person).await?.is_empty();
    let lifts = rules::may_lift(rules::stage(kind), rules::has_interest(&declared, person), applied).is_ok();
    Ok(conflicts::declared(visit.lang, actor, own, &declared, lifts))
}

/// Suspending and resuming, for whoever may.
fn ways(lang: Lang, actor: &Actor, own: &OwnLine, kind: Kind) -> AnyView {
    if may(actor, Act::Suspend(&own.institution.id)).is_err() {
        return ().into_any();
    }
    let (institution, line) = (own.institution.id.to_string(), own.line.id.to_string());
    let other = Page::FactNew { subject_kind: SubjectKind::Line.name().to_owned(), subject: line.clone() };
    let suspend = may_suspend(kind).is_ok().then(|| {
        let to = Page::OfficeSuspension { institution: institution.clone(), line: line.clone() }.path(lang);
        view! { <a class="button quiet" href=to>{td_string!(lang, office.suspend)}</a> }
    });
    let resume = may_resume(kind).is_ok().then(|| {
        let to = Page::OfficeResumption { institution, line }.path(lang);
        view! { <a class="button" href=to>{td_string!(lang, office.resume)}</a> }
    });
    view! {
        <p class="row">{suspend}{resume}</p>
        {amend(lang, actor, own, kind)}
        <p><a href=other.path(lang)>{td_string!(lang, office.other_act)}</a></p>
    }
    .into_any()
}

/// Amending what the line asks, for whoever publishes, while it can still be drafted.
fn amend(lang: Lang, actor: &Actor, own: &OwnLine, kind: Kind) -> Option<AnyView> {
    let publishes = may(actor, Act::PublishCall(&own.institution.id)).is_ok();
    let drafting = matches!(kind, Kind::Announced | Kind::Open | Kind::Suspended | Kind::SuspensionOver);
    let to = Page::OfficeAmendment { institution: own.institution.id.to_string(), line: own.line.id.to_string() }.path(lang);
    (publishes && drafting).then(|| {
        view! { <form method="post" action=to><p class="row"><button class="button quiet">{td_string!(lang, amendment.start)}</button></p></form> }
            .into_any()
    })
}

/// What was filed, as far as it may be opened now and by this person.
fn filed(lang: Lang, bench: &Bench) -> AnyView {
    let standing = bench.cases.iter().filter(|case| !case.is_withdrawn()).count();
    let body = match (bench.stage, bench.conflict) {
        (Stage::Receiving, _) => view! { <p>{td_string!(lang, review.closed_until_closing)}</p> }.into_any(),
        (Stage::Suspended, _) => view! { <p>{td_string!(lang, review.closed_while_suspended)}</p> }.into_any(),
        (Stage::Unresumed, _) => view! { <p class="notice warn">{td_string!(lang, errors.not_resumed)}</p> }.into_any(),
        (Stage::Cancelled, _) => view! { <p>{td_string!(lang, review.line_cancelled)}</p> }.into_any(),
        (Stage::Deciding | Stage::Resolved, None) => conflicts::question(lang, bench),
        (Stage::Deciding | Stage::Resolved, Some(true)) => {
            view! { <p class="notice warn">{td_string!(lang, review.conflict_said)}</p> }.into_any()
        }
        (Stage::Deciding, Some(false)) => view! { {table(lang, bench)} {conflicts::later(lang, &bench.own)} }.into_any(),
        (Stage::Resolved, Some(false)) => table(lang, bench),
    };
    view! {
        <h2>{td_string!(lang, review.filed_title)}</h2>
        <p>{td_string!(lang, review.folios_count, count = standing)}</p>
        {body}
    }
    .into_any()
}

fn table(lang: Lang, bench: &Bench) -> AnyView {
    if bench.cases.is_empty() {
        return view! { <p>{td_string!(lang, review.nothing_filed)}</p> {to_resolution(lang, bench)} }.into_any();
    }
    let rows: Vec<_> = bench.cases.iter().map(|case| row(lang, bench, case)).collect();
    let own = &bench.own;
    let sheet = Page::OfficeFolios { institution: own.institution.id.to_string(), line: own.line.id.to_string() };
    view! {
        {(bench.stage == Stage::Deciding).then(|| pending(lang, bench))}
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{td_string!(lang, review.folio)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, review.association)}</th>
                <th role="columnheader" scope="col" class="n">{td_string!(lang, review.asked)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, review.result)}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        <p><a href=sheet.path(lang) download>{td_string!(lang, review.folios_sheet)}</a></p>
        {to_resolution(lang, bench)}
    }
    .into_any()
}

/// What is still to be done, and the way to the next.
fn pending(lang: Lang, bench: &Bench) -> AnyView {
    let of = bench.cases.iter().filter(|case| bench.may_open(case).is_ok()).count();
    let says = td_string!(lang, review.pending, n = bench.pending().count(), of = of).to_string();
    let next = bench.pending().next().map(|case| {
        view! { " " <a href=folio_page(bench, case).path(lang)>{td_string!(lang, review.next_pending)}</a> }
    });
    view! { <p>{says}{next}</p> }.into_any()
}

fn folio_page(bench: &Bench, case: &Case) -> Page {
    Page::OfficeFiled {
        institution: bench.own.institution.id.to_string(),
        line: bench.own.line.id.to_string(),
        folio: case.filed.folio.to_string(),
    }
}

fn row(lang: Lang, bench: &Bench, case: &Case) -> AnyView {
    let folio = case.filed.folio.to_string();
    let kept_from = bench.takes_part(case).err();
    let result = match (kept_from, &case.ruling) {
        _ if case.is_withdrawn() => td_string!(lang, review.withdrawn).to_owned(),
        (Some(why), _) => no_part(lang, why).to_owned(),
        (None, Some(ruling)) => outcome(lang, ruling.outcome, bench.currency()),
        (None, None) => td_string!(lang, review.no_result).to_owned(),
    };
    let named = if case.is_withdrawn() || kept_from.is_some() {
        folio.into_any()
    } else {
        view! { <a href=folio_page(bench, case).path(lang)>{folio}</a> }.into_any()
    };
    let declares = bench.stage == Stage::Deciding && !case.is_withdrawn();
    let declare = match kept_from {
        None if declares => Some(td_string!(lang, review.interest_ask)),
        Some(Refusal::DeclareAgain) if declares => Some(td_string!(lang, review.interest_ask_again)),
        _ => None,
    };
    let declare = declare.map(|says| view! { <br/><a class="meta" href=interests::address(bench, case).path(lang)>{says}</a> });
    view! {
        <tr role="row">
            <td role="cell" data-h=td_string!(lang, review.folio)>{named}</td>
            <td role="cell" data-h=td_string!(lang, review.association)>
                {case.filed.name.clone()}" "{unverified(lang, bench, case)}{declare}
            </td>
            <td role="cell" data-h=td_string!(lang, review.asked) class="n">{money(case.asked(), bench.currency())}</td>
            <td role="cell" data-h=td_string!(lang, review.result)>{result}</td>
        </tr>
    }
    .into_any()
}

/// An association that the steward has not verified may file; whoever reads it is told.
pub(super) fn unverified(lang: Lang, bench: &Bench, case: &Case) -> AnyView {
    let mark = || view! { <span class="state partly">{td_string!(lang, review.unverified)}</span> };
    (!bench.is_verified(case)).then(mark).into_any()
}

fn to_resolution(lang: Lang, bench: &Bench) -> AnyView {
    if bench.stage != Stage::Resolved
        && let Err(why) = bench.takes_part_in_all()
    {
        return view! { <p class="notice">{no_part_in_resolution(lang, why)}</p> }.into_any();
    }
    let own = &bench.own;
    let to = match bench.stage {
        Stage::Resolved => Page::LineResults { slug: own.call.id.to_string(), line: own.line.id.to_string() },
        _ => Page::OfficeResolution { institution: own.institution.id.to_string(), line: own.line.id.to_string() },
    };
    let word = match bench.stage {
        Stage::Resolved => td_string!(lang, review.see_results),
        _ => td_string!(lang, review.to_resolution),
    };
    view! { <p class="row"><a class="button" href=to.path(lang)>{word}</a></p> }.into_any()
}
