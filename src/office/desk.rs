//! An institution's desk: the calls it writes, the calls it published, and what is to be done on each line.

use super::{drafts, parts::crumbs, proposed, store};
use crate::{
    app::App,
    calls::{
        live,
        model::{Call, Institution},
        record::Record,
        standing::Kind,
        words::{stamp, stamp_of},
    },
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::InstitutionId,
    policy::{Act, Actor, Office, may},
    web::{
        address::Page,
        lang::{Lang, LangExt},
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// The desk; `own` is what whoever looks has to do there themselves.
pub async fn show(visit: &Visit, viewer: &Viewer, id: InstitutionId, own: AnyView) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let institution = record.institutions.get(&id).ok_or(Error::NotFound)?;
    any_office(&viewer.actor, &id)?;
    let designated = store::designation(&visit.app.db, &id).await?.is_some();
    let writes = viewer.actor.holds(&id, Office::Publisher);
    let drafts = if writes { store::drafts(&visit.app.db, &id).await? } else { Vec::new() };
    let drafts = writes.then(|| drafts::list(lang, &id, &drafts, designated));
    let calls: Vec<_> = received(&record, &id).into_iter().map(|call| shown_call(lang, &record, call, visit.now)).collect();
    let findings = findings(lang, &record, &id, visit.now);
    let waiting = proposed::store::waiting(visit.app.db.read(), &id).await?;
    let title = lang.pick(&institution.name_es, &institution.name_en).clone();
    Ok(visit.page(Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, vec![(td_string!(lang, office.my_desk).to_owned(), Page::Desk)], title.clone())}
            <h1>{title}</h1>
            {(!designated).then(|| view! { <p class="notice warn">{td_string!(lang, office.not_designated)}</p> })}
            {proposed::parts::waiting(lang, &waiting)}
            {own}
            {findings}
            {drafts}
            <h2>{td_string!(lang, office.published_calls)}</h2>
            {if calls.is_empty() {
                view! { <p>{td_string!(lang, office.no_calls)}</p> }.into_any()
            } else {
                view! { <ul class="calls">{calls}</ul> }.into_any()
            }}
        }
    }))
}

/// Findings about its own lines and promises and about those that it inherited, each with the way to answer.
fn findings(lang: Lang, record: &Record, id: &InstitutionId, now: Now) -> AnyView {
    let found = record.as_of(None, None).findings(id, now);
    if found.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = found
        .into_iter()
        .map(|one| {
            let page = match one.call {
                Some(call) => Page::Call { slug: call.id.to_string() },
                None => Page::Commitment { slug: one.subject.id.clone() },
            };
            let answer = Page::FactForm {
                subject_kind: one.subject.kind.name().to_owned(),
                subject: one.subject.id.clone(),
                kind: "authority_replied".to_owned(),
            };
            let from = (&one.institution.id != id)
                .then(|| td_string!(lang, office.inherited_from, name = one.institution.short().to_owned()).to_string());
            let beside = &one.assessed.beside;
            let answered =
                if beside.replied.is_empty() { td_string!(lang, office.not_answered) } else { td_string!(lang, office.answered) };
            let told = beside.notified.iter().any(|notice| notice.of_this_finding);
            let told = if told { td_string!(lang, office.was_told) } else { td_string!(lang, office.was_not_told) };
            view! {
                <li>
                    <div>
                        <h3><a href=page.path(lang)>{lang.pick(one.title_es, one.title_en).to_owned()}</a></h3>
                        <p class="meta">{from} " " {answered} " " {told}</p>
                        <p><a href=answer.path(lang)>{td_string!(lang, office.answer_finding)}</a></p>
                    </div>
                    {stamp_of(lang, one.subject.kind, one.assessed.kind())}
                </li>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="hallazgos">
            <h2 id="hallazgos">{td_string!(lang, office.findings)}</h2>
            <p>{td_string!(lang, office.findings_explain)}</p>
            <ul class="calls">{items}</ul>
        </section>
    }
    .into_any()
}

/// Any office in the institution opens its desk and the pages of its lines.
pub fn any_office(actor: &Actor, id: &InstitutionId) -> Result<()> {
    may(actor, Act::PublishCall(id)).or_else(|_| may(actor, Act::ReadFiled(id)))?;
    Ok(())
}

/// The institution's calls that it receives here, latest year first.
fn received<'a>(record: &'a Record, id: &InstitutionId) -> Vec<&'a Call> {
    let mut own: Vec<&Call> = record.calls().values().filter(|call| call.received_here && call.institution_id == *id).collect();
    own.sort_by_key(|call| (std::cmp::Reverse(call.fiscal_year), call.id.clone()));
    own
}

fn shown_call(lang: Lang, record: &Record, call: &Call, now: Now) -> AnyView {
    let lines: Vec<_> = record
        .lines_of(&call.id)
        .map(|line| {
            let kind = record.as_of(None, None).standing(&line.id, now).map_or(Kind::Unknown, |assessed| assessed.kind());
            let to = Page::OfficeLine { institution: call.institution_id.to_string(), line: line.id.to_string() };
            let title = lang.pick(&line.title_es, &line.title_en).clone();
            view! { <li><a href=to.path(lang)>{title}</a>" "{stamp(lang, kind)}" "<span class="meta">{to_do(lang, kind)}</span></li> }
        })
        .collect();
    let page = Page::Call { slug: call.id.to_string() }.path(lang);
    view! {
        <li>
            <div>
                <h3><a href=page>{lang.pick(call.title_es(), call.title_en()).to_owned()}</a></h3>
                <ul>{lines}</ul>
            </div>
        </li>
    }
    .into_any()
}

/// What a line waits for from its institution.
pub fn to_do(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Announced => td_string!(lang, office.todo_announced),
        Kind::Open => td_string!(lang, office.todo_open),
        Kind::Suspended | Kind::SuspensionOver => td_string!(lang, office.todo_suspended),
        Kind::UnderReview | Kind::Overdue | Kind::Unresolved | Kind::Unknown | Kind::ReportedResolved => {
            td_string!(lang, office.todo_review)
        }
        Kind::ResolvedAwarded | Kind::ResolvedVoid | Kind::Cancelled | Kind::ReportedCancelled => {
            td_string!(lang, office.todo_nothing)
        }
    }
}

/// The offices of whoever is signed in, for the page of what a person has to do here.
pub async fn section(app: &App, actor: &Actor, lang: Lang) -> Result<Option<AnyView>> {
    let record = live::record(app).await?;
    let mut institutions: Vec<&Institution> = actor.institutions().filter_map(|(id, _)| record.institutions.get(id)).collect();
    institutions.dedup_by_key(|institution| institution.id.clone());
    if institutions.is_empty() {
        return Ok(None);
    }
    let links: Vec<_> = institutions
        .into_iter()
        .map(|institution| {
            let to = Page::Office { institution: institution.id.to_string() }.path(lang);
            view! { <li><a href=to>{lang.pick(&institution.name_es, &institution.name_en).clone()}</a></li> }
        })
        .collect();
    Ok(Some(view! { <section><h2>{td_string!(lang, office.my_offices)}</h2><ul>{links}</ul></section> }.into_any()))
}
