//! A call's page: what became of each line, why that is said, what happened when, and what is not known.

pub mod about;
pub mod drawing;
mod elections;
pub mod facts;
pub mod finding;
mod missing;
pub mod promised;
pub mod reply;

use super::{
    cite::{self, Thing, schema, thing::of_call},
    eligibility, feeds,
    institutions::designation::ANCHOR,
    parts, pieces,
    query::{self, Asked},
    touched::Touched,
};
use crate::{
    app::App,
    applications::{self, model::Reported},
    calls::{
        addresses::{Addresses, At},
        facts::{Subject, SubjectKind},
        live,
        model::{Call, Line},
        record::{Record, View},
        store as terms,
    },
    clock::Now,
    error::{Error, Result},
    evidence::store as evidence,
    i18n::td_string,
    ids::{CallId, LineId},
    ledger::{self, Reads},
    web::{
        address::Page,
        lang::Lang,
        parts::{Step, trail},
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeMap;

pub async fn show(visit: Visit, At { id, slug }: At<CallId>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now) = (visit.lang, visit.now);
    let view = record.as_of(asked.as_of, asked.known_on);
    let Some(call) = record.call(&id) else { return not_yet_known(&visit, &id, &asked).await };
    let title = parts::title(lang, call);
    let (page, addresses) = (Page::Call { slug: slug.clone() }, Addresses::of(&visit.app).await?);
    let says = finding::description(lang, &view, call, now);
    let touched = Touched::of(&visit.app).await?;
    let described = schema::page(&visit, &page, &title, &says, of_call(&record, &touched, call).map(|touch| touch.at));
    let data = schema::about(described, schema::call(lang, &view, call, &visit.app.config.base_url(), &addresses));
    let head = Head::new(title.clone()).part(Part::Calls).description(says).data(data);
    let head = feeds::of_call(lang, &slug, &title).into_iter().fold(head, Head::link);
    let head = head.link(feeds::data(&format!("/api/v1/calls/{}", call.id), &asked.days_only()));
    let reported = reported(&visit.app, &record, call).await?;
    let mut rules = BTreeMap::new();
    for line in record.lines_of(&call.id) {
        // Today's rules say nothing of another day.
        if call.received_here && asked.as_of.is_none() && asked.known_on.is_none() {
            rules.insert(line.id.clone(), terms::terms(&visit.app.db, &line.id).await?);
        }
    }
    let told = facts::Told::of_call(&view, call).ids();
    let evidence = evidence::of_facts_known(&visit.app.db, &told, asked.known_on).await?;
    let body = || {
        let line = |line: &Line| {
            let only = line.id.as_str() == call.id.as_str();
            view! {
                {finding::line(&visit, &view, call, line)} {applied(lang, reported.get(&line.id))}
                {missing::section(&visit, &view, call, line, only)}
                {eligibility::link(lang, call.id.as_str(), rules.get(&line.id).and_then(Option::as_ref), view.standing(&line.id, now).map(|a| a.kind()))}
                {parts::record_a_fact(&visit, "line", line.id.as_str())}
                {(!call.received_here).then(|| parts::filed_elsewhere(&visit, &line.id))}
            }
        };
        let lines: Vec<_> = record.lines_of(&call.id).map(line).collect();
        // What bears on all lines is recorded once.
        let whole = (lines.len() > 1).then(|| parts::record_a_fact_about_all(&visit, call.id.as_str()));
        let title_lang = parts::title_lang(lang, call);
        view! {
            {parts::asof_banner(lang, &asked, page.path(lang))}
            {crumb(lang, &view, call, &title)}
            <h1 lang=title_lang>{title.clone()}</h1>
            {received(lang, call)}
            {(!view.existed(call)).then(|| view! { <p class="nk">{td_string!(lang, record.not_yet_published)}</p> })}
            {lines}
            {whole}
            {drawing::section(lang, &view, call, now)}
            {facts::section(lang, &view, call, &evidence)}
            {pieces::beyond(elections::section(lang, &view, call, now))}
            {pieces::beyond(about::section(lang, &view, call))}
            {about::not_known(lang, call)}
            {cite::section(&visit, &title, &Thing::Call(call.id.clone()), &page, &asked)}
            {feeds::to_follow(lang, feeds::of_call(lang, &slug, &title))}
            {days(lang, page.path(lang), &format!("/api/v1/calls/{}", call.id), &asked.days_only(), now)}
        }
    };
    let page = visit.page(parts::seen(lang, &asked.days_only(), head), body);
    Ok(made_from(page, reads(&view, call, now).and(of_those(&reported))))
}

/// Who reports having applied elsewhere, by line: how many, and the names of those that consent.
pub async fn reported(app: &App, record: &Record, call: &Call) -> Result<BTreeMap<LineId, (Reported, Vec<String>)>> {
    let (mut reported, db) = (BTreeMap::new(), app.db.read());
    for line in record.lines_of(&call.id) {
        let all = applications::store::reported(db, &line.id).await?;
        reported.insert(line.id.clone(), (all, applications::store::named_on(db, &line.id).await?));
    }
    Ok(reported)
}

/// Whoever is verified, or no longer, changes how many of them are.
pub fn of_those(reported: &BTreeMap<LineId, (Reported, Vec<String>)>) -> Reads {
    let counted = reported.values().flat_map(|(all, _)| &all.associations);
    Reads::of(counted.map(|id| ledger::Subject::new("association", id)))
}

/// What a call is told from. Which others ran in an election that it met follows from all that it concerns.
pub fn reads(view: &View<'_>, call: &Call, now: Now) -> Reads {
    let own = view.record.behind(&Subject::new(SubjectKind::Call, &call.id));
    let compared = elections::compared(view, call, now);
    if compared.is_empty() { own } else { own.and(view.record.behind_elections(&compared)) }
}

/// A call that is on record today, and was not on the day asked about.
async fn not_yet_known(visit: &Visit, id: &CallId, asked: &Asked) -> Result<Response> {
    let (record, lang) = (live::record(&visit.app).await?, visit.lang);
    let call = record.call(id).ok_or(Error::NotFound)?;
    let (head, today) = (Head::new(parts::title(lang, call)).part(Part::Calls), Page::Call { slug: id.to_string() }.path(lang));
    Ok(parts::not_yet_known(visit, head, asked, today, td_string!(lang, record.not_yet_known)))
}

/// How many associations say that they applied on paper or in another portal; of those that consent, which.
fn applied(lang: Lang, reported: Option<&(Reported, Vec<String>)>) -> AnyView {
    let Some((all, names)) = reported.filter(|(all, _)| !all.associations.is_empty()) else { return ().into_any() };
    let count = td_string!(lang, record.reported_applied, count = all.associations.len()).to_string();
    let verified = td_string!(lang, elsewhere.verified, count = all.verified).to_string();
    let named = (!names.is_empty()).then(|| format!(" {}", td_string!(lang, elsewhere.names, names = names.join("; "))));
    view! { <p>{count}{named}" "{verified}</p> }.into_any()
}

fn crumb(lang: Lang, view: &View<'_>, call: &Call, title: &str) -> AnyView {
    let step = |title: String, page: Page| Step { title, to: page.path(lang), lang: None };
    let institution = view.record.institution_of(call);
    let institution = institution.map(|one| step(one.short().to_owned(), Page::Institution { slug: one.id.to_string() }));
    let year = call.fiscal_year.map(|year| step(year.to_string(), Page::Year { year: year.to_string() }));
    let board = step(td_string!(lang, record.board_title).to_owned(), Page::Calls);
    let above = [Some(board), institution, year].into_iter().flatten().collect();
    trail(lang, above, title, parts::title_lang(lang, call))
}

/// Received here or followed: each page says which of the two it is.
fn received(lang: Lang, call: &Call) -> AnyView {
    if !call.received_here {
        return view! { <p class="meta">{td_string!(lang, record.followed)}</p> }.into_any();
    }
    let act = format!("{}#{ANCHOR}", Page::Institution { slug: call.institution_id.to_string() }.path(lang));
    view! {
        <p class="meta">{td_string!(lang, record.received_here)}" "<a href=act>{td_string!(lang, record.received_by)}</a></p>
    }
    .into_any()
}

/// The same page on other days, with the filters that it has.
pub fn days(lang: Lang, path: String, api: &str, asked: &Asked, now: Now) -> AnyView {
    let (today, api) = (query::today(now).to_string(), asked.on_these_days(api));
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let filters = asked.filters().into_iter().map(|(name, value)| view! { <input r#type="hidden" name=name value=value/> });
    view! {
        <form class="noprint" method="get" action=path>
            {filters.collect_view()}
            <h2>{td_string!(lang, record.asof_title)}</h2>
            <p class="hint" id="as-of-hint">{td_string!(lang, record.asof_hint)}</p>
            <div class="inline">
                <label class="vh" r#for="as-of">{td_string!(lang, record.asof_label)}</label>
                <input r#type="date" id="as-of" name="as_of" value=day(asked.as_of) max=today.clone() aria-describedby="as-of-hint" class="w10"/>
                <button class="button quiet">{td_string!(lang, record.asof_button)}</button>
            </div>
            <details open=asked.known_on.is_some()>
                <summary>{td_string!(lang, record.known_title)}</summary>
                <p class="hint" id="known-on-hint">{td_string!(lang, record.known_hint)}</p>
                <label class="vh" r#for="known-on">{td_string!(lang, record.known_title)}</label>
                <input r#type="date" id="known-on" name="known_on" value=day(asked.known_on) max=today.clone() aria-describedby="known-on-hint" class="w10"/>
            </details>
            <p class="meta">"JSON: "<a href=api.clone()>{api.clone()}</a></p>
        </form>
    }
    .into_any()
}
