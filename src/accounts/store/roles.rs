//! Roles as rows keyed by body; a role that ended keeps its row.

use crate::{
    clock::{Now, stamp},
    error::{OnUnique, Result},
    ids::{AssociationId, InstitutionId, PersonId},
    policy::{MemberRole, Office, Refusal, Role},
};
use sqlx::{FromRow as _, Row as _, SqliteConnection, SqliteExecutor};

fn role(kind: &str, body: Option<String>, office: Option<String>) -> Option<Role> {
    match (kind, body, office) {
        ("steward", None, None) => Some(Role::Steward),
        ("monitor", None, None) => Some(Role::Monitor),
        ("official", Some(body), Some(office)) => Some(Role::Official(InstitutionId::from_text(body), Office::parse(&office)?)),
        ("member", Some(body), Some(office)) => Some(Role::Member(AssociationId::from_text(body), MemberRole::parse(&office)?)),
        _ => None,
    }
}

/// Gives a role from now on.
///
/// # Errors
/// [`Refusal::AlreadyThere`] when the person holds it, or another role in the same association.
pub async fn grant(conn: &mut SqliteConnection, person: &PersonId, role: &Role, now: Now) -> Result<()> {
    let (kind, body, office) = role.row();
    sqlx::query("insert into roles (person, kind, body, office, since) values (?, ?, ?, ?, ?)")
        .bind(person)
        .bind(kind)
        .bind(body)
        .bind(office)
        .bind(stamp(now))
        .execute(conn)
        .await
        .on_unique(Refusal::AlreadyThere)?;
    Ok(())
}

/// Ends a role that is held now; whether there was one.
pub async fn revoke(conn: &mut SqliteConnection, person: &PersonId, role: &Role, now: Now) -> Result<bool> {
    let (kind, body, office) = role.row();
    let ended =
        sqlx::query("update roles set until = ? where person = ? and kind = ? and body is ? and office is ? and until is null")
            .bind(stamp(now))
            .bind(person)
            .bind(kind)
            .bind(body)
            .bind(office)
            .execute(conn)
            .await?;
    Ok(ended.rows_affected() > 0)
}

/// What a person is now, in every body.
pub async fn roles_of(db: impl SqliteExecutor<'_>, person: &PersonId) -> Result<Vec<Role>> {
    let rows: Vec<(String, Option<String>, Option<String>)> =
        sqlx::query_as("select kind, body, office from roles where person = ? and until is null order by id")
            .bind(person)
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().filter_map(|(kind, body, office)| role(&kind, body, office)).collect())
}

/// Who runs the installation, or did at any time since an instant.
pub async fn stewards_since(db: impl SqliteExecutor<'_>, since: Now) -> Result<Vec<PersonId>> {
    let sql = "select distinct person from roles where kind = 'steward' and (until is null or until >= ?)";
    Ok(sqlx::query_scalar(sql).bind(stamp(since)).fetch_all(db).await?)
}

/// Somebody who holds a role in a body.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Holder {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    /// The language that letters to this person are written in: `es` or `en`.
    pub language: String,
    /// Which letters they want: `all` or `mine`.
    pub letters: String,
    pub office: Option<String>,
    pub since: String,
}

/// Who holds a role now: `kind` is steward, monitor, official or member; `body` the institution or association.
pub async fn holders_of(db: impl SqliteExecutor<'_>, kind: &str, body: Option<&str>) -> Result<Vec<Holder>> {
    Ok(sqlx::query_as(
        "select r.person, p.name, p.email, p.language, p.letters, r.office, r.since from roles r join people p on p.id = r.person
         where r.kind = ? and r.body is ? and r.until is null order by r.since, r.id",
    )
    .bind(kind)
    .bind(body)
    .fetch_all(db)
    .await?)
}

/// Who holds a role of this kind now in each of these bodies, with the body.
pub async fn holders_in(db: impl SqliteExecutor<'_>, kind: &str, bodies: &[AssociationId]) -> Result<Vec<(String, Holder)>> {
    let rows = sqlx::query(
        "select r.body, r.person, p.name, p.email, p.language, p.letters, r.office, r.since from roles r join people p on p.id = r.person
         where r.kind = ? and r.body in (select value from json_each(?)) and r.until is null order by r.since, r.id",
    )
    .bind(kind)
    .bind(serde_json::to_string(bodies)?)
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| Ok((row.try_get("body")?, Holder::from_row(row)?))).collect()
}

/// Whether anybody runs this installation yet.
pub async fn has_steward(db: impl SqliteExecutor<'_>) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists (select 1 from roles where kind = 'steward' and until is null)").fetch_one(db).await?)
}

/// A role as it was held, with its dates.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Held {
    pub kind: String,
    pub body: Option<String>,
    pub office: Option<String>,
    pub since: String,
    pub until: Option<String>,
}

/// Every role that a person holds or held.
pub async fn all_roles_of(db: impl SqliteExecutor<'_>, person: &PersonId) -> Result<Vec<Held>> {
    let sql = "select kind, body, office, since, until from roles where person = ? order by id";
    Ok(sqlx::query_as(sql).bind(person).fetch_all(db).await?)
}

/// Ends every role that a person holds.
pub async fn end_roles(conn: &mut SqliteConnection, person: &PersonId, now: Now) -> Result<()> {
    sqlx::query("update roles set until = ? where person = ? and until is null")
        .bind(stamp(now))
        .bind(person)
        .execute(conn)
        .await?;
    Ok(())
}
