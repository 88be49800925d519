//! Ticking steps, and saying which reminders an association wants.

use super::{
    model::{Guide, Settings},
    rules, store,
};
use crate::{
    app::App,
    associations::model::What,
    clock::Now,
    db::Scratch,
    error::Result,
    ids::AssociationId,
    ledger::{Entry, Write},
    policy::{Act, Actor, Refusal, may},
};

/// Saves what somebody ticked or unticked. The checklist is the association's own memory: it makes no entry.
pub async fn tick(
    app: &App,
    actor: &Actor,
    id: &AssociationId,
    guide: &Guide,
    shown: &[&str],
    sent: &[&str],
    now: Now,
) -> Result<()> {
    let permit = may(actor, Act::TickSteps(id))?;
    let person = permit.person().ok_or(Refusal::SignInFirst)?;
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    for (step, done) in rules::changes(guide.steps.iter().map(|step| step.id.as_str()), shown, sent) {
        if done {
            store::take(scratch.conn(), id, &guide.id, step, person, now).await?;
        } else {
            store::untake(scratch.conn(), id, &guide.id, step).await?;
        }
    }
    scratch.commit().await
}

/// Changes which reminders an association gets.
pub async fn change_settings(app: &App, actor: &Actor, id: &AssociationId, to: &Settings, seen: &str, now: Now) -> Result<()> {
    let mut w = Write::begin(&app.db, may(actor, Act::ManageAssociation(id))?, now).await?;
    if store::last_entry(&mut *w.conn(), id).await? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if store::settings(&mut *w.conn(), id).await? == *to {
        return Ok(());
    }
    store::put_settings(w.conn(), id, to).await?;
    let entry = Entry::sealed(What::RemindersChanged.as_str(), "association", id)
        .with("off", to.off.clone())
        .with("year_end", to.year_end);
    w.enter(entry).await?;
    w.commit().await.map(|_| ())
}
