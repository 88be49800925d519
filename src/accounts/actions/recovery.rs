//! A forgotten password.

use super::{LetterOf, as_themselves, counter, one_more_letter};
use crate::{
    accounts::{
        letters,
        model::{Email, Person},
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
    web::lang::LangExt,
};

/// Sends a link to an address, if it has an account. Nothing but the letter tells.
pub async fn ask_for_reset(app: &App, email: &Email, now: Now) -> Result<()> {
    let mut scratch = Scratch::begin(&app.db).await?;
    let person = store::by_email(&mut *scratch.conn(), email.as_str()).await?;
    if one_more_letter(scratch.conn(), LetterOf::Reset, email.as_str(), now).await?
        && let Some(person) = person
    {
        let token = tokens::mint(scratch.conn(), Purpose::Reset, person.id.as_str(), now).await?;
        let letter = letters::reset(app, &person, token);
        mail::queue(scratch.conn(), &letter, now).await?;
    }
    scratch.commit().await
}

/// Sets another password and ends every session. Whoever has the letter has shown that the address is theirs, which proves more than a
/// password does: they are signed in, whatever strangers have tried. It confirms the account too, and a password that somebody else gave
/// it is gone.
///
/// # Errors
/// [`crate::policy::Refusal::LinkUsed`] when the link was used, replaced or has expired.
pub async fn reset(app: &App, token: &str, password: &str, now: Now) -> Result<Person> {
    let id = PersonId::from_text(tokens::subject(app.db.read(), Purpose::Reset, token, now).await?);
    let hash = passwords::hash(app, password).await?;
    let mut w = Write::begin(&app.db, as_themselves(&id)?, now).await?;
    tokens::spend(w.conn(), Purpose::Reset, token, now).await?;
    let person = store::by_id(&mut *w.conn(), &id).await?.ok_or(Error::NotFound)?;
    store::set_password(w.conn(), &id, &hash).await?;
    store::confirm(w.conn(), &id, now).await?;
    tokens::withdraw(w.conn(), Purpose::Confirm, id.as_str()).await?;
    let generation = store::raise_generation(w.conn(), &id).await?;
    store::end_sessions(w.conn(), &id).await?;
    store::forget_attempts(w.conn(), &counter("sign-in", &person.email)).await?;
    mail::queue(w.conn(), &letters::password_changed(app, &person), now).await?;
    w.enter(Entry::sealed("account.password_changed", "person", &id).with("by", "link").with("language", person.lang.code()))
        .await?;
    w.commit().await?;
    Ok(Person { password: hash, confirmed: true, generation, ..person })
}
