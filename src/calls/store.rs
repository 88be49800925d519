//! The SQL of the record: descriptions, facts and terms, each with the entry that brought it.

pub use super::kinds::{RecordKind, Source};

use super::{
    behind,
    facts::{Fact, NewFact, Subject, SubjectKind},
    index,
    terms::LineTerms,
};
use crate::{
    clock::{Now, stamp},
    db::Db,
    error::{Error, OnUnique, Result},
    ids::{FactId, LineId, PersonId},
    ledger::{self, Committed, Entry, Position, Write, canonical},
    policy::Refusal,
};
use chrono::DateTime;
use serde_json::Value;
use sqlx::{SqliteConnection, SqliteExecutor};
use std::collections::{BTreeMap, BTreeSet};

/// The newest version of a description.
pub struct Described {
    pub body: String,
    pub from_reference: bool,
}

/// What an entry about the subject of a fact touches.
pub async fn subject_of(conn: &mut SqliteConnection, fact: &FactId) -> Result<Option<ledger::Subject>> {
    let row: Option<(String, String)> =
        sqlx::query_as("select subject_kind, subject_id from facts where id = ?").bind(fact).fetch_optional(conn).await?;
    Ok(row.and_then(|(kind, id)| {
        let kind = SubjectKind::ALL.into_iter().find(|one| one.name() == kind)?;
        Some(ledger::Subject::new(kind.name(), id))
    }))
}

/// Enters a description, or a new version of one.
pub async fn enter_record(write: &mut Write, kind: RecordKind, id: &str, described: &Value, source: Source) -> Result<Committed> {
    let body = canonical(described)?;
    let entry =
        Entry::open("record_described", kind.as_str(), id).with("asserted_by", source.as_str()).text("body", body.clone());
    let entry = behind::describing(entry, kind.as_str());
    let committed = write.enter(entry).await?;
    sqlx::query("insert into records (kind, id, position, body, source) values (?, ?, ?, ?, ?)")
        .bind(kind.as_str())
        .bind(id)
        .bind(committed.position)
        .bind(body)
        .bind(source.as_str())
        .execute(write.conn())
        .await?;
    index::changed(write.conn(), kind, id).await?;
    Ok(committed)
}

/// Enters a fact. The leaf tells what, when and on what level of evidence; the words are committed to.
pub async fn enter_fact(write: &mut Write, fact: &NewFact) -> Result<Committed> {
    let value = serde_json::to_value(fact)?;
    let committed = write.enter(fact_entry(fact, &value)?).await?;
    let (now, body) = (write.now(), canonical(&value)?);
    sqlx::query("insert into facts (id, position, subject_kind, subject_id, recorded_at, body) values (?, ?, ?, ?, ?, ?)")
        .bind(&fact.id)
        .bind(committed.position)
        .bind(value["subject"]["kind"].as_str())
        .bind(&fact.subject.id)
        .bind(stamp(now))
        .bind(body)
        .execute(write.conn())
        .await
        .on_unique(Refusal::AlreadyThere)?;
    index::entered(write.conn(), committed.position, fact).await?;
    Ok(committed)
}

/// Takes the words out of a fact that a redaction names, here and beside its leaf. The leaf keeps what it committed to.
pub async fn take_words(write: &mut Write, left: &NewFact) -> Result<()> {
    sqlx::query("update facts set body = ? where id = ?")
        .bind(canonical(&serde_json::to_value(left)?)?)
        .bind(&left.id)
        .execute(write.conn())
        .await?;
    sqlx::query("update entry_texts set text = null where position = (select position from facts where id = ?)")
        .bind(&left.id)
        .execute(write.conn())
        .await?;
    index::redacted(write.conn(), left).await
}

/// Values of a fact that a leaf may tell: never free text, a URL or a name.
const TOLD: [&str; 25] = [
    "occurred_on",
    "on_or_before",
    "level",
    "asserted_by",
    "confidence",
    "supersedes",
    "confirms",
    "window",
    "clock",
    "term",
    "until",
    "successor",
    "awards",
    "closes",
    "was",
    "due",
    "because",
    "first",
    "last",
    "to",
    "about",
    "letter",
    "before_publication",
    "fact",
    "edition",
];

fn fact_entry(fact: &NewFact, value: &Value) -> Result<Entry> {
    let entry = Entry::open("fact_recorded", fact.subject.kind.name(), &fact.subject.id)
        .with("fact", fact.id.as_str())
        .with("type", fact.kind.name());
    let entry = TOLD.iter().filter(|name| !value[**name].is_null()).fold(entry, |e, name| e.with(name, value[*name].clone()));
    let entry = behind::naming(entry, fact);
    Ok(entry.text("body", canonical(value)?))
}

/// Enters the terms of a line; with the call's publication, or as an amended version.
pub async fn enter_terms(write: &mut Write, terms: &LineTerms) -> Result<Committed> {
    let body = canonical(&serde_json::to_value(terms)?)?;
    let entry = Entry::open("terms_set", "line", &terms.line).with("version", terms.version).text("body", body.clone());
    let committed = write.enter(entry).await?;
    sqlx::query("insert into terms (line, version, position, body) values (?, ?, ?, ?)")
        .bind(&terms.line)
        .bind(terms.version)
        .bind(committed.position)
        .bind(body)
        .execute(write.conn())
        .await
        .on_unique(Refusal::ChangedMeanwhile)?;
    Ok(committed)
}

/// The newest terms of a line; none when it is only followed.
pub async fn terms(db: &Db, line: &LineId) -> Result<Option<LineTerms>> {
    terms_before(db, line, Position::MAX).await
}

/// The newest of those that entered before a head.
pub async fn terms_before(db: &Db, line: &LineId, head: Position) -> Result<Option<LineTerms>> {
    let sql = "select body from terms where line = ? and position < ? order by version desc limit 1";
    let body: Option<String> = sqlx::query_scalar(sql).bind(line).bind(head).fetch_optional(db.read()).await?;
    Ok(body.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// The newest terms of these lines, of those that have any. SQLite takes the other columns from the row of the maximum.
pub async fn terms_of(db: &Db, lines: &BTreeSet<&LineId>) -> Result<BTreeMap<LineId, LineTerms>> {
    let sql = "select line, body, max(version) from terms where line in (select value from json_each(?)) group by line";
    let rows: Vec<(LineId, String, i64)> = sqlx::query_as(sql).bind(serde_json::to_string(lines)?).fetch_all(db.read()).await?;
    rows.into_iter().map(|(line, body, _)| Ok((line, serde_json::from_str(&body)?))).collect()
}

/// One version of what a line asks.
pub async fn terms_version(db: &Db, line: &LineId, version: u32) -> Result<Option<LineTerms>> {
    Ok(terms_versions(db, line).await?.into_iter().find(|terms| terms.version == version))
}

/// Every version, the first one first.
pub async fn terms_versions(db: &Db, line: &LineId) -> Result<Vec<LineTerms>> {
    let sql = "select body from terms where line = ? order by version";
    let bodies: Vec<String> = sqlx::query_scalar(sql).bind(line).fetch_all(db.read()).await?;
    bodies.iter().map(|body| Ok(serde_json::from_str(body)?)).collect()
}

/// The newest version of one description.
pub async fn described(write: &mut Write, kind: RecordKind, id: &str) -> Result<Option<Described>> {
    let row: Option<(String, String)> =
        sqlx::query_as("select body, source from records where kind = ? and id = ? order by position desc limit 1")
            .bind(kind.as_str())
            .bind(id)
            .fetch_optional(write.conn())
            .await?;
    Ok(row.map(|(body, source)| Described { body, from_reference: source == Source::Reference.as_str() }))
}

/// One version of a description.
pub struct Version {
    pub at: Now,
    pub source: Source,
    pub body: String,
}

/// Every version of one description, the first first.
pub async fn versions(db: &Db, kind: RecordKind, id: &str) -> Result<Vec<Version>> {
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "select e.at, r.source, r.body from records r join entries e on e.position = r.position
         where r.kind = ? and r.id = ? order by r.position",
    )
    .bind(kind.as_str())
    .bind(id)
    .fetch_all(db.read())
    .await?;
    rows.into_iter()
        .map(|(at, source, body)| {
            let source = if source == Source::Reference.as_str() { Source::Reference } else { Source::Installation };
            Ok(Version { at: instant(&at)?, source, body })
        })
        .collect()
}

/// One past the newest entry made before an instant: what the record held then.
pub async fn head_before(db: &Db, instant: Now) -> Result<Position> {
    // From the newest back: most days asked about are lately.
    let newest: Option<Position> =
        sqlx::query_scalar("select position + 1 from entries where at < ? order by position desc limit 1")
            .bind(stamp(instant))
            .fetch_optional(db.read())
            .await?;
    Ok(newest.unwrap_or_default())
}

/// The newest version, among the entries before a head, of every description of a kind, in the order in which the things entered.
pub async fn all(db: impl SqliteExecutor<'_>, kind: RecordKind, head: Position) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "select body from records r where kind = ?1
         and position = (select max(position) from records n where n.kind = r.kind and n.id = r.id and n.position < ?2)
         order by (select min(position) from records f where f.kind = r.kind and f.id = r.id)",
    )
    .bind(kind.as_str())
    .bind(head)
    .fetch_all(db)
    .await?)
}

/// When the calendars last changed before a head: days of rest and suspensions of terms.
pub async fn calendars_changed(db: impl SqliteExecutor<'_>, head: Position) -> Result<Option<Now>> {
    let sql = "select max(at) from entries where subject_kind in ('holiday', 'terms_suspension') and position < ?";
    let at: Option<String> = sqlx::query_scalar(sql).bind(head).fetch_one(db).await?;
    at.as_deref().map(instant).transpose()
}

/// When each thing of a kind came on record, or the one with an id.
pub async fn described_since(db: &Db, kind: RecordKind, id: Option<&str>) -> Result<BTreeMap<String, Now>> {
    let sql = "select r.id, min(e.at) from records r join entries e using (position)
               where r.kind = ?1 and (?2 is null or r.id = ?2) group by r.id";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(kind.as_str()).bind(id).fetch_all(db.read()).await?;
    rows.into_iter().map(|(id, at)| Ok((id, instant(&at)?))).collect()
}

/// Every version of the descriptions of a kind before a head, each with the instant it entered, oldest first.
pub async fn versions_of_kind(db: &Db, kind: RecordKind, head: Position) -> Result<Vec<(Now, String)>> {
    let sql = "select e.at, r.body from records r join entries e on e.position = r.position
               where r.kind = ? and r.position < ? order by r.position";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(kind.as_str()).bind(head).fetch_all(db.read()).await?;
    rows.into_iter().map(|(at, body)| Ok((instant(&at)?, body))).collect()
}

/// All facts before a head in the ledger's order, each with the instant it was recorded.
pub async fn facts(db: impl SqliteExecutor<'_>, head: Position) -> Result<Vec<Fact>> {
    let rows: Vec<(String, String)> = sqlx::query_as("select recorded_at, body from facts where position < ? order by position")
        .bind(head)
        .fetch_all(db)
        .await?;
    rows.into_iter().map(|(at, body)| Ok(serde_json::from_str::<NewFact>(&body)?.recorded(instant(&at)?))).collect()
}

/// The stored body of a fact, and whether a later fact supersedes it or took its words out.
pub async fn fact_body(write: &mut Write, id: &str) -> Result<Option<(String, bool)>> {
    Ok(sqlx::query_as(
        "select body, exists (select 1 from facts n where n.body ->> 'supersedes' = f.id
           or (n.body ->> 'type' = 'redacted' and n.body ->> 'fact' = f.id)) from facts f where id = ?",
    )
    .bind(id)
    .fetch_optional(write.conn())
    .await?)
}

/// Who recorded a fact; none where the system did.
pub async fn recorded_by(write: &mut Write, id: &FactId) -> Result<Option<PersonId>> {
    let sql = "select e.person from facts f join entries e on e.position = f.position where f.id = ?";
    Ok(sqlx::query_scalar::<_, Option<PersonId>>(sql).bind(id).fetch_optional(write.conn()).await?.flatten())
}

/// Addresses that calls and lines have already.
pub async fn addresses(write: &mut Write) -> Result<Vec<String>> {
    let sql = "select distinct id from records where kind = 'call' union select line from terms";
    Ok(sqlx::query_scalar(sql).fetch_all(write.conn()).await?)
}

/// The position of the last entry about a thing: what a form remembers having seen.
pub async fn last_entry(db: &Db, subject_kind: &str, subject_id: &str) -> Result<Position> {
    Ok(sqlx::query_scalar("select coalesce(max(position), -1) from entries where subject_kind = ? and subject_id = ?")
        .bind(subject_kind)
        .bind(subject_id)
        .fetch_one(db.read())
        .await?)
}

/// Refuses when an entry about a thing came after what a form had seen. Asked behind the writer's lock.
pub async fn unchanged(write: &mut Write, subject_kind: &str, subject_id: &str, seen: Position) -> Result<()> {
    let last: Position =
        sqlx::query_scalar("select coalesce(max(position), -1) from entries where subject_kind = ? and subject_id = ?")
            .bind(subject_kind)
            .bind(subject_id)
            .fetch_one(write.conn())
            .await?;
    if last == seen { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// The position of the last entry about any description of a kind.
pub async fn last_of_kind(db: impl SqliteExecutor<'_>, kind: RecordKind) -> Result<Position> {
    let sql = "select coalesce(max(position), -1) from entries where subject_kind = ?";
    Ok(sqlx::query_scalar(sql).bind(kind.as_str()).fetch_one(db).await?)
}

/// The position of the last entry about any of these.
pub async fn last_entry_of(db: &Db, subjects: &[Subject]) -> Result<Position> {
    let mut last = -1;
    for subject in subjects {
        last = last.max(last_entry(db, subject.kind.name(), &subject.id).await?);
    }
    Ok(last)
}

fn instant(text: &str) -> Result<Now> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(Error::internal)
}
