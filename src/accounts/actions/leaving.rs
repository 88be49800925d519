//! Taking a copy of what an account holds, and deleting it.

use super::{counter, own::own, proves, tries_of};
use crate::{
    accounts::{closing::Closing, store},
    app::App,
    clock::{Now, stamp},
    error::{Error, Result},
    ids::{AssociationId, FileId, PersonId},
    ledger::{Entry, Write},
    mail,
    policy::{self, Act, Actor, MemberRole, Refusal},
    web::lang::LangExt,
};
use serde_json::{Map, Value, json};

/// The password that proves who one is, and the session in which it was typed.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    pub session: &'a str,
    pub password: &'a str,
}

/// Everything kept of oneself, as JSON: who one is, roles with their dates, the entries one made, and what each room holds. What was written
/// for an association is the association's and can be taken from its pages.
pub async fn copy(app: &App, actor: &Actor, now: Now) -> Result<Value> {
    let id = own(actor)?;
    let db = app.db.read();
    let person = store::by_id(db, &id).await?.ok_or(Error::NotFound)?;
    let roles: Vec<Value> = store::all_roles_of(db, &id)
        .await?
        .into_iter()
        .map(|held| json!({ "kind": held.kind, "body": held.body, "office": held.office, "since": held.since, "until": held.until }))
        .collect();
    let acts: Vec<Value> = store::acts_of(db, &id)
        .await?
        .into_iter()
        .map(|act| json!({ "position": act.position, "at": act.at, "kind": act.kind, "about": { "kind": act.subject_kind, "id": act.subject_id } }))
        .collect();
    let kept = store::kept_of(db, &id, &person.email).await?;
    let kept: Map<String, Value> = kept.into_iter().map(|(part, rows)| (part.to_owned(), rows.into())).collect();
    Ok(json!({
        "copied_at": stamp(now),
        "account": { "id": id.as_str(), "name": person.name, "email": person.email, "language": person.lang.code(), "letters": person.letters.as_str() },
        "open_sessions": store::count_sessions(db, &id, now).await?,
        "roles": roles,
        "acts": acts,
        "kept": kept,
    }))
}

/// The names of the associations that nobody else belongs to: what is theirs alone goes with the account.
pub async fn alone_in(app: &App, actor: &Actor, closing: Closing) -> Result<Vec<String>> {
    let id = own(actor)?;
    let mut names = Vec::new();
    for (association, _) in actor.associations() {
        let members = store::holders_of(app.db.read(), "member", Some(association.as_str())).await?;
        if members.iter().all(|member| member.person == id) {
            names.push((closing.name)(app.db.read(), association).await?);
        }
    }
    Ok(names)
}

/// Deletes one's own account: name, address and password go, roles and sessions end. What the ledger holds knows the account by a
/// random number alone and stays. What an association without anybody else kept is put away. False when the password is another.
///
/// # Errors
/// [`Refusal::LastRepresentative`] while an association with other members has no other representative; [`Refusal::LastSteward`];
/// [`Refusal::TooMany`] after several wrong passwords.
pub async fn delete(app: &App, actor: &Actor, typed: Typed<'_>, closing: Closing, now: Now) -> Result<bool> {
    let id = own(actor)?;
    let permit = policy::may(actor, Act::ChangeOwnAccount(&id))?;
    let person = store::by_id(app.db.read(), &id).await?.ok_or(Error::NotFound)?;
    if !proves(app, &person, &tries_of(&id, typed.session), typed.password, now).await? {
        return Ok(false);
    }
    let mut w = Write::begin(&app.db, permit, now).await?;
    let mut files: Vec<FileId> = Vec::new();
    for association in may_go(&mut w, actor, &id).await? {
        files.extend((closing.close)(&mut w, &association).await?);
    }
    mail::forget(w.conn(), &person.email).await?;
    store::forget_attempts(w.conn(), &counter("sign-in", &person.email)).await?;
    store::withdraw_links(w.conn(), &id).await?;
    store::end_roles(w.conn(), &id, now).await?;
    store::end_sessions(w.conn(), &id).await?;
    store::raise_generation(w.conn(), &id).await?;
    store::erase(w.conn(), &id).await?;
    w.enter(Entry::sealed("account.deleted", "person", &id)).await?;
    w.commit().await?;
    app.vault.forget(&files);
    Ok(true)
}

/// Nobody leaves others without anybody who may act for them. The associations that nobody else belongs to.
async fn may_go(w: &mut Write, actor: &Actor, id: &PersonId) -> Result<Vec<AssociationId>> {
    let mut alone = Vec::new();
    for (association, role) in actor.associations() {
        let members = store::holders_of(&mut *w.conn(), "member", Some(association.as_str())).await?;
        let others: Vec<_> = members.iter().filter(|member| member.person != *id).collect();
        let represented = others.iter().any(|other| other.office.as_deref() == Some(MemberRole::Representative.as_str()));
        if role == MemberRole::Representative && !others.is_empty() && !represented {
            return Err(Refusal::LastRepresentative.into());
        }
        if others.is_empty() && !members.is_empty() {
            alone.push(association.clone());
        }
    }
    if actor.is_steward() && store::holders_of(&mut *w.conn(), "steward", None).await?.len() == 1 {
        return Err(Refusal::LastSteward.into());
    }
    Ok(alone)
}
