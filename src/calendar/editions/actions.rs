//! Putting the call of an edition on record.

use crate::{
    app::App,
    clock::Now,
    ids::CallId,
    ledger::Write,
    policy::{self, Act, Actor},
    suggestions::{
        actions::{NotConfirmed, enter},
        model::Confirmed,
    },
};

/// Enters the call and its publication, unless that edition has a call already.
pub async fn record(
    app: &App,
    actor: &Actor,
    confirmed: &Confirmed,
    source: &str,
    now: Now,
) -> std::result::Result<CallId, NotConfirmed> {
    let permit = policy::may(actor, Act::Monitor)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let call = enter(app, &mut write, confirmed, source).await?;
    write.commit().await?;
    Ok(call)
}
