//! What one may do on the page of a fact: confirm its level, correct or dispute it, take its words out.

use super::{actions, fields, voice};
use crate::{
    calls::{
        facts::{AssertedBy, Fact},
        live,
        record::Record,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::FactId,
    policy::{self, Act},
    record::fact,
    web::{address::Page, form::Form, lang::Lang, visit::Visit},
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    page(&visit, &FactId::from_text(id), &Form::default()).await
}

/// The page, with what kept a confirmation from being recorded.
pub async fn page(visit: &Visit, id: &FactId, form: &Form) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    let fact = record.fact(id).ok_or(Error::NotFound)?;
    let confirms = policy::may(&visit.actor(), Act::Monitor).is_ok();
    let seen = if confirms { actions::last_seen(&visit.app, &record, &fact.subject).await? } else { -1 };
    let view = || acts(visit, &record, fact, confirms.then_some(seen));
    fact::page(visit, &record, fact, fact::Controls { form, view }).await
}

/// `seen`: the last entry that whoever may confirm it saw.
fn acts(visit: &Visit, record: &Record, fact: &Fact, seen: Option<i64>) -> AnyView {
    let lang = visit.lang;
    let view = record.as_of(None, None);
    let replaced = record.superseded_of(&fact.subject).contains(&fact.id);
    let speaks = !voice::voices(&visit.actor(), &view, &fact.subject).is_empty();
    // Of what an institution receives here only its own officials take anything back; everybody else disputes.
    let own = view.answerable(&fact.subject);
    let official = visit.actor().institutions().any(|(id, _)| own.contains(id));
    let heard = official || fact.asserted_by != AssertedBy::Authority || !record.receives(&fact.subject);
    let waits = fact.proposed_level.is_some() && !replaced;
    view! {
        {seen.filter(|_| waits).map(|seen| confirmation(lang, fact, seen))}
        {speaks.then(|| correction(lang, fact, heard))}
        {visit.actor().is_steward().then(|| redaction(lang, fact))}
    }
    .into_any()
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
