//! Entering a promise or a claim: one transaction each.

use crate::{
    app::App,
    calls::{
        live,
        model::{Claim, Commitment, Reported},
        slugs::slug_of,
        store::{self, RecordKind, Source},
    },
    clock::Now,
    error::{Error, Result},
    ids::CommitmentId,
    ledger::Write,
    policy::{self, Act, Actor},
};

/// Adds a promise under an address of its own.
pub async fn add(app: &App, actor: &Actor, mut commitment: Commitment, now: Now) -> Result<CommitmentId> {
    let mut write = Write::begin(&app.db, policy::may(actor, Act::Monitor)?, now).await?;
    // Behind the writer's lock, so that two promises of one name do not get one address.
    let record = live::record(app).await?;
    let taken = |slug: &str| record.commitments.contains_key(&CommitmentId::from_text(slug));
    commitment.id = CommitmentId::from_text(slug_of(&commitment.title_es, "compromiso", taken));
    let body = serde_json::to_value(&commitment)?;
    store::enter_record(&mut write, RecordKind::Commitment, commitment.id.as_str(), &body, Source::Installation).await?;
    write.commit().await?;
    Ok(commitment.id)
}

/// Sets what an official report says beside a promise.
pub async fn claim(app: &App, actor: &Actor, commitment: &CommitmentId, claim: Claim, now: Now) -> Result<()> {
    let mut write = Write::begin(&app.db, policy::may(actor, Act::Monitor)?, now).await?;
    if !live::record(app).await?.commitments.contains_key(commitment) {
        return Err(Error::NotFound);
    }
    let id = uuid::Uuid::new_v4().to_string();
    let body = serde_json::to_value(Reported { commitment: commitment.clone(), claim })?;
    store::enter_record(&mut write, RecordKind::Claim, &id, &body, Source::Installation).await?;
    write.commit().await?;
    Ok(())
}
