//! The table of associations, with the steward's latest word on each.

use super::{instant, word};
use crate::{
    associations::model::{Association, Kind, Population, Profile, Verification},
    clock::{Now, stamp},
    error::{Error, Result},
    ids::AssociationId,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

/// One association with its latest verification.
const SELECT: &str =
    "select a.id, a.name, a.kind, a.populations, a.about, a.coinvestment, a.public, a.registered_at, v.verified, v.at, v.reason, v.evidence
    from associations a
    left join association_verifications v on v.id = (select max(id) from association_verifications where association = a.id)";

pub async fn insert(conn: &mut SqliteConnection, id: &AssociationId, profile: &Profile, now: Now) -> Result<()> {
    sqlx::query(
        "insert into associations (id, name, kind, populations, about, coinvestment, public, registered_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(&profile.name)
    .bind(profile.kind.as_str())
    .bind(words(&profile.populations))
    .bind(&profile.about)
    .bind(profile.coinvestment)
    .bind(profile.public)
    .bind(stamp(now))
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn update(conn: &mut SqliteConnection, id: &AssociationId, profile: &Profile) -> Result<()> {
    sqlx::query(
        "update associations set name = ?, kind = ?, populations = ?, about = ?, coinvestment = ?, public = ? where id = ?",
    )
    .bind(&profile.name)
    .bind(profile.kind.as_str())
    .bind(words(&profile.populations))
    .bind(&profile.about)
    .bind(profile.coinvestment)
    .bind(profile.public)
    .bind(id)
    .execute(conn)
    .await?;
    Ok(())
}

/// The association, or [`Error::NotFound`].
pub async fn find(db: impl SqliteExecutor<'_>, id: &AssociationId) -> Result<Association> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} where a.id = ?"))).bind(id).fetch_optional(db).await?;
    association(&row.ok_or(Error::NotFound)?)
}

/// Those with these ids, by name.
pub async fn of_ids(pool: &SqlitePool, ids: &[AssociationId]) -> Result<Vec<Association>> {
    let ids = serde_json::to_string(ids)?;
    let sql = format!("{SELECT} where a.id in (select value from json_each(?)) order by a.name collate nocase, a.id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(ids).fetch_all(pool).await?.iter().map(association).collect()
}

/// Those that chose to be public, by name.
pub async fn public(pool: &SqlitePool) -> Result<Vec<Association>> {
    let sql = format!("{SELECT} where a.public = 1 order by a.name collate nocase, a.id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await?.iter().map(association).collect()
}

/// All, newest first.
pub async fn all(pool: &SqlitePool) -> Result<Vec<Association>> {
    let sql = format!("{SELECT} order by a.registered_at desc, a.id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await?.iter().map(association).collect()
}

/// So many for the steward, after so many: those that nobody has looked at first, then the newest.
pub async fn page(pool: &SqlitePool, limit: usize, skipped: usize) -> Result<Vec<Association>> {
    let sql = format!("{SELECT} order by v.verified is not null, a.registered_at desc, a.id limit ? offset ?");
    let (limit, skipped) = (i64::try_from(limit).unwrap_or(i64::MAX), i64::try_from(skipped).unwrap_or(i64::MAX));
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(limit).bind(skipped).fetch_all(pool).await?.iter().map(association).collect()
}

/// How many there are.
pub async fn count(db: impl SqliteExecutor<'_>) -> Result<usize> {
    let all: i64 = sqlx::query_scalar("select count(*) from associations").fetch_one(db).await?;
    Ok(usize::try_from(all).unwrap_or_default())
}

/// How many the steward has not said a word on.
pub async fn count_unseen(db: impl SqliteExecutor<'_>) -> Result<usize> {
    let sql =
        "select count(*) from associations a where not exists (select 1 from association_verifications where association = a.id)";
    let unseen: i64 = sqlx::query_scalar(sql).fetch_one(db).await?;
    Ok(usize::try_from(unseen).unwrap_or_default())
}

fn association(row: &SqliteRow) -> Result<Association> {
    let populations: String = row.try_get("populations")?;
    let profile = Profile {
        name: row.try_get("name")?,
        kind: word(Kind::parse(row.try_get("kind")?))?,
        populations: populations.split_whitespace().map(|p| word(Population::parse(p))).collect::<Result<_>>()?,
        about: row.try_get("about")?,
        coinvestment: row.try_get("coinvestment")?,
        public: row.try_get("public")?,
    };
    let verification = match row.try_get::<Option<bool>, _>("verified")? {
        None => None,
        Some(verified) => Some(Verification {
            verified,
            at: instant(row.try_get("at")?)?,
            reason: row.try_get("reason")?,
            evidence: row.try_get("evidence")?,
        }),
    };
    Ok(Association { id: row.try_get("id")?, profile, registered_at: instant(row.try_get("registered_at")?)?, verification })
}

fn words(populations: &[Population]) -> String {
    populations.iter().map(|p| p.as_str()).collect::<Vec<_>>().join(" ")
}
