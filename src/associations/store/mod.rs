//! All the SQL of associations, one statement a function.

mod history;
mod invitations;
mod members;
mod places;
mod profile;
mod verifications;

pub use history::{Section, history, last_entry, registrations_since};
pub use invitations::{
    by_token, decide_invitation, insert_invitation, invitation, inviter_represents, lapse_invitations, letters_since,
    renew_invitation, waiting_for, waiting_for_address, waiting_of, withdraw_invitations,
};
pub use members::{members, members_of_all};
pub use places::{
    erase_streets, insert_legal_person, insert_seat, legal_persons, legal_persons_of_all, remove_legal_person, remove_seat,
    same_numbers, seats, seats_of_all, update_legal_person, update_seat,
};
pub use profile::{all, count, count_unseen, find, insert, of_ids, page, public, update};
pub use verifications::insert_verification;

use crate::{
    clock::Now,
    error::{Error, Result},
    ids::AssociationId,
};
use std::collections::BTreeMap;

/// Parts of many associations: one question instead of one for each.
pub type Parts<T> = BTreeMap<AssociationId, Vec<T>>;

/// Reads a stored instant.
fn instant(text: &str) -> Result<Now> {
    chrono::DateTime::parse_from_rfc3339(text).map(|t| t.to_utc()).map_err(Error::internal)
}

/// Reads a stored word; a database that holds another was not written by us.
fn word<T>(parsed: Option<T>) -> Result<T> {
    parsed.ok_or_else(|| Error::internal("a stored word is not known"))
}
