//! The SQL of opened names.

use super::model::Opened;
use crate::{
    clock::{Now, stamp},
    error::{OnUnique as _, Result},
    ids::{LineId, PersonId},
    ledger::Committed,
    policy::Refusal,
    review::store::instant,
};
use sqlx::{Row as _, SqliteConnection, SqliteExecutor};

/// Notes that the names of a line were opened; [`Refusal::ChangedMeanwhile`] where somebody did already.
pub async fn insert(conn: &mut SqliteConnection, at: &Committed, line: &LineId, person: &PersonId, now: Now) -> Result<()> {
    sqlx::query("insert into name_openings (position, entry, line, person, opened_at) values (?, ?, ?, ?, ?)")
        .bind(at.position)
        .bind(&at.id)
        .bind(line)
        .bind(person)
        .bind(stamp(now))
        .execute(conn)
        .await
        .on_unique(Refusal::ChangedMeanwhile)?;
    Ok(())
}

/// Who opened the names of a line, if anybody did.
pub async fn opened(db: impl SqliteExecutor<'_>, line: &LineId) -> Result<Option<Opened>> {
    let sql = "select o.entry, o.opened_at, coalesce(p.name, '') as name, coalesce(t.text, '') as reason from name_openings o
               left join people p on p.id = o.person
               left join entry_texts t on t.position = o.position and t.name = 'reason' where o.line = ?";
    let row = sqlx::query(sql).bind(line).fetch_optional(db).await?;
    row.map(|row| {
        Ok(Opened {
            entry: row.try_get("entry")?,
            by: row.try_get("name")?,
            reason: row.try_get("reason")?,
            at: instant(row.try_get("opened_at")?)?,
        })
    })
    .transpose()
}
