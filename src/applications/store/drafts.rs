//! Drafts and their answers.

use super::{
    budget::budget,
    files::{Place, files},
    instant,
};
use crate::{
    applications::{
        answers::Answers,
        model::{Deleted, Draft, SavedAnswer, WholeDraft},
    },
    associations,
    clock::{Now, stamp},
    error::Result,
    ids::{ApplicationId, AssociationId, LineId, PersonId},
    scanner,
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, SqlitePool, sqlite::SqliteRow};
use std::collections::BTreeSet;

const SELECT: &str = "select id, association, legal_person, line, saved_at, version, terms_seen from drafts";

/// A new draft. When a colleague was faster, theirs stays: the answer is false.
pub async fn insert_draft(conn: &mut SqliteConnection, draft: &Draft, by: &PersonId) -> Result<bool> {
    let done = sqlx::query(
        "insert into drafts (id, association, legal_person, line, started_by, started_at, saved_at, terms_seen) values (?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (line, association) do nothing",
    )
    .bind(&draft.id)
    .bind(&draft.association)
    .bind(&draft.legal_person)
    .bind(&draft.line)
    .bind(by)
    .bind(stamp(draft.saved_at))
    .bind(stamp(draft.saved_at))
    .bind(draft.terms_seen)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

pub async fn draft(db: impl SqliteExecutor<'_>, id: &ApplicationId) -> Result<Option<Draft>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} where id = ?"))).bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// The association's draft for a line.
pub async fn draft_on(db: impl SqliteExecutor<'_>, line: &LineId, association: &AssociationId) -> Result<Option<Draft>> {
    let sql = format!("{SELECT} where line = ? and association = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(line).bind(association).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// The association's drafts, the last saved first.
pub async fn drafts_of(db: impl SqliteExecutor<'_>, association: &AssociationId) -> Result<Vec<Draft>> {
    let sql = format!("{SELECT} where association = ? order by saved_at desc, id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(association).fetch_all(db).await?.iter().map(read).collect()
}

/// Every draft there is.
pub async fn drafts(db: impl SqliteExecutor<'_>) -> Result<Vec<Draft>> {
    let sql = format!("{SELECT} order by id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(db).await?.iter().map(read).collect()
}

/// The associations that have a draft on a line.
pub async fn drafting_on(pool: &SqlitePool, line: &LineId) -> Result<Vec<AssociationId>> {
    let sql = "select association from drafts where line = ? order by association";
    Ok(sqlx::query_scalar(sql).bind(line).fetch_all(pool).await?)
}

/// Makes every draft of a line one version older than what is asked now: who was about to file looks again first.
pub async fn unsettle(conn: &mut SqliteConnection, line: &LineId) -> Result<()> {
    sqlx::query("update drafts set version = version + 1 where line = ?").bind(line).execute(conn).await?;
    Ok(())
}

/// Notes which version of the terms was looked at.
pub async fn note_terms(conn: &mut SqliteConnection, id: &ApplicationId, version: u32) -> Result<()> {
    sqlx::query("update drafts set terms_seen = ? where id = ?").bind(version).bind(id).execute(conn).await?;
    Ok(())
}

/// Notes through which legal person it is applied; false when it is another than was shown.
pub async fn put_legal_person(conn: &mut SqliteConnection, id: &ApplicationId, legal: &str, shown: Option<&str>) -> Result<bool> {
    let sql = "update drafts set legal_person = ? where id = ? and legal_person is ?";
    Ok(sqlx::query(sql).bind(legal).bind(id).bind(shown).execute(conn).await?.rows_affected() > 0)
}

/// The draft with everything in it.
pub async fn whole(conn: &mut SqliteConnection, id: &ApplicationId) -> Result<Option<WholeDraft>> {
    let Some(draft) = draft(&mut *conn, id).await? else { return Ok(None) };
    let papers = files(&mut *conn, Place::Draft(id)).await?;
    let legal = associations::store::legal_persons(&mut *conn, &draft.association).await?;
    let may_choose = !legal.is_empty();
    let deed = legal.into_iter().find(|legal| Some(&legal.id) == draft.legal_person.as_ref()).map(|legal| legal.deed);
    Ok(Some(WholeDraft {
        draft,
        deed,
        may_choose,
        answers: answers(&mut *conn, id).await?,
        budget: budget(&mut *conn, id).await?,
        scans: scanner::said(&mut *conn, papers.iter().map(|paper| &paper.id)).await?,
        papers,
    }))
}

pub async fn answers(db: impl SqliteExecutor<'_>, id: &ApplicationId) -> Result<Answers> {
    let rows = sqlx::query("select question, answer from draft_answers where draft = ?").bind(id).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// One answer as it is stored, and who saved it when; none while there is none.
pub async fn answer(db: impl SqliteExecutor<'_>, id: &ApplicationId, question: &str) -> Result<Option<SavedAnswer>> {
    let sql = "select answer, saved_by, saved_at from draft_answers where draft = ? and question = ?";
    let row = sqlx::query(sql).bind(id).bind(question).fetch_optional(db).await?;
    row.map(|row| Ok(SavedAnswer { text: row.try_get(0)?, by: row.try_get(1)?, at: instant(row.try_get(2)?)? })).transpose()
}

/// Saves an answer of somebody's.
pub async fn put_answer(conn: &mut SqliteConnection, id: &ApplicationId, question: &str, answer: &SavedAnswer) -> Result<()> {
    sqlx::query(
        "insert into draft_answers (draft, question, answer, saved_by, saved_at) values (?, ?, ?, ?, ?)
         on conflict (draft, question)
         do update set answer = excluded.answer, saved_by = excluded.saved_by, saved_at = excluded.saved_at",
    )
    .bind(id)
    .bind(question)
    .bind(&answer.text)
    .bind(&answer.by)
    .bind(stamp(answer.at))
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes that something in the draft was saved.
pub async fn touch(conn: &mut SqliteConnection, id: &ApplicationId, now: Now) -> Result<()> {
    sqlx::query("update drafts set version = version + 1, saved_at = ? where id = ?")
        .bind(stamp(now))
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Whoever wrote something that stands in a draft, or attached a file; none stands for what was noted for nobody.
pub async fn writers(conn: &mut SqliteConnection, id: &ApplicationId) -> Result<BTreeSet<Option<PersonId>>> {
    let sql = "select saved_by from draft_answers where draft = ?1 and trim(answer) <> ''
               union select saved_by from draft_budget where draft = ?1
               union select added_by from draft_files where draft = ?1";
    Ok(sqlx::query_scalar(sql).bind(id).fetch_all(conn).await?.into_iter().collect())
}

/// A draft of an association that was deleted, by the association's history.
pub async fn deleted(db: impl SqliteExecutor<'_>, of: &AssociationId, id: &ApplicationId) -> Result<Option<Deleted>> {
    let sql = "select e.at, p.name, s.inner ->> '$.data.line' as line from entries e join entry_sealed s using (position)
               left join people p on p.id = e.person
               where e.subject_kind = 'association' and e.subject_id = ?1 and e.kind = 'association_draft_deleted'
               and s.inner ->> '$.data.draft' = ?2";
    let row = sqlx::query(sql).bind(of).bind(id).fetch_optional(db).await?;
    let read = |row: SqliteRow| {
        Ok(Deleted {
            association: of.clone(),
            line: row.try_get("line")?,
            by: row.try_get("name")?,
            at: instant(row.try_get("at")?)?,
        })
    };
    row.map(read).transpose()
}

/// Takes the draft away with all that is in it: by then it stands in the frozen copy, or was deleted.
pub async fn remove_draft(conn: &mut SqliteConnection, id: &ApplicationId) -> Result<()> {
    sqlx::query("delete from drafts where id = ?").bind(id).execute(conn).await?;
    Ok(())
}

fn read(row: &SqliteRow) -> Result<Draft> {
    Ok(Draft {
        id: row.try_get("id")?,
        association: row.try_get("association")?,
        legal_person: row.try_get("legal_person")?,
        line: row.try_get("line")?,
        saved_at: instant(row.try_get("saved_at")?)?,
        version: row.try_get("version")?,
        terms_seen: row.try_get("terms_seen")?,
    })
}
