//! What associations filed on paper or in other portals.

use super::{instant, known};
use crate::{
    applications::{
        model::{Before, FiledElsewhere, FiledOn, Named, Paper, Reported, Saying},
        papers::FileKind,
    },
    associations,
    calls::{
        dates::PartialDate,
        money::{Currency, Money},
    },
    clock::{Now, stamp},
    error::{Error, Result},
    ids::{AssociationId, LineId},
    ledger::Position,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, SqlitePool, sqlite::SqliteRow};
use std::collections::BTreeMap;

/// Once a suggested call is confirmed, what was filed on it counts for its line.
const SELECT: &str =
    "select f.id, f.association, coalesce(f.line, s.call) as line, f.suggestion, s.title, f.filed_on, f.amount_cents,
    f.currency, f.note, f.file, f.file_name, f.file_kind, f.file_bytes, f.file_sha256, f.recorded_at, f.position,
    n.given_at, n.withdrawn_at,
    coalesce((select max(c.position) from elsewhere_corrections c where c.filing = f.id), f.position) as seen
    from filed_elsewhere f left join suggestions s on s.id = f.suggestion left join elsewhere_names n on n.filing = f.id";

pub async fn insert_elsewhere(conn: &mut SqliteConnection, filing: &FiledElsewhere) -> Result<()> {
    let (line, suggestion) = match &filing.on {
        FiledOn::Line(line) => (Some(line), None),
        FiledOn::Suggested { suggestion, .. } => (None, Some(suggestion)),
    };
    sqlx::query(
        "insert into filed_elsewhere (id, association, line, suggestion, filed_on, amount_cents, currency, note, file, file_name,
             file_kind, file_bytes, file_sha256, recorded_at, position)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&filing.id)
    .bind(&filing.association)
    .bind(line)
    .bind(suggestion)
    .bind(filing.says.filed_on.to_string())
    .bind(cents(&filing.says))
    .bind(filing.says.amount.map(|sum| sum.currency().code()))
    .bind(&filing.says.note)
    .bind(&filing.receipt.id)
    .bind(&filing.receipt.name)
    .bind(filing.receipt.kind.ending())
    .bind(i64::try_from(filing.receipt.bytes).unwrap_or(i64::MAX))
    .bind(&filing.receipt.sha256)
    .bind(stamp(filing.recorded_at))
    .bind(filing.position)
    .execute(conn)
    .await?;
    Ok(())
}

/// What an association filed elsewhere, the latest first.
pub async fn elsewhere_of(db: impl SqliteExecutor<'_>, association: &AssociationId) -> Result<Vec<FiledElsewhere>> {
    let sql = format!("{SELECT} where f.association = ? order by f.filed_on desc, f.recorded_at desc");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(association).fetch_all(db).await?.iter().map(read).collect()
}

pub async fn elsewhere(db: impl SqliteExecutor<'_>, association: &AssociationId, id: &str) -> Result<Option<FiledElsewhere>> {
    let sql = format!("{SELECT} where f.association = ? and f.id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(association).bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// What is said of a filing is corrected; what it said until then is kept beside it.
pub async fn correct_elsewhere(conn: &mut SqliteConnection, filing: &str, says: &Saying, at: Position, now: Now) -> Result<()> {
    sqlx::query(
        "insert into elsewhere_corrections (position, filing, corrected_at, filed_on, amount_cents, currency, note)
         select ?2, id, ?3, filed_on, amount_cents, currency, note from filed_elsewhere where id = ?1",
    )
    .bind(filing)
    .bind(at)
    .bind(stamp(now))
    .execute(&mut *conn)
    .await?;
    sqlx::query("update filed_elsewhere set filed_on = ?2, amount_cents = ?3, currency = ?4, note = ?5 where id = ?1")
        .bind(filing)
        .bind(says.filed_on.to_string())
        .bind(cents(says))
        .bind(says.amount.map(|sum| sum.currency().code()))
        .bind(&says.note)
        .execute(conn)
        .await?;
    Ok(())
}

/// What an association's records said before they were corrected, the latest first; also of those that it took back.
pub async fn said_before(db: impl SqliteExecutor<'_>, association: &AssociationId) -> Result<BTreeMap<String, Vec<Before>>> {
    let sql = "select c.filing, c.corrected_at, c.filed_on, c.amount_cents, c.currency, c.note, p.name
               from elsewhere_corrections c join entries e on e.position = c.position left join people p on p.id = e.person
               where c.filing in (select id from filed_elsewhere where association = ?1
                   union select id from elsewhere_taken_back where association = ?1)
               order by c.position desc";
    let mut before: BTreeMap<String, Vec<Before>> = BTreeMap::new();
    for row in sqlx::query(sql).bind(association).fetch_all(db).await? {
        let one = Before { says: says(&row)?, until: instant(row.try_get("corrected_at")?)?, by: row.try_get("name")? };
        before.entry(row.try_get("filing")?).or_default().push(one);
    }
    Ok(before)
}

fn named(given: Option<String>, withdrawn: Option<String>) -> Result<Named> {
    Ok(match (given, withdrawn) {
        (_, Some(at)) => Named::Withdrawn(instant(&at)?),
        (Some(at), None) => Named::Since(instant(&at)?),
        (None, None) => Named::Never,
    })
}

/// The associations that report having applied on a line on paper or in another portal: to count them, never to name them. What was filed
/// here is not counted: before the closing it would tell how many there are.
pub async fn reported(pool: &SqlitePool, line: &LineId) -> Result<Reported> {
    let sql = "select association from filed_elsewhere where line = ?1
               union select f.association from filed_elsewhere f join suggestions s on s.id = f.suggestion where s.call = ?1";
    let associations: Vec<AssociationId> = sqlx::query_scalar(sql).bind(line).fetch_all(pool).await?;
    let known = associations::store::of_ids(pool, &associations).await?;
    Ok(Reported { associations, verified: known.iter().filter(|one| one.is_verified()).count() })
}

/// The names of those that say they applied on a line and consent to be named, in the order of the alphabet.
pub async fn named_on(pool: &SqlitePool, line: &LineId) -> Result<Vec<String>> {
    let sql = "select distinct n.name from elsewhere_names n join filed_elsewhere f on f.id = n.filing
               left join suggestions s on s.id = f.suggestion
               where n.withdrawn_at is null and coalesce(f.line, s.call) = ? order by n.name collate nocase";
    Ok(sqlx::query_scalar(sql).bind(line).fetch_all(pool).await?)
}

/// The records beside which an association's name stands, each with its line.
pub async fn named_of(db: impl SqliteExecutor<'_>, association: &AssociationId) -> Result<Vec<(String, LineId)>> {
    let sql = "select f.id, coalesce(f.line, s.call) from filed_elsewhere f join elsewhere_names n on n.filing = f.id
               left join suggestions s on s.id = f.suggestion where n.withdrawn_at is null and f.association = ? order by f.id";
    let rows = sqlx::query(sql).bind(association).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// Notes a consent, with the name as it is now.
pub async fn put_name(conn: &mut SqliteConnection, filing: &str, name: &str, now: Now) -> Result<()> {
    sqlx::query(
        "insert into elsewhere_names (filing, name, given_at) values (?1, ?2, ?3)
         on conflict (filing) do update set name = ?2, given_at = ?3, withdrawn_at = null",
    )
    .bind(filing)
    .bind(name)
    .bind(stamp(now))
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a name off; what is left says only that there was one, and until when.
pub async fn drop_name(conn: &mut SqliteConnection, filing: &str, now: Now) -> Result<()> {
    let sql = "update elsewhere_names set name = '', withdrawn_at = ? where filing = ? and withdrawn_at is null";
    sqlx::query(sql).bind(stamp(now)).bind(filing).execute(conn).await?;
    Ok(())
}

/// What is said of a filing, as a row has it.
pub(super) fn says(row: &SqliteRow) -> Result<Saying> {
    let filed_on: String = row.try_get("filed_on")?;
    Ok(Saying {
        filed_on: PartialDate::parse(&filed_on).map_err(Error::internal)?,
        amount: sum(row)?,
        note: row.try_get("note")?,
    })
}

fn cents(says: &Saying) -> Option<i64> {
    says.amount.and_then(|sum| i64::try_from(sum.in_cents()).ok())
}

/// The sum that was asked for, where one was said.
fn sum(row: &SqliteRow) -> Result<Option<Money>> {
    let currency: Option<String> = row.try_get("currency")?;
    let cents: Option<i64> = row.try_get("amount_cents")?;
    match (cents, currency.as_deref().and_then(Currency::parse)) {
        (Some(cents), Some(currency)) => {
            Money::cents(known(u64::try_from(cents).ok())?, currency).map(Some).map_err(Error::internal)
        }
        _ => Ok(None),
    }
}

/// What was applied for.
pub(super) fn on(row: &SqliteRow) -> Result<FiledOn> {
    Ok(match row.try_get("line")? {
        Some(line) => FiledOn::Line(line),
        None => FiledOn::Suggested { suggestion: row.try_get("suggestion")?, title: row.try_get("title")? },
    })
}

fn read(row: &SqliteRow) -> Result<FiledElsewhere> {
    Ok(FiledElsewhere {
        id: row.try_get("id")?,
        association: row.try_get("association")?,
        on: on(row)?,
        says: says(row)?,
        receipt: Paper {
            id: row.try_get("file")?,
            paper: String::new(),
            name: row.try_get("file_name")?,
            kind: known(FileKind::parse(row.try_get("file_kind")?))?,
            bytes: known(u64::try_from(row.try_get::<i64, _>("file_bytes")?).ok())?,
            sha256: row.try_get("file_sha256")?,
        },
        recorded_at: instant(row.try_get("recorded_at")?)?,
        position: row.try_get("position")?,
        seen: row.try_get("seen")?,
        named: named(row.try_get("given_at")?, row.try_get("withdrawn_at")?)?,
    })
}
