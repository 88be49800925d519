//! Open data: the tables, the releases, the grants, the dictionary, and what outside validators are given to read.

mod dictionary;
mod grants;
mod merge;
mod private;
mod releases;
mod samples;
mod spool;
mod story;
mod tables;

use crate::support::{Answer, Visitor, World};
use serde_json::Value;
use std::collections::BTreeMap;

/// A row of a table, by the names of its columns.
pub type Row = BTreeMap<String, String>;

pub fn rows(answer: &Answer) -> Vec<Row> {
    assert!(answer.header("content-type").starts_with("text/csv"), "{}", answer.header("content-type"));
    csv::Reader::from_reader(&answer.bytes[..]).deserialize().map(|row| row.expect("a row of every column")).collect()
}

pub async fn table(visitor: &Visitor, path: &str) -> Vec<Row> {
    rows(&visitor.get(path).await.is(200))
}

pub async fn json(visitor: &Visitor, path: &str) -> Value {
    serde_json::from_slice(&visitor.get(path).await.is(200).bytes).expect("JSON")
}

/// The releases of one call, oldest first.
pub async fn releases_of(world: &World, call: &str) -> Vec<Value> {
    let package = json(&world.visitor(), "/data/ocds.json").await;
    let own = format!("ocds-000000-{call}");
    package["releases"].as_array().expect("releases").iter().filter(|release| release["ocid"] == own.as_str()).cloned().collect()
}

/// What the releases of one call add up to.
pub async fn compiled(world: &World, call: &str) -> Value {
    merge::merged(&releases_of(world, call).await)
}
