//! What waits for a second person: proposed levels of evidence.

use super::{actions, fields, words};
use crate::{
    calls::live,
    error::Result,
    i18n::td_string,
    policy::{self, Act},
    record::words as record_words,
    web::{
        address::Page,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// The part of «Mi espacio» for whoever watches.
pub async fn desk(visit: &Visit, viewer: &Viewer) -> Result<AnyView> {
    if policy::may(&viewer.actor, Act::Monitor).is_err() {
        return Ok(().into_any());
    }
    let record = live::record(&visit.app).await?;
    let count = actions::waiting(&record).len();
    let says = td_string!(visit.lang, recording.desk_waiting, count = count).to_string();
    let due = |page: Page| format!("{}?check=never", page.path(visit.lang));
    Ok(view! {
        <p><a href=Page::FactsToConfirm.path(visit.lang)>{says}</a></p>
        <p><a href=due(Page::Calls)>{td_string!(visit.lang, recording.desk_checks)}</a></p>
        <p><a href=due(Page::Commitments)>{td_string!(visit.lang, recording.desk_promise_checks)}</a></p>
    }
    .into_any())
}

pub async fn show(visit: Visit, viewer: Viewer) -> Result<Response> {
    policy::may(&viewer.actor, Act::Monitor)?;
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let title = td_string!(lang, recording.waiting_title);
    Ok(visit.page(Head::private(title), || {
        let items: Vec<_> = actions::waiting(&record)
            .into_iter()
            .map(|fact| {
                let href = Page::Fact { fact: fact.id.to_string() }.path(lang);
                let about = words::subject(lang, &record, &fact.subject).map(|(name, _)| name);
                let level = fact.proposed_level.map(|level| record_words::level(lang, level));
                view! { <li><div><h3><a href=href>{fields::named(lang, fact)}</a></h3><p class="meta">{about}" · "{level}</p></div></li> }
            })
            .collect();
        let none = items.is_empty().then(|| view! { <p>{td_string!(lang, recording.waiting_none)}</p> });
        view! {
            <h1>{title}</h1>
            <p>{td_string!(lang, recording.waiting_explain)}</p>
            {none}
            <ul class="calls">{items}</ul>
        }
    }))
}
