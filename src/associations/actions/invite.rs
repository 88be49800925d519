//! Invitations by letter: sent, sent again, withdrawn, accepted.

use super::{By, sealed};
use crate::{
    accounts::{self, model::Email},
    app::App,
    associations::{
        model::{Fate, Invitation, What},
        rules, store, words,
    },
    clock::Now,
    error::Result,
    ids::{AssociationId, PersonId},
    ledger::{Write, hex},
    mail,
    policy::{Act, Actor, MemberRole, Refusal, Role, may},
    vault::sha256,
    web::{address::Page, lang::Lang},
};
use chrono::Duration;

/// Invites an address with a role. The letter is queued with the entry, or neither is.
pub async fn invite(by: By<'_>, lang: Lang, id: &AssociationId, email: &Email, role: MemberRole) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    not_too_many(&mut w, by).await?;
    let association = store::find(&mut *w.conn(), id).await?;
    if store::members(&mut *w.conn(), id).await?.iter().any(|m| m.email == email.as_str()) {
        return Err(Refusal::AlreadyThere.into());
    }
    let invitation = Invitation {
        id: uuid::Uuid::new_v4().to_string(),
        association: id.clone(),
        association_name: association.profile.name,
        email: email.as_str().to_owned(),
        role,
        sent_at: by.now,
        expires_at: rules::expires(by.now),
        state: Fate::Waiting,
    };
    let token = new_token()?;
    let person = w.permit().person().cloned();
    // One that ran out gives way to the new one.
    for old in
        store::waiting_for_address(&mut *w.conn(), id, &invitation.email).await?.iter().filter(|i| !rules::is_open(i, by.now))
    {
        store::decide_invitation(w.conn(), &old.id, Fate::Withdrawn, None, by.now).await?;
    }
    store::insert_invitation(w.conn(), &invitation, &sha256(token.as_bytes()), person.as_ref()).await?;
    // The address is in the row alone: from there it can be taken.
    w.enter(sealed(What::Invited, id).with("invitation", invitation.id.as_str()).with("role", role.as_str())).await?;
    send(&mut w, by, lang, &invitation, &token).await?;
    w.commit().await.map(|_| ())
}

/// Sends a waiting invitation again, with a new link and a new term.
pub async fn renew(by: By<'_>, lang: Lang, id: &AssociationId, invitation: &str) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    not_too_many(&mut w, by).await?;
    let mut invitation = waiting(&mut w, id, invitation).await?;
    let token = new_token()?;
    let person = w.permit().person().cloned();
    store::renew_invitation(w.conn(), &invitation.id, &sha256(token.as_bytes()), person.as_ref(), by.now).await?;
    invitation.expires_at = rules::expires(by.now);
    w.enter(sealed(What::InvitationRenewed, id).with("invitation", invitation.id.as_str())).await?;
    send(&mut w, by, lang, &invitation, &token).await?;
    w.commit().await.map(|_| ())
}

/// Withdraws a waiting invitation: its link stops working.
pub async fn withdraw(by: By<'_>, id: &AssociationId, invitation: &str) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    let invitation = waiting(&mut w, id, invitation).await?;
    store::decide_invitation(w.conn(), &invitation.id, Fate::Withdrawn, None, by.now).await?;
    w.enter(sealed(What::InvitationWithdrawn, id).with("invitation", invitation.id.as_str())).await?;
    w.commit().await.map(|_| ())
}

/// Withdraws what a person invited to who no longer represents the association: a way in must not outlive whoever opened it.
pub async fn withdraw_of(w: &mut Write, id: &AssociationId, person: &PersonId, now: Now) -> Result<()> {
    let gone = store::withdraw_invitations(w.conn(), id, Some(person), false, now).await?;
    tell_withdrawn(w, id, gone).await
}

/// Withdraws every invitation to represent the association, and what `lost` invited to: after a replacement nobody who stood there before
/// comes back by a letter.
pub async fn withdraw_at_replacement(w: &mut Write, id: &AssociationId, lost: Option<&PersonId>, now: Now) -> Result<()> {
    let gone = store::withdraw_invitations(w.conn(), id, lost, true, now).await?;
    tell_withdrawn(w, id, gone).await
}

async fn tell_withdrawn(w: &mut Write, id: &AssociationId, invitations: Vec<String>) -> Result<()> {
    for invitation in invitations {
        w.enter(sealed(What::InvitationWithdrawn, id).with("invitation", invitation)).await?;
    }
    Ok(())
}

/// Forgets the addresses of invitations that ran out a month ago.
pub async fn tidy(app: &App) -> Result<()> {
    let now = app.clock.now();
    let mut w = Write::begin(&app.db, may(&Actor::system(), Act::KeepRecord)?, now).await?;
    let gone = store::lapse_invitations(w.conn(), now - Duration::days(rules::FORGOTTEN_DAYS), now).await?;
    if gone.is_empty() {
        return Ok(());
    }
    for (invitation, id) in gone {
        w.enter(sealed(What::InvitationLapsed, &id).with("invitation", invitation)).await?;
    }
    w.commit().await.map(|_| ())
}

/// Accepts: the signed-in person, whose confirmed address it is, gets the role.
pub async fn accept(by: By<'_>, email: &str, invitation: &str) -> Result<Invitation> {
    let mut w = by.write(Act::AcceptInvitation).await?;
    let person = w.permit().person().cloned().ok_or(Refusal::SignInFirst)?;
    let invitation = store::invitation(&mut *w.conn(), invitation).await?.ok_or(Refusal::LinkUsed)?;
    let id = &invitation.association;
    let is_member = store::members(&mut *w.conn(), id).await?.iter().any(|m| m.person == person);
    rules::accept(&invitation, email, is_member, by.now)?;
    // Whatever took the role away: nobody lets in others who could not come in themselves.
    if !store::inviter_represents(&mut *w.conn(), &invitation.id).await? {
        return Err(Refusal::LinkUsed.into());
    }
    store::decide_invitation(w.conn(), &invitation.id, Fate::Accepted, Some(&person), by.now).await?;
    accounts::store::grant(w.conn(), &person, &Role::Member(id.clone(), invitation.role), by.now).await?;
    let entry = sealed(What::Joined, id)
        .with("invitation", invitation.id.as_str())
        .with("person", person.as_str())
        .with("role", invitation.role.as_str());
    w.enter(entry).await?;
    w.commit().await?;
    Ok(invitation)
}

async fn waiting(w: &mut Write, id: &AssociationId, invitation: &str) -> Result<Invitation> {
    let found = store::invitation(&mut *w.conn(), invitation).await?;
    Ok(found.filter(|i| &i.association == id && i.state == Fate::Waiting).ok_or(Refusal::LinkUsed)?)
}

async fn not_too_many(w: &mut Write, by: By<'_>) -> Result<()> {
    let person = w.permit().person().cloned().ok_or(Refusal::SignInFirst)?;
    let sent = store::letters_since(&mut *w.conn(), &person, by.now - Duration::days(1)).await?;
    if sent >= rules::LETTERS_A_DAY { Err(Refusal::TooMany.into()) } else { Ok(()) }
}

async fn send(w: &mut Write, by: By<'_>, lang: Lang, invitation: &Invitation, token: &str) -> Result<()> {
    let path = Page::Invitation { token: token.to_owned() }.path(lang);
    let link = format!("{}{path}", by.app.config.base_url());
    let letter = words::invitation_letter(lang, invitation, link);
    mail::queue(w.conn(), &letter, by.now).await
}

/// 256 random bits: the letter is the only place where they are.
fn new_token() -> Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(crate::error::Error::internal)?;
    Ok(hex(&bytes))
}
