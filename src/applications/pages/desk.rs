//! The applications' part of «Mi espacio»: corrections that wait for an answer, and drafts that wait to be filed, the one that closes
//! first on top.

use super::list::draft_item;
use crate::{
    applications::{context::LineNow, corrections, store},
    error::Result,
    i18n::td_string,
    web::visit::{Viewer, Visit},
};
use leptos::prelude::*;

/// What the person's associations still have to file; nothing when there is nothing.
pub async fn desk(visit: &Visit, viewer: &Viewer) -> Result<AnyView> {
    let mut drafts = Vec::new();
    for (association, _) in viewer.actor.associations() {
        for draft in store::drafts_of(visit.app.db.read(), association).await? {
            let line = LineNow::of(&visit.app, &draft.line, visit.now).await?;
            drafts.push((draft, line));
        }
    }
    let mut awaited = Vec::new();
    for (association, _) in viewer.actor.associations() {
        awaited.extend(corrections::pages::awaited(visit, association).await?);
    }
    let lang = visit.lang;
    drafts.retain(|(_, line)| line.closes().is_none_or(|deadline| !deadline.has_passed(visit.now)));
    drafts.sort_by_key(|(_, line)| line.closes().map(|deadline| deadline.instant()));
    let items: Vec<_> = drafts.iter().map(|(draft, line)| draft_item(lang, draft, line)).collect();
    let awaited = (!awaited.is_empty())
        .then(|| view! { <h2>{td_string!(lang, corrections.list_title)}</h2> <ul class="calls">{awaited}</ul> });
    let drafts = (!items.is_empty())
        .then(|| view! { <h2>{td_string!(lang, applications.desk_drafts)}</h2> <ul class="calls">{items}</ul> });
    Ok(view! { {awaited} {drafts} }.into_any())
}
