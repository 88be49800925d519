//! The log of consents: what a witness agrees to later, and what is taken back.

use super::{
    consent_entry,
    copies::{gone, take_away},
    fresh, on_its_fact,
};
use crate::{
    app::App,
    clock::Now,
    error::{Error, Result},
    evidence::{
        model::{CONSENT_TAKEN_BACK, Evidence, NewConsent, Scope},
        store,
    },
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Refusal},
};

/// Records what the witness now agrees to.
pub async fn give(app: &App, actor: &Actor, evidence: &Evidence, consents: &[NewConsent], now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::KeepConsents(evidence.person.as_ref()))?;
    evidence.testimony.as_ref().ok_or(Error::NotFound)?;
    let person = permit.person().cloned();
    let mut write = Write::begin(&app.db, permit, now).await?;
    for consent in consents {
        let entry = on_its_fact(&mut write, consent_entry(&evidence.id, consent), &evidence.fact).await?;
        let position = write.enter(entry).await?.position;
        store::insert_consent(write.conn(), position, &evidence.id, consent, person.as_ref(), now).await?;
    }
    write.commit().await?;
    Ok(())
}

/// Records that the witness takes a consent back, and does away with what rested on it: words and name are erased, the copy is
/// withdrawn. What proves them, the salted commitments and the hash, stays.
pub async fn take_back(app: &App, actor: &Actor, evidence: &Evidence, scope: Scope, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::KeepConsents(evidence.person.as_ref()))?;
    evidence.testimony.as_ref().ok_or(Error::NotFound)?;
    let person = permit.person().cloned();
    let mut write = Write::begin(&app.db, permit, now).await?;
    let evidence = &fresh(app, &evidence.id).await?;
    if !store::withdraw_consent(write.conn(), &evidence.id, scope, person.as_ref(), now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let entry = Entry::open("consent_taken_back", "evidence", &evidence.id).with("scope", scope.as_str());
    let entry = on_its_fact(&mut write, entry, &evidence.fact).await?;
    write.enter(entry).await?;
    let takes_copy = scope == Scope::Copy && evidence.copy().is_some();
    match scope {
        Scope::Words => {
            store::erase_words(write.conn(), evidence).await?;
            store::erase_called(write.conn(), evidence).await?;
        }
        // What was a name would otherwise stand there as a pseudonym.
        Scope::Name => store::erase_called(write.conn(), evidence).await?,
        Scope::Copy if takes_copy => take_away(&mut write, evidence, CONSENT_TAKEN_BACK).await?,
        Scope::Copy => {}
    }
    write.commit().await?;
    if takes_copy {
        gone(app, evidence);
    }
    Ok(())
}
