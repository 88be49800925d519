//! What an association shows of its papers to whoever verifies it, and nothing else.

use super::holds;
use crate::{
    associations,
    dossier::{load, words},
    error::Result,
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{
        address::Page,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show_steward_list(visit: Visit, viewer: Viewer, Path(id): Path<String>) -> Result<Response> {
    may(&viewer.actor, Act::RunInstallation)?;
    let id = AssociationId::from_text(id);
    let association = associations::store::find(visit.app.db.read(), &id).await?;
    let papers = load::papers(&visit.app, &id).await?;
    let lang = visit.lang;
    let title = td_string!(lang, dossier.steward_title, association = association.name()).to_string();
    Ok(visit.page(Head::private(title.clone()), move || {
        let items: Vec<_> = papers
            .iter()
            .filter(|paper| paper.shown)
            .filter_map(|paper| Some((paper, paper.current()?)))
            .map(|(paper, version)| {
                let (association, version_id) = (id.to_string(), version.id.clone());
                let page = Page::StewardDossierVersion { association, version: version_id }.path(lang);
                view! { <li><a href=page>{words::name(lang, &paper.what)}</a><span>{holds(lang, version.dates, visit.now)}</span></li> }
            })
            .collect();
        let list = if items.is_empty() {
            view! { <p>{td_string!(lang, dossier.steward_none)}</p> }.into_any()
        } else {
            view! { <ul class="tasks">{items}</ul> }.into_any()
        };
        view! {
            {associations::pages::steward_crumb(lang, &association, Some(td_string!(lang, dossier.title)))}
            <h1>{title.clone()}</h1>
            <p class="lead">{td_string!(lang, dossier.steward_lead)}</p>
            {list}
        }
    }))
}
