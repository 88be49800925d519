//! Choosing what happened, and the form of one kind.

use super::{
    fields,
    forms::Asked,
    preview::Change,
    voice::{self, Voice},
    words,
};
use crate::{
    associations,
    calls::{
        facts::{FactKind, Subject, SubjectKind},
        live,
        record::Record,
        words::stamp_of,
    },
    error::{Error, Result},
    evidence,
    i18n::td_string,
    policy::Refusal,
    record::wording,
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

/// The kinds of facts that the visitor may record about a thing.
pub async fn show_kinds(visit: Visit, viewer: Viewer, Path((subject_kind, subject)): Path<(String, String)>) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let subject = Subject::new(SubjectKind::parse(&subject_kind).ok_or(Error::NotFound)?, subject);
    let view = record.as_of(None, None);
    view.history_of(&subject).ok_or(Error::NotFound)?;
    let (about, page) = words::subject(lang, &record, &subject).ok_or(Error::NotFound)?;
    let voices = voice::voices(&viewer.actor, &view, &subject);
    if voices.is_empty() {
        return Err(Refusal::NotYours.into());
    }
    let here = record.receives(&subject);
    let has_editions = record.templates.values().any(|one| one.programme_id.as_str() == subject.id);
    let may = |name: &&&str| {
        // A withdrawal is begun from the fact that it withdraws.
        **name != "corrected"
            && (**name != "edition_not_found" || has_editions)
            && voices.iter().any(|voice| {
                let kind = fields::blank(name, voice);
                let permitted = |kind: &FactKind| voice.permit(&viewer.actor, kind).is_ok();
                kind.is_some_and(|kind| permitted(&kind) && voice::may_record(&kind, voice, subject.kind, here))
            })
    };
    let kinds: Vec<&str> = fields::NAMES.iter().filter(may).copied().collect();
    let offices: Vec<Page> = voices.iter().filter_map(|voice| office(voice, &subject, here)).collect();
    let title = td_string!(lang, recording.kinds_title);
    Ok(visit.page(Head::private(title), move || {
        let items: Vec<_> = kinds
            .into_iter()
            .filter_map(|name| {
                let kind = fields::blank(name, &Voice::Monitor)?;
                let to = Page::FactForm {
                    subject_kind: subject.kind.name().to_owned(),
                    subject: subject.id.clone(),
                    kind: name.to_owned(),
                };
                Some(view! { <li><a href=to.path(lang)>{(wording::of(subject.kind).fact)(lang, &kind)}</a></li> })
            })
            .collect();
        let offices: Vec<_> = offices
            .into_iter()
            .map(|page| view! { <p><a href=page.path(lang)>{td_string!(lang, recording.office_does)}</a></p> })
            .collect();
        view! {
            {crumbs(lang, [(about, page)], title)}
            <h1>{title}</h1>
            <p>{td_string!(lang, recording.kinds_explain)}</p>
            <ul class="kinds">{items}</ul>
            {offices}
        }
    }))
}

/// Where an office suspends, resumes and resolves what it receives here.
fn office(voice: &Voice, subject: &Subject, here: bool) -> Option<Page> {
    match (voice, subject.kind) {
        (Voice::Authority(id), SubjectKind::Line) if here => {
            Some(Page::OfficeLine { institution: id.to_string(), line: subject.id.clone() })
        }
        _ => None,
    }
}

/// What a fact would come to.
pub struct Tried {
    pub changes: Vec<Change>,
    /// It waits for a second person of the institution.
    pub takes_two: bool,
}

/// The form as typed, with what the fact would come to where that was asked for.
pub async fn form(visit: &Visit, asked: &Asked, form: Form, seen: i64, tried: Option<Tried>) -> Result<Response> {
    let lang = visit.lang;
    let (about, page) = words::subject(lang, &asked.record, &asked.subject).ok_or(Error::NotFound)?;
    let voices = named_voices(visit, asked).await?;
    let kind = fields::blank(&asked.kind, &Voice::Monitor).ok_or(Error::NotFound)?;
    let title = td_string!(lang, recording.form_title, kind = (wording::of(asked.subject.kind).fact)(lang, &kind)).to_string();
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let corrected = asked.record.fact(&crate::ids::FactId::from_text(form.get("corrects")));
    let around = asked.around(visit.now);
    let shows_own_word = asked.voices.iter().any(|voice| matches!(voice, Voice::Association(_)));
    Ok(visit.page_as(status, Head::private(title.clone()), || {
        let corrects = corrected.map(|fact| {
            let href = Page::Fact { fact: fact.id.to_string() }.path(lang);
            view! { <div class="notice"><p>{td_string!(lang, recording.corrects)} " " <a href=href>{fields::named(lang, fact)}</a></p></div> }
        });
        let before = vec![("yes".to_owned(), td_string!(lang, recording.on_or_before_yes).to_owned())];
        let appears = vec![("yes".to_owned(), td_string!(lang, recording.appears_yes).to_owned())];
        view! {
            {error_summary(lang, &form)}
            {crumbs(lang, [(about, page)], title.clone())}
            <h1>{title}</h1>
            {corrects}
            {tried.map(|tried| view! {
                {shown(lang, &asked.record, &tried.changes)}
                {tried.takes_two.then(|| view! { <p class="notice warn">{td_string!(lang, recording.will_wait)}</p> })}
                <p class="hint">{td_string!(lang, recording.file_again)}</p>
            })}
            <form method="post" enctype="multipart/form-data">
                <input r#type="hidden" name="seen" value=seen/>
                <input r#type="hidden" name="corrects" value=form.get("corrects").to_owned()/>
                {(voices.len() > 1).then(|| form.choices("as", td_string!(lang, recording.in_whose_name), voices, false))}
                {form.input("occurred_on", td_string!(lang, recording.occurred_on)).hint(td_string!(lang, recording.date_hint)).view()}
                {form.choices("on_or_before", td_string!(lang, recording.on_or_before), before, true)}
                {fields::of(lang, &asked.kind, &form, &around)}
                {form.input("text_es", td_string!(lang, recording.text_es)).hint(td_string!(lang, recording.text_hint)).rows(4).view()}
                {form.input("text_en", td_string!(lang, recording.text_en)).hint(td_string!(lang, recording.text_en_hint)).rows(4).view()}
                {form.input("source", td_string!(lang, recording.source)).hint(td_string!(lang, recording.source_hint)).view()}
                {shows_own_word.then(|| form.choices("appears", td_string!(lang, recording.appears), appears, true))}
                {evidence::forms::fields(lang, &form, visit.app.config.max_file_bytes)}
                <p class="row">
                    <button class="button quiet" name="step" value="preview">{td_string!(lang, recording.preview)}</button>
                    <button class="button" name="step" value="record">{td_string!(lang, recording.record)}</button>
                </p>
                <p class="hint">{td_string!(lang, recording.nothing_is_edited)}</p>
            </form>
        }
    }))
}

async fn named_voices(visit: &Visit, asked: &Asked) -> Result<Vec<(String, String)>> {
    let mut named = Vec::new();
    for voice in &asked.voices {
        let association = match voice {
            Voice::Association(id) => Some(associations::store::find(visit.app.db.read(), id).await?.name().to_owned()),
            _ => None,
        };
        named.push((voice.name(), words::voice(visit.lang, voice, &asked.record, |_| association.clone())));
    }
    Ok(named)
}

/// What the fact would change: each line or commitment by its name, where there are several.
pub fn shown(lang: Lang, record: &Record, changes: &[Change]) -> AnyView {
    let several = changes.len() > 1;
    let rows: Vec<_> = changes
        .iter()
        .map(|change| {
            let name = words::subject(lang, record, &change.of).filter(|_| several).map(|(name, _)| format!("{name}: "));
            let stamp = |kind| stamp_of(lang, change.of.kind, kind);
            let says = if change.before == change.after {
                view! { {td_string!(lang, recording.stays)} " " {stamp(change.after)} }.into_any()
            } else {
                view! { {stamp(change.before)} " → " {stamp(change.after)} }.into_any()
            };
            view! { <li>{name} {says}</li> }
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p>{td_string!(lang, recording.changes_nothing)}</p> });
    view! {
        <div class="notice" role="status">
            <h2>{td_string!(lang, recording.would_change)}</h2>
            <ul class="plain">{rows}</ul>
            {none}
        </div>
    }
    .into_any()
}
