//! What may become of members, seats and invitations: pure, with now as an argument.

use super::model::{Fate, Invitation, Member, Seat};
use crate::{
    clock::Now,
    ids::PersonId,
    policy::{MemberRole, Refusal},
};
use chrono::Duration;

/// How long an invitation's link works.
pub const INVITATION_DAYS: i64 = 14;
/// How long after that the address is kept, so that whoever invited sees what became of it.
pub const FORGOTTEN_DAYS: i64 = 30;
/// Letters that one person may cause in a day: an association invites a board, not a mailing list.
pub const LETTERS_A_DAY: i64 = 40;
/// Associations that one person may register in a day.
pub const REGISTRATIONS_A_DAY: i64 = 10;

pub fn expires(sent: Now) -> Now {
    sent + Duration::days(INVITATION_DAYS)
}

/// Whether an invitation can be accepted: it waits and has not run out. It ends at the instant it names.
pub fn is_open(invitation: &Invitation, now: Now) -> bool {
    invitation.state == Fate::Waiting && now < invitation.expires_at
}

/// Whether somebody with this address may accept it now.
pub fn accept(invitation: &Invitation, email: &str, is_member: bool, now: Now) -> Result<(), Refusal> {
    if !is_open(invitation, now) {
        return Err(Refusal::LinkUsed);
    }
    if !same_address(&invitation.email, email) {
        return Err(Refusal::AnotherAddress);
    }
    if is_member { Err(Refusal::AlreadyThere) } else { Ok(()) }
}

/// Addresses are told apart without regard to case: no provider in use gives Ana@ and ana@ to two people.
pub fn same_address(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// What a person's role is to be; none: the person leaves or is removed.
///
/// An association always keeps one representative: without one nobody could file, manage it or let anybody in.
pub fn change_role(members: &[Member], person: &PersonId, to: Option<MemberRole>) -> Result<MemberRole, Refusal> {
    let held = members.iter().find(|m| &m.person == person).map(|m| m.role).ok_or(Refusal::NotNow)?;
    if to == Some(held) {
        return Err(Refusal::AlreadyThere);
    }
    let others = members.iter().any(|m| m.role == MemberRole::Representative && &m.person != person);
    if held == MemberRole::Representative && !others { Err(Refusal::LastRepresentative) } else { Ok(held) }
}

/// An association is somewhere: its last seat stays until there is another.
pub fn remove_seat<'a>(seats: &'a [Seat], id: &str) -> Result<&'a Seat, Refusal> {
    let seat = seats.iter().find(|s| s.id == id).ok_or(Refusal::NotNow)?;
    if seats.len() == 1 { Err(Refusal::LastSeat) } else { Ok(seat) }
}
