//! Taking back what was recorded as filed elsewhere, and deleting its receipt afterwards: two acts, both in the association's name.

use crate::{
    app::App,
    applications::{
        model::{FiledOn, TakenBack},
        outside::words::{self, News},
        store,
    },
    associations::{
        self,
        letters::{Task, reaches},
    },
    calls::live,
    clock::Now,
    error::{Error, Result},
    ids::{AssociationId, FileId},
    ledger::{Entry, Position, Write},
    mail,
    policy::{self, Act, Actor, Refusal},
};

/// Takes a record back as it was shown, with a reason: it counts no more. Its receipt stays for the members, and they are told by letter.
pub async fn take_back(
    app: &App,
    actor: &Actor,
    (association, filing): (&AssociationId, &str),
    (seen, reason): (Position, &str),
    now: Now,
) -> Result<()> {
    let permit = policy::may(actor, Act::File(association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let there = store::elsewhere(&mut *write.conn(), association, filing).await?.ok_or(Error::NotFound)?;
    // Corrected meanwhile: whoever takes it back did not see what it says now.
    if there.seen != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let entry = Entry::sealed("filed_elsewhere_taken_back", "filing", filing).with("association", association.as_str());
    let entry = match &there.on {
        FiledOn::Line(line) => entry.with("line", line.as_str()).touches("line", line),
        FiledOn::Suggested { suggestion, .. } => entry.with("suggestion", suggestion.as_str()),
    };
    write.enter(entry.text("reason", reason)).await?;
    store::take_back(write.conn(), filing, reason, now).await?;
    let gone = store::one_taken_back(&mut *write.conn(), association, filing).await?.ok_or(Error::NotFound)?;
    tell(app, &mut write, association, &gone, News::TakenBack).await?;
    write.commit().await?;
    Ok(())
}

/// Deletes the receipt of a record that was taken back: its bytes are gone for good, its hash and the history stay.
pub async fn delete_receipt(app: &App, actor: &Actor, association: &AssociationId, filing: &str, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::File(association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let gone = store::one_taken_back(&mut *write.conn(), association, filing).await?.ok_or(Error::NotFound)?;
    // Two at once: the second has nothing to delete any more.
    let receipt = gone.receipt.clone().ok_or(Refusal::NotNow)?;
    enter_deleted(&mut write, association, &gone).await?;
    tell(app, &mut write, association, &gone, News::Deleted(&receipt)).await?;
    write.commit().await?;
    app.vault.forget([&receipt.id]);
    Ok(())
}

async fn enter_deleted(write: &mut Write, association: &AssociationId, gone: &TakenBack) -> Result<()> {
    let now = write.now();
    let entry = Entry::sealed("filed_elsewhere_file_deleted", "filing", &gone.id)
        .with("association", association.as_str())
        .with("receipt_sha256", gone.receipt_sha256.as_str());
    write.enter(entry).await?;
    store::drop_file(write.conn(), &gone.id, now).await
}

/// The receipts of what was taken back, of an association that nobody belongs to any more: nobody is left who could delete them. The files
/// that are to go from the vault afterwards.
pub async fn delete_receipts(write: &mut Write, association: &AssociationId) -> Result<Vec<FileId>> {
    let mut files = Vec::new();
    for gone in store::taken_back(&mut *write.conn(), association).await? {
        if let Some(receipt) = &gone.receipt {
            enter_deleted(write, association, &gone).await?;
            files.push(receipt.id.clone());
        }
    }
    Ok(files)
}

/// A letter to each member whom it reaches, but for whoever does it.
async fn tell(app: &App, write: &mut Write, association: &AssociationId, gone: &TakenBack, news: News<'_>) -> Result<()> {
    let (now, by) = (write.now(), write.permit().person().cloned());
    let record = live::record(app).await?;
    let whose = associations::store::find(&mut *write.conn(), association).await?;
    let members = associations::store::members(&mut *write.conn(), association).await?;
    let who = members.iter().find(|member| Some(&member.person) == by.as_ref()).map(|member| member.name.clone());
    let who = who.unwrap_or_default();
    let others = members.iter().filter(|member| Some(&member.person) != by.as_ref());
    for member in others.filter(|member| reaches(member, association, Task::Represents)) {
        let letter = words::letter(member, &app.config.base_url(), &record, (&whose, &who), gone, (news, now));
        mail::queue(write.conn(), &letter, now).await?;
    }
    Ok(())
}
