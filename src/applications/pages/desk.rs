//! The applications' part of «Mi espacio»: corrections that wait for an answer, drafts that wait to be filed, the one that closes
//! first on top, drafts whose line closed lately, and what was filed last.

use super::list::{draft_item, filed_item};
use crate::{
    applications::{context::LineNow, corrections, model::Draft, rules::LATELY, store},
    error::Result,
    i18n::td_string,
    web::{
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use leptos::prelude::*;

/// What was filed last; the rest is on each association's list.
const SHOWN: usize = 5;

/// What the person's associations still have to file; nothing when there is nothing.
pub async fn desk(visit: &Visit, viewer: &Viewer) -> Result<AnyView> {
    let (mut drafts, mut filed, mut awaited) = (Vec::new(), Vec::new(), Vec::new());
    for (association, _) in viewer.actor.associations() {
        drafts.extend(store::drafts_of(visit.app.db.read(), association).await?);
        filed.extend(
            store::filed_of(visit.app.db.read(), association).await?.into_iter().filter(|one| one.withdrawn_at.is_none()),
        );
        awaited.extend(corrections::pages::awaited(visit, association).await?);
    }
    filed.sort_by_key(|one| std::cmp::Reverse(one.filed_at));
    filed.truncate(SHOWN);
    let named = drafts.iter().map(|draft| &draft.line).chain(filed.iter().map(|one| &one.line));
    let lines = LineNow::each(&visit.app, named, visit.now).await?;
    let mut drafts: Vec<_> = drafts.iter().filter_map(|draft| Some((draft, lines.get(&draft.line)?))).collect();
    let lang = visit.lang;
    drafts.sort_by_key(|(_, line)| line.closes().map(|deadline| deadline.instant()));
    let (mut lapsed, waiting): (Vec<_>, Vec<_>) = drafts.into_iter().partition(|(_, line)| line.closed_at().is_some());
    lapsed.retain(|(_, line)| line.closed_at().is_some_and(|at| visit.now - at <= LATELY));
    let (held, open): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(_, line)| line.holds_drafts());
    let awaited = (!awaited.is_empty())
        .then(|| view! { <h2>{td_string!(lang, corrections.list_title)}</h2> <ul class="calls">{awaited}</ul> });
    let open = listed(lang, td_string!(lang, applications.desk_drafts), &open);
    let held = listed(lang, td_string!(lang, applications.desk_held), &held);
    let lapsed = listed(lang, td_string!(lang, applications.desk_lapsed), &lapsed);
    let filed: Vec<_> = filed.iter().filter_map(|one| Some(filed_item(lang, one, lines.get(&one.line)?))).collect();
    let filed = (!filed.is_empty())
        .then(|| view! { <h2>{td_string!(lang, applications.list_filed)}</h2> <ul class="calls">{filed}</ul> });
    Ok(view! { {awaited} {open} {held} {lapsed} {filed} }.into_any())
}

fn listed(lang: Lang, title: &'static str, drafts: &[(&Draft, &LineNow)]) -> Option<AnyView> {
    let items: Vec<_> = drafts.iter().map(|(draft, line)| draft_item(lang, draft, line)).collect();
    (!items.is_empty()).then(|| view! { <h2>{title}</h2> <ul class="calls">{items}</ul> }.into_any())
}
