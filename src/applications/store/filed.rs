//! What was filed, and the receipts.

use super::instant;
use crate::{
    applications::{
        folio::Folio,
        model::{Filed, Listed, Receipt, Submitted},
    },
    clock::{Now, stamp},
    error::{Error, OnUnique as _, Result},
    ids::{ApplicationId, AssociationId, LineId, PersonId},
    policy::Refusal,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, SqlitePool, sqlite::SqliteRow};
use std::collections::BTreeMap;

const SELECT: &str =
    "select id, folio, association, line, filed_at, content, content_sha256, withdrawn_at, withdrawal_reason from applications";

/// What is filed; [`Refusal::AlreadyFiled`] when another application of the association stands on the line.
pub async fn insert_filed(conn: &mut SqliteConnection, filed: &Filed, content: &str, by: Option<&PersonId>) -> Result<()> {
    sqlx::query(
        "insert into applications (id, folio, association, legal_person, line, filed_by, filed_at, content, content_sha256)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&filed.id)
    .bind(filed.folio.to_string())
    .bind(&filed.association)
    .bind(filed.content.association.legal_person.as_ref().map(|legal| &legal.id))
    .bind(&filed.line)
    .bind(by.map_or("", PersonId::as_str))
    .bind(stamp(filed.filed_at))
    .bind(content)
    .bind(&filed.content_sha256)
    .execute(conn)
    .await
    .on_unique(Refusal::AlreadyFiled)?;
    Ok(())
}

pub async fn filed(db: impl SqliteExecutor<'_>, id: &ApplicationId) -> Result<Option<Filed>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} where id = ?"))).bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// What an institution was given under this folio.
pub async fn by_folio(db: impl SqliteExecutor<'_>, folio: &Folio) -> Result<Option<Filed>> {
    let sql = format!("{SELECT} where folio = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(folio.to_string()).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// Everything that was filed on a line, also what was withdrawn, in the order it came. `applications_listed` covers it: what was filed is
/// not read.
pub const OF_LINE: &str = "select id, folio, association, filed_at, withdrawn_at, content ->> '$.association.name' as name,
    content ->> '$.budget.totals.asked' as asked from applications where line = ? order by filed_at, id";

pub async fn filed_of_line(pool: &SqlitePool, line: &LineId) -> Result<Vec<Submitted>> {
    let rows = sqlx::query(OF_LINE).bind(line).fetch_all(pool).await?;
    let one = |row: &SqliteRow| {
        let withdrawn: Option<&str> = row.try_get("withdrawn_at")?;
        Ok(Submitted {
            id: row.try_get("id")?,
            folio: Folio::parse(row.try_get("folio")?).map_err(Error::internal)?,
            association: row.try_get("association")?,
            name: row.try_get("name")?,
            filed_at: instant(row.try_get("filed_at")?)?,
            asked: u64::try_from(row.try_get::<i64, _>("asked")?).map_err(Error::internal)?,
            withdrawn_at: withdrawn.map(instant).transpose()?,
        })
    };
    rows.iter().map(one).collect()
}

/// What an association has filed, the latest first.
pub async fn filed_of(pool: &SqlitePool, association: &AssociationId) -> Result<Vec<Listed>> {
    let sql = "select id, folio, line, filed_at, withdrawn_at from applications where association = ? order by filed_at desc, id";
    let rows = sqlx::query(sql).bind(association).fetch_all(pool).await?;
    let one = |row: &SqliteRow| {
        let withdrawn: Option<&str> = row.get("withdrawn_at");
        Ok(Listed {
            id: row.get("id"),
            folio: Folio::parse(row.get("folio")).map_err(Error::internal)?,
            line: row.get("line"),
            filed_at: instant(row.get("filed_at"))?,
            withdrawn_at: withdrawn.map(instant).transpose()?,
        })
    };
    rows.iter().map(one).collect()
}

/// The application of an association that stands on a line.
pub async fn standing_on(
    db: impl SqliteExecutor<'_>,
    line: &LineId,
    association: &AssociationId,
) -> Result<Option<ApplicationId>> {
    let sql = "select id from applications where line = ? and association = ? and withdrawn_at is null";
    Ok(sqlx::query_scalar(sql).bind(line).bind(association).fetch_optional(db).await?)
}

/// The associations of which an application stands on a line.
pub async fn applying_on(pool: &SqlitePool, line: &LineId) -> Result<Vec<AssociationId>> {
    let sql = "select association from applications where line = ? and withdrawn_at is null order by association";
    Ok(sqlx::query_scalar(sql).bind(line).fetch_all(pool).await?)
}

/// How many applications stand on each line.
pub async fn standing_by_line(pool: &SqlitePool) -> Result<BTreeMap<LineId, usize>> {
    let sql = "select line, count(*) from applications where withdrawn_at is null group by line";
    let rows: Vec<(LineId, i64)> = sqlx::query_as(sql).fetch_all(pool).await?;
    Ok(rows.into_iter().map(|(line, count)| (line, usize::try_from(count).unwrap_or_default())).collect())
}

/// The frozen copy, byte for byte.
pub async fn content(db: impl SqliteExecutor<'_>, id: &ApplicationId) -> Result<String> {
    Ok(sqlx::query_scalar("select content from applications where id = ?").bind(id).fetch_one(db).await?)
}

/// Whether this application was filed.
pub async fn has_filed(db: impl SqliteExecutor<'_>, id: &ApplicationId) -> Result<bool> {
    let found: Option<i64> = sqlx::query_scalar("select 1 from applications where id = ?").bind(id).fetch_optional(db).await?;
    Ok(found.is_some())
}

/// Notes a withdrawal; false when it was withdrawn already.
pub async fn withdraw(conn: &mut SqliteConnection, id: &ApplicationId, reason: &str, now: Now) -> Result<bool> {
    let sql = "update applications set withdrawn_at = ?, withdrawal_reason = ? where id = ? and withdrawn_at is null";
    let done = sqlx::query(sql).bind(stamp(now)).bind(reason).bind(id).execute(conn).await?;
    Ok(done.rows_affected() > 0)
}

pub async fn insert_receipt(conn: &mut SqliteConnection, of: &ApplicationId, receipt: &Receipt) -> Result<()> {
    sqlx::query(
        "insert into receipts (application, position, entry, leaf_hash, institution, issued_at) values (?, ?, ?, ?, ?, ?)",
    )
    .bind(of)
    .bind(receipt.position)
    .bind(&receipt.entry)
    .bind(&receipt.leaf_hash)
    .bind(&receipt.institution)
    .bind(stamp(receipt.issued_at))
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn receipt(db: impl SqliteExecutor<'_>, of: &ApplicationId) -> Result<Receipt> {
    let sql = "select position, entry, leaf_hash, institution, issued_at from receipts where application = ?";
    let row = sqlx::query(sql).bind(of).fetch_optional(db).await?.ok_or(Error::NotFound)?;
    Ok(Receipt {
        position: row.try_get("position")?,
        entry: row.try_get("entry")?,
        leaf_hash: row.try_get("leaf_hash")?,
        institution: row.try_get("institution")?,
        issued_at: instant(row.try_get("issued_at")?)?,
    })
}

fn read(row: &SqliteRow) -> Result<Filed> {
    let folio: String = row.try_get("folio")?;
    let withdrawn: Option<String> = row.try_get("withdrawn_at")?;
    Ok(Filed {
        id: row.try_get("id")?,
        folio: Folio::parse(&folio).map_err(Error::internal)?,
        association: row.try_get("association")?,
        line: row.try_get("line")?,
        filed_at: instant(row.try_get("filed_at")?)?,
        content: serde_json::from_str(row.try_get("content")?)?,
        content_sha256: row.try_get("content_sha256")?,
        withdrawn_at: withdrawn.as_deref().map(instant).transpose()?,
        withdrawal_reason: row.try_get("withdrawal_reason")?,
    })
}
