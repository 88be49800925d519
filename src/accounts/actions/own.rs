//! What people change of their own account.

use super::{proves, tries_of};
use crate::{
    accounts::{
        letters,
        model::{Details, Person},
        passwords, store,
        tokens::{self, Purpose},
    },
    app::App,
    clock::Now,
    error::{Error, Result},
    ids::PersonId,
    ledger::{Entry, Write},
    mail,
    policy::{self, Act, Actor, Refusal},
    web::lang::LangExt,
};

/// Changes the name, the language of letters and which of them come.
pub async fn change_details(app: &App, actor: &Actor, new: &Details, now: Now) -> Result<()> {
    let id = own(actor)?;
    let permit = policy::may(actor, Act::ChangeOwnAccount(&id))?;
    let mut w = Write::begin(&app.db, permit, now).await?;
    store::set_details(w.conn(), &id, new).await?;
    w.enter(Entry::sealed("account.changed", "person", &id).with("language", new.lang.code())).await?;
    w.commit().await?;
    Ok(())
}

/// Changes the password and ends every session; the person of the new generation, or nobody when `current` is not the password.
///
/// # Errors
/// [`Refusal::TooMany`] after several wrong ones.
pub async fn change_password(
    app: &App,
    actor: &Actor,
    session: &str,
    current: &str,
    new: &str,
    now: Now,
) -> Result<Option<Person>> {
    let id = own(actor)?;
    let permit = policy::may(actor, Act::ChangeOwnAccount(&id))?;
    let person = store::by_id(app.db.read(), &id).await?.ok_or(Error::NotFound)?;
    if !proves(app, &person, &tries_of(&id, session), current, now).await? {
        return Ok(None);
    }
    let hash = passwords::hash(app, new).await?;
    let mut w = Write::begin(&app.db, permit, now).await?;
    store::set_password(w.conn(), &id, &hash).await?;
    tokens::withdraw(w.conn(), Purpose::Reset, id.as_str()).await?;
    let generation = end_all(&mut w, &id).await?;
    mail::queue(w.conn(), &letters::password_changed(app, &person), now).await?;
    w.enter(Entry::sealed("account.password_changed", "person", &id).with("by", "password")).await?;
    w.commit().await?;
    Ok(Some(Person { password: hash, generation, ..person }))
}

/// Ends every session of the account, this one too.
pub async fn end_all_sessions(app: &App, actor: &Actor, now: Now) -> Result<()> {
    let id = own(actor)?;
    let permit = policy::may(actor, Act::ChangeOwnAccount(&id))?;
    let mut w = Write::begin(&app.db, permit, now).await?;
    end_all(&mut w, &id).await?;
    w.enter(Entry::sealed("account.sessions_ended", "person", &id)).await?;
    w.commit().await?;
    Ok(())
}

async fn end_all(w: &mut Write, id: &PersonId) -> Result<i64> {
    store::end_sessions(w.conn(), id).await?;
    store::raise_generation(w.conn(), id).await
}

pub(super) fn own(actor: &Actor) -> Result<PersonId> {
    Ok(actor.id().cloned().ok_or(Refusal::SignInFirst)?)
}
