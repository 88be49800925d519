//! Letters that are sent once, whatever the clock does: each is known by a key that says what it reminds of.

use crate::{
    clock::{Now, stamp},
    error::Result,
};
use sqlx::SqliteConnection;

/// Notes a letter that is being queued; false when it was before.
pub async fn once(conn: &mut SqliteConnection, key: &str, now: Now) -> Result<bool> {
    let done = sqlx::query("insert into reminders (key, sent_at) values (?, ?) on conflict (key) do nothing");
    Ok(done.bind(key).bind(stamp(now)).execute(conn).await?.rows_affected() > 0)
}
