//! A line as its institution sees it: standing, window, what was filed as far as it may be opened, and what can be done.

use super::{
    above, conflicts, line_title,
    list::{Desk, list},
    names,
};
use crate::{
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
    policy::{Act, Actor, may},
    review::{
        actions::Bench,
        assignments::model::Show,
        rules::{self, Stage},
        store,
    },
    web::{
        address::Page,
        form::Form,
        lang::{Lang, LangExt},
        parts::error_summary,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// With a form of its list as it was refused, if one was.
pub async fn line(
    visit: &Visit,
    viewer: &Viewer,
    own: &OwnLine,
    kind: Kind,
    bench: Option<Bench>,
    (status, form): (StatusCode, &Form),
) -> Result<Response> {
    let lang = visit.lang;
    let title = line_title(lang, own);
    let record = live::record(&visit.app).await?;
    let view = record.as_of(None, None);
    let held = view.holds_closing(&own.line.id, kind, visit.now);
    let closes = view.window(&own.line.id, visit.now).map(|window| deadlines::window(lang, &window, visit.now, held));
    let page = Page::Call { slug: own.call.id.to_string() }.path(lang);
    let call = lang.pick(own.call.title_es(), own.call.title_en()).to_owned();
    let ways = ways(lang, &viewer.actor, own, kind);
    let decides = may(&viewer.actor, Act::GiveFolios(&own.institution.id)).is_ok();
    let filed = bench.map(|bench| filed(lang, &Desk { bench: &bench, form, show: Show::of(visit), decides }));
    let declared = declared(visit, &viewer.actor, own, kind).await?;
    let mut waiting = proposed::store::waiting(visit.app.db.read(), &own.institution.id).await?;
    waiting.retain(|act| act.fact.as_ref().is_some_and(|fact| fact.subject == Subject::line(&own.line.id)));
    let (above, form) = (above(lang, own), form.clone());
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, title.clone())}
            {error_summary(lang, &form)}
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
fn filed(lang: Lang, desk: &Desk<'_>) -> AnyView {
    let bench = desk.bench;
    let standing = bench.cases.iter().filter(|case| !case.is_withdrawn()).count();
    let body = match (bench.stage, bench.conflict) {
        (Stage::Receiving, _) => view! { <p>{td_string!(lang, review.closed_until_closing)}</p> }.into_any(),
        (Stage::Suspended, _) => view! { <p>{td_string!(lang, review.closed_while_suspended)}</p> }.into_any(),
        (Stage::Unresumed, _) => view! { <p class="notice warn">{td_string!(lang, errors.not_resumed)}</p> }.into_any(),
        (Stage::Cancelled, _) => view! { <p>{td_string!(lang, review.line_cancelled)}</p> }.into_any(),
        (Stage::Deciding | Stage::Resolved, None) => {
            view! { {names::filers(lang, bench)} {conflicts::question(lang, bench)} }.into_any()
        }
        (Stage::Deciding | Stage::Resolved, Some(true)) => {
            view! { <p class="notice warn">{td_string!(lang, review.conflict_said)}</p> }.into_any()
        }
        (Stage::Deciding, Some(false)) => {
            view! { {names::section(lang, desk)} {list(lang, desk)} {conflicts::later(lang, &bench.own)} }.into_any()
        }
        (Stage::Resolved, Some(false)) => list(lang, desk),
    };
    view! {
        <h2>{td_string!(lang, review.filed_title)}</h2>
        <p>{td_string!(lang, review.folios_count, count = standing)}</p>
        {body}
    }
    .into_any()
}
