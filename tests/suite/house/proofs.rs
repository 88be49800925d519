//! A document that names a test as its proof names one that is there.

use super::sources;
use regex::Regex;
use std::collections::BTreeSet;

const COMPLAINTS: &str = include_str!("../../../docs/complaints.md");

#[test]
fn every_test_that_a_document_gives_as_proof_is_there() {
    let named = Regex::new(r"`([a-z_/]+\.rs)::([a-z_0-9]+)`").expect("a pattern");
    let declared = Regex::new(r"fn ([a-z_0-9]+)\(").expect("a pattern");
    let there: BTreeSet<(String, String)> = sources("tests/suite")
        .into_iter()
        .flat_map(|(path, text)| {
            let file = super::short(&path).trim_start_matches("tests/suite/").to_owned();
            declared.captures_iter(&text).map(|found| (file.clone(), found[1].to_owned())).collect::<Vec<_>>()
        })
        .collect();
    let wanted: BTreeSet<_> = named.captures_iter(COMPLAINTS).map(|found| (found[1].to_owned(), found[2].to_owned())).collect();
    assert!(wanted.len() > 100, "{}", wanted.len());
    let gone: Vec<_> = wanted.difference(&there).collect();
    assert!(gone.is_empty(), "docs/complaints.md names what is not there: {gone:?}");
}
