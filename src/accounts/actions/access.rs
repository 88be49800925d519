//! Signing in.

use super::{LetterOf, counter, one_more_letter, one_more_try};
use crate::{
    accounts::{
        device::Device,
        letters,
        model::{Email, Person},
        passwords, store,
        tokens::{self, Purpose},
    },
    app::App,
    clock::Now,
    db::Scratch,
    error::Result,
    mail,
};

/// Whether this is a browser in which whoever has this address signed in before.
pub async fn is_known(app: &App, email: &str, device: &Device) -> Result<bool> {
    let Some(address) = Email::parse(email) else { return Ok(false) };
    let person = store::by_email(app.db.read(), address.as_str()).await?;
    Ok(person.is_some_and(|person| device.of(app, &person).is_some()))
}

/// The person whose address and password these are; nobody when they open no confirmed account. An account that is not confirmed yet
/// gets a new letter, but only for the right password: anybody could ask otherwise.
///
/// # Errors
/// [`crate::policy::Refusal::TooMany`] after several failures in a row, for addresses with and without an account alike. What strangers
/// fail at closes the door to strangers; a browser in which the person has signed in before has a count of its own.
pub async fn sign_in(app: &App, email: &str, password: &str, device: &Device, now: Now) -> Result<Option<Person>> {
    let address = Email::parse(email);
    let person = match &address {
        Some(address) => store::by_email(app.db.read(), address.as_str()).await?,
        None => None,
    };
    let key = match person.as_ref().and_then(|person| device.of(app, person)) {
        Some(known) => counter("sign-in-known", &known),
        None => counter("sign-in", &address.map_or_else(|| email.trim().to_lowercase(), |address| address.as_str().to_owned())),
    };
    one_more_try(app, &key, now).await?;
    let right = passwords::matches(app, password, person.as_ref().map(|person| person.password.as_str())).await?;
    let Some(person) = person.filter(|_| right) else { return Ok(None) };
    let mut scratch = Scratch::begin(&app.db).await?;
    if person.confirmed {
        store::forget_attempts(scratch.conn(), &key).await?;
    } else if one_more_letter(scratch.conn(), LetterOf::Confirmation, &person.email, now).await? {
        let token = tokens::mint(scratch.conn(), Purpose::Confirm, person.id.as_str(), now).await?;
        mail::queue(scratch.conn(), &letters::confirm(app, &person.email, &person.name, person.lang, token, None), now).await?;
    }
    scratch.commit().await?;
    Ok(Some(person).filter(|person| person.confirmed))
}
