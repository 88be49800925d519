//! The steward verifies an association, or withdraws that, with a reason and a reference to the evidence.

use super::{By, sealed};
use crate::{
    associations::{
        model::{Verification, What},
        store,
    },
    error::Result,
    ids::AssociationId,
    policy::{Act, Refusal},
};

pub async fn verify(by: By<'_>, id: &AssociationId, verified: bool, reason: String, evidence: String) -> Result<()> {
    let mut w = by.write(Act::RunInstallation).await?;
    if store::find(&mut *w.conn(), id).await?.is_verified() == verified {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let verification = Verification { verified, at: by.now, reason, evidence };
    store::insert_verification(w.conn(), id, &verification).await?;
    let what = if verified { What::Verified } else { What::VerificationWithdrawn };
    let entry = sealed(what, id).text("reason", &verification.reason).text("evidence", &verification.evidence);
    w.enter(entry).await?;
    w.commit().await.map(|_| ())
}
