//! Proposing an act, approving it as a second person, taking it back: one transaction each.

use crate::{
    app::App,
    applications,
    calls::{due::enter_recomputed, facts::NewFact, live, record::Record, rules::decide_on, store as record_store},
    clock::Now,
    error::{Error, Result},
    evidence::{self, actions::Ready, model::NewEvidence},
    ids::{FactId, InstitutionId},
    ledger::{Entry, Position, Write},
    office::{
        letters,
        proposed::{Outcome, ProposedAct, store},
    },
    policy::{self, Act, Actor, Refusal},
    recording::{
        actions::{self, NotRecorded},
        preview,
    },
    review,
};

/// Keeps an act until a second person approves it. The entry is sealed: a proposal is no act of the institution.
pub async fn propose(write: &mut Write, institution: &InstitutionId, fact: &NewFact) -> Result<()> {
    let person = write.permit().person().cloned().ok_or(Refusal::SignInFirst)?;
    let entry = Entry::sealed("act_proposed", fact.subject.kind.name(), &fact.subject.id)
        .with("fact", fact.id.as_str())
        .with("type", fact.kind.name())
        .text("body", serde_json::to_string(fact)?);
    let committed = write.enter(entry).await?;
    let now = write.now();
    store::insert(write.conn(), &committed, institution, &person, fact, now).await
}

/// The proposal of a fact in an institution.
pub async fn find(app: &App, institution: &InstitutionId, fact: &FactId) -> Result<ProposedAct> {
    let found = store::of_fact(app.db.read(), fact).await?;
    found.filter(|act| &act.institution == institution).ok_or(Error::NotFound)
}

/// Enters what somebody else proposed, if it still fits, with the evidence that the second person adds; both are on record.
pub async fn approve(
    app: &App,
    actor: &Actor,
    institution: &InstitutionId,
    id: &FactId,
    evidence: Option<NewEvidence>,
    seen: Position,
    now: Now,
) -> std::result::Result<(), NotRecorded> {
    let act = find(app, institution, id).await?;
    let permit = policy::may(actor, Act::ApproveResolution { institution, proposed_by: &act.person })?;
    let evidence = actions::ready(app, evidence).await?;
    let approved = match Write::begin(&app.db, permit, now).await {
        Ok(write) => enter(app, write, (actor, institution), id, evidence.as_ref(), seen).await,
        Err(error) => Err(error.into()),
    };
    if let Some(evidence) = &evidence {
        evidence.settle(app, approved.is_ok()).await;
    }
    approved
}

async fn enter(
    app: &App,
    mut write: Write,
    (actor, institution): (&Actor, &InstitutionId),
    id: &FactId,
    evidence: Option<&Ready>,
    seen: Position,
) -> std::result::Result<(), NotRecorded> {
    let now = write.now();
    let act = find(app, institution, id).await?;
    let fact = waiting(app, institution, id).await?.fact.ok_or(Refusal::ChangedMeanwhile)?;
    let record = live::record(app).await?;
    actions::unchanged(app, &record, &fact.subject, seen).await?;
    no_own_association(app, actor, &record, &fact).await?;
    let subject = fact.subject.clone();
    let facts = decide_on(&record.as_of(None, None), fact, now).map_err(NotRecorded::Fact)?;
    for fact in &facts {
        record_store::enter_fact(&mut write, fact).await?;
    }
    let entry = Entry::open("act_approved", subject.kind.name(), &subject.id).with("fact", id.as_str()).opens(&act.entry);
    end(&mut write, &act, entry, Outcome::Approved).await?;
    if let Some(evidence) = evidence {
        evidence::actions::attach(&mut write, id, evidence).await?;
    }
    for fact in facts.iter().chain(&enter_recomputed(&mut write, &record).await?) {
        letters::queue(&mut write, &letters::about(app, fact, now).await?).await?;
    }
    write.commit().await?;
    Ok(())
}

/// Ends a proposal without an act.
pub async fn take_back(app: &App, actor: &Actor, institution: &InstitutionId, id: &FactId, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::RecordOwnAct(institution))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let act = waiting(app, institution, id).await?;
    let entry = Entry::sealed("act_taken_back", "institution", institution).with("fact", id.as_str());
    end(&mut write, &act, entry, Outcome::TakenBack).await?;
    write.commit().await?;
    Ok(())
}

/// Read behind the writer's lock: what two people end at once ends once.
async fn waiting(app: &App, institution: &InstitutionId, id: &FactId) -> Result<ProposedAct> {
    let act = find(app, institution, id).await?;
    if act.end.is_some() { Err(Refusal::ChangedMeanwhile.into()) } else { Ok(act) }
}

async fn end(write: &mut Write, act: &ProposedAct, entry: Entry, outcome: Outcome) -> Result<()> {
    let committed = write.enter(entry).await?;
    let person = write.permit().person().cloned().ok_or(Refusal::SignInFirst)?;
    let now = write.now();
    store::end(write.conn(), act.position, &committed, outcome, &person, now).await
}

/// Nobody decides on what their own association filed, in undoing as in resolving.
async fn no_own_association(app: &App, actor: &Actor, record: &Record, fact: &NewFact) -> Result<()> {
    let person = actor.id().ok_or(Refusal::SignInFirst)?;
    for line in preview::lines_of(record, &fact.subject) {
        let own = review::store::own_associations(app.db.read(), &line, person).await?;
        let filed = applications::store::filed_of_line(app.db.read(), &line).await?;
        if filed.iter().any(|filed| filed.withdrawn_at.is_none() && own.contains(&filed.association)) {
            return Err(Refusal::OwnAssociation.into());
        }
    }
    Ok(())
}
