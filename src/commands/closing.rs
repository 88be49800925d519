//! Which lines are about to close: whoever is about to install a new version wants to know.

use crate::{
    calls::{live, standing::Kind},
    clock::Now,
    db::Db,
    error::Result,
};
use chrono::Duration;

/// Applications are written and filed until the last minute: within this time nothing is better left alone than improved.
const SOON: Duration = Duration::hours(72);

/// The lines received here that close soon, the next first; a sentence for each.
pub async fn soon(db: &Db, now: Now) -> Result<Vec<String>> {
    let record = live::read_known(db, None).await?;
    let view = record.as_of(None, None);
    let mut closing = Vec::new();
    for call in record.calls().values().filter(|call| call.received_here) {
        for line in &call.lines {
            let open = view.standing(&line.id, now).is_some_and(|now| matches!(now.kind(), Kind::Announced | Kind::Open));
            let window = view.window(&line.id, now).filter(|_| open);
            let Some(deadline) = window.and_then(|window| window.deadline()) else { continue };
            if !deadline.has_passed(now) && deadline.instant() - now <= SOON {
                closing.push((deadline.instant(), line.id.clone(), call.zone().wall(deadline.instant())));
            }
        }
    }
    closing.sort();
    Ok(closing
        .into_iter()
        .map(|(_, line, wall)| {
            format!("Closing soon: {line}, {} by its authority's clock. Install nothing before.", wall.format("%Y-%m-%d %H:%M"))
        })
        .collect())
}
