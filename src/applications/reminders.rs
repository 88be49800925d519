//! A letter three days before a line closes, to those whose association still has a draft there: once for each closing, so that one that
//! was moved is told of again.

use super::{context::LineNow, model::Draft, rules, store, words};
use crate::{
    app::App,
    associations,
    clock::{Now, stamp},
    db::Scratch,
    error::Result,
    mail,
    policy::{Act, Actor, Role, may},
};
use chrono::TimeDelta;

/// How long before the closing it is told.
pub const AHEAD: TimeDelta = TimeDelta::days(3);

/// Whether a closing is near and has not passed.
pub fn is_near(closes: Now, now: Now) -> bool {
    now <= closes && closes - now <= AHEAD
}

/// Queues every letter that is due; how many drafts they were about.
pub async fn round(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let drafts = store::drafts(app.db.read()).await?;
    let lines = LineNow::each(app, drafts.iter().map(|draft| &draft.line), now).await?;
    let mut told = 0;
    for draft in &drafts {
        let Some(line) = lines.get(&draft.line) else { continue };
        let near = line.state().closes.filter(|closes| is_near(*closes, now));
        // Where nothing is received, nobody is told to hurry.
        if let Some(closes) = near.filter(|_| rules::may_receive(&line.state(), now).is_ok()) {
            told += usize::from(tell(app, draft, line, closes).await?);
        }
    }
    Ok(told)
}

/// One letter to each member who drafts or files; false when they were told before.
async fn tell(app: &App, draft: &Draft, line: &LineNow, closes: Now) -> Result<bool> {
    let mut scratch = Scratch::begin(&app.db).await?;
    if !mail::once(scratch.conn(), &format!("closing:{}:{}", draft.id, stamp(closes)), line.now).await? {
        return Ok(false);
    }
    // Filed or deleted meanwhile: there is nothing left to tell of.
    let Some((whole, terms)) = store::whole(scratch.conn(), &draft.id).await?.zip(line.asked()) else { return Ok(false) };
    let lacks = rules::lacks(terms, &whole).len();
    for member in associations::store::members(&mut *scratch.conn(), &draft.association).await? {
        let actor = Actor::person(member.person, vec![Role::Member(draft.association.clone(), member.role)]);
        if may(&actor, Act::Draft(&draft.association)).is_ok() {
            let letter = words::closing_letter(member.lang, member.email, &app.config.base_url(), line, &draft.id, lacks);
            mail::queue(scratch.conn(), &letter, line.now).await?;
        }
    }
    scratch.commit().await?;
    Ok(true)
}
