//! All the SQL of replacements, one statement a function.

use super::model::{Deed, Named, Objection, Replacement, State};
use crate::{
    applications::papers::FileKind,
    clock::{Now, stamp},
    error::{Error, OnUnique as _, Result},
    ids::{AssociationId, PersonId},
    ledger::Position,
    policy::Refusal,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};

/// A new one; [`Refusal::AlreadyThere`] while another of the association is open.
pub async fn insert(conn: &mut SqliteConnection, one: &Replacement) -> Result<()> {
    sqlx::query(
        "insert into replacements (id, association, lost, successor, reason, evidence, file, file_name, file_kind, file_bytes, file_sha256,
             announced_at, announced_by, carried_out_from, state)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&one.id)
    .bind(&one.association)
    .bind(&one.lost)
    .bind(&one.successor.id)
    .bind(&one.reason)
    .bind(&one.evidence)
    .bind(&one.deed.file)
    .bind(&one.deed.name)
    .bind(one.deed.kind.ending())
    .bind(i64::try_from(one.deed.bytes).unwrap_or(i64::MAX))
    .bind(&one.deed.sha256)
    .bind(stamp(one.announced_at))
    .bind(&one.announced_by)
    .bind(stamp(one.carried_out_from))
    .bind(one.state.as_str())
    .execute(conn)
    .await
    .on_unique(Refusal::AlreadyThere)?;
    Ok(())
}

pub async fn decide(conn: &mut SqliteConnection, id: &str, to: State, why: &str, by: Option<&PersonId>, now: Now) -> Result<()> {
    sqlx::query("update replacements set state = ?, decision = ?, decided_by = ?, decided_at = ? where id = ?")
        .bind(to.as_str())
        .bind(why)
        .bind(by)
        .bind(stamp(now))
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// An association's replacements, the latest first.
pub async fn of(db: impl SqliteExecutor<'_>, id: &AssociationId) -> Result<Vec<Replacement>> {
    let sql = "select r.id, r.association, r.lost, r.successor, p.name, r.reason, r.evidence, r.file, r.file_name, r.file_kind,
                      r.file_bytes, r.file_sha256, r.announced_at, r.announced_by, r.carried_out_from, r.state, r.decided_at, r.decided_by,
                      coalesce(r.decision, '') as decision
               from replacements r join people p on p.id = r.successor where r.association = ? order by r.announced_at desc, r.id";
    sqlx::query(sql).bind(id).fetch_all(db).await?.iter().map(read).collect()
}

/// How many wait for their notice to end or for somebody to decide.
pub async fn count_open(db: impl SqliteExecutor<'_>) -> Result<i64> {
    Ok(sqlx::query_scalar("select count(*) from replacements where state = 'announced'").fetch_one(db).await?)
}

pub async fn insert_objection(
    conn: &mut SqliteConnection,
    position: Position,
    replacement: &str,
    person: &PersonId,
    words: &str,
    now: Now,
) -> Result<()> {
    sqlx::query("insert into replacement_objections (position, replacement, person, words, objected_at) values (?, ?, ?, ?, ?)")
        .bind(position)
        .bind(replacement)
        .bind(person)
        .bind(words)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// What members said against one, in the order it came.
pub async fn objections(db: impl SqliteExecutor<'_>, replacement: &str) -> Result<Vec<Objection>> {
    let sql = "select o.person, p.name, o.words, o.objected_at from replacement_objections o join people p on p.id = o.person
               where o.replacement = ? order by o.position";
    let rows = sqlx::query(sql).bind(replacement).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(Objection {
                person: row.try_get("person")?,
                name: row.try_get("name")?,
                words: row.try_get("words")?,
                at: instant(row.try_get("objected_at")?)?,
            })
        })
        .collect()
}

/// The last entry about an association's replacements: what a form has seen.
pub async fn last_entry(db: impl SqliteExecutor<'_>, id: &AssociationId) -> Result<String> {
    let sql = "select id from entries where subject_kind = 'association' and subject_id = ?
                 and (kind like 'association_replacement_%' or kind = 'association_representative_replaced')
               order by position desc limit 1";
    let id: Option<String> = sqlx::query_scalar(sql).bind(id).fetch_optional(db).await?;
    Ok(id.unwrap_or_default())
}

fn read(row: &SqliteRow) -> Result<Replacement> {
    let decided: Option<String> = row.try_get("decided_at")?;
    Ok(Replacement {
        id: row.try_get("id")?,
        association: row.try_get("association")?,
        lost: row.try_get("lost")?,
        successor: Named { id: row.try_get("successor")?, name: row.try_get("name")? },
        reason: row.try_get("reason")?,
        evidence: row.try_get("evidence")?,
        deed: Deed {
            file: row.try_get("file")?,
            name: row.try_get("file_name")?,
            kind: known(FileKind::parse(row.try_get("file_kind")?))?,
            bytes: known(u64::try_from(row.try_get::<i64, _>("file_bytes")?).ok())?,
            sha256: row.try_get("file_sha256")?,
        },
        announced_at: instant(row.try_get("announced_at")?)?,
        announced_by: row.try_get("announced_by")?,
        carried_out_from: instant(row.try_get("carried_out_from")?)?,
        state: known(State::parse(row.try_get("state")?))?,
        decided_at: decided.as_deref().map(instant).transpose()?,
        decided_by: row.try_get("decided_by")?,
        decision: row.try_get("decision")?,
    })
}

fn instant(text: &str) -> Result<Now> {
    chrono::DateTime::parse_from_rfc3339(text).map(|t| t.to_utc()).map_err(Error::internal)
}

fn known<T>(parsed: Option<T>) -> Result<T> {
    parsed.ok_or_else(|| Error::internal("a stored value is not known"))
}
