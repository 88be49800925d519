//! Making an account, and showing that its address is one's own.

use super::{LetterOf, as_themselves, counter, one_more_letter, proves};
use crate::{
    accounts::{
        letters,
        model::{NewAccount, Person},
        passwords, store,
        tokens::{self, Purpose},
    },
    app::App,
    clock::Now,
    db::Scratch,
    error::{Error, Result},
    ids::PersonId,
    ledger::{Entry, Write},
    mail,
    policy::{self, Act, Actor, Refusal, Role},
    web::{
        address::Page,
        lang::{Lang, LangExt},
    },
};

/// The subject of the link for the first steward: there is one at a time.
const FIRST: &str = "first";

/// Registers an address. Whether it had an account shows only in the letter that goes to it. `next` is the page that somebody was
/// going to; the letter's link leads on to it. An account is opened, and what an unconfirmed one holds replaced, only together with its
/// letter: its newest link always goes with its newest password, and without a letter nothing changes.
pub async fn register(app: &App, new: &NewAccount, next: Option<&str>, now: Now) -> Result<()> {
    let hash = passwords::hash(app, &new.password).await?;
    let permit = policy::may(&Actor::visitor(), Act::OpenAccount)?;
    let mut w = Write::begin(&app.db, permit, now).await?;
    let known = store::by_email(&mut *w.conn(), new.email.as_str()).await?;
    if let Some(person) = known.as_ref().filter(|person| person.confirmed) {
        drop(w);
        return tell_owner(app, person, now).await;
    }
    if !one_more_letter(w.conn(), LetterOf::Confirmation, new.email.as_str(), now).await? {
        return Ok(());
    }
    let id = match known {
        Some(person) => {
            store::replace_unconfirmed(w.conn(), &person.id, new, &hash, now).await?;
            person.id
        }
        None => {
            let id = PersonId::random();
            store::insert(w.conn(), &id, new, &hash, now).await?;
            id
        }
    };
    let token = tokens::mint(w.conn(), Purpose::Confirm, id.as_str(), now).await?;
    mail::queue(w.conn(), &letters::confirm(app, new.email.as_str(), &new.name, new.lang, token, next), now).await?;
    w.enter(Entry::sealed("account.opened", "person", &id).with("language", new.lang.code())).await?;
    w.commit().await?;
    Ok(())
}

async fn tell_owner(app: &App, person: &Person, now: Now) -> Result<()> {
    let mut scratch = Scratch::begin(&app.db).await?;
    if one_more_letter(scratch.conn(), LetterOf::Account, &person.email, now).await? {
        mail::queue(scratch.conn(), &letters::already(app, person), now).await?;
    }
    scratch.commit().await
}

/// Confirms the address that a link was sent to, for whoever also gives the password that the account was opened with; nobody when it
/// is another. Without it somebody could open an account in another person's address, and that person's own press on the letter's
/// button would confirm it with a password they never chose.
///
/// # Errors
/// [`Refusal::LinkUsed`] when the link was used, replaced or has expired; [`Refusal::TooMany`] after several wrong passwords.
pub async fn confirm(app: &App, token: &str, password: &str, now: Now) -> Result<Option<Person>> {
    let id = PersonId::from_text(tokens::subject(app.db.read(), Purpose::Confirm, token, now).await?);
    let key = counter("confirm", id.as_str());
    let person = store::by_id(app.db.read(), &id).await?.ok_or(Error::NotFound)?;
    if !proves(app, &person, &key, password, now).await? {
        return Ok(None);
    }
    let mut w = Write::begin(&app.db, as_themselves(&id)?, now).await?;
    tokens::spend(w.conn(), Purpose::Confirm, token, now).await?;
    // Somebody may have registered the address anew while the password was being checked.
    let same = store::by_id(&mut *w.conn(), &id).await?.filter(|now| now.password == person.password);
    let person = same.ok_or(Refusal::LinkUsed)?;
    store::confirm(w.conn(), &id, now).await?;
    w.enter(Entry::sealed("account.confirmed", "person", &id)).await?;
    w.commit().await?;
    Ok(Some(Person { confirmed: true, ..person }))
}

/// A new link that makes the steward's account, while there is none; it replaces the one printed before.
pub async fn first_steward_link(app: &App, lang: Lang) -> Result<Option<String>> {
    if store::has_steward(app.db.read()).await? {
        return Ok(None);
    }
    let mut scratch = Scratch::begin(&app.db).await?;
    let token = tokens::mint(scratch.conn(), Purpose::FirstSteward, FIRST, app.clock.now()).await?;
    scratch.commit().await?;
    Ok(Some(format!("{}{}", app.config.base_url(), Page::FirstSteward { token }.path(lang))))
}

/// Makes the steward's account, confirmed at once: whoever has the link runs the server.
///
/// # Errors
/// [`Refusal::AlreadyThere`] when the address has an account; [`Refusal::LinkUsed`].
pub async fn first_steward(app: &App, token: &str, new: &NewAccount, now: Now) -> Result<Person> {
    let hash = passwords::hash(app, &new.password).await?;
    let permit = policy::may(&Actor::system(), Act::OpenAccount)?;
    let mut w = Write::begin(&app.db, permit, now).await?;
    tokens::spend(w.conn(), Purpose::FirstSteward, token, now).await?;
    let id = PersonId::random();
    if store::by_email(&mut *w.conn(), new.email.as_str()).await?.is_some() {
        return Err(Refusal::AlreadyThere.into());
    }
    store::insert(w.conn(), &id, new, &hash, now).await?;
    store::confirm(w.conn(), &id, now).await?;
    store::grant(w.conn(), &id, &Role::Steward, now).await?;
    w.enter(Entry::sealed("account.opened", "person", &id).with("language", new.lang.code())).await?;
    w.enter(Entry::sealed("role.granted", "person", &id).with("role", "steward")).await?;
    let person = store::by_id(&mut *w.conn(), &id).await?.ok_or(Error::NotFound)?;
    w.commit().await?;
    Ok(person)
}
