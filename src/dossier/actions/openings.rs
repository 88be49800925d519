//! Opening a paper. That it was opened is noted first, for the association's members: what cannot be noted is not given.

use super::By;
use crate::{
    dossier::{
        model::{Opener, Paper, Version},
        rules, store,
    },
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, InstitutionId},
    ledger::{Entry, Write},
    policy::{Act, Permit, Refusal, may},
};

/// A member opens a version.
pub async fn by_member(by: By<'_>, id: &AssociationId, paper: &str, version: &str) -> Result<(Version, Vec<u8>)> {
    let permit = may(by.actor, Act::OpenDossier(id))?;
    let paper = paper_of(by, id, paper).await?;
    let version = paper.versions.into_iter().find(|one| one.id == version).ok_or(Error::NotFound)?;
    opened(by, permit, version, &Opener::Member(None)).await
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
    opened(by, permit, version, &Opener::Steward).await
}

/// Somebody of an institution opens a paper of a filing: noted where that is a copy of a dossier's.
pub async fn by_official(
    by: By<'_>,
    institution: &InstitutionId,
    application: &ApplicationId,
    wanted: &str,
    sha256: &str,
) -> Result<()> {
    let permit = may(by.actor, Act::ReadFiled(institution))?;
    let mut reader = by.app.db.read().acquire().await?;
    let version = store::version_of_loan(&mut reader, application, wanted, sha256).await?;
    drop(reader);
    match version {
        Some(version) => note(by, permit, &version, &Opener::Official(institution.clone())).await,
        None => Ok(()),
    }
}

async fn paper_of(by: By<'_>, id: &AssociationId, paper: &str) -> Result<Paper> {
    let mut reader = by.app.db.read().acquire().await?;
    store::paper(&mut reader, id, paper).await
}

async fn opened(by: By<'_>, permit: Permit, version: Version, who: &Opener) -> Result<(Version, Vec<u8>)> {
    let file = version.file.clone().ok_or(Error::NotFound)?;
    note(by, permit, &version.id, who).await?;
    let bytes = by.app.vault.fetch(&file).await?;
    Ok((version, bytes))
}

async fn note(by: By<'_>, permit: Permit, version: &str, who: &Opener) -> Result<()> {
    let person = permit.person().cloned().ok_or(Refusal::SignInFirst)?;
    let last = store::last_opening(by.app.db.read(), version, &person).await?;
    if !rules::is_new_opening(last, by.now) {
        return Ok(());
    }
    let mut w = Write::begin(&by.app.db, permit, by.now).await?;
    let position = w.enter(Entry::sealed("dossier_version_opened", "dossier_version", version)).await?.position;
    store::insert_opening(w.conn(), position, version, &person, who, by.now).await?;
    w.commit().await.map(|_| ())
}
