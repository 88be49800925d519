//! Deleting a draft: its words and its files are gone, and the association's history says that it was there.

use super::gone;
use crate::{
    app::App,
    applications::{
        corrections,
        model::Draft,
        store::{self, Place},
    },
    associations::{actions::sealed, model::What},
    clock::Now,
    error::Result,
    ids::{ApplicationId, AssociationId, FileId},
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Refusal},
};

/// Deletes a draft as it was shown, also one whose line has closed.
pub async fn delete_draft(app: &App, actor: &Actor, id: &ApplicationId, seen: i64, now: Now) -> Result<()> {
    let Some(draft) = store::draft(app.db.read(), id).await? else { return Err(gone(app, id).await?) };
    let permit = policy::may(actor, Act::Draft(&draft.association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // Filed meanwhile, or changed: whoever asked for it did not see that.
    let draft = store::draft(&mut *write.conn(), id).await?.ok_or(Refusal::ChangedMeanwhile)?;
    if draft.version != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let files = delete(&mut write, &draft).await?;
    write.commit().await?;
    app.vault.forget(&files);
    Ok(())
}

/// The rows and the entry; the files that are to go from the vault once it is committed.
async fn delete(write: &mut Write, draft: &Draft) -> Result<Vec<FileId>> {
    let files = store::files(&mut *write.conn(), Place::Draft(&draft.id)).await?;
    store::remove_loans(write.conn(), &draft.id).await?;
    store::remove_draft(write.conn(), &draft.id).await?;
    let entry = sealed(What::DraftDeleted, &draft.association);
    write.enter(entry.with("draft", draft.id.as_str()).with("line", draft.line.as_str())).await?;
    Ok(files.into_iter().map(|file| file.id).collect())
}

/// What an association that nobody belongs to any more was still writing is deleted, and its name is taken off the calls' pages: nobody
/// is left who could. What it filed stays. The files that are to go from the vault afterwards.
pub async fn put_away(write: &mut Write, association: &AssociationId) -> Result<Vec<FileId>> {
    let mut files = Vec::new();
    for draft in store::drafts_of(&mut *write.conn(), association).await? {
        files.extend(delete(write, &draft).await?);
    }
    for correction in corrections::store::written_on(&mut *write.conn(), association).await? {
        let work = corrections::store::work(write.conn(), &correction).await?;
        files.extend(work.papers.into_iter().map(|paper| paper.id));
        corrections::store::remove_work(write.conn(), &correction).await?;
    }
    for (filing, line) in store::named_of(&mut *write.conn(), association).await? {
        let now = write.now();
        store::drop_name(write.conn(), &filing, now).await?;
        write
            .enter(Entry::sealed("filing_unnamed", "filing", &filing).with("line", line.as_str()).touches("line", &line))
            .await?;
    }
    Ok(files)
}
