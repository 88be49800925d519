//! When a representative may be replaced: pure, with now as an argument.

use super::model::{Objection, Replacement, State};
use crate::{
    associations::model::Member,
    clock::Now,
    ids::PersonId,
    policy::{MemberRole, Refusal},
};
use chrono::Duration;

/// How long all members have to hear of it and to object.
pub const NOTICE_DAYS: i64 = 7;
/// Most characters of a reason or an objection.
pub const TEXT: usize = 1000;

pub fn carried_out_from(announced: Now) -> Now {
    announced + Duration::days(NOTICE_DAYS)
}

/// Whether a replacement may be announced, and of whom: an association with several representatives needs none, since each of them can
/// act; none at all is worse than one who is lost.
pub fn announce(members: &[Member], successor: &PersonId, one_is_open: bool) -> Result<Option<PersonId>, Refusal> {
    if one_is_open {
        return Err(Refusal::AlreadyThere);
    }
    let mut representatives = representatives(members);
    let (lost, another) = (representatives.next(), representatives.next());
    match (lost, another) {
        (_, Some(_)) => Err(Refusal::NotNow),
        (Some(lost), None) if lost == successor => Err(Refusal::AlreadyThere),
        (lost, None) => Ok(lost.cloned()),
    }
}

/// Whether it may be carried out: after the notice and not before, whatever the clock was meanwhile, while nobody else came to represent
/// the association.
pub fn carry_out(replacement: &Replacement, members: &[Member], now: Now) -> Result<(), Refusal> {
    if replacement.state != State::Announced {
        return Err(Refusal::NotNow);
    }
    if now < replacement.carried_out_from {
        return Err(Refusal::NoticeRunning);
    }
    let others = representatives(members).any(|person| Some(person) != replacement.lost.as_ref());
    if others { Err(Refusal::NotNow) } else { Ok(()) }
}

/// Who may not carry it out: whoever announced it, where another steward could. One who ceased to be a steward since the announcement counts
/// as another, so that nobody gets a free hand by sending the other away; it is then announced anew.
pub fn first_hand<'a>(one: &'a Replacement, stewards: &[PersonId]) -> Option<&'a PersonId> {
    let another = stewards.iter().any(|person| *person != one.announced_by && *person != one.successor.id);
    another.then_some(&one.announced_by)
}

/// Whether it may be stopped: as long as it has not been carried out.
pub fn stop(replacement: &Replacement) -> Result<(), Refusal> {
    if replacement.state == State::Announced { Ok(()) } else { Err(Refusal::NotNow) }
}

/// Whether this member may object: once, until it is decided.
pub fn object(replacement: &Replacement, objections: &[Objection], person: &PersonId) -> Result<(), Refusal> {
    stop(replacement)?;
    if objections.iter().any(|one| &one.person == person) { Err(Refusal::AlreadyThere) } else { Ok(()) }
}

fn representatives(members: &[Member]) -> impl Iterator<Item = &PersonId> {
    members.iter().filter(|member| member.role == MemberRole::Representative).map(|member| &member.person)
}
