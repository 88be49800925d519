//! Rooms know only those before them. `web` knows all; nothing knows `web` but for its shared parts.

use super::{short, sources};
use std::{collections::BTreeSet, path::Path};

/// Rooms in order, bottom first. A room may use itself and any before it.
const ORDER: [&[&str]; 11] = [
    &[
        "clock", "config", "ids", "error", "i18n", "policy", "db", "ledger", "limits", "derived", "vault", "scanner", "app",
        "mail",
    ],
    &["accounts"],
    &["associations"],
    &["calls"],
    &["applications", "suggestions", "office"],
    &["evidence", "dossier", "projects", "replacement"],
    &["review"],
    &["record", "steward", "case_file"],
    &["recording", "calendar", "guides"],
    &["web"],
    &["commands", "demo", "islands"],
];

/// Parts of `web` that any room may use.
const SHARED: [&str; 15] = [
    "address",
    "counts",
    "dates",
    "download",
    "errors",
    "form",
    "lang",
    "meanwhile",
    "parts",
    "problem",
    "render",
    "router",
    "shell",
    "upload",
    "visit",
];

fn level(room: &str) -> Option<usize> {
    ORDER.iter().position(|rooms| rooms.contains(&room))
}

fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("a source");
    inside.components().next().map(|c| c.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()).unwrap_or_default()
}

/// What a text names after `crate::`, with the next segment; use-trees are walked whole.
fn named(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        // `mycrate::` or `$crate::` would be another crate's.
        if !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            branches(&text[at + "crate::".len()..], &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Walks one use-tree from after its `::` and notes the first two segments of each path; how many bytes it took.
fn branches(text: &str, before: &mut Vec<String>, found: &mut Vec<(String, String)>) -> usize {
    let skipped = text.len() - text.trim_start().len();
    let rest = &text[skipped..];
    if rest.starts_with('{') {
        let mut at = skipped + 1;
        while let Some(next) = text[at..].chars().next() {
            match next {
                '}' => return at + 1,
                ',' => at += 1,
                c if c.is_whitespace() => at += c.len_utf8(),
                _ => at += branches(&text[at..], before, found).max(1),
            }
        }
        return at;
    }
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let mut at = skipped + word.len();
    before.push(word);
    if text[at..].starts_with("::") {
        at += 2;
        at += branches(&text[at..], before, found);
    } else if let [room, rest @ ..] = &before[..] {
        found.push((room.clone(), rest.first().cloned().unwrap_or_default()));
        // Another name for it is no segment.
        if let Some(alias) = text[at..].strip_prefix(" as ") {
            at += " as ".len() + alias.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(alias.len());
        }
    }
    before.pop();
    at
}

#[test]
fn use_trees_are_read_whole() {
    let text = "use crate::{accounts, calls::{live, record::Record}, web::router::Bilingual as _};\n let x = crate::ledger::head(db); crate::i18n";
    let read: Vec<String> = named(text).into_iter().map(|(room, part)| format!("{room}/{part}")).collect();
    assert_eq!(read, ["accounts/", "calls/live", "calls/record", "web/router", "ledger/head", "i18n/"]);
}

#[test]
fn every_room_has_its_place() {
    for (path, _) in sources("src") {
        let room = room_of(&path);
        assert!(["lib", "main"].contains(&room.as_str()) || level(&room).is_some(), "{room} is in no row of ORDER");
    }
}

#[test]
fn rooms_know_only_those_before_them() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let room = room_of(&path);
        let Some(own) = level(&room) else { continue };
        for (other, part) in named(&text) {
            let Some(theirs) = level(&other) else { continue };
            let shared = other == "web" && (SHARED.contains(&part.as_str()) || part.is_empty());
            if theirs > own && !shared && other != room && other != "islands" {
                wrong.push(format!("{} uses {other}::{part}", short(&path)));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rooms_beside_each_other_do_not_know_each_other_both_ways() {
    let mut edges = BTreeSet::new();
    for (path, text) in sources("src") {
        let room = room_of(&path);
        edges.extend(named(&text).into_iter().filter(|(other, _)| *other != room).map(|(other, _)| (room.clone(), other)));
    }
    // Below the rooms with words and pages, what everything stands on is one ground.
    let beside = |a: &str, b: &str| level(a).is_some_and(|row| row > 0 && Some(row) == level(b));
    let both: Vec<_> = edges.iter().filter(|(a, b)| beside(a, b) && edges.contains(&(b.clone(), a.clone()))).collect();
    assert!(both.is_empty(), "{both:?}");
}

#[test]
fn only_islands_reach_the_browser() {
    let lib = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    let lines: Vec<&str> = lib.lines().collect();
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("pub mod ")) {
        let gated = i > 0 && lines[i - 1] == "#[cfg(feature = \"ssr\")]";
        assert!(gated || *line == "pub mod islands;", "{line} would ship to visitors");
    }
}
