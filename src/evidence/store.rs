//! All the SQL of evidence, one statement a function.

use super::model::{
    Consent, Evidence, EvidenceKind, How, NewConsent, Opening, Original, PublicCopy, Scope, Testimony, Withdrawn,
};
use crate::{
    applications::papers::FileKind,
    calls::{
        dates::{Zone, local_day},
        facts::Level,
    },
    clock::{Now, stamp},
    db::Db,
    error::{Error, OnUnique, Result},
    ids::{EvidenceId, FactId, PersonId},
    ledger::Position,
    policy::Refusal,
};
use chrono::NaiveDate;
use sqlx::{Row, SqliteConnection, SqlitePool, sqlite::SqliteRow};
use std::collections::BTreeMap;

pub async fn insert(conn: &mut SqliteConnection, evidence: &Evidence) -> Result<()> {
    let file = evidence.original.as_ref();
    sqlx::query(
        "insert into evidence (id, position, fact, kind, level, url, fetched_on, person, recorded_at, file, file_name, file_kind,
             file_bytes, file_sha256)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&evidence.id)
    .bind(evidence.position)
    .bind(&evidence.fact)
    .bind(evidence.kind.as_str())
    .bind(evidence.level.number())
    .bind(&evidence.url)
    .bind(evidence.fetched_on.to_string())
    .bind(&evidence.person)
    .bind(stamp(evidence.recorded_at))
    .bind(file.map(|f| &f.id))
    .bind(file.map(|f| &f.name))
    .bind(file.map(|f| f.kind.ending()))
    .bind(file.map(|f| i64::try_from(f.bytes).unwrap_or(i64::MAX)))
    .bind(file.map(|f| &f.sha256))
    .execute(conn)
    .await?;
    Ok(())
}

/// Erases the addresses and the file names of what a redacted fact rests on, here and beside their leaves.
pub async fn erase_addresses(conn: &mut SqliteConnection, fact: &FactId) -> Result<()> {
    let texts = "update entry_texts set text = null where name in ('url', 'file_name')
                 and position in (select position from evidence where fact = ?)";
    sqlx::query(texts).bind(fact).execute(&mut *conn).await?;
    let rows =
        "update evidence set url = iif(url is null, null, ''), file_name = iif(file_name is null, null, '') where fact = ?";
    sqlx::query(rows).bind(fact).execute(conn).await?;
    Ok(())
}

pub async fn insert_testimony(conn: &mut SqliteConnection, id: &EvidenceId, called: &str, words: &str) -> Result<()> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    sqlx::query("insert into testimonies (evidence, called, words) values (?, ?, ?)")
        .bind(id)
        .bind(some(called))
        .bind(some(words))
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn insert_consent(
    conn: &mut SqliteConnection,
    position: Position,
    id: &EvidenceId,
    consent: &NewConsent,
    person: Option<&PersonId>,
    now: Now,
) -> Result<()> {
    sqlx::query(
        "insert into consents (position, evidence, scope, given_on, how, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(position)
    .bind(id)
    .bind(consent.scope.as_str())
    .bind(consent.given_on.to_string())
    .bind(consent.how.as_str())
    .bind(stamp(now))
    .bind(person)
    .execute(conn)
    .await
    .on_unique(Refusal::AlreadyThere)?;
    Ok(())
}

pub async fn insert_copy(
    conn: &mut SqliteConnection,
    position: Position,
    id: &EvidenceId,
    copy: &PublicCopy,
    person: Option<&PersonId>,
) -> Result<()> {
    sqlx::query(
        "insert into evidence_copies (position, evidence, file, kind, bytes, sha256, published_at, published_by)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(position)
    .bind(id)
    .bind(&copy.file)
    .bind(copy.kind.ending())
    .bind(i64::try_from(copy.bytes).unwrap_or(i64::MAX))
    .bind(&copy.sha256)
    .bind(stamp(copy.published_at))
    .bind(person)
    .execute(conn)
    .await
    .on_unique(Refusal::AlreadyThere)?;
    Ok(())
}

/// Withdraws the copy that stands; false when none does.
pub async fn withdraw_copy(
    conn: &mut SqliteConnection,
    id: &EvidenceId,
    reason: &str,
    person: Option<&PersonId>,
    now: Now,
) -> Result<bool> {
    let sql = "update evidence_copies set file = null, withdrawn_at = ?, withdrawn_by = ?, reason = ?
               where evidence = ? and withdrawn_at is null";
    let done = sqlx::query(sql).bind(stamp(now)).bind(person).bind(reason).bind(id).execute(conn).await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that a consent is taken back; false when there was none.
pub async fn withdraw_consent(
    conn: &mut SqliteConnection,
    id: &EvidenceId,
    scope: Scope,
    person: Option<&PersonId>,
    now: Now,
) -> Result<bool> {
    let sql = "update consents set withdrawn_at = ?, withdrawn_by = ? where evidence = ? and scope = ? and withdrawn_at is null";
    let done = sqlx::query(sql).bind(stamp(now)).bind(person).bind(id).bind(scope.as_str()).execute(conn).await?;
    Ok(done.rows_affected() > 0)
}

/// Erases what a witness is called, here and beside the entry; the salted commitment stays in the leaf.
pub async fn erase_called(conn: &mut SqliteConnection, evidence: &Evidence) -> Result<()> {
    sqlx::query("update testimonies set called = null where evidence = ?").bind(&evidence.id).execute(&mut *conn).await?;
    erase_text(conn, evidence.position, "called").await
}

/// Erases the words of a witness, here and beside the entry; the salted commitment stays in the leaf.
pub async fn erase_words(conn: &mut SqliteConnection, evidence: &Evidence) -> Result<()> {
    sqlx::query("update testimonies set words = null where evidence = ?").bind(&evidence.id).execute(&mut *conn).await?;
    erase_text(conn, evidence.position, "words").await
}

async fn erase_text(conn: &mut SqliteConnection, position: Position, name: &str) -> Result<()> {
    sqlx::query("update entry_texts set text = null where position = ? and name = ?")
        .bind(position)
        .bind(name)
        .execute(conn)
        .await?;
    Ok(())
}

/// The kind of entry that notes an opening.
pub const OPENED: &str = "evidence_opened";

/// When somebody last opened it.
pub async fn last_opening(db: &Db, id: &EvidenceId, person: &PersonId) -> Result<Option<Now>> {
    let sql = "select at from entries where subject_kind = 'evidence' and subject_id = ? and kind = ? and person = ?
               order by position desc limit 1";
    let at: Option<String> = sqlx::query_scalar(sql).bind(id).bind(OPENED).bind(person).fetch_optional(db.read()).await?;
    at.as_deref().map(instant).transpose()
}

/// Who opened it and when, newest first.
pub async fn openings(db: &Db, id: &EvidenceId) -> Result<Vec<Opening>> {
    let sql = "select e.at, p.name from entries e left join people p on p.id = e.person
               where e.subject_kind = 'evidence' and e.subject_id = ? and e.kind = ? order by e.position desc";
    let rows = sqlx::query(sql).bind(id).bind(OPENED).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok(Opening { at: instant(row.try_get("at")?)?, name: row.try_get("name")? })).collect()
}

/// The evidence of some facts, by fact, in the order in which it came.
pub async fn of_facts(db: &Db, facts: &[FactId]) -> Result<BTreeMap<FactId, Vec<Evidence>>> {
    let mut found: BTreeMap<FactId, Vec<Evidence>> = BTreeMap::new();
    if facts.is_empty() {
        return Ok(found);
    }
    for evidence in load(db.read(), "fact in (select value from json_each(?))", serde_json::to_string(facts)?).await? {
        found.entry(evidence.fact.clone()).or_default().push(evidence);
    }
    Ok(found)
}

/// The same, as far as it was on record on that day.
pub async fn of_facts_known(db: &Db, facts: &[FactId], known_on: Option<NaiveDate>) -> Result<BTreeMap<FactId, Vec<Evidence>>> {
    let mut found = of_facts(db, facts).await?;
    if let Some(day) = known_on {
        let known = |at: Now| local_day(at, Zone::MEXICO_CITY) <= day;
        for list in found.values_mut() {
            list.retain(|one| known(one.recorded_at));
            list.iter_mut().for_each(|one| one.copies.retain(|copy| known(copy.published_at)));
        }
    }
    Ok(found)
}

/// All of it, in the order in which it came.
pub async fn all(db: &Db) -> Result<Vec<Evidence>> {
    load(db.read(), "id <> ?", String::new()).await
}

pub async fn find(db: &Db, id: &EvidenceId) -> Result<Option<Evidence>> {
    Ok(load(db.read(), "id = ?", id.to_string()).await?.pop())
}

async fn load(pool: &SqlitePool, condition: &'static str, value: String) -> Result<Vec<Evidence>> {
    let sql = format!(
        "select id, position, fact, kind, level, url, fetched_on, person, recorded_at, file, file_name, file_kind, file_bytes, file_sha256
         from evidence where {condition} order by position"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(value).fetch_all(pool).await?;
    let mut found = rows.iter().map(read).collect::<Result<Vec<Evidence>>>()?;
    let ids = serde_json::to_string(&found.iter().map(|evidence| &evidence.id).collect::<Vec<_>>())?;
    let mut copies = copies(pool, &ids).await?;
    let mut testimonies = testimonies(pool, &ids).await?;
    for evidence in &mut found {
        evidence.copies = copies.remove(&evidence.id).unwrap_or_default();
        evidence.testimony = testimonies.remove(&evidence.id);
    }
    Ok(found)
}

fn read(row: &SqliteRow) -> Result<Evidence> {
    let original = match row.try_get("file")? {
        None => None,
        Some(id) => Some(Original {
            id,
            name: row.try_get("file_name")?,
            kind: known(FileKind::parse(row.try_get("file_kind")?))?,
            bytes: count(row, "file_bytes")?,
            sha256: row.try_get("file_sha256")?,
        }),
    };
    Ok(Evidence {
        id: row.try_get("id")?,
        position: row.try_get("position")?,
        fact: row.try_get("fact")?,
        kind: known(EvidenceKind::parse(row.try_get("kind")?))?,
        level: Level::try_from(row.try_get::<u8, _>("level")?).map_err(Error::internal)?,
        url: row.try_get("url")?,
        fetched_on: day(row.try_get("fetched_on")?)?,
        recorded_at: instant(row.try_get("recorded_at")?)?,
        person: row.try_get("person")?,
        original,
        copies: Vec::new(),
        testimony: None,
    })
}

async fn copies(pool: &SqlitePool, ids: &str) -> Result<BTreeMap<EvidenceId, Vec<PublicCopy>>> {
    let sql = "select evidence, file, kind, bytes, sha256, published_at, withdrawn_at, reason from evidence_copies
               where evidence in (select value from json_each(?)) order by position";
    let mut found: BTreeMap<EvidenceId, Vec<PublicCopy>> = BTreeMap::new();
    for row in sqlx::query(sql).bind(ids).fetch_all(pool).await? {
        let withdrawn = match row.try_get("withdrawn_at")? {
            None => None,
            Some(at) => Some(Withdrawn { at: instant(at)?, reason: row.try_get("reason")? }),
        };
        let copy = PublicCopy {
            file: row.try_get("file")?,
            kind: known(FileKind::parse(row.try_get("kind")?))?,
            bytes: count(&row, "bytes")?,
            sha256: row.try_get("sha256")?,
            published_at: instant(row.try_get("published_at")?)?,
            withdrawn,
        };
        found.entry(row.try_get("evidence")?).or_default().push(copy);
    }
    Ok(found)
}

async fn testimonies(pool: &SqlitePool, ids: &str) -> Result<BTreeMap<EvidenceId, Testimony>> {
    let consents = "select evidence, scope, given_on, how, withdrawn_at from consents
                    where evidence in (select value from json_each(?)) order by position";
    let mut logs: BTreeMap<EvidenceId, Vec<Consent>> = BTreeMap::new();
    for row in sqlx::query(consents).bind(ids).fetch_all(pool).await? {
        let withdrawn_at: Option<&str> = row.try_get("withdrawn_at")?;
        let consent = Consent {
            scope: known(Scope::parse(row.try_get("scope")?))?,
            given_on: day(row.try_get("given_on")?)?,
            how: known(How::parse(row.try_get("how")?))?,
            withdrawn_at: withdrawn_at.map(instant).transpose()?,
        };
        logs.entry(row.try_get("evidence")?).or_default().push(consent);
    }
    let sql = "select evidence, called, words from testimonies where evidence in (select value from json_each(?))";
    let mut found = BTreeMap::new();
    for row in sqlx::query(sql).bind(ids).fetch_all(pool).await? {
        let id: EvidenceId = row.try_get("evidence")?;
        let log = logs.remove(&id).unwrap_or_default();
        found.insert(id, Testimony::new(row.try_get("called")?, row.try_get("words")?, log));
    }
    Ok(found)
}

fn count(row: &SqliteRow, column: &str) -> Result<u64> {
    u64::try_from(row.try_get::<i64, _>(column)?).map_err(Error::internal)
}

fn known<T>(value: Option<T>) -> Result<T> {
    value.ok_or_else(|| Error::internal("evidence is stored in a form that this program does not know"))
}

fn day(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(Error::internal)
}

fn instant(text: &str) -> Result<Now> {
    chrono::DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(Error::internal)
}
