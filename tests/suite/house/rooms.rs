//! Rooms know only those before them. `web` knows all; nothing knows `web` but for its shared parts.

use super::{short, sources};
use regex::Regex;
use std::path::Path;

/// Rooms in order, bottom first. A room may use itself and any before it.
const ORDER: [&[&str]; 11] = [
    &["clock", "config", "ids", "error", "i18n", "policy", "db", "ledger", "limits", "derived", "vault", "app", "mail"],
    &["accounts"],
    &["associations"],
    &["calls"],
    &["applications", "suggestions", "office"],
    &["evidence"],
    &["review"],
    &["record", "steward"],
    &["recording"],
    &["web"],
    &["commands", "demo", "islands"],
];

/// Parts of `web` that any room may use.
const SHARED: [&str; 12] =
    ["address", "dates", "download", "errors", "form", "lang", "parts", "render", "router", "shell", "upload", "visit"];

fn level(room: &str) -> Option<usize> {
    ORDER.iter().position(|rooms| rooms.contains(&room))
}

fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("a source");
    inside.components().next().map(|c| c.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()).unwrap_or_default()
}

/// What a text names after `crate::`, with the next segment; also inside `use crate::{…}`.
fn named(text: &str) -> Vec<(String, String)> {
    let plain = Regex::new(r"crate::([a-z_0-9]+)(?:::\{?\s*([a-z_0-9]+))?").expect("a pattern");
    let group = Regex::new(r"(?s)use crate::\{(.*?)\n\};|use crate::\{([^\n]*)\};").expect("a pattern");
    let inner = Regex::new(r"(?:^|[\s,{])([a-z_0-9]+)::\{?\s*([A-Za-z_0-9]+)").expect("a pattern");
    let mut found: Vec<_> =
        plain.captures_iter(text).map(|c| (c[1].to_owned(), c.get(2).map_or("", |m| m.as_str()).to_owned())).collect();
    for block in group.captures_iter(text) {
        let body = block.get(1).or(block.get(2)).map_or("", |m| m.as_str());
        let mut depth = 0;
        for line in body.lines() {
            if depth == 0 {
                found.extend(inner.captures_iter(line).take(1).map(|c| (c[1].to_owned(), c[2].to_owned())));
            }
            depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
        }
    }
    found
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
fn only_islands_reach_the_browser() {
    let lib = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    let lines: Vec<&str> = lib.lines().collect();
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("pub mod ")) {
        let gated = i > 0 && lines[i - 1] == "#[cfg(feature = \"ssr\")]";
        assert!(gated || *line == "pub mod islands;", "{line} would ship to visitors");
    }
}
