//! Entering days, with the recomputations that follow and the letters about them; one transaction.

use crate::{
    app::App,
    calls::{
        due::enter_recomputed,
        live,
        model::Holiday,
        store::{self, RecordKind, Source},
    },
    clock::Now,
    error::Result,
    ledger::{Position, Write},
    office::letters,
    policy::{self, Act, Actor, Refusal},
};

/// Enters days unless the calendars changed after `seen`; how many promised dates moved.
pub async fn add(app: &App, actor: &Actor, holidays: &[Holiday], seen: Position, now: Now) -> Result<usize> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    if store::last_of_kind(&mut *write.conn(), RecordKind::Holiday).await? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let before = live::record(app).await?;
    let news: Vec<&Holiday> = holidays.iter().filter(|one| before.holidays.get(&one.id) != Some(*one)).collect();
    if news.is_empty() {
        return Err(Refusal::AlreadyThere.into());
    }
    for holiday in news {
        let body = serde_json::to_value(holiday)?;
        store::enter_record(&mut write, RecordKind::Holiday, holiday.id.as_str(), &body, Source::Installation).await?;
    }
    let moved = enter_recomputed(&mut write, &before).await?;
    for fact in &moved {
        let told = letters::about(app, fact, now).await?;
        letters::queue(&mut write, &told).await?;
    }
    write.commit().await?;
    Ok(moved.len())
}
