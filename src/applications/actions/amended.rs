//! Noting on a draft which version of the terms was looked at.

use super::open_draft;
use crate::{
    app::App,
    applications::store,
    clock::Now,
    db::Scratch,
    error::Result,
    ids::ApplicationId,
    policy::{self, Act, Actor, Refusal},
};

/// `version` is the one that was shown: where another came meanwhile, nobody has looked at that.
pub async fn note_amended(app: &App, actor: &Actor, id: &ApplicationId, version: u32, now: Now) -> Result<()> {
    let (draft, line) = open_draft(app, id, now).await?;
    let permit = policy::may(actor, Act::Draft(&draft.association))?;
    let asked = line.asked().ok_or(Refusal::NotReceivedHere)?;
    if asked.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    store::note_terms(scratch.conn(), id, version).await?;
    scratch.commit().await
}
