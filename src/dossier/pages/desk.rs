//! The dossiers' part of «Mi espacio»: papers that no longer hold when a call closes that somebody prepares for.

use crate::{
    dossier::{load, words},
    error::Result,
    i18n::td_string,
    policy::{Act, may},
    web::{
        address::Page,
        visit::{Viewer, Visit},
    },
};
use leptos::prelude::*;

/// Nothing where there is nothing to replace.
pub async fn desk(visit: &Visit, viewer: &Viewer) -> Result<AnyView> {
    let lang = visit.lang;
    let mut items = Vec::new();
    for (association, _) in viewer.actor.associations() {
        if may(&viewer.actor, Act::KeepDossier(association)).is_err() {
            continue;
        }
        let upcoming = load::upcoming(&visit.app, association, visit.now).await?;
        for paper in load::papers(&visit.app, association).await? {
            let Some(version) = paper.current() else { continue };
            let page = Page::DossierPaper { association: association.to_string(), paper: paper.id.clone() }.path(lang);
            let name = words::name(lang, &paper.what);
            items.extend(upcoming.iter().filter(|draft| draft.outlives(version)).map(|draft| {
                let says = words::before_closing(lang, draft);
                view! { <li><a href=page.clone()>{name.clone()}</a>": "{says}</li> }
            }));
        }
    }
    if items.is_empty() {
        return Ok(().into_any());
    }
    Ok(view! { <div class="notice warn"><h2>{td_string!(lang, dossier.early_title)}</h2><ul>{items}</ul></div> }.into_any())
}
