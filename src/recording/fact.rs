//! The page of one fact: what is said, by whom, on what evidence, when it entered; what took its place; what was answered.

use super::{actions, fields, voice, words};
use crate::{
    calls::{
        facts::{AssertedBy, Fact, FactKind},
        live,
        record::Record,
    },
    error::{Error, Result},
    evidence,
    i18n::td_string,
    ids::FactId,
    office::proposed,
    policy::{self, Act},
    record::{
        cite::{self, Thing},
        details::details,
        parts, pieces,
        query::Asked,
        wording, words as record_words,
    },
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::error_summary,
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use chrono_tz::Tz;
use leptos::prelude::*;

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    page(&visit, &FactId::from_text(id), &Form::default()).await
}

/// The page, with what kept a confirmation from being recorded.
pub async fn page(visit: &Visit, id: &FactId, form: &Form) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let fact = record.fact(id).ok_or(Error::NotFound)?;
    let (about, on) = words::subject(lang, &record, &fact.subject).ok_or(Error::NotFound)?;
    let shown: Vec<FactId> = record.stands_on(fact).cloned().collect();
    let evidence: Vec<_> = evidence::store::of_facts(&visit.app.db, &shown).await?.into_values().flatten().collect();
    let confirms = policy::may(&visit.actor(), Act::Monitor).is_ok();
    let seen = if confirms { actions::last_seen(&visit.app, &record, &fact.subject).await? } else { -1 };
    let says = wording::of(fact.subject.kind);
    let kind = (says.fact)(lang, &fact.kind);
    let called = format!("{kind}: {about}");
    let head =
        Head::new(format!("{kind} · {about}")).part(Part::Calls).description(lang.pick(&fact.text_es, &fact.text_en).clone());
    let by_two = proposed::store::of_fact(visit.app.db.read(), id).await?.and_then(|act| {
        let at = |instant| dates::instant_there(lang, instant, Tz::America__Mexico_City);
        let says = td_string!(lang, recording.by_two_people, proposed = at(act.proposed_at), approved = at(act.end?.at));
        Some(view! { <p class="meta">{says.to_string()}</p> })
    });
    let view = record.as_of(None, None);
    let replaced = record.superseded_of(&fact.subject).contains(&fact.id);
    let speaks = !voice::voices(&visit.actor(), &view, &fact.subject).is_empty();
    // Of what an institution receives here only its own officials take anything back; everybody else disputes.
    let own = view.answerable(&fact.subject);
    let official = visit.actor().institutions().any(|(id, _)| own.contains(id));
    let heard = official || fact.asserted_by != AssertedBy::Authority || !record.receives(&fact.subject);
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = visit.page_as(status, head, || {
        view! {
            {error_summary(lang, form)}
            <nav class="crumb" aria-label=td_string!(lang, pages.crumb_label)>
                <ol><li><a href=on.path(lang)>{about}</a></li></ol>
            </nav>
            <h1>{kind}</h1>
            {relations(lang, &record, fact, replaced)}
            <p class="lead">{lang.pick(&fact.text_es, &fact.text_en).clone()}</p>
            {details(lang, &record, fact, says)}
            <dl class="facts">
                {pieces::row(td_string!(lang, recording.occurred_on), record_words::when(lang, fact))}
                {pieces::row(td_string!(lang, recording.recorded_at), dates::instant_there(lang, fact.recorded_at, Tz::America__Mexico_City))}
                {pieces::row(td_string!(lang, recording.said_by), said_by(lang, &record, fact))}
                {pieces::row(td_string!(lang, recording.level), level(lang, fact))}
                {pieces::row(td_string!(lang, recording.source), parts::source(lang, &fact.source))}
            </dl>
            {by_two}
            {evidence::parts::list(lang, &evidence)}
            {cite::section(visit, &called, &Thing::Fact(fact.id.clone()), &Page::Fact { fact: fact.id.to_string() }, &Asked::default())}
            {fact.proposed_level.filter(|_| confirms && !replaced).map(|_| confirmation(lang, fact, seen))}
            {speaks.then(|| correction(lang, fact, heard))}
            {visit.actor().is_steward().then(|| redaction(lang, fact))}
        }
    });
    Ok(made_from(page, record.behind(&fact.subject)))
}

fn said_by(lang: Lang, record: &Record, fact: &Fact) -> AnyView {
    let who = record_words::asserted_by(lang, fact.asserted_by);
    let institution = fact.by.as_ref().and_then(|id| record.institutions.values().find(|one| one.id.as_str() == id));
    match (institution, &fact.by) {
        (Some(one), _) => {
            let href = Page::Institution { slug: one.id.to_string() }.path(lang);
            view! { {who} ": " <a href=href>{lang.pick(&one.name_es, &one.name_en).clone()}</a> }.into_any()
        }
        (None, Some(by)) if fact.asserted_by != AssertedBy::Association => {
            view! { {who} " · " <code>{by.clone()}</code> }.into_any()
        }
        _ => view! { {who} }.into_any(),
    }
}

fn level(lang: Lang, fact: &Fact) -> AnyView {
    let proposed = fact.proposed_level.map(|level| {
        let says = td_string!(lang, recording.proposed, level = record_words::level(lang, level).to_lowercase()).to_string();
        view! { <p class="meta">{says}</p> }
    });
    view! { {record_words::level(lang, fact.level)} {proposed} }.into_any()
}

/// What came in its place, what it took the place of, what it answers and what answers it: all of it stays readable.
fn relations(lang: Lang, record: &Record, fact: &Fact, replaced: bool) -> AnyView {
    let answers = |one: &Fact| match &one.kind {
        FactKind::AuthorityReplied { to, .. } => to.clone(),
        _ => None,
    };
    let redacts = |one: &Fact| match &one.kind {
        FactKind::Redacted { fact } => Some(fact.clone()),
        _ => None,
    };
    let mut rows: Vec<(&'static str, &Fact)> = Vec::new();
    for one in record.facts_of(&fact.subject) {
        if replaced && one.supersedes.as_ref() == Some(&fact.id) {
            rows.push((td_string!(lang, recording.replaced_by), one));
        }
        if one.confirms.as_ref() == Some(&fact.id) {
            rows.push((td_string!(lang, recording.confirmed_by), one));
        }
        if fact.supersedes.as_ref() == Some(&one.id) {
            rows.push((td_string!(lang, recording.replaces), one));
        }
        if fact.confirms.as_ref() == Some(&one.id) {
            rows.push((td_string!(lang, recording.confirms), one));
        }
        if redacts(fact).as_ref() == Some(&one.id) {
            rows.push((td_string!(lang, recording.redacts), one));
        }
        if redacts(one).as_ref() == Some(&fact.id) {
            rows.push((td_string!(lang, recording.redacted_by), one));
        }
        if answers(fact).as_ref() == Some(&one.id) {
            rows.push((td_string!(lang, recording.answers), one));
        }
        if answers(one).as_ref() == Some(&fact.id) {
            rows.push((td_string!(lang, recording.answered_by), one));
        }
    }
    let items: Vec<_> = rows
        .into_iter()
        .map(|(says, one)| {
            let href = Page::Fact { fact: one.id.to_string() }.path(lang);
            view! { <li>{says} " " <a href=href>{fields::named(lang, one)}</a></li> }
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <div class="notice"><ul class="plain">{items}</ul></div> }.into_any()
}

fn confirmation(lang: Lang, fact: &Fact, seen: i64) -> AnyView {
    let to = Page::FactConfirmation { fact: fact.id.to_string() };
    view! {
        <form method="post" action=to.path(lang)>
            <input r#type="hidden" name="seen" value=seen/>
            <p>{td_string!(lang, recording.confirm_explain)}</p>
            <p class="row"><button class="button" id="campo-confirm">{td_string!(lang, recording.confirm)}</button></p>
        </form>
    }
    .into_any()
}

fn correction(lang: Lang, fact: &Fact, heard: bool) -> AnyView {
    let to = |kind: &str| {
        let page = Page::FactForm {
            subject_kind: fact.subject.kind.name().to_owned(),
            subject: fact.subject.id.clone(),
            kind: kind.to_owned(),
        };
        format!("{}?corrects={}", page.path(lang), fact.id)
    };
    if !heard {
        let href = Page::FactForm {
            subject_kind: fact.subject.kind.name().to_owned(),
            subject: fact.subject.id.clone(),
            kind: "disputed".to_owned(),
        };
        return view! {
            <h2>{td_string!(lang, recording.correct_title)}</h2>
            <p>{td_string!(lang, recording.refused_only_authority)}</p>
            <ul><li><a href=href.path(lang)>{td_string!(lang, recording.dispute)}</a></li></ul>
        }
        .into_any();
    }
    let again = fields::NAMES.contains(&fact.kind.name()).then(|| {
        view! { <li><a href=to(fact.kind.name())>{td_string!(lang, recording.correct)}</a></li> }
    });
    view! {
        <h2>{td_string!(lang, recording.correct_title)}</h2>
        <p>{td_string!(lang, recording.nothing_is_edited)}</p>
        <ul>{again}<li><a href=to("corrected")>{td_string!(lang, recording.withdraw)}</a></li></ul>
    }
    .into_any()
}

fn redaction(lang: Lang, fact: &Fact) -> AnyView {
    let href = Page::StewardRedaction { fact: fact.id.to_string() }.path(lang);
    view! { <p><a href=href>{td_string!(lang, recording.redact)}</a></p> }.into_any()
}
