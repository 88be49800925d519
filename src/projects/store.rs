//! All the SQL of projects, one statement a function.

use super::model::{Participation, Project, What};
use crate::{
    associations::model::Population,
    clock::{Now, stamp},
    error::{Error, Result},
    ids::AssociationId,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, sqlite::SqliteRow};

pub async fn insert(conn: &mut SqliteConnection, of: &AssociationId, id: &str, what: &What, now: Now) -> Result<()> {
    sqlx::query(
        "insert into projects (id, association, title, description, populations, participation, added_at) values (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(of)
    .bind(&what.title)
    .bind(&what.description)
    .bind(populations(&what.populations))
    .bind(what.participation.as_str())
    .bind(stamp(now))
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn update(conn: &mut SqliteConnection, id: &str, what: &What) -> Result<()> {
    sqlx::query("update projects set title = ?, description = ?, populations = ?, participation = ? where id = ?")
        .bind(&what.title)
        .bind(&what.description)
        .bind(populations(&what.populations))
        .bind(what.participation.as_str())
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that a project ended, or that it goes on after all.
pub async fn set_ended(conn: &mut SqliteConnection, id: &str, at: Option<Now>) -> Result<()> {
    sqlx::query("update projects set ended_at = ? where id = ?").bind(at.map(stamp)).bind(id).execute(conn).await?;
    Ok(())
}

/// Takes a project away, and what was written of it beside its entries; the leaves keep what they committed to.
pub async fn erase(conn: &mut SqliteConnection, id: &str) -> Result<()> {
    sqlx::query("delete from projects where id = ?").bind(id).execute(&mut *conn).await?;
    let sql = "update entry_texts set text = null where text is not null and position in
               (select position from entries where subject_kind = 'project' and subject_id = ?)";
    sqlx::query(sql).bind(id).execute(conn).await?;
    Ok(())
}

const SELECT: &str = "select id, association, title, description, populations, participation, added_at, ended_at from projects";

/// A project of this association, or [`Error::NotFound`].
pub async fn find(db: impl SqliteExecutor<'_>, of: &AssociationId, id: &str) -> Result<Project> {
    let sql = format!("{SELECT} where id = ? and association = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).bind(of).fetch_optional(db).await?;
    project(&row.ok_or(Error::NotFound)?)
}

/// An association's projects: those that go on first, in the order they came.
pub async fn of(db: impl SqliteExecutor<'_>, id: &AssociationId) -> Result<Vec<Project>> {
    let sql = format!("{SELECT} where association = ? order by ended_at is not null, added_at, id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_all(db).await?.iter().map(project).collect()
}

/// The last entry about a project: what its form has seen.
pub async fn last_entry(db: impl SqliteExecutor<'_>, id: &str) -> Result<String> {
    let sql = "select id from entries where subject_kind = 'project' and subject_id = ? order by position desc limit 1";
    let id: Option<String> = sqlx::query_scalar(sql).bind(id).fetch_optional(db).await?;
    Ok(id.unwrap_or_default())
}

fn project(row: &SqliteRow) -> Result<Project> {
    let known: String = row.try_get("populations")?;
    let ended: Option<String> = row.try_get("ended_at")?;
    let what = What {
        title: row.try_get("title")?,
        description: row.try_get("description")?,
        populations: known.split_whitespace().filter_map(Population::parse).collect(),
        participation: Participation::parse(row.try_get("participation")?)
            .ok_or_else(|| Error::internal("a stored word is not known"))?,
    };
    Ok(Project {
        id: row.try_get("id")?,
        association: row.try_get("association")?,
        what,
        added_at: instant(row.try_get("added_at")?)?,
        ended_at: ended.as_deref().map(instant).transpose()?,
    })
}

fn instant(text: &str) -> Result<Now> {
    chrono::DateTime::parse_from_rfc3339(text).map(|t| t.to_utc()).map_err(Error::internal)
}

fn populations(several: &[Population]) -> String {
    several.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(" ")
}
