//! Members: another role, removed, gone by themselves. What they did stays in the ledger, and whoever else's act it was is told to them.

use super::{By, invite::withdraw_of, sealed};
use crate::{
    accounts,
    associations::{
        model::{Member, What},
        rules, store, words,
    },
    error::Result,
    ids::{AssociationId, PersonId},
    ledger::Write,
    mail,
    policy::{Act, MemberRole, Refusal, Role},
};

pub async fn change_role(by: By<'_>, id: &AssociationId, person: &PersonId, to: MemberRole) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    let members = store::members(&mut *w.conn(), id).await?;
    let held = rules::change_role(&members, person, Some(to))?;
    accounts::store::revoke(w.conn(), person, &Role::Member(id.clone(), held), by.now).await?;
    accounts::store::grant(w.conn(), person, &Role::Member(id.clone(), to), by.now).await?;
    let entry = sealed(What::RoleChanged, id).with("person", person.as_str()).with("from", held.as_str()).with("to", to.as_str());
    w.enter(entry).await?;
    if to != MemberRole::Representative {
        withdraw_of(&mut w, id, person, by.now).await?;
    }
    tell(by, &mut w, id, (&members, person), Some(to)).await?;
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
    let members = store::members(&mut *w.conn(), id).await?;
    let held = rules::change_role(&members, person, None)?;
    accounts::store::revoke(w.conn(), person, &Role::Member(id.clone(), held), by.now).await?;
    w.enter(sealed(what, id).with("person", person.as_str()).with("role", held.as_str())).await?;
    withdraw_of(&mut w, id, person, by.now).await?;
    tell(by, &mut w, id, (&members, person), None).await?;
    w.commit().await.map(|_| ())
}

/// A letter to whom another's act took or changed the role: it comes whichever letters they want.
async fn tell(
    by: By<'_>,
    w: &mut Write,
    id: &AssociationId,
    (members, person): (&[Member], &PersonId),
    to: Option<MemberRole>,
) -> Result<()> {
    let of = |whose: Option<&PersonId>| members.iter().find(|member| Some(&member.person) == whose);
    let (Some(member), who) = (of(Some(person)), of(by.actor.id())) else { return Ok(()) };
    if by.actor.id() == Some(person) {
        return Ok(());
    }
    let (base, who) = (by.app.config.base_url(), who.map_or("", |who| who.name.as_str()));
    let association = store::find(&mut *w.conn(), id).await?;
    let letter = words::role_letter(member, (id, association.name()), who, (to, by.now), &base);
    mail::queue(w.conn(), &letter, by.now).await
}
