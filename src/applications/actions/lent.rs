//! Opening a file that is a copy of a paper of the association's own: noted first, for its members, whichever way it is opened. What cannot
//! be noted is not given.

use crate::{
    app::App,
    applications::{
        model::Paper,
        rules,
        store::{self, Opener},
    },
    clock::Now,
    error::Result,
    ids::{ApplicationId, AssociationId, InstitutionId},
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Permit, Refusal},
};

/// A member opens files of an application.
pub async fn opened_by_member(
    app: &App,
    actor: &Actor,
    (association, application): (&AssociationId, &ApplicationId),
    files: &[Paper],
    now: Now,
) -> Result<()> {
    let permit = policy::may(actor, Act::OpenDossier(association))?;
    opened(app, &permit, application, files, Opener::Member, now).await
}

/// Somebody of the institution opens a file of what was filed with it.
pub async fn opened_by_official(
    app: &App,
    actor: &Actor,
    (institution, application): (&InstitutionId, &ApplicationId),
    file: Paper,
    now: Now,
) -> Result<()> {
    let permit = policy::may(actor, Act::ReadFiled(institution))?;
    opened(app, &permit, application, &[file], Opener::Official(institution), now).await
}

async fn opened(
    app: &App,
    permit: &Permit,
    application: &ApplicationId,
    files: &[Paper],
    by: Opener<'_>,
    now: Now,
) -> Result<()> {
    for file in files {
        if let Some(lent) = store::lent(app.db.read(), application, &file.paper, &file.sha256).await? {
            note_opening(app, permit.clone(), &lent.version, by, now).await?;
        }
    }
    Ok(())
}

/// Notes that somebody opened a version of a paper; several times within an hour count as one.
pub async fn note_opening(app: &App, permit: Permit, version: &str, by: Opener<'_>, now: Now) -> Result<()> {
    let person = permit.person().cloned().ok_or(Refusal::SignInFirst)?;
    let last = store::last_opening(app.db.read(), version, &person).await?;
    if !rules::is_new_opening(last, now) {
        return Ok(());
    }
    let mut write = Write::begin(&app.db, permit, now).await?;
    let position = write.enter(Entry::sealed("dossier_version_opened", "dossier_version", version)).await?.position;
    store::insert_opening(write.conn(), position, version, &person, by, now).await?;
    write.commit().await?;
    Ok(())
}
