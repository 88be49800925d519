//! Opening a paper. That it was opened is noted first, for the association's members: what cannot be noted is not given.

use super::By;
use crate::{
    applications::{actions::note_opening, store::Opener},
    dossier::{
        model::{Paper, Version},
        store,
    },
    error::{Error, Result},
    ids::AssociationId,
    policy::{Act, Permit, may},
    scanner,
};

/// A member opens a version.
pub async fn by_member(by: By<'_>, id: &AssociationId, paper: &str, version: &str) -> Result<(Version, Vec<u8>)> {
    let permit = may(by.actor, Act::OpenDossier(id))?;
    let paper = paper_of(by, id, paper).await?;
    let version = paper.versions.into_iter().find(|one| one.id == version).ok_or(Error::NotFound)?;
    opened(by, permit, version, Opener::Member).await
}

/// The steward opens what the association shows.
pub async fn by_steward(by: By<'_>, id: &AssociationId, version: &str) -> Result<(Version, Vec<u8>)> {
    may(by.actor, Act::RunInstallation)?;
    let mut reader = by.app.db.read().acquire().await?;
    let papers = store::papers(&mut reader, id).await?;
    drop(reader);
    let (shown, version) = papers
        .into_iter()
        .find_map(|paper| paper.current().filter(|one| one.id == version).cloned().map(|found| (paper.shown, found)))
        .ok_or(Error::NotFound)?;
    let permit = may(by.actor, Act::OpenShownPaper { shown })?;
    opened(by, permit, version, Opener::Steward).await
}

async fn paper_of(by: By<'_>, id: &AssociationId, paper: &str) -> Result<Paper> {
    let mut reader = by.app.db.read().acquire().await?;
    store::paper(&mut reader, id, paper).await
}

async fn opened(by: By<'_>, permit: Permit, version: Version, who: Opener<'_>) -> Result<(Version, Vec<u8>)> {
    let file = version.file.clone().ok_or(Error::NotFound)?;
    // What is set apart is not opened, and nobody reads that it was.
    scanner::clean(by.app, &file).await?;
    note_opening(by.app, permit, &version.id, who, by.now).await?;
    let bytes = by.app.vault.fetch(&file).await?;
    Ok((version, bytes))
}
