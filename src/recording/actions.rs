//! Recording a fact with its evidence, and confirming the level that somebody else proposed: one transaction each.

use super::{voice::Voice, words};
use crate::{
    app::App,
    calls::{
        due::enter_recomputed,
        facts::{AssertedBy, Fact, NewFact, Subject},
        live,
        rules::{self, FactRefusal, decide_on},
        store,
    },
    clock::Now,
    error::{Error, Result},
    evidence::{self, model::NewEvidence},
    ids::FactId,
    ledger::{Position, Write},
    office::letters,
    policy::{self, Act, Actor, Refusal},
};

/// Why a fact was not entered.
#[derive(Debug)]
pub enum NotRecorded {
    /// The rules of facts refuse it: a sentence at a field.
    Fact(FactRefusal),
    Other(Error),
}

impl<E: Into<Error>> From<E> for NotRecorded {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// The last entry about a thing: what a form remembers having seen.
pub async fn last_seen(app: &App, subject: &Subject) -> Result<Position> {
    store::last_entry(&app.db, words::subject_kind(subject.kind), &subject.id).await
}

/// Enters a fact with its evidence, unless something about its subject was entered after `seen`.
pub async fn record(
    app: &App,
    actor: &Actor,
    voice: &Voice,
    fact: NewFact,
    evidence: Option<NewEvidence>,
    seen: Position,
    now: Now,
) -> std::result::Result<(), NotRecorded> {
    let permit = voice.permit(actor, &fact.kind)?;
    let record = live::record(app).await?;
    let facts = decide_on(&record.as_of(None, None), fact, now).map_err(NotRecorded::Fact)?;
    let mut told = match facts.first() {
        Some(fact) if matches!(voice, Voice::Authority(_)) && fact.kind.is_authority_act() => letters::about(app, fact).await?,
        _ => Vec::new(),
    };
    let mut write = Write::begin(&app.db, permit, now).await?;
    for fact in &facts {
        unchanged(&mut write, &fact.subject, seen).await?;
        store::enter_fact(&mut write, fact).await?;
    }
    for moved in enter_recomputed(&mut write, &record).await? {
        told.extend(letters::about(app, &moved).await?);
    }
    if let (Some(evidence), Some(fact)) = (evidence, facts.first()) {
        evidence::actions::attach(&mut write, app, &fact.id, evidence).await?;
    }
    letters::queue(&mut write, &told).await?;
    write.commit().await?;
    Ok(())
}

/// Refuses when an entry about the subject came after what the form had seen.
pub async fn unchanged(write: &mut Write, subject: &Subject, seen: Position) -> Result<()> {
    store::unchanged(write, words::subject_kind(subject.kind), &subject.id, seen).await
}

/// Confirms a proposed level as a second person: the fact is entered again at that level, in the place of the first and of what that one
/// was to correct. Whether it still fits is asked of the record as it stands behind the writer's lock.
pub async fn confirm(
    app: &App,
    actor: &Actor,
    id: &FactId,
    seen: Position,
    now: Now,
) -> std::result::Result<FactId, NotRecorded> {
    let person = actor.id().cloned().ok_or(Refusal::SignInFirst)?;
    let mut write = Write::begin(&app.db, policy::may(actor, Act::Monitor)?, now).await?;
    let record = live::record(app).await?;
    let fact = record.fact(id).ok_or(Error::NotFound)?;
    unchanged(&mut write, &fact.subject, seen).await?;
    // By the person, not by the pseudonym: that changes with the key of the installation.
    let proposed_by = store::recorded_by(&mut write, id).await?;
    policy::may(actor, Act::ConfirmLevel { proposed_by: proposed_by.as_ref() })?;
    let (voice, confirmer) =
        if actor.is_monitor() { (Voice::Monitor, AssertedBy::Monitor) } else { (Voice::Steward, AssertedBy::Steward) };
    let by = Some(voice.by(&app.vault, &person, &fact.subject.id, false));
    let confirmed = rules::confirm(fact, FactId::random(), by, confirmer).map_err(NotRecorded::Fact)?;
    let facts = decide_on(&record.as_of(None, None), confirmed, now).map_err(NotRecorded::Fact)?;
    for fact in &facts {
        store::enter_fact(&mut write, fact).await?;
    }
    let mut told = Vec::new();
    for moved in enter_recomputed(&mut write, &record).await? {
        told.extend(letters::about(app, &moved).await?);
    }
    letters::queue(&mut write, &told).await?;
    write.commit().await?;
    facts.into_iter().next().map(|fact| fact.id).ok_or_else(|| Error::NotFound.into())
}

/// Facts whose proposed level waits for a second person, oldest first.
pub fn waiting(record: &crate::calls::record::Record) -> Vec<&Fact> {
    let waits = |fact: &&Fact| fact.proposed_level.is_some() && !record.superseded_of(&fact.subject).contains(&fact.id);
    record.facts().iter().filter(waits).collect()
}
