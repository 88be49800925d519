//! What the steward and a publisher do: add an institution, record its designation, keep drafts, publish.

use super::{
    model::{CallDraft, Designation, Gap, KeptDraft},
    rules::{self, Publication},
    store,
};
use crate::{
    app::App,
    calls::{
        live,
        model::Institution,
        rules::{FactRefusal, decide_all},
        store::{self as record_store, RecordKind, Source},
    },
    clock::{Now, stamp},
    db::Scratch,
    error::{Error, Result},
    ids::{CallId, InstitutionId, LineId},
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Permit, Refusal},
};

/// Adds an institution that the record does not have.
pub async fn add_institution(app: &App, actor: &Actor, institution: &Institution, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let id = institution.id.as_str();
    let mut write = Write::begin(&app.db, permit, now).await?;
    if record_store::described(&mut write, RecordKind::Institution, id).await?.is_some() {
        return Err(Refusal::AlreadyThere.into());
    }
    let body = serde_json::to_value(institution)?;
    record_store::enter_record(&mut write, RecordKind::Institution, id, &body, Source::Installation).await?;
    write.commit().await?;
    Ok(())
}

/// Records the act by which an institution receives through Acuse.
pub async fn designate(app: &App, actor: &Actor, designation: &Designation) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let entry = Entry::open("institution_designated", "institution", &designation.institution)
        .with("dated", designation.dated.to_string())
        .with("jurisdiction", designation.jurisdiction.as_str())
        .with("zone", designation.zone.name())
        .text(store::DOCUMENT, &designation.document)
        .text(store::DATA, &designation.data_responsible)
        .text(store::RETENTION, &designation.retention)
        .text(store::SIGNATURE, &designation.signature_rule)
        .text(store::SOURCE, &designation.source);
    let mut write = Write::begin(&app.db, permit, designation.recorded_at).await?;
    let committed = write.enter(entry).await?;
    store::insert_designation(write.conn(), committed.position, designation).await?;
    write.commit().await?;
    Ok(())
}

/// Somebody who publishes for an institution that receives here: their right to, and what the institution is.
pub struct Publisher {
    pub permit: Permit,
    pub institution: Institution,
    pub designation: Designation,
}

/// Whoever publishes for an institution.
pub async fn publisher_of(app: &App, actor: &Actor, institution: &InstitutionId) -> Result<Publisher> {
    let permit = policy::may(actor, Act::PublishCall(institution))?;
    let record = live::record(app).await?;
    let institution = record.institutions.get(institution).cloned().ok_or(Error::NotFound)?;
    let designation = store::designation(&app.db, &institution.id).await?.ok_or(Refusal::NoDesignation)?;
    Ok(Publisher { permit, institution, designation })
}

/// Starts a call.
pub async fn start(app: &App, by: &Publisher, body: CallDraft, now: Now) -> Result<KeptDraft> {
    let id = uuid::Uuid::new_v4().to_string();
    let draft = KeptDraft { id, institution: by.institution.id.clone(), body, version: 1, changed_at: stamp(now) };
    let mut scratch = Scratch::begin_for(&app.db, &by.permit).await?;
    store::insert_draft(&mut scratch, &draft).await?;
    scratch.commit().await?;
    Ok(draft)
}

/// Saves a draft over what was shown.
pub async fn save(app: &App, permit: &Permit, shown: &KeptDraft, body: &CallDraft, now: Now) -> Result<()> {
    let mut scratch = Scratch::begin_for(&app.db, permit).await?;
    if !store::save_draft(&mut scratch, shown, body, now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    scratch.commit().await
}

/// Throws a draft away.
pub async fn discard(app: &App, permit: &Permit, shown: &KeptDraft) -> Result<()> {
    let mut scratch = Scratch::begin_for(&app.db, permit).await?;
    if !store::remove_draft(scratch.conn(), &shown.id, shown.version).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    scratch.commit().await
}

/// What came of an attempt to publish.
#[derive(Debug)]
pub enum Published {
    Call(CallId),
    StillLacks(Vec<Gap>),
}

/// Publishes a draft: the call's record, the terms of each line and its first facts, in one transaction.
pub async fn publish(app: &App, actor: &Actor, draft: &KeptDraft, now: Now) -> Result<Published> {
    let Publisher { permit, institution, designation } = publisher_of(app, actor, &draft.institution).await?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // Read behind the writer's lock, so that two calls published at once do not get one slug.
    let taken = record_store::addresses(&mut write).await?;
    let taken = |slug: &str| taken.iter().any(|known| known == slug);
    let publication = match rules::publish(&draft.body, &institution, &designation, taken, now) {
        Ok(publication) => publication,
        Err(gaps) => return Ok(Published::StillLacks(gaps)),
    };
    let mut with = (*live::record(app).await?).clone();
    with.add_call(publication.call.clone());
    let publication = match decide_all(&with, publication.facts.clone(), now) {
        Ok(facts) => Publication { facts, ..publication },
        Err(FactRefusal::TermWithoutEnd) => return Ok(Published::StillLacks(vec![rules::endless()])),
        Err(_) => return Err(Refusal::NotNow.into()),
    };
    enter(&mut write, &publication).await?;
    if !store::remove_draft(write.conn(), &draft.id, draft.version).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    write.commit().await?;
    Ok(Published::Call(publication.call.id))
}

async fn enter(write: &mut Write, publication: &Publication) -> Result<()> {
    let body = serde_json::to_value(&publication.call)?;
    record_store::enter_record(write, RecordKind::Call, publication.call.id.as_str(), &body, Source::Installation).await?;
    for terms in &publication.terms {
        record_store::enter_terms(write, terms).await?;
    }
    for fact in &publication.facts {
        record_store::enter_fact(write, fact).await?;
    }
    Ok(())
}

/// A line of an institution that receives it here.
pub struct OwnLine {
    pub institution: Institution,
    pub call: crate::calls::model::Call,
    pub line: crate::calls::model::Line,
}

/// The line, if this institution receives it through Acuse.
pub async fn own_line(app: &App, institution: &InstitutionId, line: &LineId) -> Result<OwnLine> {
    let record = live::record(app).await?;
    let call = record.call_of(line).ok_or(Error::NotFound)?;
    if call.institution_id != *institution {
        return Err(Error::NotFound);
    }
    if !call.received_here {
        return Err(Refusal::NotReceivedHere.into());
    }
    let institution = record.institution_of(call).cloned().ok_or(Error::NotFound)?;
    let line = record.line(line).cloned().ok_or(Error::NotFound)?;
    Ok(OwnLine { institution, call: call.clone(), line })
}
