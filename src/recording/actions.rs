//! Recording a fact with its evidence, and confirming the level that somebody else proposed: one transaction each.

use super::{
    second,
    voice::{Voice, voices},
};
use crate::{
    app::App,
    calls::{
        due::enter_recomputed,
        facts::{AssertedBy, Fact, NewFact, Subject},
        live,
        record::Record,
        rules::{self, FactRefusal, decide_on},
        store,
    },
    clock::Now,
    error::{Error, Result},
    evidence::{self, actions::Ready, model::NewEvidence},
    ids::{FactId, InstitutionId},
    ledger::{Position, Write},
    office::letters,
    policy::{self, Act, Actor, Refusal},
};

/// What came of recording.
#[derive(Debug)]
pub enum Recorded {
    Fact,
    /// It undoes what two people decided, and waits for a second person of this institution.
    Proposed(InstitutionId),
}

/// Why a fact was not entered.
#[derive(Debug)]
pub enum NotRecorded {
    /// The rules of facts refuse it: a sentence at a field.
    Fact(FactRefusal),
    /// Somebody recorded something that bears on it since the form was shown.
    ChangedMeanwhile,
    /// It waits for a second person, who adds the evidence.
    EvidenceLater,
    Other(Error),
}

impl<E: Into<Error>> From<E> for NotRecorded {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// The last entry about a thing and about what bears on it: what a form remembers having seen.
pub async fn last_seen(app: &App, record: &Record, subject: &Subject) -> Result<Position> {
    store::last_entry_of(&app.db, &record.around(subject)).await
}

/// Refuses when such an entry came after what the form had seen. Behind the writer's lock: nobody adds one meanwhile.
pub async fn unchanged(app: &App, record: &Record, subject: &Subject, seen: Position) -> std::result::Result<(), NotRecorded> {
    if last_seen(app, record, subject).await? == seen { Ok(()) } else { Err(NotRecorded::ChangedMeanwhile) }
}

/// Enters a fact with its evidence, unless something that bears on it was entered after `seen`. What it is decided on is read behind the
/// writer's lock: of two people at once the second meets what the first recorded.
pub async fn record(
    app: &App,
    actor: &Actor,
    voice: &Voice,
    fact: NewFact,
    evidence: Option<NewEvidence>,
    seen: Position,
    now: Now,
) -> std::result::Result<Recorded, NotRecorded> {
    let permit = voice.permit(actor, &fact.kind)?;
    let evidence = ready(app, evidence).await?;
    let recorded = match Write::begin(&app.db, permit, now).await {
        Ok(write) => enter(app, write, (actor, voice), fact, evidence.as_ref(), seen).await,
        Err(error) => Err(error.into()),
    };
    if let Some(evidence) = &evidence {
        evidence.settle(app, recorded.is_ok()).await;
    }
    recorded
}

/// The evidence with its file kept, where there is any.
pub async fn ready(app: &App, evidence: Option<NewEvidence>) -> Result<Option<Ready>> {
    match evidence {
        Some(new) => evidence::actions::prepare(app, new).await.map(Some),
        None => Ok(None),
    }
}

async fn enter(
    app: &App,
    mut write: Write,
    (actor, voice): (&Actor, &Voice),
    fact: NewFact,
    evidence: Option<&Ready>,
    seen: Position,
) -> std::result::Result<Recorded, NotRecorded> {
    let now = write.now();
    let record = live::record(app).await?;
    unchanged(app, &record, &fact.subject, seen).await?;
    let view = record.as_of(None, None);
    if !voices(actor, &view, &fact.subject).contains(voice) {
        return Err(Refusal::NotYours.into());
    }
    let facts = decide_on(&view, fact, now).map_err(NotRecorded::Fact)?;
    if let Voice::Authority(institution) = voice
        && second::takes_two(&record, &facts, now)
    {
        if evidence.is_some() {
            return Err(NotRecorded::EvidenceLater);
        }
        for fact in &facts {
            second::propose(&mut write, institution, fact).await?;
        }
        write.commit().await?;
        return Ok(Recorded::Proposed(institution.clone()));
    }
    for fact in &facts {
        store::enter_fact(&mut write, fact).await?;
        if matches!(voice, Voice::Authority(_)) && fact.kind.is_authority_act() {
            letters::queue(&mut write, &letters::about(app, fact, now).await?).await?;
        }
    }
    for moved in enter_recomputed(&mut write, &record).await? {
        letters::queue(&mut write, &letters::about(app, &moved, now).await?).await?;
    }
    if let (Some(evidence), Some(fact)) = (evidence, facts.first()) {
        evidence::actions::attach(&mut write, &fact.id, evidence).await?;
    }
    write.commit().await?;
    Ok(Recorded::Fact)
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
    unchanged(app, &record, &fact.subject, seen).await?;
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
        told.extend(letters::about(app, &moved, now).await?);
    }
    letters::queue(&mut write, &told).await?;
    write.commit().await?;
    facts.into_iter().next().map(|fact| fact.id).ok_or_else(|| Error::NotFound.into())
}

/// Facts whose proposed level waits for a second person, oldest first.
pub fn waiting(record: &Record) -> Vec<&Fact> {
    let waits = |fact: &&Fact| fact.proposed_level.is_some() && !record.superseded_of(&fact.subject).contains(&fact.id);
    record.facts().iter().filter(waits).collect()
}
