//! Roles that the steward gives and withdraws; each time an entry.

use crate::{
    accounts::store,
    app::App,
    clock::Now,
    error::{Error, Result},
    ids::PersonId,
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Refusal, Role},
};

/// Gives the role of monitor or of steward.
///
/// # Errors
/// [`Refusal::NotNow`] while the account is not confirmed; [`Refusal::AlreadyThere`].
pub async fn give_role(app: &App, actor: &Actor, person: &PersonId, role: &Role, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let name = name(role)?;
    let mut w = Write::begin(&app.db, permit, now).await?;
    let found = store::by_id(&mut *w.conn(), person).await?.ok_or(Error::NotFound)?;
    if !found.confirmed {
        return Err(Refusal::NotNow.into());
    }
    store::grant(w.conn(), person, role, now).await?;
    w.enter(Entry::sealed("role.granted", "person", person).with("role", name)).await?;
    w.commit().await?;
    Ok(())
}

/// Withdraws the role of monitor or of steward; the last steward stays.
///
/// # Errors
/// [`Refusal::NotNow`] when the person does not hold it, or nobody else would run the installation.
pub async fn withdraw_role(app: &App, actor: &Actor, person: &PersonId, role: &Role, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let name = name(role)?;
    let mut w = Write::begin(&app.db, permit, now).await?;
    let held = store::revoke(w.conn(), person, role, now).await?;
    if !held || !store::has_steward(&mut *w.conn()).await? {
        return Err(Refusal::NotNow.into());
    }
    w.enter(Entry::sealed("role.withdrawn", "person", person).with("role", name)).await?;
    w.commit().await?;
    Ok(())
}

/// Roles in a body are given where the body is known.
fn name(role: &Role) -> Result<&'static str> {
    match role {
        Role::Steward => Ok("steward"),
        Role::Monitor => Ok("monitor"),
        Role::Member(..) | Role::Official(..) => Err(Refusal::NotYours.into()),
    }
}
