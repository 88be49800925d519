//! A proposed act as its institution sees it: what it would record and change, who may approve it, what became of it.

use super::preview;
use crate::{
    calls::{dates::Zone, facts::NewFact, live, record::Record, rules::decide_on},
    clock::Now,
    error::{Error, Result},
    evidence,
    i18n::td_string,
    office::{
        parts::{crumbs, hidden},
        proposed::{Outcome, ProposedAct},
    },
    policy::{Act, Actor, Refusal, may},
    record::{parts, pieces, words as record_words},
    recording::{actions, pages, words},
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::error_summary,
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show(visit: &Visit, actor: &Actor, act: &ProposedAct, form: &Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let fact = act.fact.as_ref().ok_or(Error::NotFound)?;
    let (about, page) = words::subject(lang, &record, &fact.subject).ok_or(Error::NotFound)?;
    let seen = actions::last_seen(&visit.app, &record, &fact.subject).await?;
    let title = td_string!(lang, recording.act_title, kind = record_words::fact(lang, &fact.kind)).to_string();
    let institution = record.institutions.get(&act.institution).map(|one| lang.pick(&one.name_es, &one.name_en).clone());
    let desk = Page::Office { institution: act.institution.to_string() };
    let above = vec![(institution.unwrap_or_default(), desk), (about, page)];
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_as(status, Head::private(title.clone()), || {
        view! {
            {crumbs(lang, above, title.clone())}
            {error_summary(lang, form)}
            <h1>{title}</h1>
            {state(lang, act, fact)}
            <p class="lead">{lang.pick(&fact.text_es, &fact.text_en).clone()}</p>
            <dl class="facts">
                {pieces::row(td_string!(lang, recording.occurred_on), record_words::partial(lang, fact.occurred_on))}
                {pieces::row(td_string!(lang, recording.source), parts::source(lang, &fact.source))}
            </dl>
            {act.end.is_none().then(|| changes(lang, &record, fact, visit.now))}
            {act.end.is_none().then(|| ways(visit, actor, act, fact, form, seen))}
        }
    }))
}

fn state(lang: Lang, act: &ProposedAct, fact: &NewFact) -> AnyView {
    let at = |instant| dates::instant_there(lang, instant, Zone::MEXICO_CITY.tz());
    let proposed = td_string!(lang, office.act_proposed_at, at = at(act.proposed_at)).to_string();
    let became = match act.end {
        None => view! { {td_string!(lang, recording.act_waits)} }.into_any(),
        Some(end) if end.outcome == Outcome::TakenBack => {
            td_string!(lang, recording.act_was_taken_back, at = at(end.at)).to_string().into_any()
        }
        Some(end) => {
            let href = Page::Fact { fact: fact.id.to_string() }.path(lang);
            let says = td_string!(lang, recording.act_was_approved, at = at(end.at)).to_string();
            view! { <a href=href>{says}</a> }.into_any()
        }
    };
    view! { <p class="notice">{proposed} " " {became}</p> }.into_any()
}

/// What it would change now.
fn changes(lang: Lang, record: &Record, fact: &NewFact, now: Now) -> AnyView {
    let facts = decide_on(&record.as_of(None, None), fact.clone(), now).unwrap_or_default();
    pages::shown(lang, record, &preview::changes(record, &facts, now))
}

/// What this person may do with it.
fn ways(visit: &Visit, actor: &Actor, act: &ProposedAct, fact: &NewFact, form: &Form, seen: i64) -> AnyView {
    let lang = visit.lang;
    let asked = Act::ApproveResolution { institution: &act.institution, proposed_by: &act.person };
    let approve = match may(actor, asked) {
        Ok(_) => approval(visit, act, fact, form, seen),
        Err(Refusal::SamePerson) => view! { <p>{td_string!(lang, recording.act_own)}</p> }.into_any(),
        Err(_) => view! { <p>{td_string!(lang, recording.act_deciders)}</p> }.into_any(),
    };
    let back = may(actor, Act::RecordOwnAct(&act.institution)).is_ok().then(|| {
        let to = Page::OfficeActWithdrawal { institution: act.institution.to_string(), act: fact.id.to_string() };
        view! {
            <form method="post" action=to.path(lang)>
                <p class="row"><button class="button quiet">{td_string!(lang, recording.act_take_back)}</button></p>
            </form>
        }
    });
    view! { {approve} {back} }.into_any()
}

fn approval(visit: &Visit, act: &ProposedAct, fact: &NewFact, form: &Form, seen: i64) -> AnyView {
    let lang = visit.lang;
    let to = Page::OfficeActApproval { institution: act.institution.to_string(), act: fact.id.to_string() };
    view! {
        <form method="post" action=to.path(lang) enctype="multipart/form-data">
            {hidden("seen", seen)}
            <p>{td_string!(lang, recording.act_approve_explain)}</p>
            {evidence::forms::fields(lang, form, visit.app.config.max_file_bytes)}
            <p class="row"><button class="button" id="campo-approve">{td_string!(lang, recording.act_approve)}</button></p>
        </form>
    }
    .into_any()
}
