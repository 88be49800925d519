//! Opening what is private. Whoever gave it needs no leave; everybody else says first that they open it, and that is on record, sealed.

use crate::{
    app::App,
    calls::{facts::Fact, live},
    clock::Now,
    error::{Error, Result},
    evidence::{model::Evidence, store},
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Permit, Refusal},
};
use chrono::TimeDelta;

/// How long an opening lasts before it is asked for, and noted, again.
const LASTS: TimeDelta = TimeDelta::hours(1);

/// Notes that somebody opens it.
pub async fn open(app: &App, actor: &Actor, evidence: &Evidence, now: Now) -> Result<()> {
    let permit = permit(app, actor, evidence).await?;
    if !evidence.has_private_part() {
        return Err(Error::NotFound);
    }
    let mut write = Write::begin(&app.db, permit, now).await?;
    write.enter(Entry::sealed(store::OPENED, "evidence", &evidence.id)).await?;
    write.commit().await?;
    Ok(())
}

/// Who may open it: its giver and the steward; monitors while its fact waits for a second person.
pub async fn permit(app: &App, actor: &Actor, evidence: &Evidence) -> Result<Permit> {
    let record = live::record(app).await?;
    let waits = |fact: &Fact| fact.proposed_level.is_some() && !record.superseded_of(&fact.subject).contains(&fact.id);
    let to_confirm = record.fact(&evidence.fact).is_some_and(waits);
    Ok(policy::may(actor, Act::OpenEvidence { added_by: evidence.person.as_ref(), to_confirm })?)
}

/// Whether it is open to somebody now.
pub async fn is_open(app: &App, actor: &Actor, evidence: &Evidence, now: Now) -> Result<bool> {
    if permit(app, actor, evidence).await.is_err() {
        return Ok(false);
    }
    let Some(person) = actor.id() else { return Ok(false) };
    if evidence.person.as_ref() == Some(person) {
        return Ok(true);
    }
    let last = store::last_opening(&app.db, &evidence.id, person).await?;
    Ok(last.is_some_and(|at| now < at + LASTS))
}

/// # Errors
/// When it is not theirs to open, or they have not said that they open it.
pub async fn require(app: &App, actor: &Actor, evidence: &Evidence, now: Now) -> Result<()> {
    permit(app, actor, evidence).await?;
    if is_open(app, actor, evidence, now).await? { Ok(()) } else { Err(Refusal::OpenFirst.into()) }
}
