//! All the SQL of associations, one statement a function.

mod history;
mod invitations;
mod members;
mod places;
mod profile;
mod verifications;

pub use history::{Section, history, last_entry, registrations_since};
pub use invitations::{
    by_token, decide_invitation, insert_invitation, invitation, letters_since, renew_invitation, waiting_for,
    waiting_for_address, waiting_of,
};
pub use members::members;
pub use places::{
    insert_legal_person, insert_seat, legal_persons, remove_legal_person, remove_seat, seats, update_legal_person, update_seat,
};
pub use profile::{all, find, insert, of_ids, public, update};
pub use verifications::insert_verification;

use crate::{
    clock::Now,
    error::{Error, Result},
};

/// Reads a stored instant.
fn instant(text: &str) -> Result<Now> {
    chrono::DateTime::parse_from_rfc3339(text).map(|t| t.to_utc()).map_err(Error::internal)
}

/// Reads a stored word; a database that holds another was not written by us.
fn word<T>(parsed: Option<T>) -> Result<T> {
    parsed.ok_or_else(|| Error::internal("a stored word is not known"))
}
