//! The table of people.

use super::super::model::{Details, Letters, NewAccount, Person};
use crate::{
    clock::{Now, stamp},
    error::Result,
    ids::PersonId,
    web::lang::LangExt,
};
use sqlx::{SqliteConnection, SqliteExecutor};

/// Whoever has an account with this address; nobody whose account was deleted, whatever stands where the address was.
pub async fn by_email(db: impl SqliteExecutor<'_>, email: &str) -> Result<Option<Person>> {
    Ok(sqlx::query_as("select * from people where email = ? and password <> ''").bind(email).fetch_optional(db).await?)
}

pub async fn by_id(db: impl SqliteExecutor<'_>, id: &PersonId) -> Result<Option<Person>> {
    Ok(sqlx::query_as("select * from people where id = ?").bind(id).fetch_optional(db).await?)
}

/// A new account, not confirmed yet.
pub async fn insert(conn: &mut SqliteConnection, id: &PersonId, new: &NewAccount, hash: &str, now: Now) -> Result<()> {
    sqlx::query("insert into people (id, email, name, password, language, created_at) values (?, ?, ?, ?, ?, ?)")
        .bind(id)
        .bind(new.email.as_str())
        .bind(&new.name)
        .bind(hash)
        .bind(new.lang.code())
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// Nobody has shown that the address is theirs: whoever registers last gives the name and the password.
pub async fn replace_unconfirmed(
    conn: &mut SqliteConnection,
    id: &PersonId,
    new: &NewAccount,
    hash: &str,
    now: Now,
) -> Result<()> {
    sqlx::query("update people set name = ?, password = ?, language = ?, created_at = ? where id = ? and confirmed_at is null")
        .bind(&new.name)
        .bind(hash)
        .bind(new.lang.code())
        .bind(stamp(now))
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Removes accounts that were opened before then and that nobody confirmed, with their links; their ids. Nothing refers to them: without a
/// confirmed address nobody acts.
pub async fn remove_unconfirmed(conn: &mut SqliteConnection, before: Now) -> Result<Vec<PersonId>> {
    // The row of a deleted account is not confirmed either; it stays, because entries name its id.
    let gone: Vec<PersonId> =
        sqlx::query_scalar("delete from people where confirmed_at is null and password <> '' and created_at <= ? returning id")
            .bind(stamp(before))
            .fetch_all(&mut *conn)
            .await?;
    for id in &gone {
        withdraw_links(&mut *conn, id).await?;
    }
    Ok(gone)
}

pub async fn confirm(conn: &mut SqliteConnection, id: &PersonId, now: Now) -> Result<()> {
    sqlx::query("update people set confirmed_at = ? where id = ? and confirmed_at is null")
        .bind(stamp(now))
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn set_details(conn: &mut SqliteConnection, id: &PersonId, new: &Details) -> Result<()> {
    sqlx::query("update people set name = ?, language = ?, letters = coalesce(?, letters) where id = ?")
        .bind(&new.name)
        .bind(new.lang.code())
        .bind(new.letters.map(Letters::as_str))
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn set_password(conn: &mut SqliteConnection, id: &PersonId, hash: &str) -> Result<()> {
    sqlx::query("update people set password = ? where id = ?").bind(hash).bind(id).execute(conn).await?;
    Ok(())
}

/// Ends what earlier sessions may do; the new generation.
pub async fn raise_generation(conn: &mut SqliteConnection, id: &PersonId) -> Result<i64> {
    let raised = sqlx::query_scalar("update people set generation = generation + 1 where id = ? returning generation");
    Ok(raised.bind(id).fetch_one(conn).await?)
}

/// A person in the steward's list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub created_at: String,
    pub confirmed_at: Option<String>,
    pub is_steward: bool,
    pub is_monitor: bool,
}

/// Everybody with an account, newest first; of deleted ones nothing is left to list.
pub async fn list(db: impl SqliteExecutor<'_>, limit: i64) -> Result<Vec<Listed>> {
    Ok(sqlx::query_as(
        "select p.id, p.name, p.email, p.created_at, p.confirmed_at,
                exists (select 1 from roles r where r.person = p.id and r.kind = 'steward' and r.until is null) as is_steward,
                exists (select 1 from roles r where r.person = p.id and r.kind = 'monitor' and r.until is null) as is_monitor
         from people p where p.password <> '' order by p.created_at desc, p.id limit ?",
    )
    .bind(limit)
    .fetch_all(db)
    .await?)
}

/// Takes out everything that says who it was. The row stays, because entries name its id; "—" stands where a name would.
pub async fn erase(conn: &mut SqliteConnection, id: &PersonId) -> Result<()> {
    sqlx::query("update people set email = 'deleted:' || id, name = '—', password = '', confirmed_at = null where id = ?")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes every one-time link of a person useless.
pub async fn withdraw_links(conn: &mut SqliteConnection, id: &PersonId) -> Result<()> {
    sqlx::query("delete from tokens where subject = ?").bind(id).execute(conn).await?;
    Ok(())
}

/// An entry that a person made.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OwnAct {
    pub position: i64,
    pub at: String,
    pub kind: String,
    pub subject_kind: String,
    pub subject_id: String,
}

/// What a person did, in the ledger's order.
pub async fn acts_of(db: impl SqliteExecutor<'_>, id: &PersonId) -> Result<Vec<OwnAct>> {
    let sql = "select position, at, kind, subject_kind, subject_id from entries where person = ? order by position";
    Ok(sqlx::query_as(sql).bind(id).fetch_all(db).await?)
}
