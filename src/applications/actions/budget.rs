//! Saving a draft's budget: row by row, so that two people write it at once.

use super::{open_draft, who};
use crate::{
    app::App,
    applications::{
        rows::{RowConflict, SavedRow, SavedRows, SentRow, merge_rows},
        store,
    },
    clock::Now,
    db::Scratch,
    error::Result,
    ids::ApplicationId,
    policy::{self, Act, Actor, Refusal},
};

/// Saves the rows as typed, by the rule of [`merge_rows`]. Where two people changed the same one it stays as it is stored, and comes back
/// to be chosen from.
pub async fn save_budget(app: &App, actor: &Actor, id: &ApplicationId, sent: &[SentRow], now: Now) -> Result<SavedRows> {
    let (draft, _) = open_draft(app, id, now).await?;
    let permit = policy::may(actor, Act::DraftBudget(&draft.association))?;
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    // Looked at again under the lock: a filing may have come between.
    store::draft(scratch.conn(), id).await?.ok_or(Refusal::AlreadyFiled)?;
    let stored = store::budget_rows(&mut *scratch.conn(), id).await?;
    let before: Vec<_> = stored.iter().map(|row| (row.id.clone(), row.typed.clone())).collect();
    let merged = merge_rows(&before, sent);
    let changed = merged.rows != before;
    let rows = merged.rows.into_iter().map(|(id, typed)| {
        let same = stored.iter().find(|row| row.id == id && row.typed == typed);
        same.cloned().unwrap_or_else(|| SavedRow { id, typed, by: actor.id().cloned(), at: Some(now) })
    });
    let mut saved = SavedRows { rows: rows.collect(), no_room: merged.no_room, conflicts: Vec::new() };
    if changed {
        store::put_budget(scratch.conn(), id, &saved.rows).await?;
        store::touch(scratch.conn(), id, now).await?;
    }
    for id in merged.conflicts {
        let theirs = stored.iter().find(|row| row.id == id).cloned();
        let who = who(scratch.conn(), actor, theirs.as_ref().and_then(|row| row.by.as_ref())).await?;
        saved.conflicts.push(RowConflict { id, theirs, who });
    }
    scratch.commit().await?;
    Ok(saved)
}
