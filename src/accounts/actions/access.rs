//! Signing in.

use super::{counter, one_more_letter};
use crate::{
    accounts::{
        letters,
        model::{Email, Person},
        passwords, rules, store,
        tokens::{self, Purpose},
    },
    app::App,
    clock::Now,
    db::Scratch,
    error::Result,
    mail,
    policy::Refusal,
};

/// The person whose address and password these are; nobody when they open no confirmed account. An account that is not confirmed yet
/// gets a new letter, but only for the right password: anybody could ask otherwise.
///
/// # Errors
/// [`Refusal::TooMany`] after several failures in a row, for addresses with and without an account alike.
pub async fn sign_in(app: &App, email: &str, password: &str, now: Now) -> Result<Option<Person>> {
    let email = Email::parse(email).map_or_else(|| email.trim().to_lowercase(), |email| email.as_str().to_owned());
    let key = counter("sign-in", &email);
    let tried = store::attempts(app.db.read(), &key, now).await?;
    if tried.and_then(|(count, last)| rules::closed_until(count, last)).is_some_and(|until| now < until) {
        return Err(Refusal::TooMany.into());
    }
    let person = store::by_email(app.db.read(), &email).await?;
    let right = passwords::matches(app, password, person.as_ref().map(|person| person.password.as_str())).await?;
    let mut scratch = Scratch::begin(&app.db).await?;
    let person = match person.filter(|_| right) {
        Some(person) if person.confirmed => {
            store::forget_attempts(scratch.conn(), &key).await?;
            Some(person)
        }
        unconfirmed => {
            store::attempt(scratch.conn(), &key, now).await?;
            if let Some(person) = unconfirmed
                && one_more_letter(scratch.conn(), &person.email, now).await?
            {
                let token = tokens::mint(scratch.conn(), Purpose::Confirm, person.id.as_str(), now).await?;
                mail::queue(scratch.conn(), &letters::confirm(app, &person.email, &person.name, person.lang, token, None), now)
                    .await?;
            }
            None
        }
    };
    scratch.commit().await?;
    Ok(person)
}
