//! The two doors on the writer: nobody else begins a transaction, and what passes the one without an entry is named.

use super::{short, sources};
use acuse::db::{DERIVED_TABLES, SCRATCH_TABLES};
use regex::Regex;
use std::{collections::BTreeSet, path::Path};

#[test]
fn the_tables_that_need_no_entry_exist_and_are_written() {
    let (migrations, written) = (migrations(), written());
    for table in SCRATCH_TABLES {
        assert!(migrations.contains(&format!("create table {table} (")), "no migration makes {table}");
        assert!(written.contains(*table), "nothing writes {table}");
    }
    assert_eq!(SCRATCH_TABLES.iter().collect::<BTreeSet<_>>().len(), SCRATCH_TABLES.len(), "named once");
}

#[test]
fn what_is_derived_is_an_index_that_is_made_anew_from_elsewhere() {
    let (migrations, written) = (migrations(), written());
    for table in DERIVED_TABLES {
        assert!(migrations.contains(&format!("create virtual table {table} using fts5")), "{table} is no index");
        assert!(written.contains(*table), "nothing writes {table}");
    }
}

fn migrations() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let entries = std::fs::read_dir(folder).expect("migrations");
    entries.map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).expect("SQL")).collect()
}

/// The tables that statements in the sources write.
fn written() -> BTreeSet<String> {
    let statement = Regex::new(r"(?:insert (?:or \w+ )?into|update|delete from) ([a-z_]+)").expect("a pattern");
    let found = |text: &str| statement.captures_iter(text).map(|c| c[1].to_owned()).collect::<Vec<_>>();
    sources("src").iter().flat_map(|(_, text)| found(text)).collect()
}

#[test]
fn only_the_two_doors_begin_a_transaction() {
    let doors = ["src/db.rs", "src/ledger/write.rs"];
    let others: Vec<_> = sources("src")
        .into_iter()
        .filter(|(path, text)| {
            !doors.contains(&short(path).as_str()) && (text.contains(".begin()") || text.contains("begin_with("))
        })
        .map(|(path, _)| short(&path))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}
