//! The SQL of the index. Rows are numbered by the entry that brought the thing first.

use super::{
    Thing,
    words::{self, Around, Words},
};
use crate::{
    calls::{
        facts::NewFact,
        model::{Claim, Commitment, Reported},
        store::RecordKind,
    },
    db::{Db, Scratch},
    error::Result,
    ledger::Position,
};
use serde::de::DeserializeOwned;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashMap};

/// Raised whenever the same things bring other words.
const VERSION: i64 = 2;

/// A description entered, or changed: its words, and those of whatever bears its name.
pub async fn changed(conn: &mut SqliteConnection, kind: RecordKind, id: &str) -> Result<()> {
    if kind == RecordKind::Claim {
        return claimed(conn, id).await;
    }
    describe(conn, kind, id).await?;
    let field = match kind {
        RecordKind::Institution => "$.institution_id",
        RecordKind::Programme => "$.programme_id",
        _ => return Ok(()),
    };
    let leaning: Vec<(String, String)> = sqlx::query_as(
        "select distinct kind, id from records where kind in ('programme', 'call', 'commitment') and body ->> ?1 = ?2",
    )
    .bind(field)
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    for (kind, id) in leaning {
        if let Some(kind) = RecordKind::parse(&kind) {
            describe(conn, kind, &id).await?;
        }
    }
    Ok(())
}

/// What a report says of a commitment is found with the commitment.
async fn claimed(conn: &mut SqliteConnection, claim: &str) -> Result<()> {
    let commitment: Option<String> =
        sqlx::query_scalar("select body ->> '$.commitment' from records where kind = 'claim' and id = ?")
            .bind(claim)
            .fetch_optional(&mut *conn)
            .await?;
    match commitment {
        Some(id) => describe(conn, RecordKind::Commitment, &id).await,
        None => Ok(()),
    }
}

/// The claims about a commitment that entered here.
async fn claims(conn: &mut SqliteConnection, commitment: &str) -> Result<Vec<Claim>> {
    let bodies: Vec<String> =
        sqlx::query_scalar("select body from records where kind = 'claim' and body ->> '$.commitment' = ? order by position")
            .bind(commitment)
            .fetch_all(conn)
            .await?;
    bodies.iter().map(|body| Ok(serde_json::from_str::<Reported>(body)?.claim)).collect()
}

/// A fact entered.
pub async fn entered(conn: &mut SqliteConnection, position: Position, fact: &NewFact) -> Result<()> {
    put(conn, Thing::Fact, position, fact.id.as_str(), &words::fact(fact)).await
}

/// Words were taken out of a fact: those left take their place, and what it rests on is found no longer.
pub async fn redacted(conn: &mut SqliteConnection, left: &NewFact) -> Result<()> {
    let position: Position =
        sqlx::query_scalar("select position from facts where id = ?").bind(&left.id).fetch_one(&mut *conn).await?;
    entered(conn, position, left).await?;
    let documents: Vec<Position> =
        sqlx::query_scalar("select position from evidence where fact = ?").bind(&left.id).fetch_all(&mut *conn).await?;
    for position in documents {
        remove(conn, Thing::Document, position).await?;
    }
    Ok(())
}

/// A document entered, by what everybody may know of it: what it is, where it was read, and the source that its fact names.
pub async fn document(
    conn: &mut SqliteConnection,
    position: Position,
    id: &str,
    fact: &str,
    title: String,
    url: &str,
) -> Result<()> {
    let source: Option<String> = sqlx::query_scalar("select body ->> '$.source' from facts where id = ?")
        .bind(fact)
        .fetch_optional(&mut *conn)
        .await?
        .flatten();
    let source = format!("{}\n{url}", source.unwrap_or_default());
    put(conn, Thing::Document, position, id, &Words { title, source, ..Words::default() }).await
}

/// Takes the words of everything anew where another version of the program took them. `documents` puts those of the evidence, which this
/// room does not know.
pub async fn up_to_date(db: &Db, documents: impl AsyncFnOnce(&mut SqliteConnection) -> Result<()>) -> Result<()> {
    let version: Option<i64> = sqlx::query_scalar("select version from search_state").fetch_optional(db.read()).await?;
    if version == Some(VERSION) {
        return Ok(());
    }
    let mut scratch = Scratch::begin(db).await?;
    let conn = scratch.conn();
    sqlx::query("delete from search").execute(&mut *conn).await?;
    let described: Vec<(String, String)> =
        sqlx::query_as("select kind, id from records group by kind, id order by min(position)").fetch_all(&mut *conn).await?;
    for (kind, id) in described {
        if let Some(kind) = RecordKind::parse(&kind) {
            describe(conn, kind, &id).await?;
        }
    }
    let facts: Vec<(Position, String)> =
        sqlx::query_as("select position, body from facts order by position").fetch_all(&mut *conn).await?;
    for (position, body) in facts {
        entered(conn, position, &serde_json::from_str(&body)?).await?;
    }
    documents(conn).await?;
    sqlx::query("delete from search_state").execute(&mut *conn).await?;
    sqlx::query("insert into search_state (version) values (?)").bind(VERSION).execute(&mut *conn).await?;
    scratch.commit().await
}

async fn describe(conn: &mut SqliteConnection, kind: RecordKind, id: &str) -> Result<()> {
    let Some(thing) = Thing::of_record(kind) else { return Ok(()) };
    let row: Option<(Position, String)> = sqlx::query_as(
        "select (select min(position) from records where kind = ?1 and id = ?2), body
         from records where kind = ?1 and id = ?2 order by position desc limit 1",
    )
    .bind(kind.as_str())
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    let Some((first, body)) = row else { return Ok(()) };
    let words = match kind {
        RecordKind::Institution => words::institution(&serde_json::from_str(&body)?),
        RecordKind::ElectoralPeriod => words::period(&serde_json::from_str(&body)?),
        RecordKind::LegalBasis => words::legal_basis(&serde_json::from_str(&body)?),
        RecordKind::Programme => words::programme(&serde_json::from_str(&body)?, &around(conn, &body).await?),
        RecordKind::Call => words::call(&serde_json::from_str(&body)?, &around(conn, &body).await?),
        RecordKind::Commitment => {
            let mut one: Commitment = serde_json::from_str(&body)?;
            one.claims.extend(claims(conn, id).await?);
            words::commitment(&one, &around(conn, &body).await?)
        }
        RecordKind::Claim
        | RecordKind::Template
        | RecordKind::FiscalYear
        | RecordKind::Precedent
        | RecordKind::Holiday
        | RecordKind::TermsSuspension
        | RecordKind::Collection => return Ok(()),
    };
    put(conn, thing, first, id, &words).await
}

async fn around(conn: &mut SqliteConnection, body: &str) -> Result<Around> {
    let named: serde_json::Value = serde_json::from_str(body)?;
    Ok(Around {
        institution: newest(conn, RecordKind::Institution, &named["institution_id"]).await?,
        programme: newest(conn, RecordKind::Programme, &named["programme_id"]).await?,
    })
}

async fn newest<T: DeserializeOwned>(conn: &mut SqliteConnection, kind: RecordKind, id: &serde_json::Value) -> Result<Option<T>> {
    let Some(id) = id.as_str() else { return Ok(None) };
    let body: Option<String> =
        sqlx::query_scalar("select body from records where kind = ? and id = ? order by position desc limit 1")
            .bind(kind.as_str())
            .bind(id)
            .fetch_optional(&mut *conn)
            .await?;
    Ok(body.map(|text| serde_json::from_str(&text)).transpose()?)
}

async fn put(conn: &mut SqliteConnection, thing: Thing, position: Position, id: &str, words: &Words) -> Result<()> {
    remove(conn, thing, position).await?;
    sqlx::query("insert into search (rowid, thing, acronym, title, around, text, source) values (?, ?, ?, ?, ?, ?, ?)")
        .bind(thing.first() + position)
        .bind(id)
        .bind(&words.acronym)
        .bind(&words.title)
        .bind(&words.around)
        .bind(&words.text)
        .bind(&words.source)
        .execute(conn)
        .await?;
    Ok(())
}

async fn remove(conn: &mut SqliteConnection, thing: Thing, position: Position) -> Result<()> {
    sqlx::query("delete from search where rowid = ?").bind(thing.first() + position).execute(conn).await?;
    Ok(())
}

/// Every word of the index, with the number of things it occurs in.
pub async fn terms(db: &Db) -> Result<Vec<(String, i64)>> {
    Ok(sqlx::query_as("select term, doc from search_terms").fetch_all(db.read()).await?)
}

/// Sorts whose rows are few enough to be read in one go; facts and documents can be any number.
const TOGETHER: [(Thing, Thing); 3] =
    [(Thing::Call, Thing::LegalBasis), (Thing::Fact, Thing::Fact), (Thing::Document, Thing::Document)];

/// The rows that an expression finds, the newest first: of each sort `most` at the most, of one sort alone where that is asked.
///
/// A beginning of a word is put together from every word that begins so, each time that it is asked for: three questions, not one for
/// each sort, are what keeps a search within its time.
pub async fn rows(db: &Db, expression: &str, only: Option<Thing>, most: usize) -> Result<BTreeMap<Thing, Vec<i64>>> {
    let spans = only.map_or(TOGETHER.to_vec(), |only| vec![(only, only)]);
    let mut found: BTreeMap<Thing, Vec<i64>> = BTreeMap::new();
    for (first, last) in spans {
        let limit = if first == last { i64::try_from(most).unwrap_or(i64::MAX) } else { -1 };
        let rows: Vec<i64> = sqlx::query_scalar(
            "select rowid from search where search match ? and rowid between ? and ? order by rowid desc limit ?",
        )
        .bind(expression)
        .bind(first.rows().start())
        .bind(last.rows().end())
        .bind(limit)
        .fetch_all(db.read())
        .await?;
        for row in rows {
            let Some(thing) = Thing::of_row(row) else { continue };
            let of = found.entry(thing).or_default();
            if of.len() < most {
                of.push(row);
            }
        }
    }
    Ok(found)
}

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    pub thing: Thing,
    pub id: String,
    /// What it is called, a name a line: its acronym, its titles, and the name it has in addresses.
    pub names: String,
}

/// What an expression finds among some neighbouring sorts, the best first; whose acronym is exactly this text comes before all.
pub async fn best(db: &Db, expression: &str, (first, last): (Thing, Thing), text: &str) -> Result<Vec<Hit>> {
    let rows: Vec<(i64, String, String)> = sqlx::query_as(
        "select rowid, thing, acronym || char(10) || title from search where search match ? and rowid between ? and ?
         order by lower(acronym) <> ?, rank, rowid",
    )
    .bind(expression)
    .bind(first.rows().start())
    .bind(last.rows().end())
    .bind(text.to_lowercase())
    .fetch_all(db.read())
    .await?;
    Ok(rows.into_iter().filter_map(|(row, id, names)| Some(Hit { thing: Thing::of_row(row)?, id, names })).collect())
}

/// The ids of some rows, in their order.
pub async fn ids(db: &Db, rows: &[i64]) -> Result<Vec<String>> {
    let found: Vec<(i64, String)> =
        sqlx::query_as("select rowid, thing from search where rowid in (select value from json_each(?))")
            .bind(serde_json::to_string(rows)?)
            .fetch_all(db.read())
            .await?;
    let mut found: HashMap<i64, String> = found.into_iter().collect();
    Ok(rows.iter().filter_map(|row| found.remove(row)).collect())
}
