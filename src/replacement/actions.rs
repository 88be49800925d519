//! Announcing a replacement, objecting, stopping it, carrying it out; each with its letters to all members.

use super::{
    model::{Deed, Named, Objection, Replacement, State},
    rules, store, words,
};
pub use crate::associations::actions::By;
use crate::{
    accounts,
    app::App,
    applications::actions::keep,
    associations::{self, model::What},
    clock::stamp,
    error::{Error, Result},
    ids::{AssociationId, PersonId},
    ledger::{Entry, Write},
    mail,
    policy::{Act, MemberRole, Permit, Refusal, Role, may},
    scanner,
    web::upload::Uploaded,
};

/// What the steward announces.
pub struct Announcement {
    pub successor: Named,
    pub reason: String,
    pub evidence: String,
    pub deed: Uploaded,
}

/// Announces it to all members. From now on seven days run.
pub async fn announce(by: By<'_>, id: &AssociationId, new: Announcement, seen: &str) -> Result<()> {
    let permit = may(by.actor, Act::ReplaceRepresentative { successor: &new.successor.id })?;
    // Before the writer is held: encrypting and syncing the deed takes its time.
    let announced_by = permit.person().cloned().ok_or(Refusal::SignInFirst)?;
    let kept = keep(by.app, "", new.deed).await?;
    let deed = Deed { file: kept.id.clone(), name: kept.name, kind: kept.kind, bytes: kept.bytes, sha256: kept.sha256 };
    let one = Replacement {
        id: uuid::Uuid::new_v4().to_string(),
        association: id.clone(),
        lost: None,
        successor: new.successor,
        reason: new.reason,
        evidence: new.evidence,
        deed,
        announced_at: by.now,
        announced_by,
        carried_out_from: rules::carried_out_from(by.now),
        state: State::Announced,
        decided_at: None,
        decided_by: None,
        decision: String::new(),
    };
    let noted = note_announcement(by, permit, one, seen).await;
    match noted {
        Ok(()) => scanner::at_once(by.app, &kept.id).await,
        Err(_) => by.app.vault.forget([&kept.id]),
    }
    noted
}

async fn note_announcement(by: By<'_>, permit: Permit, one: Replacement, seen: &str) -> Result<()> {
    let (mut w, current) = begin(by, permit, &one.association, seen).await?;
    let members = associations::store::members(&mut *w.conn(), &one.association).await?;
    let lost = rules::announce(&members, &one.successor.id, current.is_some())?;
    let one = Replacement { lost, ..one };
    store::insert(w.conn(), &one).await?;
    // In the open: that somebody is put in another's place is everybody's to know; who, why and on what is the association's.
    let entry = open(What::ReplacementAnnounced, &one.association, &one.id)
        .with("carried_out_from", stamp(one.carried_out_from))
        .text("reason", &one.reason)
        .text("evidence", &one.evidence)
        .text("deed_sha256", &one.deed.sha256)
        .text("successor", one.successor.id.as_str());
    w.enter(entry).await?;
    tell(by, &mut w, &one, words::announced).await?;
    w.commit().await.map(|_| ())
}

/// A member says something against it.
pub async fn object(by: By<'_>, id: &AssociationId, text: &str) -> Result<()> {
    let permit = may(by.actor, Act::ObjectToReplacement(id))?;
    let person = permit.person().cloned().ok_or(Refusal::SignInFirst)?;
    let mut w = Write::begin(&by.app.db, permit, by.now).await?;
    let one = standing(&mut w, id).await?.ok_or(Refusal::NotNow)?;
    let said = store::objections(&mut *w.conn(), &one.id).await?;
    rules::object(&one, &said, &person)?;
    let entry = Entry::sealed(What::ReplacementObjected.as_str(), "association", id)
        .with("replacement", one.id.as_str())
        .text("objection", text);
    let position = w.enter(entry).await?.position;
    store::insert_objection(w.conn(), position, &one.id, &person, text, by.now).await?;
    w.commit().await.map(|_| ())
}

/// Stops it: the steward, or the representative who is not lost.
pub async fn stop(by: By<'_>, id: &AssociationId, why: &str, seen: &str) -> Result<()> {
    let permit = may(by.actor, Act::StopReplacement(id))?;
    let (mut w, one) = begin(by, permit, id, seen).await?;
    let one = one.ok_or(Refusal::NotNow)?;
    rules::stop(&one)?;
    let person = w.permit().person().cloned();
    store::decide(w.conn(), &one.id, State::Cancelled, why, person.as_ref(), by.now).await?;
    w.enter(open(What::ReplacementStopped, id, &one.id).text("reason", why)).await?;
    tell(by, &mut w, &Replacement { decision: why.to_owned(), ..one }, words::stopped).await?;
    w.commit().await.map(|_| ())
}

/// Carries it out: the successor represents the association, and the one who was lost no longer does.
pub async fn carry_out(by: By<'_>, id: &AssociationId, seen: &str) -> Result<()> {
    let permit = may(by.actor, Act::RunInstallation)?;
    let (mut w, one) = begin(by, permit, id, seen).await?;
    let one = one.ok_or(Refusal::NotNow)?;
    // Asked about the one that stands behind the writer's lock, not about one that was read before.
    let stewards = accounts::store::stewards_since(&mut *w.conn(), one.announced_at).await?;
    let announced_by = rules::first_hand(&one, &stewards);
    may(by.actor, Act::CarryOutReplacement { successor: &one.successor.id, announced_by })?;
    let members = associations::store::members(&mut *w.conn(), id).await?;
    rules::carry_out(&one, &members, by.now)?;
    // An account that was deleted meanwhile represents nobody.
    let there = accounts::store::by_id(&mut *w.conn(), &one.successor.id).await?.filter(|person| person.confirmed);
    there.ok_or(Refusal::NotNow)?;
    let leaving = |person| members.iter().find(move |member| &member.person == person);
    for member in [one.lost.as_ref().and_then(leaving), leaving(&one.successor.id)].into_iter().flatten() {
        accounts::store::revoke(w.conn(), &member.person, &Role::Member(id.clone(), member.role), by.now).await?;
    }
    let role = Role::Member(id.clone(), MemberRole::Representative);
    accounts::store::grant(w.conn(), &one.successor.id, &role, by.now).await?;
    let person = w.permit().person().cloned();
    store::decide(w.conn(), &one.id, State::Done, "", person.as_ref(), by.now).await?;
    // In the leaf, for everybody: whether two people did this or one.
    let second = person.as_ref() != Some(&one.announced_by);
    let entry = open(What::RepresentativeReplaced, id, &one.id)
        .with("second_steward", second)
        .text("successor", one.successor.id.as_str());
    w.enter(one.lost.iter().fold(entry, |entry, lost| entry.text("lost", lost.as_str()))).await?;
    associations::actions::withdraw_at_replacement(&mut w, id, one.lost.as_ref(), by.now).await?;
    tell(by, &mut w, &one, words::carried_out).await?;
    w.commit().await.map(|_| ())
}

/// What is open now, and whether the form has seen it; objections count.
async fn begin(by: By<'_>, permit: Permit, id: &AssociationId, seen: &str) -> Result<(Write, Option<Replacement>)> {
    let mut w = Write::begin(&by.app.db, permit, by.now).await?;
    if store::last_entry(&mut *w.conn(), id).await? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let one = standing(&mut w, id).await?;
    Ok((w, one))
}

async fn standing(w: &mut Write, id: &AssociationId) -> Result<Option<Replacement>> {
    Ok(store::of(&mut *w.conn(), id).await?.into_iter().find(|one| one.state == State::Announced))
}

fn open(what: What, id: &AssociationId, replacement: &str) -> Entry {
    Entry::open(what.as_str(), "association", id).with("replacement", replacement)
}

/// A letter to everybody whom it concerns: members as they were when it was begun, and the successor.
async fn tell(by: By<'_>, w: &mut Write, one: &Replacement, letter: words::Writer) -> Result<()> {
    let association = associations::store::find(&mut *w.conn(), &one.association).await?;
    let members = associations::store::members(&mut *w.conn(), &one.association).await?;
    let mut readers: Vec<_> = members.into_iter().map(|member| (member.person, member.email, member.lang)).collect();
    for person in one.lost.iter().chain([&one.successor.id]) {
        if !readers.iter().any(|(known, ..)| known == person)
            && let Some(known) = accounts::store::by_id(&mut *w.conn(), person).await?.filter(|known| known.confirmed)
        {
            readers.push((known.id, known.email, known.lang));
        }
    }
    for (_, email, lang) in readers {
        let to = words::Reader { email, lang, base_url: by.app.config.base_url() };
        mail::queue(w.conn(), &letter(&to, association.name(), one), by.now).await?;
    }
    Ok(())
}

/// Who may not carry it out as the stewards are now; none where nobody else could.
pub async fn first_hand<'a>(app: &App, one: &'a Replacement) -> Result<Option<&'a PersonId>> {
    let stewards = accounts::store::stewards_since(app.db.read(), one.announced_at).await?;
    Ok(rules::first_hand(one, &stewards))
}

/// What stands now for an association, with what was said against it.
pub async fn latest(app: &App, id: &AssociationId) -> Result<Option<(Replacement, Vec<Objection>)>> {
    let Some(one) = store::of(app.db.read(), id).await?.into_iter().next() else { return Ok(None) };
    let objections = store::objections(app.db.read(), &one.id).await?;
    Ok(Some((one, objections)))
}

/// The deed, for members and the steward.
pub async fn deed(by: By<'_>, id: &AssociationId, replacement: &str) -> Result<(Deed, Vec<u8>)> {
    may(by.actor, Act::ObjectToReplacement(id)).or_else(|_| may(by.actor, Act::RunInstallation))?;
    let one = store::of(by.app.db.read(), id).await?.into_iter().find(|one| one.id == replacement).ok_or(Error::NotFound)?;
    let bytes = scanner::open(by.app, &one.deed.file).await?;
    Ok((one.deed, bytes))
}
