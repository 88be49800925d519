//! The SQL of declarations and what lifts them, rulings, proposals and resolutions.

use super::model::{Declared, Lifted, Outcome, Proposal, PublishedResult, Resolution, Ruling};
use crate::{
    applications::folio::Folio,
    clock::{Now, stamp},
    db::Db,
    error::{Error, Result},
    ids::{AssociationId, LineId, PersonId},
    ledger::{Committed, Position},
};
use chrono::DateTime;
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};
use std::collections::BTreeSet;

/// The name of a ruling's text.
pub const REASON: &str = "reason";
/// The name of a ruling's text on opinions that lie far apart.
pub const DIFFERENCE: &str = "difference";

pub async fn insert_declaration(
    conn: &mut SqliteConnection,
    position: Position,
    (line, folio): (&LineId, Option<&Folio>),
    person: &PersonId,
    conflict: bool,
    now: Now,
) -> Result<()> {
    let sql =
        "insert into conflict_declarations (position, line, folio, person, conflict, declared_at) values (?, ?, ?, ?, ?, ?)";
    sqlx::query(sql)
        .bind(position)
        .bind(line)
        .bind(folio.map(ToString::to_string))
        .bind(person)
        .bind(conflict)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// Everything that was declared on a line, the first first.
pub async fn declarations(db: impl SqliteExecutor<'_>, line: &LineId) -> Result<Vec<Declared>> {
    let sql =
        "select d.position, d.person, coalesce(p.name, '') as name, d.folio, d.conflict, d.declared_at, l.entry as lift, l.lifted_at,
                      coalesce(q.name, '') as lifted_by, coalesce(t.text, '') as reason
               from conflict_declarations d left join people p on p.id = d.person
               left join conflict_lifts l on l.declaration = d.position left join people q on q.id = l.person
               left join entry_texts t on t.position = l.position and t.name = 'reason' where d.line = ? order by d.position";
    sqlx::query(sql).bind(line).fetch_all(db).await?.iter().map(declared).collect()
}

fn declared(row: &SqliteRow) -> Result<Declared> {
    let (lift, folio): (Option<String>, Option<String>) = (row.try_get("lift")?, row.try_get("folio")?);
    let lifted = |entry| {
        Ok::<_, Error>(Lifted {
            entry,
            by: row.try_get("lifted_by")?,
            reason: row.try_get("reason")?,
            at: instant(row.try_get("lifted_at")?)?,
        })
    };
    Ok(Declared {
        position: row.try_get("position")?,
        person: row.try_get("person")?,
        name: row.try_get("name")?,
        folio: folio.as_deref().map(Folio::parse).transpose().map_err(Error::internal)?,
        conflict: row.try_get("conflict")?,
        declared_at: instant(row.try_get("declared_at")?)?,
        lifted: lift.map(lifted).transpose()?,
    })
}

pub async fn insert_lift(
    conn: &mut SqliteConnection,
    at: &Committed,
    declaration: Position,
    person: &PersonId,
    now: Now,
) -> Result<()> {
    sqlx::query("insert into conflict_lifts (position, entry, declaration, person, lifted_at) values (?, ?, ?, ?, ?)")
        .bind(at.position)
        .bind(&at.id)
        .bind(declaration)
        .bind(person)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// The associations that filed on a line and that a person belonged to on that day or at any time since: nobody leaves one to decide on
/// what it filed.
pub async fn own_associations(db: impl SqliteExecutor<'_>, line: &LineId, person: &PersonId) -> Result<Vec<AssociationId>> {
    let sql = "select distinct a.association from applications a join roles r on r.kind = 'member' and r.body = a.association
        where a.line = ? and r.person = ? and (r.until is null or r.until >= a.filed_at)";
    Ok(sqlx::query_scalar(sql).bind(line).bind(person).fetch_all(db).await?)
}

pub async fn insert_ruling(
    conn: &mut SqliteConnection,
    at: &Committed,
    line: &LineId,
    folio: &Folio,
    person: &PersonId,
    outcome: Outcome,
    now: Now,
) -> Result<()> {
    sqlx::query(
        "insert into rulings (position, entry, line, folio, person, result, cents, ruled_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(at.position)
    .bind(&at.id)
    .bind(line)
    .bind(folio.to_string())
    .bind(person)
    .bind(outcome.name())
    .bind(cents(outcome)?)
    .bind(stamp(now))
    .execute(conn)
    .await?;
    Ok(())
}

fn cents(outcome: Outcome) -> Result<Option<i64>> {
    outcome.cents().map(i64::try_from).transpose().map_err(Error::internal)
}

/// Every ruling on a line, oldest first.
pub async fn rulings(db: impl SqliteExecutor<'_>, line: &LineId) -> Result<Vec<Ruling>> {
    let sql = "select r.position, r.entry, r.folio, r.person, r.result, r.cents, r.ruled_at, t.text as reason, d.text as difference from rulings r
               left join entry_texts t on t.position = r.position and t.name = 'reason'
               left join entry_texts d on d.position = r.position and d.name = 'difference' where r.line = ? order by r.position";
    sqlx::query(sql).bind(line).fetch_all(db).await?.iter().map(ruling).collect()
}

fn ruling(row: &SqliteRow) -> Result<Ruling> {
    Ok(Ruling {
        position: row.try_get("position")?,
        entry: row.try_get("entry")?,
        folio: folio(row)?,
        person: row.try_get("person")?,
        outcome: outcome(row)?,
        reason: row.try_get::<Option<String>, _>("reason")?.unwrap_or_default(),
        difference: row.try_get::<Option<String>, _>("difference")?.unwrap_or_default(),
        ruled_at: instant(row.try_get("ruled_at")?)?,
    })
}

fn folio(row: &SqliteRow) -> Result<Folio> {
    Folio::parse(row.try_get("folio")?).map_err(Error::internal)
}

fn outcome(row: &SqliteRow) -> Result<Outcome> {
    let cents: Option<i64> = row.try_get("cents")?;
    let cents = cents.map(u64::try_from).transpose().map_err(Error::internal)?;
    Outcome::of(row.try_get("result")?, cents).ok_or_else(|| Error::internal("a ruling without a result"))
}

/// A text of a ruling; empty when it was erased, or never written.
pub async fn ruling_text(db: impl SqliteExecutor<'_>, ruling: Position, name: &str) -> Result<String> {
    let sql = "select coalesce(text, '') from entry_texts where position = ? and name = ?";
    Ok(sqlx::query_scalar(sql).bind(ruling).bind(name).fetch_optional(db).await?.unwrap_or_default())
}

pub async fn insert_proposal(
    conn: &mut SqliteConnection,
    position: Position,
    line: &LineId,
    person: &PersonId,
    now: Now,
) -> Result<()> {
    sqlx::query("insert into proposals (position, line, person, proposed_at) values (?, ?, ?, ?)")
        .bind(position)
        .bind(line)
        .bind(person)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// The latest proposal that no resolution has used.
pub async fn proposal(db: impl SqliteExecutor<'_>, line: &LineId) -> Result<Option<Proposal>> {
    let sql = "select position, person, proposed_at from proposals where line = ?1
               and position > (select coalesce(max(position), -1) from resolutions where line = ?1) order by position desc limit 1";
    let row = sqlx::query(sql).bind(line).fetch_optional(db).await?;
    row.map(|row| {
        Ok(Proposal {
            position: row.try_get("position")?,
            person: row.try_get("person")?,
            proposed_at: instant(row.try_get("proposed_at")?)?,
        })
    })
    .transpose()
}

pub async fn insert_resolution(
    conn: &mut SqliteConnection,
    position: Position,
    line: &LineId,
    fact: &str,
    act: &str,
    now: Now,
) -> Result<()> {
    sqlx::query("insert into resolutions (position, line, fact, act, published_at) values (?, ?, ?, ?, ?)")
        .bind(position)
        .bind(line)
        .bind(fact)
        .bind(act)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn insert_result(
    conn: &mut SqliteConnection,
    resolution: Position,
    folio: &str,
    ruling: Position,
    outcome: Outcome,
) -> Result<()> {
    sqlx::query("insert into resolution_results (resolution, folio, ruling, result, cents) values (?, ?, ?, ?, ?)")
        .bind(resolution)
        .bind(folio)
        .bind(ruling)
        .bind(outcome.name())
        .bind(cents(outcome)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// The latest resolution of a line.
pub async fn resolution(db: &sqlx::SqlitePool, line: &LineId) -> Result<Option<Resolution>> {
    resolution_before(db, line, Position::MAX).await
}

/// The latest of those that entered before a head.
pub async fn resolution_before(db: &sqlx::SqlitePool, line: &LineId, head: Position) -> Result<Option<Resolution>> {
    let sql = "select position, fact, act, published_at from resolutions where line = ? and position < ?
               order by position desc limit 1";
    let Some(row) = sqlx::query(sql).bind(line).bind(head).fetch_optional(db).await? else { return Ok(None) };
    Ok(Some(with_results(db, &row).await?))
}

/// The lines of which a resolution was published here.
pub async fn resolved_lines(db: &Db) -> Result<BTreeSet<LineId>> {
    let all: Vec<LineId> = sqlx::query_scalar("select distinct line from resolutions").fetch_all(db.read()).await?;
    Ok(all.into_iter().collect())
}

/// Every resolution that was published here, with its line, oldest first.
pub async fn published(db: &Db) -> Result<Vec<(LineId, Resolution)>> {
    let sql = "select line, position, fact, act, published_at from resolutions order by position";
    let mut found = Vec::new();
    for row in sqlx::query(sql).fetch_all(db.read()).await? {
        found.push((row.try_get("line")?, with_results(db.read(), &row).await?));
    }
    Ok(found)
}

async fn with_results(db: &sqlx::SqlitePool, row: &SqliteRow) -> Result<Resolution> {
    let position: Position = row.try_get("position")?;
    let results = sqlx::query("select folio, ruling, result, cents from resolution_results where resolution = ? order by folio")
        .bind(position)
        .fetch_all(db)
        .await?;
    let result =
        |row: &SqliteRow| Ok(PublishedResult { folio: folio(row)?, outcome: outcome(row)?, ruling: row.try_get("ruling")? });
    Ok(Resolution {
        position,
        fact: row.try_get("fact")?,
        act: row.try_get("act")?,
        published_at: instant(row.try_get("published_at")?)?,
        results: results.iter().map(result).collect::<Result<_>>()?,
    })
}

pub(super) fn instant(text: &str) -> Result<Now> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(Error::internal)
}
