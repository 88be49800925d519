//! One verb a function: load, permit, decide, save, commit.

mod access;
mod own;
mod recovery;
mod registration;
mod roles;

pub use access::sign_in;
pub use own::{change_details, change_password, end_all_sessions};
pub use recovery::{ask_for_reset, reset};
pub use registration::{confirm, first_steward, first_steward_link, register};
pub use roles::{give_role, withdraw_role};

use super::store;
use crate::{
    app::App,
    clock::Now,
    db::Scratch,
    error::Result,
    ids::PersonId,
    policy::{self, Act, Actor, Permit},
    vault::sha256,
};
use sqlx::SqliteConnection;

/// Letters to one address within an hour. More would be a way to annoy somebody.
const LETTERS: i64 = 5;

/// Whoever holds a one-time link or has given the password acts as the person.
fn as_themselves(id: &PersonId) -> Result<Permit> {
    Ok(policy::may(&Actor::person(id.clone(), Vec::new()), Act::ChangeOwnAccount(id))?)
}

/// Counters hold no addresses.
fn counter(of: &str, email: &str) -> String {
    format!("{of}:{}", sha256(email.as_bytes()))
}

/// Whether one more letter may go to this address; counts it.
async fn one_more_letter(conn: &mut SqliteConnection, email: &str, now: Now) -> Result<bool> {
    Ok(store::attempt(conn, &counter("letter", email), now).await? <= LETTERS)
}

/// Removes expired sessions, links and counters.
pub async fn tidy(app: &App) -> Result<()> {
    let mut scratch = Scratch::begin(&app.db).await?;
    store::tidy(scratch.conn(), app.clock.now()).await?;
    scratch.commit().await
}
