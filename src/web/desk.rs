//! What a person has to do here: each room gives its part.

use super::{
    address::Page,
    shell::Head,
    visit::{Viewer, Visit},
};
use crate::{
    applications, associations, dossier, error::Result, guides, i18n::td_string, office, recording, replacement, suggestions,
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit, viewer: Viewer) -> Result<Response> {
    let lang = visit.lang;
    // One part a room, most urgent first.
    let mut parts: Vec<AnyView> = vec![
        replacement::desk(&visit, &viewer).await?,
        applications::desk(&visit, &viewer).await?,
        dossier::desk(&visit, &viewer).await?,
        guides::desk(&visit, &viewer).await?,
        associations::desk(&visit, &viewer).await?,
        suggestions::desk(&visit, &viewer).await?,
        recording::desk(&visit, &viewer).await?,
    ];
    parts.extend(office::desk::section(&visit.app, &viewer.actor, lang).await?);
    let steward = viewer.actor.is_steward();
    let title = td_string!(lang, accounts.desk_title);
    Ok(visit.page(Head::private(title), move || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, accounts.desk_hello, name = viewer.name)}</p>
            {parts}
            <h2>{td_string!(lang, accounts.account_title)}</h2>
            <ul>
                <li><a href=Page::Account.path(lang)>{td_string!(lang, accounts.desk_account)}</a></li>
                {steward.then(|| view! { <li><a href=Page::StewardDesk.path(lang)>{td_string!(lang, accounts.desk_steward)}</a></li> })}
            </ul>
            <form method="post" action=Page::SignOut.path(lang)>
                <button class="button quiet">{td_string!(lang, accounts.sign_out)}</button>
            </form>
        }
    }))
}
