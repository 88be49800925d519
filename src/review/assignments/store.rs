//! The SQL of who takes care of which folio.

use super::{
    model::{Charges, Reviewer, Turn},
    rules,
};
use crate::{
    accounts::{model::language, store::holders_of},
    applications::folio::Folio,
    clock::{Now, stamp},
    error::{Error, Result},
    ids::{InstitutionId, LineId, PersonId},
    ledger::Position,
    policy::Office,
};
use sqlx::{Row as _, SqliteConnection, SqliteExecutor, SqlitePool};

/// Every turn on a line, in the order of the log.
pub async fn turns(db: impl SqliteExecutor<'_>, line: &LineId) -> Result<Vec<Turn>> {
    let sql = "select position, folio, person, given from assignments where line = ? order by position, folio";
    let rows = sqlx::query(sql).bind(line).fetch_all(db).await?;
    let turn = |row: &sqlx::sqlite::SqliteRow| {
        Ok(Turn {
            position: row.try_get("position")?,
            folio: Folio::parse(row.try_get("folio")?).map_err(Error::internal)?,
            person: row.try_get("person")?,
            given: row.try_get("given")?,
        })
    };
    rows.iter().map(turn).collect()
}

/// Who could take care of a line's folios, and who does.
pub async fn charges(db: &SqlitePool, institution: &InstitutionId, line: &LineId) -> Result<Charges> {
    let mut crew: Vec<Reviewer> = Vec::new();
    for holder in holders_of(db, "official", Some(institution.as_str())).await? {
        let reads = matches!(holder.office.as_deref().and_then(Office::parse), Some(Office::Reviewer | Office::Decider));
        if reads && crew.iter().all(|one| one.person != holder.person) {
            let lang = language(&holder.language);
            crew.push(Reviewer { person: holder.person, name: holder.name, email: holder.email, lang });
        }
    }
    let sql = "select distinct r.person, a.association from applications a
        join roles r on r.kind = 'member' and r.body = a.association and (r.until is null or r.until >= a.filed_at)
        where a.line = ? and r.person in (select person from roles where kind = 'official' and body = ? and until is null)";
    let belongs: Vec<_> = sqlx::query_as(sql).bind(line).bind(institution).fetch_all(db).await?;
    Ok(Charges { crew, belongs: belongs.into_iter().collect(), last: rules::last(turns(db, line).await?) })
}

/// The lines of which a person was given a folio, at any time.
pub async fn lines_of(db: &SqlitePool, person: &PersonId) -> Result<Vec<LineId>> {
    let sql = "select distinct line from assignments where person = ? order by line";
    Ok(sqlx::query_scalar(sql).bind(person).fetch_all(db).await?)
}

pub async fn insert(conn: &mut SqliteConnection, line: &LineId, turn: &Turn, by: &PersonId, now: Now) -> Result<()> {
    let sql = "insert into assignments (position, line, folio, person, given, done_by, at) values (?, ?, ?, ?, ?, ?, ?)";
    sqlx::query(sql)
        .bind(turn.position)
        .bind(line)
        .bind(turn.folio.to_string())
        .bind(&turn.person)
        .bind(turn.given)
        .bind(by)
        .bind(stamp(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// The last entry by which anything changed on a line; what a page has shown.
pub fn seen(charges: &Charges) -> Position {
    charges.last.values().map(|turn| turn.position).max().unwrap_or(-1)
}
