//! The files, by name: what each is, what it is made of, and how it is written. The server and `acuse export` write the same.

use super::{
    calls, facts, grants,
    ocds::{self, extension},
    package, table,
};
use crate::{
    calls::{
        dates::Zone,
        live,
        record::Record,
        store::{self as record_store},
    },
    clock::Now,
    config::Config,
    db::Db,
    error::{Error, Result},
    evidence::store::of_facts_known,
    i18n::td_string,
    ids::FactId,
    record::query::{Asked, Name, today},
    review::store as review,
    web::lang::Lang,
};
use chrono::NaiveDate;
use serde_json::Value;
use std::{
    io::{self, Write},
    sync::Arc,
};

/// A file of the open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    Calls,
    Facts,
    Ocds,
    Grants,
    Package,
    Extension,
    ExtensionSchema,
}

/// Writes a file; as often as asked, the same each time.
pub type Writer = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + Send + Sync>;

/// What a file is asked of: the record that the days name, and the instant.
pub struct Question<'a> {
    pub db: &'a Db,
    pub config: &'a Config,
    pub record: Arc<Record>,
    pub asked: Asked,
    pub now: Now,
    /// The day that it is true on.
    pub day: NaiveDate,
}

impl<'a> Question<'a> {
    pub fn new(db: &'a Db, config: &'a Config, record: Arc<Record>, asked: Asked, now: Now) -> Self {
        let day = asked.as_of.unwrap_or_else(|| today(now));
        Self { db, config, record, asked, now, day }
    }
}

impl File {
    pub const ALL: [Self; 7] =
        [Self::Calls, Self::Facts, Self::Ocds, Self::Grants, Self::Package, Self::Extension, Self::ExtensionSchema];

    /// Below `/data/` and in an export.
    pub fn path(self) -> &'static str {
        match self {
            Self::Calls => "calls.csv",
            Self::Facts => "facts.csv",
            Self::Ocds => "ocds.json",
            Self::Grants => "360giving.json",
            Self::Package => "datapackage.json",
            Self::Extension => extension::METADATA,
            Self::ExtensionSchema => extension::SCHEMA,
        }
    }

    pub fn media(self) -> &'static str {
        match self {
            Self::Calls | Self::Facts => "text/csv; charset=utf-8; header=present",
            _ => "application/json",
        }
    }

    /// What is in it, for readers.
    pub fn says(self, lang: Lang) -> &'static str {
        match self {
            Self::Calls => td_string!(lang, data.file_calls),
            Self::Facts => td_string!(lang, data.file_facts),
            Self::Ocds => td_string!(lang, data.file_ocds),
            Self::Grants => td_string!(lang, data.file_grants),
            Self::Package => td_string!(lang, data.file_package),
            Self::Extension => td_string!(lang, data.file_extension),
            Self::ExtensionSchema => td_string!(lang, data.file_extension_schema),
        }
    }

    /// What it may be asked for: a history of releases is not of a day, but can end with one.
    pub fn takes(self) -> &'static [Name] {
        match self {
            Self::Calls | Self::Facts | Self::Grants => &[Name::AsOf, Name::KnownOn],
            Self::Ocds => &[Name::KnownOn],
            Self::Package | Self::Extension | Self::ExtensionSchema => &[],
        }
    }

    /// Loads what it is made of; none where there is nothing to write.
    pub async fn writer(self, question: &Question<'_>) -> Result<Option<Writer>> {
        let base = question.config.base_url();
        Ok(Some(match self {
            Self::Calls => table_of_calls(question, base),
            Self::Facts => table_of_facts(question, base).await?,
            Self::Ocds => releases(question, base).await?,
            Self::Grants => match paid(question, &base).await? {
                Some(package) => json(package),
                None => return Ok(None),
            },
            Self::Package => json(package::package(&base, question.config.demo)),
            Self::Extension => json(extension::metadata(&base)),
            Self::ExtensionSchema => json(extension::schema()),
        }))
    }
}

fn json(value: Value) -> Writer {
    Box::new(move |out| Ok(serde_json::to_writer(out, &value)?))
}

fn table_of_calls(question: &Question<'_>, base: String) -> Writer {
    let (record, asked, day, now) = (question.record.clone(), question.asked.clone(), question.day, question.now);
    Box::new(move |out| {
        let rows = calls::rows(record.as_of(asked.as_of, asked.known_on), &base, day, now);
        table::write(out, calls::COLUMNS, rows, |cell, row| cell(row))
    })
}

async fn table_of_facts(question: &Question<'_>, base: String) -> Result<Writer> {
    let (record, asked) = (question.record.clone(), question.asked.clone());
    let ids: Vec<FactId> = record.facts().iter().map(|fact| fact.id.clone()).collect();
    let rests_on = of_facts_known(question.db, &ids, asked.known_on).await?;
    Ok(Box::new(move |out| {
        let rows = facts::rows(record.as_of(asked.as_of, asked.known_on), &rests_on, &base);
        table::write(out, facts::COLUMNS, rows, |cell, row| cell(row))
    }))
}

async fn releases(question: &Question<'_>, base: String) -> Result<Writer> {
    let (record, known_on, demo) = (question.record.clone(), question.asked.known_on, question.config.demo);
    let until = known_on.map_or(question.now, |day| Zone::MEXICO_CITY.end_of(day).min(question.now));
    let versions = live::versions(question.db, known_on).await?;
    Ok(Box::new(move |out| ocds::Package { record: &record, versions: &versions, base: &base, demo, until }.write(out)))
}

async fn paid(question: &Question<'_>, base: &str) -> Result<Option<Value>> {
    let mut published = Vec::new();
    for (line, resolution) in review::published(question.db).await? {
        let terms = record_store::terms(question.db, &line).await?;
        let currency = terms.ok_or_else(|| Error::internal("a resolved line without terms"))?.currency;
        published.push(grants::Published { line, currency, resolution });
    }
    let view = question.record.as_of(question.asked.as_of, question.asked.known_on);
    Ok(grants::package(&view, &published, base, question.config.demo, question.now))
}
