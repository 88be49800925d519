//! One verb a function: load, permit, decide, save, commit.

mod access;
mod leaving;
mod own;
mod recovery;
mod registration;
mod roles;

pub use access::sign_in;
pub use leaving::{copy, delete};
pub use own::{change_details, change_password, end_all_sessions};
pub use recovery::{ask_for_reset, reset};
pub use registration::{confirm, first_steward, first_steward_link, register};
pub use roles::{give_role, withdraw_role};

use super::{model::Person, passwords, rules, store};
use crate::{
    app::App,
    clock::Now,
    db::Scratch,
    error::Result,
    ids::PersonId,
    mail,
    policy::{self, Act, Actor, Permit, Refusal},
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

/// Whether the password is this person's, counted under `key`.
///
/// # Errors
/// [`Refusal::TooMany`] after several wrong ones in a row.
async fn proves(app: &App, person: &Person, key: &str, password: &str, now: Now) -> Result<bool> {
    let tried = store::attempts(app.db.read(), key, now).await?;
    if tried.and_then(|(count, last)| rules::closed_until(count, last)).is_some_and(|until| now < until) {
        return Err(Refusal::TooMany.into());
    }
    let right = passwords::matches(app, password, Some(&person.password)).await?;
    if !right {
        let mut scratch = Scratch::begin(&app.db).await?;
        store::attempt(scratch.conn(), key, now).await?;
        scratch.commit().await?;
    }
    Ok(right)
}

/// Whether one more letter may go to this address; counts it.
async fn one_more_letter(conn: &mut SqliteConnection, email: &str, now: Now) -> Result<bool> {
    Ok(store::attempt(conn, &counter("letter", email), now).await? <= LETTERS)
}

/// Removes expired sessions, links and counters, and letters of long ago.
pub async fn tidy(app: &App) -> Result<()> {
    let mut scratch = Scratch::begin(&app.db).await?;
    store::tidy(scratch.conn(), app.clock.now()).await?;
    mail::tidy(scratch.conn(), app.clock.now()).await?;
    scratch.commit().await
}
