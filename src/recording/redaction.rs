//! The steward takes the words out of a fact that exposes somebody: a recorded act with its reason. What follows from the fact stays.

use super::{actions, actions::NotRecorded, voice, words};
use crate::{
    accounts::notice,
    associations::texts,
    calls::{
        dates::{Zone, local_day},
        facts::{AssertedBy, Fact, FactKind, Level, NewFact},
        live,
        model::Confidence,
        record::Record,
        rules::decide_on,
        store,
    },
    error::{Error, Result},
    evidence,
    i18n::td_string,
    ids::FactId,
    ledger::Write,
    office::proposed,
    policy::{self, Act},
    web::{
        address::Page,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::{crumbs, error_summary},
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use leptos::prelude::*;
use std::sync::Arc;
use tower_sessions::Session;

const REASON_CHARS: usize = 1_000;

pub async fn show(visit: Visit, viewer: Viewer, Path(fact): Path<String>) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let record = live::record(&visit.app).await?;
    let fact = record.fact(&FactId::from_text(fact)).ok_or(Error::NotFound)?;
    let seen = actions::last_seen(&visit.app, &record, &fact.subject).await?;
    page(&visit, &record, fact, &Form::of([("seen", seen.to_string())]))
}

fn page(visit: &Visit, record: &Arc<Record>, fact: &Fact, form: &Form) -> Result<Response> {
    let lang = visit.lang;
    let (about, on) = words::subject(lang, record, &fact.subject).ok_or(Error::NotFound)?;
    let title = td_string!(lang, recording.redact_title);
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_as(status, Head::private(title), || {
        let also = vec![("addresses".to_owned(), td_string!(lang, recording.redact_addresses).to_owned())];
        let sure = vec![("yes".to_owned(), td_string!(lang, recording.redact_sure_yes).to_owned())];
        view! {
            {error_summary(lang, form)}
            {crumbs(lang, [(about, on), (super::fields::named(lang, fact), Page::Fact { fact: fact.id.to_string() })], title)}
            <h1>{title}</h1>
            <p>{td_string!(lang, recording.redact_explain)}</p>
            <p class="meta">{td_string!(lang, recording.redact_backups)}</p>
            <h2>{td_string!(lang, recording.redact_is)}</h2>
            <blockquote><p>{lang.pick(&fact.text_es, &fact.text_en).clone()}</p><p class="source">{fact.source.clone()}</p></blockquote>
            <form method="post">
                <input r#type="hidden" name="seen" value=form.get("seen").to_owned()/>
                {form.input("reason_es", td_string!(lang, recording.redact_reason)).hint(td_string!(lang, recording.redact_reason_hint)).rows(3).view()}
                {form.input("reason_en", td_string!(lang, recording.redact_reason_en)).rows(3).view()}
                {form.choices("also", td_string!(lang, recording.redact_also), also, true)}
                {form.choices("sure", td_string!(lang, recording.redact_sure), sure, true)}
                <p class="row"><button class="button">{td_string!(lang, recording.redact_do)}</button></p>
            </form>
        }
    }))
}

pub async fn redact(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(fact): Path<String>,
    mut form: Form,
) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let fact = record.fact(&FactId::from_text(fact)).ok_or(Error::NotFound)?;
    let reason = |form: &mut Form, name: &str| {
        let read = texts::lines(form.get(name), REASON_CHARS).filter(|text| !text.is_empty());
        if read.is_none() {
            form.fail(name, td_string!(lang, recording.lack_value));
        }
        read
    };
    let (es, en) = (reason(&mut form, "reason_es"), reason(&mut form, "reason_en"));
    if !form.has("sure", "yes") {
        form.fail("sure", td_string!(lang, recording.redact_tick));
    }
    let (Some(es), Some(en), true) = (es, en, form.is_fine()) else { return page(&visit, &record, fact, &form) };
    let seen = form.get("seen").parse().unwrap_or(-2);
    let addresses_too = form.has("also", "addresses");
    match take_out(&visit, &viewer, fact, (&es, &en), addresses_too, seen).await {
        Ok(()) => {}
        Err(NotRecorded::Other(error)) => return Err(error),
        Err(NotRecorded::ChangedMeanwhile) => {
            form.fail("reason_es", td_string!(lang, recording.changed_meanwhile));
            form.set("seen", actions::last_seen(&visit.app, &record, &fact.subject).await?.to_string());
            return page(&visit, &record, fact, &form);
        }
        Err(_) => {
            form.fail("reason_es", td_string!(lang, recording.refused_redacted));
            return page(&visit, &record, fact, &form);
        }
    }
    notice::leave(&session, td_string!(lang, recording.redacted)).await?;
    Ok(Redirect::to(&Page::Fact { fact: fact.id.to_string() }.path(lang)).into_response())
}

/// Records the redaction of a fact, and of each that says the same in the same words, and erases the words; one transaction.
async fn take_out(
    visit: &Visit,
    viewer: &Viewer,
    fact: &Fact,
    reason: (&str, &str),
    addresses_too: bool,
    seen: i64,
) -> std::result::Result<(), NotRecorded> {
    let permit = policy::may(&viewer.actor, Act::RunInstallation)?;
    let (es, en) = (td_string!(Lang::es, recording.words_taken), td_string!(Lang::en, recording.words_taken));
    let mut write = Write::begin(&visit.app.db, permit, visit.now).await?;
    let record = live::record(&visit.app).await?;
    let view = record.as_of(None, None);
    let same = record.facts_of(&fact.subject).into_iter().filter(|one| one.id == fact.id || one.shares_words(fact));
    for (place, one) in same.enumerate() {
        let said = decide_on(&view, says(one, reason, visit), visit.now).map_err(NotRecorded::Fact)?;
        if place == 0 {
            actions::unchanged(&visit.app, &record, &fact.subject, seen).await?;
        }
        for redaction in &said {
            store::enter_fact(&mut write, redaction).await?;
        }
        let unnamed = |by: &str| voice::unnamed(&visit.app.vault, by, voice::whole(&record, &one.subject));
        store::take_words(&mut write, &one.said.without_words(es, en, unnamed)).await?;
        proposed::store::take_words(write.conn(), &one.id).await?;
        if addresses_too {
            evidence::store::erase_addresses(write.conn(), &one.id).await?;
        }
    }
    write.commit().await?;
    Ok(())
}

fn says(fact: &Fact, (es, en): (&str, &str), visit: &Visit) -> NewFact {
    NewFact {
        id: FactId::random(),
        subject: fact.subject.clone(),
        kind: FactKind::Redacted { fact: fact.id.clone() },
        occurred_on: local_day(visit.now, Zone::MEXICO_CITY).into(),
        on_or_before: false,
        level: Level::OfficialPage,
        proposed_level: None,
        asserted_by: AssertedBy::Steward,
        by: None,
        text_es: es.to_owned(),
        text_en: en.to_owned(),
        source: td_string!(Lang::es, recording.redact_source).to_owned(),
        confidence: Confidence::Sourced,
        confidence_note: None,
        inferred: Vec::new(),
        supersedes: None,
        confirms: None,
        term: None,
    }
}
