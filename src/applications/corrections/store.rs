//! The SQL of corrections, one statement a function.

use super::{
    model::{Asked, Correction, Received, Work},
    rules,
};
use crate::{
    applications::{
        budget::{Source, TypedRow},
        model::Frozen,
        store::{self as filings, Place, instant},
    },
    clock::{Now, stamp},
    error::{Error, OnUnique as _, Result},
    ids::{ApplicationId, AssociationId, CorrectionId, LineId, PersonId, RowId},
    ledger::{Committed, Position},
    policy::Refusal,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

const SELECT: &str = "select c.id, c.application, c.line, c.person, c.asked_at, c.content, c.content_sha256, c.position,
    a.answered_at, a.content as answer, a.content_sha256 as answer_sha256, a.position as answer_position, a.leaf_hash
    from corrections c left join correction_answers a on a.correction = c.id";

/// What is asked for, with its canonical text and hash.
pub async fn insert(
    conn: &mut SqliteConnection,
    asked: &Asked,
    sealed: (&str, &str),
    line: &LineId,
    person: &PersonId,
    at: Position,
    now: Now,
) -> Result<()> {
    sqlx::query(
        "insert into corrections (id, application, line, person, asked_at, content, content_sha256, position)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&asked.id)
    .bind(&asked.application)
    .bind(line)
    .bind(person)
    .bind(stamp(now))
    .bind(sealed.0)
    .bind(sealed.1)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn find(db: impl SqliteExecutor<'_>, id: &CorrectionId) -> Result<Option<Correction>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} where c.id = ?"))).bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// The corrections of an application, the first asked for first.
pub async fn of(db: impl SqliteExecutor<'_>, application: &ApplicationId) -> Result<Vec<Correction>> {
    let sql = format!("{SELECT} where c.application = ? order by c.position");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(application).fetch_all(db).await?.iter().map(read).collect()
}

/// Every correction asked for on a line, the first first.
pub async fn of_line(pool: &SqlitePool, line: &LineId) -> Result<Vec<Correction>> {
    let sql = format!("{SELECT} where c.line = ? order by c.position");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(line).fetch_all(pool).await?.iter().map(read).collect()
}

/// When a correction was first asked for in each application that stands, and on which line.
pub async fn first_asked(pool: &SqlitePool) -> Result<Vec<(LineId, AssociationId, Now)>> {
    let sql = "select f.line, f.association, min(c.asked_at) from corrections c join applications f on f.id = c.application
               where f.withdrawn_at is null group by f.id";
    let rows = sqlx::query(sql).fetch_all(pool).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?, instant(row.try_get(2)?)?))).collect()
}

/// Corrections without an answer in what an association filed and did not withdraw.
pub async fn unanswered_of(pool: &SqlitePool, association: &AssociationId) -> Result<Vec<Correction>> {
    let sql = format!(
        "{SELECT} join applications f on f.id = c.application
         where f.association = ? and f.withdrawn_at is null and a.correction is null order by c.position"
    );
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(association).fetch_all(pool).await?.iter().map(read).collect()
}

/// Every correction without an answer in what was not withdrawn.
pub async fn unanswered(pool: &SqlitePool) -> Result<Vec<Correction>> {
    let sql = format!(
        "{SELECT} join applications f on f.id = c.application
         where f.withdrawn_at is null and a.correction is null order by c.position"
    );
    sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await?.iter().map(read).collect()
}

/// An answer; [`Refusal::NotNow`] when there is one already.
pub async fn insert_answer(
    conn: &mut SqliteConnection,
    correction: &CorrectionId,
    sealed: (&str, &str),
    person: Option<&PersonId>,
    at: &Committed,
    now: Now,
) -> Result<()> {
    sqlx::query(
        "insert into correction_answers (correction, person, answered_at, content, content_sha256, position, leaf_hash)
         values (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(correction)
    .bind(person.map_or("", PersonId::as_str))
    .bind(stamp(now))
    .bind(sealed.0)
    .bind(sealed.1)
    .bind(at.position)
    .bind(&at.leaf_hash)
    .execute(conn)
    .await
    .on_unique(Refusal::NotNow)?;
    Ok(())
}

/// The frozen copies, byte for byte: what was asked for, and the answer where there is one.
pub async fn contents(db: impl SqliteExecutor<'_>, correction: &CorrectionId) -> Result<(String, Option<String>)> {
    let sql =
        "select c.content, a.content from corrections c left join correction_answers a on a.correction = c.id where c.id = ?";
    Ok(sqlx::query_as(sql).bind(correction).fetch_one(db).await?)
}

/// The answers to an application's corrections as they were frozen, unread, in the order they came.
pub async fn kept_answers(db: impl SqliteExecutor<'_>, application: &ApplicationId) -> Result<Vec<Frozen>> {
    let sql = "select a.answered_at, a.content, a.content_sha256, a.position, a.leaf_hash
               from correction_answers a join corrections c on c.id = a.correction where c.application = ? order by a.position";
    let one = |row: &SqliteRow| {
        Ok(Frozen {
            at: instant(row.try_get("answered_at")?)?,
            content: row.try_get("content")?,
            content_sha256: row.try_get("content_sha256")?,
            position: row.try_get("position")?,
            leaf_hash: row.try_get("leaf_hash")?,
        })
    };
    sqlx::query(sql).bind(application).fetch_all(db).await?.iter().map(one).collect()
}

/// The answer that is being written, with its files.
pub async fn work(conn: &mut SqliteConnection, correction: &CorrectionId) -> Result<Work> {
    let sql = "select version, answers, budget, note, saved_at, writers from correction_drafts where correction = ?";
    let row = sqlx::query(sql).bind(correction).fetch_optional(&mut *conn).await?;
    let mut work = Work { papers: filings::files(&mut *conn, Place::Correction(correction)).await?, ..Work::default() };
    if let Some(row) = row {
        work.version = row.try_get("version")?;
        work.answers = serde_json::from_str(row.try_get("answers")?)?;
        let rows: Option<Vec<Vec<String>>> = serde_json::from_str(row.try_get("budget")?)?;
        work.budget = rows.map(|rows| rows.iter().enumerate().map(|(i, cells)| typed_row(i, cells)).collect());
        work.note = row.try_get("note")?;
        work.saved_at = Some(instant(row.try_get("saved_at")?)?);
        work.writers = serde_json::from_str(row.try_get("writers")?)?;
    }
    Ok(work)
}

/// A row and its name, which those from before rows had one get by their place.
fn typed_row(at: usize, cells: &[String]) -> (RowId, TypedRow) {
    let cell = |i: usize| cells.get(i).cloned().unwrap_or_default();
    let name = cells.get(5).map_or_else(|| rules::name_of(at), |name| RowId::from_text(name.as_str()));
    let source = Source::parse(&cell(4)).unwrap_or_default();
    (name, TypedRow { heading: cell(0), concept: cell(1), quantity: cell(2), unit_cost: cell(3), source })
}

/// Keeps the work on an answer. The caller has read what is there under the writer's lock.
pub async fn keep_work(conn: &mut SqliteConnection, correction: &CorrectionId, work: &Work, now: Now) -> Result<()> {
    let rows = work.budget.as_ref().map(|rows| {
        let of = |(id, row): &(RowId, TypedRow)| {
            let source = row.source.as_str();
            [row.heading.as_str(), &row.concept, &row.quantity, &row.unit_cost, source, id.as_str()].map(str::to_owned)
        };
        rows.iter().map(of).collect::<Vec<_>>()
    });
    sqlx::query(
        "insert into correction_drafts (correction, version, answers, budget, note, saved_at, writers)
         values (?1, ?6, ?2, ?3, ?4, ?5, ?7)
         on conflict (correction) do update
         set version = ?6, answers = ?2, budget = ?3, note = ?4, saved_at = ?5, writers = ?7",
    )
    .bind(correction)
    .bind(serde_json::to_string(&work.answers)?)
    .bind(serde_json::to_string(&rows)?)
    .bind(&work.note)
    .bind(stamp(now))
    .bind(work.version)
    .bind(serde_json::to_string(&work.writers)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// The corrections of an association's applications on which somebody is writing an answer, or left a file for one.
pub async fn written_on(db: impl SqliteExecutor<'_>, association: &AssociationId) -> Result<Vec<CorrectionId>> {
    let sql = "select c.id from corrections c join applications a on a.id = c.application where a.association = ?
               and (exists (select 1 from correction_drafts where correction = c.id)
                 or exists (select 1 from correction_files where correction = c.id)) order by c.position";
    Ok(sqlx::query_scalar(sql).bind(association).fetch_all(db).await?)
}

/// Takes the work away: by then all of it stands in the frozen answer.
pub async fn remove_work(conn: &mut SqliteConnection, correction: &CorrectionId) -> Result<()> {
    sqlx::query("delete from correction_drafts where correction = ?").bind(correction).execute(&mut *conn).await?;
    sqlx::query("delete from correction_files where correction = ?").bind(correction).execute(conn).await?;
    Ok(())
}

fn read(row: &SqliteRow) -> Result<Correction> {
    let answered: Option<String> = row.try_get("answered_at")?;
    let answer = answered.map(|at| received(row, &at)).transpose()?;
    Ok(Correction {
        id: row.try_get("id")?,
        application: row.try_get("application")?,
        line: row.try_get("line")?,
        person: row.try_get("person")?,
        asked_at: instant(row.try_get("asked_at")?)?,
        asked: serde_json::from_str(row.try_get("content")?)?,
        content_sha256: row.try_get("content_sha256")?,
        position: row.try_get("position")?,
        answer,
    })
}

fn received(row: &SqliteRow, at: &str) -> Result<Received> {
    Ok::<_, Error>(Received {
        at: instant(at)?,
        content: serde_json::from_str(row.try_get("answer")?)?,
        content_sha256: row.try_get("answer_sha256")?,
        position: row.try_get("answer_position")?,
        leaf_hash: row.try_get("leaf_hash")?,
    })
}
