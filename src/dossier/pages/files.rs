//! A paper on its way to whoever may open it: always a download, and noted.

use crate::{
    dossier::actions::{self, By},
    error::Result,
    ids::AssociationId,
    web::{
        download::attachment,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};

pub async fn show_file(
    visit: Visit,
    viewer: Viewer,
    Path((id, paper, version)): Path<(String, String, String)>,
) -> Result<Response> {
    let by = By::of(&visit, &viewer.actor);
    let (version, bytes) = actions::by_member(by, &AssociationId::from_text(id), &paper, &version).await?;
    Ok(attachment(&version.name, version.kind.mime(), bytes))
}

pub async fn show_steward_file(visit: Visit, viewer: Viewer, Path((id, version)): Path<(String, String)>) -> Result<Response> {
    let by = By::of(&visit, &viewer.actor);
    let (version, bytes) = actions::by_steward(by, &AssociationId::from_text(id), &version).await?;
    Ok(attachment(&version.name, version.kind.mime(), bytes))
}
