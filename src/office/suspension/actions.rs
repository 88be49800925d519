//! Suspending and resuming a line: the fact, and letters to whoever has a draft or a filing there.

use super::rules::{self, Reception, Resumption};
use crate::{
    app::App,
    calls::{
        due::enter_recomputed,
        facts::{NewFact, Subject},
        live,
        rules::{FactRefusal, decide, decide_all},
        standing::Kind,
        store as record_store,
    },
    clock::Now,
    error::{Error, Result},
    ids::{InstitutionId, LineId},
    ledger::{Position, Write},
    office::{
        actions::{OwnLine, own_line},
        letters::{self, News},
        model::Suspension,
    },
    policy::{self, Act, Actor, Refusal},
};

/// A line as its officials see it before they change it.
pub struct Shown {
    pub own: OwnLine,
    pub kind: Kind,
    pub reception: Reception,
    /// The last entry about the line, its call or the bodies behind them: what a form remembers having seen.
    pub seen: Position,
}

/// The line, for whoever may suspend it.
pub async fn shown(app: &App, actor: &Actor, institution: &InstitutionId, line: &LineId, now: Now) -> Result<Shown> {
    policy::may(actor, Act::Suspend(institution))?;
    let own = own_line(app, institution, line).await?;
    let kind = kind(app, line, now).await?;
    let record = live::record(app).await?;
    let view = record.as_of(None, None);
    let reception = Reception {
        closes: view.window(line, now).and_then(|window| window.deadline()),
        overtaken: view.overtaken(line, now).is_some_and(|overtaken| overtaken.resumed.is_none()),
    };
    let around = record.around(&Subject::line(line));
    Ok(Shown { own, kind, reception, seen: record_store::last_entry_of(&app.db, &around).await? })
}

/// What a line is now.
pub async fn kind(app: &App, line: &LineId, now: Now) -> Result<Kind> {
    let record = live::record(app).await?;
    record.as_of(None, None).standing(line, now).map(|assessed| assessed.kind()).ok_or(Error::NotFound)
}

/// Begins an act on a line, and reads the line again behind the writer's lock: of two officials at once the second meets what the first
/// did.
async fn begin(app: &App, actor: &Actor, before: &Shown, seen: Position, now: Now) -> Result<(Write, Shown)> {
    let institution = &before.own.institution.id;
    let write = Write::begin(&app.db, policy::may(actor, Act::Suspend(institution))?, now).await?;
    let shown = shown(app, actor, institution, &before.own.line.id, now).await?;
    if shown.seen == seen { Ok((write, shown)) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

pub async fn suspend(
    app: &App,
    actor: &Actor,
    before: &Shown,
    seen: Position,
    order: &Suspension,
    source: &str,
    now: Now,
) -> Result<()> {
    let (mut write, shown) = begin(app, actor, before, seen, now).await?;
    let OwnLine { institution, call, line } = &shown.own;
    rules::may_suspend(shown.kind)?;
    let fact = rules::suspended(&line.id, institution, order, source, call.zone(), now);
    fits(app, &line.id, &fact, now).await?;
    let letters = letters::to_line(app, &line.id, &News::Suspended { own: &shown.own, order }, now).await?;
    record_store::enter_fact(&mut write, &fact).await?;
    letters::queue(&mut write, &letters).await?;
    write.commit().await?;
    Ok(())
}

pub async fn resume(
    app: &App,
    actor: &Actor,
    before: &Shown,
    seen: Position,
    order: &Resumption,
    source: &str,
    now: Now,
) -> Result<()> {
    let (mut write, shown) = begin(app, actor, before, seen, now).await?;
    let OwnLine { institution, call, line } = &shown.own;
    rules::may_resume(shown.kind)?;
    let later = order.closes.map(|closes| closes.closes(call.zone()));
    let closing = rules::closing(shown.reception, later, order.not_reopened, now).map_err(|_| Refusal::ChangedMeanwhile)?;
    let record = live::record(app).await?;
    let facts = rules::resumed(&line.id, institution, order, source, call.zone(), now);
    let facts = decide_all(&record, facts, now).map_err(refused)?;
    let mut letters = letters::to_line(app, &line.id, &News::Resumed { own: &shown.own, closing }, now).await?;
    for fact in &facts {
        record_store::enter_fact(&mut write, fact).await?;
    }
    for fact in &enter_recomputed(&mut write, &record).await? {
        letters.extend(letters::to_line(app, &line.id, &News::Act { line, call, fact }, now).await?);
    }
    letters::queue(&mut write, &letters).await?;
    write.commit().await?;
    Ok(())
}

/// Whether the record takes this fact now.
async fn fits(app: &App, line: &LineId, fact: &NewFact, now: Now) -> Result<()> {
    let record = live::record(app).await?;
    let history = record.as_of(None, None).history(line).ok_or(Error::NotFound)?;
    decide(&history, &record.calendar, fact.clone(), now).map_err(refused)?;
    Ok(())
}

fn refused(refusal: FactRefusal) -> Refusal {
    match refusal {
        FactRefusal::AlreadySuspended => Refusal::Suspended,
        FactRefusal::NotSuspended => Refusal::NotSuspended,
        _ => Refusal::NotNow,
    }
}
