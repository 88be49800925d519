//! Deleting a draft: its words and its files are gone, and the association's history says that it was there.

use super::{gone, taking_back::delete_receipts};
use crate::{
    app::App,
    applications::{
        context::LineNow,
        corrections,
        model::Draft,
        rules,
        store::{self, Place},
        words,
    },
    associations::{self, actions::sealed, model::What},
    clock::Now,
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, FileId, PersonId},
    ledger::{Entry, Write},
    mail,
    policy::{self, Act, Actor, Permit, Refusal},
};
use sqlx::SqliteConnection;

/// Deletes a draft as it was shown, also one whose line has closed.
pub async fn delete_draft(app: &App, actor: &Actor, id: &ApplicationId, seen: i64, now: Now) -> Result<()> {
    let Some(draft) = store::draft(app.db.read(), id).await? else { return Err(gone(app, id).await?) };
    let permit = may_delete(&mut *app.db.read().acquire().await?, actor, &draft).await?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // Filed meanwhile, or changed: whoever asked for it did not see that.
    let draft = store::draft(&mut *write.conn(), id).await?.ok_or(Refusal::ChangedMeanwhile)?;
    if draft.version != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    may_delete(write.conn(), actor, &draft).await?;
    tell(app, &mut write, &draft).await?;
    let files = delete(&mut write, &draft).await?;
    write.commit().await?;
    app.vault.forget(&files);
    Ok(())
}

/// The permit to delete a draft: the representative's, and of whoever drafts where nobody else wrote in it.
pub async fn may_delete(conn: &mut SqliteConnection, actor: &Actor, draft: &Draft) -> Result<Permit> {
    let permit = policy::may(actor, Act::Draft(&draft.association))?;
    let represents = policy::may(actor, Act::File(&draft.association)).is_ok();
    rules::may_delete(represents, permit.person(), &store::writers(conn, &draft.id).await?)?;
    Ok(permit)
}

/// A letter to each member who wrote in a draft, but for whoever deletes it. Of what nobody is noted for, any member may have been the
/// writer.
async fn tell(app: &App, write: &mut Write, draft: &Draft) -> Result<()> {
    let (now, by) = (write.now(), write.permit().person().cloned());
    let whole = store::whole(write.conn(), &draft.id).await?.ok_or(Error::NotFound)?;
    let writers = store::writers(write.conn(), &draft.id).await?;
    let line = LineNow::of(app, &draft.line, now).await?;
    let members = associations::store::members(&mut *write.conn(), &draft.association).await?;
    let who = members.iter().find(|member| Some(&member.person) == by.as_ref()).map(|member| member.name.clone());
    let wrote = |person: &PersonId| writers.contains(&None) || writers.contains(&Some(person.clone()));
    for member in members.iter().filter(|member| Some(&member.person) != by.as_ref() && wrote(&member.person)) {
        let letter = words::deleted_letter(member, &app.config.base_url(), &line, &whole, who.as_deref().unwrap_or_default());
        mail::queue(write.conn(), &letter, now).await?;
    }
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
/// is left who could. So go the receipts of what it took back. What it filed stays. The files that are to go from the vault afterwards.
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
    store::forget_rest(write.conn(), association).await?;
    files.extend(delete_receipts(write, association).await?);
    for (filing, line) in store::named_of(&mut *write.conn(), association).await? {
        let now = write.now();
        store::drop_name(write.conn(), &filing, now).await?;
        write
            .enter(Entry::sealed("filing_unnamed", "filing", &filing).with("line", line.as_str()).touches("line", &line))
            .await?;
    }
    Ok(files)
}
