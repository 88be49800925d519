//! The steward adds a period or amends one.

use crate::{
    app::App,
    calls::{
        model::ElectoralPeriod,
        store::{self, RecordKind, Source},
    },
    clock::Now,
    error::Result,
    ledger::{Position, Write},
    policy::{self, Act, Actor, Refusal},
};

/// Enters a new period; its address is nobody else's yet.
pub async fn add(app: &App, actor: &Actor, period: &ElectoralPeriod, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    if store::described(&mut write, RecordKind::ElectoralPeriod, period.id.as_str()).await?.is_some() {
        return Err(Refusal::AlreadyThere.into());
    }
    enter(write, period).await
}

/// Enters a version of a period, unless another was entered after `seen`.
pub async fn amend(app: &App, actor: &Actor, period: &ElectoralPeriod, seen: Position, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    store::unchanged(&mut write, RecordKind::ElectoralPeriod.as_str(), period.id.as_str(), seen).await?;
    enter(write, period).await
}

async fn enter(mut write: Write, period: &ElectoralPeriod) -> Result<()> {
    let body = serde_json::to_value(period)?;
    store::enter_record(&mut write, RecordKind::ElectoralPeriod, period.id.as_str(), &body, Source::Installation).await?;
    write.commit().await?;
    Ok(())
}
