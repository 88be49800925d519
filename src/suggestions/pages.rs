//! Pages of suggestions: telling of a call, one's own, and what waits for whoever watches.

use super::{
    model::{Outcome, Suggestion},
    store,
};
use crate::{
    calls::{editions::without_call, live, record::Record, words::edition as edition_title},
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    policy::{Act, may},
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::{crumbs, error_summary},
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use chrono_tz::Tz;
use leptos::prelude::*;

/// Whose rules a call lives under, as the record writes it.
pub const JURISDICTIONS: [&str; 4] = ["CDMX", "federal", "Chicago", "Illinois"];

/// The part of «Mi espacio» for whoever watches: how many wait.
pub async fn desk(visit: &Visit, viewer: &Viewer) -> Result<AnyView> {
    if may(&viewer.actor, Act::Monitor).is_err() {
        return Ok(().into_any());
    }
    let count = store::waiting(visit.app.db.read()).await?.len();
    let says = td_string!(visit.lang, suggestions.desk_waiting, count = count).to_string();
    Ok(view! { <p><a href=Page::Suggestions.path(visit.lang)>{says}</a></p> }.into_any())
}

/// A page that knows of a gap fills in what it knows: the title, the institution, a note.
pub async fn show_suggest(visit: Visit, _: Viewer) -> Result<Response> {
    let known = Form::parse(visit.uri.query().unwrap_or_default().as_bytes());
    let start = ["title", "institution", "note"].map(|name| (name, known.get(name).chars().take(1000).collect::<String>()));
    suggest_page(&visit, Form::of(start))
}

fn status(form: &Form) -> StatusCode {
    if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

pub fn suggest_page(visit: &Visit, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let title = td_string!(lang, suggestions.suggest_title);
    Ok(visit.page_as(status(&form), Head::private(title), move || {
        view! {
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p>{td_string!(lang, suggestions.suggest_explain)}</p>
            <form method="post">
                {form.input("title", td_string!(lang, suggestions.title)).view()}
                {form.input("url", td_string!(lang, suggestions.url)).hint(td_string!(lang, suggestions.url_hint)).inputmode("url").view()}
                {form.input("institution", td_string!(lang, suggestions.institution)).view()}
                {form.input("note", td_string!(lang, suggestions.note)).rows(4).view()}
                <p class="row"><button class="button">{td_string!(lang, suggestions.suggest_button)}</button></p>
            </form>
            <p><a href=Page::Suggestions.path(lang)>{td_string!(lang, suggestions.list_title)}</a></p>
        }
    }))
}

pub async fn show_list(visit: Visit, viewer: Viewer) -> Result<Response> {
    let lang = visit.lang;
    let mine = store::of_person(visit.app.db.read(), viewer.actor.id()).await?;
    let watches = may(&viewer.actor, Act::Monitor).is_ok();
    let waiting = if watches { store::waiting(visit.app.db.read()).await? } else { Vec::new() };
    let title = td_string!(lang, suggestions.list_title);
    Ok(visit.page(Head::private(title), move || {
        let list = |suggestions: &[Suggestion]| {
            let items: Vec<_> = suggestions.iter().map(|one| item(lang, one)).collect();
            if items.is_empty() {
                view! { <p>{td_string!(lang, suggestions.list_none)}</p> }.into_any()
            } else {
                view! { <ul class="calls">{items}</ul> }.into_any()
            }
        };
        view! {
            <h1>{title}</h1>
            {watches.then(|| view! { <h2>{td_string!(lang, suggestions.list_waiting)}</h2> {list(&waiting)} })}
            <h2>{td_string!(lang, suggestions.list_mine)}</h2>
            {list(&mine)}
            <p class="row"><a class="button" href=Page::Suggest.path(lang)>{td_string!(lang, suggestions.suggest_title)}</a></p>
        }
    }))
}

fn item(lang: Lang, one: &Suggestion) -> AnyView {
    let page = Page::Suggestion { suggestion: one.id.clone() }.path(lang);
    let told = dates::instant_there(lang, one.suggested_at, Tz::America__Mexico_City);
    view! {
        <li><div><h3><a href=page>{one.title.clone()}</a></h3><p class="meta">{one.institution.clone()}" · "{told}</p></div>
            <span class="state">{outcome_word(lang, &one.outcome)}</span></li>
    }
    .into_any()
}

fn outcome_word(lang: Lang, outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Waiting => td_string!(lang, suggestions.state_waiting),
        Outcome::Confirmed { .. } => td_string!(lang, suggestions.state_confirmed),
        Outcome::Declined { .. } => td_string!(lang, suggestions.state_declined),
    }
}

pub async fn show_one(visit: Visit, _: Viewer, Path(id): Path<String>) -> Result<Response> {
    one_page(&visit, &id, Form::default()).await
}

/// Seen by whoever made it and whoever watches; to others it does not exist.
pub async fn one_page(visit: &Visit, id: &str, form: Form) -> Result<Response> {
    let one = store::find(visit.app.db.read(), id).await?.ok_or(Error::NotFound)?;
    let actor = visit.actor();
    let watches = may(&actor, Act::Monitor).is_ok();
    if !watches && actor.id() != Some(&one.person) {
        return Err(Error::NotFound);
    }
    let lang = visit.lang;
    Ok(visit.page_as(status(&form), Head::private(one.title.clone()), move || {
        let told = dates::instant_there(lang, one.suggested_at, Tz::America__Mexico_City);
        let deciding = (watches && one.is_waiting()).then(|| deciding(lang, &one, &form));
        view! {
            {error_summary(lang, &form)}
            {crumbs(lang, [(td_string!(lang, suggestions.list_title).to_owned(), Page::Suggestions)], one.title.clone())}
            <h1>{one.title.clone()}</h1>
            {became(lang, &one.outcome)}
            <dl class="facts">
                <div><dt>{td_string!(lang, suggestions.url)}</dt>
                    <dd><a href=one.url.clone() rel="noopener nofollow ugc">{one.url.clone()}</a></dd></div>
                <div><dt>{td_string!(lang, suggestions.institution)}</dt><dd>{one.institution.clone()}</dd></div>
                <div><dt>{td_string!(lang, suggestions.told_at)}</dt><dd>{told}</dd></div>
                {(!one.note.is_empty()).then(|| view! { <div><dt>{td_string!(lang, suggestions.note)}</dt><dd>{one.note.clone()}</dd></div> })}
            </dl>
            {deciding}
        }
    }))
}

fn became(lang: Lang, outcome: &Outcome) -> AnyView {
    match outcome {
        Outcome::Waiting => view! { <p>{td_string!(lang, suggestions.waiting_explain)}</p> }.into_any(),
        Outcome::Confirmed { call, .. } => {
            let page = Page::Call { slug: call.to_string() }.path(lang);
            view! { <div class="notice done"><p><a href=page>{td_string!(lang, suggestions.confirmed_explain)}</a></p></div> }
                .into_any()
        }
        Outcome::Declined { reason, .. } => view! {
            <div class="notice"><p>{td_string!(lang, suggestions.declined_explain)}</p><p>{reason.clone()}</p></div>
        }
        .into_any(),
    }
}

fn deciding(lang: Lang, one: &Suggestion, form: &Form) -> AnyView {
    let confirmation = Page::SuggestionConfirmation { suggestion: one.id.clone() }.path(lang);
    let refusal = Page::SuggestionRefusal { suggestion: one.id.clone() }.path(lang);
    view! {
        <p class="row"><a class="button" href=confirmation>{td_string!(lang, suggestions.confirm_title)}</a></p>
        <h2>{td_string!(lang, suggestions.decline_title)}</h2>
        <form method="post" action=refusal>
            {form.input("reason", td_string!(lang, suggestions.reason)).hint(td_string!(lang, suggestions.reason_hint)).rows(3).view()}
            <p class="row"><button class="button quiet">{td_string!(lang, suggestions.decline_button)}</button></p>
        </form>
    }
    .into_any()
}

pub async fn show_confirmation(visit: Visit, _: Viewer, Path(id): Path<String>) -> Result<Response> {
    confirmation_page(&visit, &id, None).await
}

pub async fn confirmation_page(visit: &Visit, id: &str, typed: Option<Form>) -> Result<Response> {
    may(&visit.actor(), Act::Monitor)?;
    let one = store::find(visit.app.db.read(), id).await?.ok_or(Error::NotFound)?;
    let record = live::record(&visit.app).await?;
    let (lang, now) = (visit.lang, visit.now);
    let form = typed.unwrap_or_else(|| Form::of([("title_es", one.title.clone()), ("title_en", one.title.clone())]));
    let title = td_string!(lang, suggestions.confirm_title);
    Ok(visit.page_as(status(&form), Head::private(title), move || {
        view! {
            {error_summary(lang, &form)}
            {crumbs(lang, [(one.title.clone(), Page::Suggestion { suggestion: one.id.clone() })], title)}
            <h1>{title}</h1>
            <p>{td_string!(lang, suggestions.confirm_explain)}</p>
            <p><a href=one.url.clone() rel="noopener nofollow ugc">{one.url.clone()}</a></p>
            <form method="post">
                {call_fields(lang, &form, &record)}
                {edition_field(lang, &form, &record, now)}
                <p class="row"><button class="button">{td_string!(lang, suggestions.confirm_button)}</button></p>
            </form>
        }
    }))
}

/// Whether the call is an edition of one that comes round, where any edition lacks its call.
fn edition_field(lang: Lang, form: &Form, record: &Record, now: Now) -> AnyView {
    let open = without_call(&record.as_of(None, None), now);
    if open.is_empty() {
        return ().into_any();
    }
    let none = (String::new(), td_string!(lang, suggestions.no_edition).to_owned());
    let named = open.iter().map(|edition| (edition.of().to_string(), edition_title(lang, record, &edition.of())));
    form.select("edition_of", td_string!(lang, suggestions.edition_of), std::iter::once(none).chain(named).collect())
}

/// The fields of a call that is followed: the least that the record needs.
pub fn call_fields(lang: Lang, form: &Form, record: &Record) -> AnyView {
    let mut institutions: Vec<(String, String)> =
        record.institutions.values().map(|i| (i.id.to_string(), lang.pick(&i.name_es, &i.name_en).clone())).collect();
    institutions.sort_by(|a, b| a.1.cmp(&b.1));
    institutions.insert(0, (String::new(), td_string!(lang, suggestions.choose).to_owned()));
    let mut jurisdictions: Vec<(String, String)> =
        JURISDICTIONS.map(|name| (name.to_owned(), jurisdiction(lang, name).to_owned())).into();
    jurisdictions.insert(0, (String::new(), td_string!(lang, suggestions.choose).to_owned()));
    view! {
        {form.input("title_es", td_string!(lang, suggestions.title_es)).view()}
        {form.input("title_en", td_string!(lang, suggestions.title_en)).view()}
        {form.select("institution", td_string!(lang, suggestions.institution), institutions)}
        {form.select("jurisdiction", td_string!(lang, suggestions.jurisdiction), jurisdictions)}
        {form.input("fiscal_year", td_string!(lang, suggestions.year)).inputmode("numeric").view()}
        {form.input("published", td_string!(lang, suggestions.published)).hint(td_string!(lang, suggestions.published_hint)).view()}
    }
    .into_any()
}

pub fn jurisdiction(lang: Lang, name: &str) -> &'static str {
    match name {
        "CDMX" => td_string!(lang, suggestions.jurisdiction_cdmx),
        "federal" => td_string!(lang, suggestions.jurisdiction_federal),
        "Chicago" => td_string!(lang, suggestions.jurisdiction_chicago),
        _ => td_string!(lang, suggestions.jurisdiction_illinois),
    }
}
