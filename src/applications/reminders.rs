//! A letter three days before a line closes and one on the last day, to those whose association still has a draft there: each once for each
//! closing, so that one that was moved is told of again.

use super::{context::LineNow, corrections, model::Draft, rules, store, words};
use crate::{
    app::App,
    associations::{
        self,
        letters::{Task, attends},
    },
    clock::{Now, stamp},
    db::Scratch,
    error::Result,
    mail,
};
use chrono::TimeDelta;

/// How long before the closing it is told, the last time first.
pub const AHEAD: [TimeDelta; 2] = [TimeDelta::days(1), TimeDelta::days(3)];

/// Which of these has come, of a closing that has not passed.
pub fn near(closes: Now, now: Now) -> Option<TimeDelta> {
    AHEAD.into_iter().find(|ahead| now <= closes && closes - now <= *ahead)
}

/// Queues every letter that is due, of closings and of the terms of corrections; how many drafts and corrections they were about.
pub async fn round(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let drafts = store::drafts(app.db.read()).await?;
    let lines = LineNow::each(app, drafts.iter().map(|draft| &draft.line), now).await?;
    let mut told = 0;
    for draft in &drafts {
        let Some(line) = lines.get(&draft.line) else { continue };
        let near = line.state().closes.and_then(|closes| Some((closes, near(closes, now)?)));
        // Where nothing is received, nobody is told to hurry.
        if let Some((closes, ahead)) = near.filter(|_| rules::may_receive(&line.state(), now).is_ok()) {
            told += usize::from(tell(app, draft, line, closes, ahead).await?);
        }
    }
    Ok(told + corrections::reminders::round(app).await?)
}

/// One letter to each member who writes in it, be it the budget alone, or files; false when they were told before.
async fn tell(app: &App, draft: &Draft, line: &LineNow, closes: Now, ahead: TimeDelta) -> Result<bool> {
    let mut scratch = Scratch::begin(&app.db).await?;
    let key = format!("closing:{}:{}:{}", draft.id, stamp(closes), ahead.num_days());
    if !mail::once(scratch.conn(), &key, line.now).await? {
        return Ok(false);
    }
    // Filed or deleted meanwhile: there is nothing left to tell of.
    let Some((whole, terms)) = store::whole(scratch.conn(), &draft.id).await?.zip(line.asked()) else { return Ok(false) };
    let lacks = rules::lacks(terms, &whole).len();
    for member in associations::store::members(&mut *scratch.conn(), &draft.association).await? {
        if attends(&member, &draft.association, Task::WritesBudget) {
            let letter = words::closing_letter(member.lang, member.email, &app.config.base_url(), line, &draft.id, lacks);
            mail::queue(scratch.conn(), &letter, line.now).await?;
        }
    }
    scratch.commit().await?;
    Ok(true)
}
