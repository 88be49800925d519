//! What associations filed on paper or in other portals.

use super::{instant, known};
use crate::{
    applications::{
        model::{FiledElsewhere, FiledOn, Named, Paper, Reported},
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
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

/// Once a suggested call is confirmed, what was filed on it counts for its line.
const SELECT: &str =
    "select f.id, f.association, coalesce(f.line, s.call) as line, f.suggestion, s.title, f.filed_on, f.amount_cents,
    f.currency, f.note, f.file, f.file_name, f.file_kind, f.file_bytes, f.file_sha256, f.recorded_at, f.position,
    n.given_at, n.withdrawn_at
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
    .bind(filing.filed_on.to_string())
    .bind(filing.amount.and_then(|sum| i64::try_from(sum.in_cents()).ok()))
    .bind(filing.amount.map(|sum| sum.currency().code()))
    .bind(&filing.note)
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
pub async fn elsewhere_of(pool: &SqlitePool, association: &AssociationId) -> Result<Vec<FiledElsewhere>> {
    let sql = format!("{SELECT} where f.association = ? order by f.filed_on desc, f.recorded_at desc");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(association).fetch_all(pool).await?.iter().map(read).collect()
}

pub async fn elsewhere(db: impl SqliteExecutor<'_>, association: &AssociationId, id: &str) -> Result<Option<FiledElsewhere>> {
    let sql = format!("{SELECT} where f.association = ? and f.id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(association).bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
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

/// The sum that was asked for, where one was said.
pub(super) fn sum(row: &SqliteRow) -> Result<Option<Money>> {
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
    let filed_on: String = row.try_get("filed_on")?;
    Ok(FiledElsewhere {
        id: row.try_get("id")?,
        association: row.try_get("association")?,
        on: on(row)?,
        filed_on: PartialDate::parse(&filed_on).map_err(Error::internal)?,
        amount: sum(row)?,
        note: row.try_get("note")?,
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
        named: named(row.try_get("given_at")?, row.try_get("withdrawn_at")?)?,
    })
}
