//! Members: another role, removed, gone by themselves. What they did stays in the ledger.

use super::{By, invite::withdraw_of, sealed};
use crate::{
    accounts,
    associations::{model::What, rules, store},
    error::Result,
    ids::{AssociationId, PersonId},
    policy::{Act, MemberRole, Refusal, Role},
};

pub async fn change_role(by: By<'_>, id: &AssociationId, person: &PersonId, to: MemberRole) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    let held = rules::change_role(&store::members(&mut *w.conn(), id).await?, person, Some(to))?;
    accounts::store::revoke(w.conn(), person, &Role::Member(id.clone(), held), by.now).await?;
    accounts::store::grant(w.conn(), person, &Role::Member(id.clone(), to), by.now).await?;
    let entry = sealed(What::RoleChanged, id).with("person", person.as_str()).with("from", held.as_str()).with("to", to.as_str());
    w.enter(entry).await?;
    if to != MemberRole::Representative {
        withdraw_of(&mut w, id, person, by.now).await?;
    }
    w.commit().await.map(|_| ())
}

pub async fn remove(by: By<'_>, id: &AssociationId, person: &PersonId) -> Result<()> {
    end(by, Act::ManageAssociation(id), What::MemberRemoved, id, person).await
}

/// Everybody may leave, whatever their role; only the last representative finds a successor first.
pub async fn leave(by: By<'_>, id: &AssociationId) -> Result<()> {
    let person = by.actor.id().ok_or(Refusal::SignInFirst)?;
    end(by, Act::LeaveAssociation(id), What::MemberLeft, id, person).await
}

async fn end(by: By<'_>, act: Act<'_>, what: What, id: &AssociationId, person: &PersonId) -> Result<()> {
    let mut w = by.write(act).await?;
    let held = rules::change_role(&store::members(&mut *w.conn(), id).await?, person, None)?;
    accounts::store::revoke(w.conn(), person, &Role::Member(id.clone(), held), by.now).await?;
    w.enter(sealed(what, id).with("person", person.as_str()).with("role", held.as_str())).await?;
    withdraw_of(&mut w, id, person, by.now).await?;
    w.commit().await.map(|_| ())
}
