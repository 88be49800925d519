//! Seats and legal persons. What is taken away stays, marked with its date: older applications refer to it.

use super::{Parts, word};
use crate::{
    associations::{
        identifiers::{Cluni, Ein, Rfc},
        model::{Country, Deed, LegalPerson, Place, Seat},
    },
    clock::{Now, stamp},
    error::{Error, Result},
    ids::AssociationId,
};
use sqlx::{
    Row, SqliteConnection, SqliteExecutor,
    sqlite::{SqliteQueryResult, SqliteRow},
};

/// A change of what is no longer there changes nothing and must not make an entry.
fn one(done: &SqliteQueryResult) -> Result<()> {
    if done.rows_affected() == 1 { Ok(()) } else { Err(Error::NotFound) }
}

pub async fn insert_seat(conn: &mut SqliteConnection, of: &AssociationId, id: &str, place: &Place, now: Now) -> Result<()> {
    sqlx::query("insert into association_seats (id, association, city, country, address, added_at) values (?, ?, ?, ?, ?, ?)")
        .bind(id)
        .bind(of)
        .bind(&place.city)
        .bind(place.country.as_str())
        .bind(&place.address)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn update_seat(conn: &mut SqliteConnection, of: &AssociationId, id: &str, place: &Place) -> Result<()> {
    let done = sqlx::query(
        "update association_seats set city = ?, country = ?, address = ? where id = ? and association = ? and removed_at is null",
    )
    .bind(&place.city)
    .bind(place.country.as_str())
    .bind(&place.address)
    .bind(id)
    .bind(of)
    .execute(conn)
    .await?;
    one(&done)
}

pub async fn remove_seat(conn: &mut SqliteConnection, of: &AssociationId, id: &str, now: Now) -> Result<()> {
    let done = sqlx::query("update association_seats set removed_at = ? where id = ? and association = ? and removed_at is null")
        .bind(stamp(now))
        .bind(id)
        .bind(of)
        .execute(conn)
        .await?;
    one(&done)
}

/// Erases the streets of all seats, here and beside the entries that told them; the leaves keep what they committed to.
pub async fn erase_streets(conn: &mut SqliteConnection, of: &AssociationId) -> Result<()> {
    sqlx::query("update association_seats set address = '' where association = ?").bind(of).execute(&mut *conn).await?;
    let sql = "update entry_texts set text = null where name = 'address' and text is not null and position in
               (select position from entries where subject_kind = 'association' and subject_id = ?)";
    sqlx::query(sql).bind(of).execute(conn).await?;
    Ok(())
}

/// The seats of an association, oldest first.
pub async fn seats(db: impl SqliteExecutor<'_>, of: &AssociationId) -> Result<Vec<Seat>> {
    sqlx::query(
        "select id, city, country, address from association_seats where association = ? and removed_at is null order by added_at, id",
    )
    .bind(of)
    .fetch_all(db)
    .await?
    .iter()
    .map(seat)
    .collect()
}

/// The seats of many associations.
pub async fn seats_of_all(db: impl SqliteExecutor<'_>, of: &[AssociationId]) -> Result<Parts<Seat>> {
    let rows = sqlx::query(
        "select association, id, city, country, address from association_seats
         where association in (select value from json_each(?)) and removed_at is null order by added_at, id",
    );
    by_association(&rows.bind(serde_json::to_string(of)?).fetch_all(db).await?, seat)
}

fn seat(row: &SqliteRow) -> Result<Seat> {
    let country = word(Country::parse(row.try_get("country")?))?;
    Ok(Seat { id: row.try_get("id")?, place: Place { city: row.try_get("city")?, country, address: row.try_get("address")? } })
}

fn by_association<T>(rows: &[SqliteRow], read: impl Fn(&SqliteRow) -> Result<T>) -> Result<Parts<T>> {
    let mut all = Parts::new();
    for row in rows {
        all.entry(row.try_get("association")?).or_default().push(read(row)?);
    }
    Ok(all)
}

pub async fn insert_legal_person(conn: &mut SqliteConnection, of: &AssociationId, id: &str, deed: &Deed, now: Now) -> Result<()> {
    sqlx::query(
        "insert into association_legal_persons (id, association, country, name, rfc, cluni, ein, added_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(of)
    .bind(deed.country.as_str())
    .bind(&deed.name)
    .bind(deed.rfc.as_ref().map(Rfc::as_str))
    .bind(deed.cluni.as_ref().map(Cluni::as_str))
    .bind(deed.ein.as_ref().map(Ein::as_str))
    .bind(stamp(now))
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn update_legal_person(conn: &mut SqliteConnection, of: &AssociationId, id: &str, deed: &Deed) -> Result<()> {
    let done = sqlx::query(
        "update association_legal_persons set country = ?, name = ?, rfc = ?, cluni = ?, ein = ? where id = ? and association = ? and removed_at is null",
    )
    .bind(deed.country.as_str())
    .bind(&deed.name)
    .bind(deed.rfc.as_ref().map(Rfc::as_str))
    .bind(deed.cluni.as_ref().map(Cluni::as_str))
    .bind(deed.ein.as_ref().map(Ein::as_str))
    .bind(id)
    .bind(of)
    .execute(conn)
    .await?;
    one(&done)
}

pub async fn remove_legal_person(conn: &mut SqliteConnection, of: &AssociationId, id: &str, now: Now) -> Result<()> {
    let done = sqlx::query(
        "update association_legal_persons set removed_at = ? where id = ? and association = ? and removed_at is null",
    )
    .bind(stamp(now))
    .bind(id)
    .bind(of)
    .execute(conn)
    .await?;
    one(&done)
}

/// The legal persons of an association, oldest first.
pub async fn legal_persons(db: impl SqliteExecutor<'_>, of: &AssociationId) -> Result<Vec<LegalPerson>> {
    sqlx::query(
        "select id, country, name, rfc, cluni, ein from association_legal_persons
         where association = ? and removed_at is null order by added_at, id",
    )
    .bind(of)
    .fetch_all(db)
    .await?
    .iter()
    .map(legal_person)
    .collect()
}

/// Other associations of whose legal persons one has an RFC, a CLUNI or an EIN of this one's: the same applicant may be here twice.
pub async fn same_numbers(db: impl SqliteExecutor<'_>, of: &AssociationId) -> Result<Vec<AssociationId>> {
    let sql = "select distinct other.association from association_legal_persons other join association_legal_persons own
                 on own.association = ?1 and own.removed_at is null
                and (other.rfc = own.rfc or other.cluni = own.cluni or other.ein = own.ein)
               where other.association <> ?1 and other.removed_at is null order by other.association";
    Ok(sqlx::query_scalar(sql).bind(of).fetch_all(db).await?)
}

/// The legal persons of many associations.
pub async fn legal_persons_of_all(db: impl SqliteExecutor<'_>, of: &[AssociationId]) -> Result<Parts<LegalPerson>> {
    let rows = sqlx::query(
        "select association, id, country, name, rfc, cluni, ein from association_legal_persons
         where association in (select value from json_each(?)) and removed_at is null order by added_at, id",
    );
    by_association(&rows.bind(serde_json::to_string(of)?).fetch_all(db).await?, legal_person)
}

fn legal_person(row: &SqliteRow) -> Result<LegalPerson> {
    let text = |column: &str| row.try_get::<Option<String>, _>(column);
    let deed = Deed {
        country: word(Country::parse(row.try_get("country")?))?,
        name: row.try_get("name")?,
        rfc: text("rfc")?.as_deref().and_then(Rfc::parse),
        cluni: text("cluni")?.as_deref().and_then(Cluni::parse),
        ein: text("ein")?.as_deref().and_then(Ein::parse),
    };
    Ok(LegalPerson { id: row.try_get("id")?, deed })
}
