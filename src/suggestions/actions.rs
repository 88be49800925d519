//! Telling of a call, confirming it onto the record, declining it.

use super::{
    model::{Confirmed, Outcome, Suggestion},
    rules::{self, Refused},
    store,
};
use crate::{
    app::App,
    calls::{
        facts::AssertedBy,
        live,
        slugs::slug,
        store::{self as records, RecordKind, Source},
    },
    clock::Now,
    error::{Error, Result},
    ids::CallId,
    ledger::{Entry, Write},
    policy::{self, Act, Actor, By, Refusal},
};
use chrono::Duration;

/// What a person tells.
pub struct Told {
    pub title: String,
    pub url: String,
    pub institution: String,
    pub note: String,
}

/// Takes a suggestion; its id. Nothing of it is public before somebody confirms it.
pub async fn suggest(app: &App, actor: &Actor, told: Told, now: Now) -> Result<String> {
    let permit = policy::may(actor, Act::SuggestCall)?;
    let person = actor.id().cloned().ok_or(Refusal::SignInFirst)?;
    if store::made_since(app.db.read(), &person, now - Duration::days(1)).await? >= rules::A_DAY {
        return Err(Refusal::TooMany.into());
    }
    let id = uuid::Uuid::new_v4().to_string();
    let Told { title, url, institution, note } = told;
    let suggestion =
        Suggestion { id: id.clone(), person, title, url, institution, note, suggested_at: now, outcome: Outcome::Waiting };
    let mut write = Write::begin(&app.db, permit, now).await?;
    store::insert(write.conn(), &suggestion).await?;
    let entry = Entry::sealed("call_suggested", "suggestion", &id)
        .text("title", &suggestion.title)
        .text("url", &suggestion.url)
        .text("institution", &suggestion.institution)
        .text("note", &suggestion.note);
    write.enter(entry).await?;
    write.commit().await?;
    Ok(id)
}

/// Why a confirmation was not made.
#[derive(Debug)]
pub enum NotConfirmed {
    /// The record does not take it as it is typed.
    Typed(Refused),
    Error(Error),
}

impl<E: Into<Error>> From<E> for NotConfirmed {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// Confirms a suggestion: the call and its publication enter the record, for everybody to see.
pub async fn confirm(
    app: &App,
    actor: &Actor,
    id: &str,
    confirmed: &Confirmed,
    now: Now,
) -> std::result::Result<CallId, NotConfirmed> {
    let permit = policy::may(actor, Act::Monitor)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let suggestion = store::find(&mut *write.conn(), id).await?.ok_or(Error::NotFound)?;
    let call = enter(app, &mut write, confirmed, &suggestion.url).await?;
    if !store::decide(write.conn(), id, &Outcome::Confirmed { call: call.clone(), at: now }).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let entry = Entry::sealed("suggestion_decided", "suggestion", id).with("outcome", "confirmed").with("call", call.as_str());
    // Who filed on what was suggested is now counted on the call.
    let entry = entry.touches("call", call.as_str());
    write.enter(entry).await?;
    write.commit().await?;
    Ok(call)
}

/// Enters a call that is followed, and its publication, with an address that no other has. An edition has one call: of two who record it
/// at once the second is told.
pub async fn enter(
    app: &App,
    write: &mut Write,
    confirmed: &Confirmed,
    source: &str,
) -> std::result::Result<CallId, NotConfirmed> {
    let by = if matches!(write.permit().by(), By::Steward) { AssertedBy::Steward } else { AssertedBy::Monitor };
    // Read behind the writer's lock.
    let record = live::record(app).await?;
    if record.calls().values().any(|call| call.edition.is_some() && call.edition == confirmed.edition) {
        return Err(Refusal::AlreadyThere.into());
    }
    record.institutions.get(&confirmed.institution).ok_or(Error::NotFound)?;
    let taken = records::addresses(write).await?;
    let slug = slug(&confirmed.title_es, confirmed.fiscal_year, |slug| taken.iter().any(|known| known == slug));
    let (call, fact) =
        rules::confirm(source, confirmed, by, &slug, &record.calendar, write.now()).map_err(NotConfirmed::Typed)?;
    let body = serde_json::to_value(&call)?;
    records::enter_record(write, RecordKind::Call, &slug, &body, Source::Installation).await?;
    records::enter_fact(write, &fact).await?;
    Ok(call.id)
}

/// Declines a suggestion; the reason is for whoever made it.
pub async fn decline(app: &App, actor: &Actor, id: &str, reason: &str, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::Monitor)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    store::find(&mut *write.conn(), id).await?.ok_or(Error::NotFound)?;
    if !store::decide(write.conn(), id, &Outcome::Declined { reason: reason.to_owned(), at: now }).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    write.enter(Entry::sealed("suggestion_decided", "suggestion", id).with("outcome", "declined").text("reason", reason)).await?;
    write.commit().await?;
    Ok(())
}
