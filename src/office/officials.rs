//! Who holds an office in an institution: granted and withdrawn by the steward, each by a sealed entry.

use super::store;
use crate::{
    accounts,
    app::App,
    clock::Now,
    error::Result,
    ids::{InstitutionId, PersonId},
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Office, Refusal, Role},
};

/// A person with an office.
pub struct Official {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub office: Office,
}

/// Everybody who holds an office here now.
pub async fn of(app: &App, institution: &InstitutionId) -> Result<Vec<Official>> {
    let holders = accounts::store::holders_of(app.db.read(), "official", Some(institution.as_str())).await?;
    let official = |holder: accounts::store::Holder| {
        let office = Office::parse(holder.office.as_deref()?)?;
        Some(Official { person: holder.person, name: holder.name, email: holder.email, office })
    };
    Ok(holders.into_iter().filter_map(official).collect())
}

/// How many designated institutions have nobody in office.
pub async fn vacant(app: &App) -> Result<usize> {
    let mut vacant = 0;
    for institution in store::designated(&app.db).await? {
        vacant += usize::from(of(app, &institution).await?.is_empty());
    }
    Ok(vacant)
}

/// The person whose confirmed account has this address.
pub async fn person_with(app: &App, email: &str) -> Result<Option<PersonId>> {
    let Some(email) = accounts::model::Email::parse(email) else { return Ok(None) };
    let found = accounts::store::by_email(app.db.read(), email.as_str()).await?;
    Ok(found.filter(|person| person.confirmed).map(|person| person.id))
}

/// Gives offices in a designated institution; those held already stay as they are.
pub async fn grant(
    app: &App,
    actor: &Actor,
    institution: &InstitutionId,
    person: &PersonId,
    offices: &[Office],
    now: Now,
) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    store::designation(&app.db, institution).await?.ok_or(Refusal::NoDesignation)?;
    let held = of(app, institution).await?;
    let new: Vec<Office> =
        offices.iter().copied().filter(|office| !held.iter().any(|h| h.person == *person && h.office == *office)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let mut write = Write::begin(&app.db, permit, now).await?;
    for office in new {
        write.enter(entry("office_granted", institution, person, office)).await?;
        accounts::store::grant(write.conn(), person, &Role::Official(institution.clone(), office), now).await?;
    }
    write.commit().await?;
    Ok(())
}

/// Ends an office.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    institution: &InstitutionId,
    person: &PersonId,
    office: Office,
    now: Now,
) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    write.enter(entry("office_withdrawn", institution, person, office)).await?;
    if !accounts::store::revoke(write.conn(), person, &Role::Official(institution.clone(), office), now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    write.commit().await?;
    Ok(())
}

fn entry(kind: &'static str, institution: &InstitutionId, person: &PersonId, office: Office) -> Entry {
    Entry::sealed(kind, "institution", institution).with("person", person.as_str()).with("office", office.as_str())
}
