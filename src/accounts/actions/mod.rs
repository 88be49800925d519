//! One verb a function: load, permit, decide, save, commit.

mod access;
mod leaving;
mod own;
mod recovery;
mod registration;
mod roles;

pub use access::{is_known, sign_in};
pub use leaving::{Typed, alone_in, copy, delete};
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
    ledger::{Entry, Write},
    mail,
    policy::{self, Act, Actor, Permit, Refusal},
    vault::sha256,
};
use chrono::Duration;
use sqlx::SqliteConnection;

/// Letters of one kind to one address within an hour. More would be a way to annoy somebody.
const LETTERS: i64 = 5;

/// An account that nobody has confirmed by then is forgotten: its address may be somebody's who never asked for one.
const UNCONFIRMED: Duration = Duration::days(7);

/// What a letter is for. Each kind is counted apart: whoever uses up one must not suppress another, such as the way back in.
#[derive(Clone, Copy, Debug)]
enum LetterOf {
    Confirmation,
    Account,
    Reset,
}

/// Whoever holds a one-time link or has given the password acts as the person.
fn as_themselves(id: &PersonId) -> Result<Permit> {
    Ok(policy::may(&Actor::person(id.clone(), Vec::new()), Act::ChangeOwnAccount(id))?)
}

/// Counters hold no addresses.
fn counter(of: &str, email: &str) -> String {
    format!("{of}:{}", sha256(email.as_bytes()))
}

/// The counter of whoever is signed in and gives the password again: no stranger's tries are counted there.
fn tries_of(id: &PersonId, session: &str) -> String {
    counter("password", &format!("{id} {session}"))
}

/// Whether the password is this person's, counted under `key`.
///
/// # Errors
/// [`Refusal::TooMany`] after several wrong ones in a row.
async fn proves(app: &App, person: &Person, key: &str, password: &str, now: Now) -> Result<bool> {
    one_more_try(app, key, now).await?;
    let right = passwords::matches(app, password, Some(&person.password)).await?;
    if right {
        let mut scratch = Scratch::begin(&app.db).await?;
        store::forget_attempts(scratch.conn(), key).await?;
        scratch.commit().await?;
    }
    Ok(right)
}

/// Counts a try before its password is looked at, so that of many at once no more are looked at than of as many in a row.
///
/// # Errors
/// [`Refusal::TooMany`] while the door is closed; what is tried then is not counted.
async fn one_more_try(app: &App, key: &str, now: Now) -> Result<()> {
    let mut scratch = Scratch::begin(&app.db).await?;
    let tried = store::attempts(&mut *scratch.conn(), key, now).await?;
    if tried.and_then(|(count, last)| rules::closed_until(count, last)).is_some_and(|until| now < until) {
        return Err(Refusal::TooMany.into());
    }
    store::attempt(scratch.conn(), key, now).await?;
    scratch.commit().await
}

/// Whether one more letter of this kind may go to this address; counts it.
async fn one_more_letter(conn: &mut SqliteConnection, of: LetterOf, email: &str, now: Now) -> Result<bool> {
    let kind = match of {
        LetterOf::Confirmation => "letter-confirmation",
        LetterOf::Account => "letter-account",
        LetterOf::Reset => "letter-reset",
    };
    store::attempt_within(conn, &counter(kind, email), LETTERS, now).await
}

/// Removes expired sessions, links and counters, letters of long ago, and accounts that nobody confirmed.
pub async fn tidy(app: &App) -> Result<()> {
    let now = app.clock.now();
    let mut scratch = Scratch::begin(&app.db).await?;
    store::tidy(scratch.conn(), now).await?;
    mail::tidy(scratch.conn(), now).await?;
    scratch.commit().await?;
    let mut w = Write::begin(&app.db, policy::may(&Actor::system(), Act::KeepRecord)?, now).await?;
    let lapsed = store::remove_unconfirmed(w.conn(), now - UNCONFIRMED).await?;
    if lapsed.is_empty() {
        return Ok(());
    }
    for id in &lapsed {
        w.enter(Entry::sealed("account.lapsed", "person", id)).await?;
    }
    w.commit().await.map(|_| ())
}
