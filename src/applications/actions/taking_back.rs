//! Taking back what was recorded as filed elsewhere. To correct it is to take it back and to record it anew.

use crate::{
    app::App,
    applications::{model::FiledOn, store},
    clock::Now,
    error::{Error, Result},
    ids::AssociationId,
    ledger::{Entry, Write},
    policy::{self, Act, Actor},
};

/// Takes a record back, with a reason: it counts no more, and its file goes from the vault. The history keeps that it was there.
pub async fn take_back(
    app: &App,
    actor: &Actor,
    association: &AssociationId,
    filing: &str,
    reason: &str,
    now: Now,
) -> Result<()> {
    let permit = policy::may(actor, Act::RecordFiledElsewhere(association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let there = store::elsewhere(&mut *write.conn(), association, filing).await?.ok_or(Error::NotFound)?;
    let entry = Entry::sealed("filed_elsewhere_taken_back", "filing", filing).with("association", association.as_str());
    let entry = match &there.on {
        FiledOn::Line(line) => entry.with("line", line.as_str()).touches("line", line),
        FiledOn::Suggested { suggestion, .. } => entry.with("suggestion", suggestion.as_str()),
    };
    write.enter(entry.text("reason", reason)).await?;
    store::take_back(write.conn(), filing, reason, now).await?;
    write.commit().await?;
    app.vault.forget([&there.receipt.id]);
    Ok(())
}
