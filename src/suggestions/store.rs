//! All the SQL of suggestions, one statement a function.

use super::model::{Outcome, Suggestion};
use crate::{
    clock::{Now, stamp},
    error::{Error, Result},
    ids::PersonId,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

const SELECT: &str =
    "select id, person, title, url, institution, note, suggested_at, state, call, reason, decided_at from suggestions";

pub async fn insert(conn: &mut SqliteConnection, suggestion: &Suggestion) -> Result<()> {
    sqlx::query(
        "insert into suggestions (id, person, title, url, institution, note, suggested_at, state) values (?, ?, ?, ?, ?, ?, ?, 'waiting')",
    )
    .bind(&suggestion.id)
    .bind(&suggestion.person)
    .bind(&suggestion.title)
    .bind(&suggestion.url)
    .bind(&suggestion.institution)
    .bind(&suggestion.note)
    .bind(stamp(suggestion.suggested_at))
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes what became of it; false when somebody else was faster.
pub async fn decide(conn: &mut SqliteConnection, id: &str, outcome: &Outcome) -> Result<bool> {
    let (state, call, reason, at) = match outcome {
        Outcome::Waiting => return Ok(false),
        Outcome::Confirmed { call, at } => ("confirmed", Some(call.as_str()), None, at),
        Outcome::Declined { reason, at } => ("declined", None, Some(reason.as_str()), at),
    };
    let sql = "update suggestions set state = ?, call = ?, reason = ?, decided_at = ? where id = ? and state = 'waiting'";
    let done = sqlx::query(sql).bind(state).bind(call).bind(reason).bind(stamp(*at)).bind(id).execute(conn).await?;
    Ok(done.rows_affected() > 0)
}

pub async fn find(db: impl SqliteExecutor<'_>, id: &str) -> Result<Option<Suggestion>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} where id = ?"))).bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// What a person told of, the latest first.
pub async fn of_person(pool: &SqlitePool, person: Option<&PersonId>) -> Result<Vec<Suggestion>> {
    let sql = format!("{SELECT} where person = ? order by suggested_at desc, id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(person).fetch_all(pool).await?.iter().map(read).collect()
}

/// What nobody has looked at, the oldest first.
pub async fn waiting(pool: &SqlitePool) -> Result<Vec<Suggestion>> {
    let sql = format!("{SELECT} where state = 'waiting' order by suggested_at, id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await?.iter().map(read).collect()
}

/// How many a person made since then.
pub async fn made_since(db: impl SqliteExecutor<'_>, person: &PersonId, since: Now) -> Result<i64> {
    let sql = "select count(*) from suggestions where person = ? and suggested_at > ?";
    Ok(sqlx::query_scalar(sql).bind(person).bind(stamp(since)).fetch_one(db).await?)
}

fn read(row: &SqliteRow) -> Result<Suggestion> {
    let at = |column: &str| -> Result<Now> { instant(row.try_get(column)?) };
    let outcome = match row.try_get("state")? {
        "confirmed" => Outcome::Confirmed { call: row.try_get("call")?, at: at("decided_at")? },
        "declined" => Outcome::Declined { reason: row.try_get("reason")?, at: at("decided_at")? },
        _ => Outcome::Waiting,
    };
    Ok(Suggestion {
        id: row.try_get("id")?,
        person: row.try_get("person")?,
        title: row.try_get("title")?,
        url: row.try_get("url")?,
        institution: row.try_get("institution")?,
        note: row.try_get("note")?,
        suggested_at: at("suggested_at")?,
        outcome,
    })
}

fn instant(text: &str) -> Result<Now> {
    chrono::DateTime::parse_from_rfc3339(text).map(|t| t.to_utc()).map_err(Error::internal)
}
