//! The SQL of proposed acts.

use super::{End, Outcome, ProposedAct};
use crate::{
    calls::facts::NewFact,
    clock::{Now, stamp},
    error::{Error, Result},
    ids::{FactId, InstitutionId, PersonId},
    ledger::{Committed, Position},
};
use chrono::DateTime;
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};

const COLUMNS: &str = "select p.position, p.entry, p.institution, p.person, p.body, p.proposed_at, e.outcome, e.ended_at
    from proposed_acts p left join proposed_act_ends e on e.proposal = p.position";

pub async fn insert(
    conn: &mut SqliteConnection,
    at: &Committed,
    institution: &InstitutionId,
    person: &PersonId,
    fact: &NewFact,
    now: Now,
) -> Result<()> {
    let sql =
        "insert into proposed_acts (position, entry, fact, institution, subject_kind, subject_id, person, body, proposed_at)
               values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    sqlx::query(sql)
        .bind(at.position)
        .bind(&at.id)
        .bind(&fact.id)
        .bind(institution)
        .bind(fact.subject.kind.name())
        .bind(&fact.subject.id)
        .bind(person)
        .bind(serde_json::to_string(fact)?)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn end(
    conn: &mut SqliteConnection,
    proposal: Position,
    at: &Committed,
    outcome: Outcome,
    person: &PersonId,
    now: Now,
) -> Result<()> {
    sqlx::query("insert into proposed_act_ends (proposal, position, outcome, person, ended_at) values (?, ?, ?, ?, ?)")
        .bind(proposal)
        .bind(at.position)
        .bind(outcome.name())
        .bind(person)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// The proposal that becomes, or became, a fact.
pub async fn of_fact(db: impl SqliteExecutor<'_>, fact: &FactId) -> Result<Option<ProposedAct>> {
    let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} where p.fact = ?"));
    sqlx::query(sql).bind(fact).fetch_optional(db).await?.as_ref().map(read).transpose()
}

/// What waits in an institution for a second person, oldest first.
pub async fn waiting(db: impl SqliteExecutor<'_>, institution: &InstitutionId) -> Result<Vec<ProposedAct>> {
    let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} where p.institution = ? and e.outcome is null order by p.position"));
    sqlx::query(sql).bind(institution).fetch_all(db).await?.iter().map(read).collect()
}

/// Erases the words of the proposal of a fact whose own were taken out; that somebody proposed it stays.
pub async fn take_words(conn: &mut SqliteConnection, fact: &FactId) -> Result<()> {
    sqlx::query("update entry_texts set text = null where position = (select position from proposed_acts where fact = ?)")
        .bind(fact)
        .execute(&mut *conn)
        .await?;
    sqlx::query("update proposed_acts set body = null where fact = ?").bind(fact).execute(conn).await?;
    Ok(())
}

fn read(row: &SqliteRow) -> Result<ProposedAct> {
    let outcome: Option<String> = row.try_get("outcome")?;
    let ended: Option<String> = row.try_get("ended_at")?;
    let end = match outcome.as_deref().and_then(Outcome::parse).zip(ended) {
        Some((outcome, at)) => Some(End { outcome, at: instant(&at)? }),
        None => None,
    };
    Ok(ProposedAct {
        position: row.try_get("position")?,
        entry: row.try_get("entry")?,
        institution: row.try_get("institution")?,
        person: row.try_get("person")?,
        fact: row.try_get::<Option<&str>, _>("body")?.map(serde_json::from_str).transpose()?,
        proposed_at: instant(row.try_get("proposed_at")?)?,
        end,
    })
}

fn instant(text: &str) -> Result<Now> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(Error::internal)
}
