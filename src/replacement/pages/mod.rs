//! Pages of replacements: the steward's, the members', the deed.

mod members;
mod steward;

pub use members::{desk, members_page, show_members};
pub use steward::{show_steward, steward_page};

use super::{
    actions::{self, By},
    model::{Objection, Replacement, State},
    words,
};
use crate::{
    applications::papers::size_words,
    error::Result,
    i18n::td_string,
    ids::AssociationId,
    web::{
        dates::in_both_cities,
        download::attachment,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show_deed(visit: Visit, viewer: Viewer, Path((id, replacement)): Path<(String, String)>) -> Result<Response> {
    let by = By::of(&visit, &viewer.actor);
    let (deed, bytes) = actions::deed(by, &AssociationId::from_text(id), &replacement).await?;
    Ok(attachment(&deed.name, deed.kind.mime(), bytes))
}

/// What was announced, on what, from when on it can be carried out, and what became of it.
fn told(lang: Lang, one: &Replacement, (lost, alone): (Option<String>, bool), deed: String) -> AnyView {
    let row = |term: &'static str, text: String| view! { <div><dt>{term}</dt><dd>{text}</dd></div> }.into_any();
    let nobody = || td_string!(lang, replacement.nobody).to_owned();
    let from = (one.state == State::Announced)
        .then(|| row(td_string!(lang, replacement.from_label), in_both_cities(lang, one.carried_out_from)));
    let decided = one.decided_at.map(|at| row(td_string!(lang, replacement.decided_label), in_both_cities(lang, at)));
    let hands = words::hands(lang, one, alone).map(|who| row(td_string!(lang, replacement.hands_label), who.to_owned()));
    let why = (!one.decision.is_empty()).then(|| row(td_string!(lang, replacement.why_label), one.decision.clone()));
    view! {
        <p><span class="state">{words::state(lang, one.state)}</span></p>
        <dl class="facts">
            {row(td_string!(lang, replacement.lost_label), lost.unwrap_or_else(nobody))}
            {row(td_string!(lang, replacement.successor_label), one.successor.name.clone())}
            {row(td_string!(lang, replacement.reason_label), one.reason.clone())}
            <div>
                <dt>{td_string!(lang, replacement.evidence_label)}</dt>
                <dd>
                    <p>{one.evidence.clone()}</p>
                    <p><a href=deed>{one.deed.name.clone()}</a>" · "{size_words(one.deed.bytes)}</p>
                    <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{one.deed.sha256.clone()}</code></p>
                </dd>
            </div>
            {row(td_string!(lang, replacement.announced_label), in_both_cities(lang, one.announced_at))}
            {from}
            {hands}
            {decided}
            {why}
        </dl>
    }
    .into_any()
}

fn objected(lang: Lang, objections: &[Objection]) -> AnyView {
    if objections.is_empty() {
        return view! { <h2>{td_string!(lang, replacement.objections_title)}</h2> <p>{td_string!(lang, replacement.objections_none)}</p> }
            .into_any();
    }
    let items: Vec<_> = objections
        .iter()
        .map(|one| {
            view! {
                <li>
                    <time datetime=crate::clock::stamp(one.at)>{crate::associations::words::day(lang, one.at)}</time>
                    <div><p>{one.words.clone()}</p><p class="source">{one.name.clone()}</p></div>
                </li>
            }
        })
        .collect();
    view! { <h2>{td_string!(lang, replacement.objections_title)}</h2> <ol class="acts">{items}</ol> }.into_any()
}

fn seen(seen: &str) -> AnyView {
    view! { <input r#type="hidden" name="seen" value=seen.to_owned()/> }.into_any()
}

/// Somebody decided or objected while the form stood open.
fn changed(lang: Lang, is: bool) -> Option<AnyView> {
    is.then(|| {
        view! { <div class="notice warn" role="alert"><p>{td_string!(lang, replacement.changed_meanwhile)}</p></div> }.into_any()
    })
}

/// The name of whoever was taken for lost, while that person has an account.
async fn lost_name(visit: &Visit, one: &Replacement) -> Result<Option<String>> {
    let Some(person) = &one.lost else { return Ok(None) };
    Ok(crate::accounts::store::by_id(visit.app.db.read(), person).await?.map(|known| known.name))
}
