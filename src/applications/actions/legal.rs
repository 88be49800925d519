//! Applying through another legal person than a draft was begun with, since the call was amended or somebody chose the wrong one.

use super::open_draft;
use crate::{
    app::App,
    applications::{fit::misfit, store},
    associations,
    clock::Now,
    db::Scratch,
    error::{Error, Result},
    ids::ApplicationId,
    policy::{self, Act, Actor, Refusal},
};

/// `shown` is the legal person that the form showed, if any; [`Refusal::ChangedMeanwhile`] when a colleague chose another meanwhile.
pub async fn apply_through(
    app: &App,
    actor: &Actor,
    id: &ApplicationId,
    legal: &str,
    shown: Option<&str>,
    now: Now,
) -> Result<()> {
    let (draft, line) = open_draft(app, id, now).await?;
    let permit = policy::may(actor, Act::Draft(&draft.association))?;
    let asked = line.asked().ok_or(Refusal::NotReceivedHere)?;
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    // Looked at again under the lock: a filing may have come between.
    store::draft(scratch.conn(), id).await?.ok_or(Refusal::AlreadyFiled)?;
    let known = associations::store::legal_persons(&mut *scratch.conn(), &draft.association).await?;
    let chosen = known.iter().find(|one| one.id == legal).ok_or(Error::NotFound)?;
    if misfit(asked.legal_person, Some(&chosen.deed)).is_some() {
        return Err(Refusal::DoesNotFit.into());
    }
    if !store::put_legal_person(scratch.conn(), id, legal, shown).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    store::touch(scratch.conn(), id, now).await?;
    scratch.commit().await
}
