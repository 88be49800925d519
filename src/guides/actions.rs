//! Ticking steps and yearly duties, and saying which reminders an association wants.

use super::{
    model::{Duty, Guide, Settings},
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
use chrono::{Datelike as _, NaiveDate};

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

/// Marks a duty as done for the year in which it falls due on `due`.
pub async fn mark(
    app: &App,
    actor: &Actor,
    id: &AssociationId,
    (duty, due): (&Duty, NaiveDate),
    done_on: NaiveDate,
    seen: &str,
    now: Now,
) -> Result<()> {
    write_mark(app, actor, id, (duty, due.year()), Some(done_on), seen, now).await
}

/// Takes a mark back; that it was made stays in the history.
pub async fn take_back(
    app: &App,
    actor: &Actor,
    id: &AssociationId,
    (duty, year): (&Duty, i32),
    seen: &str,
    now: Now,
) -> Result<()> {
    write_mark(app, actor, id, (duty, year), None, seen, now).await
}

async fn write_mark(
    app: &App,
    actor: &Actor,
    id: &AssociationId,
    (duty, year): (&Duty, i32),
    done_on: Option<NaiveDate>,
    seen: &str,
    now: Now,
) -> Result<()> {
    let permit = may(actor, Act::TickSteps(id))?;
    let person = permit.person().ok_or(Refusal::SignInFirst)?.clone();
    let mut w = Write::begin(&app.db, permit, now).await?;
    if store::last_mark(&mut *w.conn(), id, &duty.id).await? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let marks = store::marks(&mut *w.conn(), id).await?;
    // A year is marked once, and only what is marked is taken back.
    if rules::done(&marks, &duty.id, year).is_some() == done_on.is_some() {
        return Err(Refusal::NotNow.into());
    }
    let what = if done_on.is_some() { What::DutyDone } else { What::DutyTakenBack };
    let entry = Entry::sealed(what.as_str(), "association", id).with("duty", duty.id.as_str()).with("year", year);
    let entry = match done_on {
        Some(day) => entry.with("done_on", day.to_string()),
        None => entry,
    };
    let position = w.enter(entry).await?.position;
    store::insert_mark(w.conn(), position, id, (&duty.id, year), done_on, (&person, now)).await?;
    w.commit().await.map(|_| ())
}
