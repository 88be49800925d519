//! The words: both languages have the same keys (the build sees to that), the same values to fill in, and none is unused.

use super::sources;
use regex::Regex;
use std::{collections::BTreeMap, path::Path};

type Words = BTreeMap<String, BTreeMap<String, String>>;

fn words(lang: &str) -> Words {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang);
    std::fs::read_dir(folder)
        .expect("locales")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("words");
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, serde_json::from_str(&text).expect("keys with texts"))
        })
        .collect()
}

#[test]
fn no_word_is_unused() {
    let all: String = sources("src").into_iter().map(|(_, text)| text).collect();
    let squeezed: String = all.split_whitespace().collect();
    let mut unused = Vec::new();
    for (namespace, keys) in words("es") {
        let pattern = Regex::new(&format!(r"\b{namespace}\.([a-z0-9_]+)")).expect("a pattern");
        let used: std::collections::BTreeSet<&str> =
            pattern.captures_iter(&squeezed).filter_map(|c| c.get(1)).map(|m| m.as_str()).collect();
        unused.extend(keys.keys().filter(|key| !used.contains(key.as_str())).map(|key| format!("{namespace}.{key}")));
    }
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn both_languages_fill_in_the_same_values() {
    let gap = Regex::new(r"\{\{\s*(\w+)\s*\}\}").expect("a pattern");
    let gaps = |text: &str| {
        let mut names: Vec<String> = gap.captures_iter(text).map(|c| c[1].to_owned()).collect();
        names.sort();
        names.dedup();
        names
    };
    let (es, en) = (words("es"), words("en"));
    for (namespace, keys) in &es {
        for (key, text) in keys {
            assert_eq!(gaps(text), gaps(&en[namespace][key]), "{namespace}.{key}");
        }
    }
}

#[test]
fn nobody_is_begged_blamed_or_told_that_something_is_invalid() {
    let es = Regex::new(r"(?i)\b(por favor|lo sentimos|inválid[oa]s?|error de usuario|oops|tu|tus|haz clic|clickea)\b")
        .expect("a pattern");
    let en = Regex::new(r"(?i)\b(please|sorry|invalid|oops|illegal|corrupt)\b").expect("a pattern");
    for (lang, unwelcome) in [("es", es), ("en", en)] {
        for (namespace, keys) in words(lang) {
            for (key, text) in keys {
                assert!(!unwelcome.is_match(&text), "{lang}/{namespace}.{key}: {text}");
            }
        }
    }
}

/// Words behind a value that are no noun in plural.
const NO_PLURAL: &str = "antes después es las los más sus asks counts does gives has holds is its prepares presentamos represents shows stands takes this was";

#[test]
fn what_is_counted_has_a_form_for_one() {
    let counts = words("es").remove("counts").expect("numbers with what they count");
    for name in counts.keys().filter(|name| !name.ends_with("_one")) {
        assert!(counts.contains_key(&format!("{name}_one")), "counts.{name} has no form for one");
    }
    // `most` is a limit that the program sets, and never one.
    let plural = Regex::new(r"\{\{\s*(\w+)\s*\}\}[ \u{a0}]+(\p{L}+s)\b").expect("a pattern");
    let mut found = Vec::new();
    for lang in ["es", "en"] {
        for (namespace, keys) in words(lang).into_iter().filter(|(namespace, _)| namespace != "counts") {
            for (key, text) in keys {
                let many = |c: regex::Captures<'_>| &c[1] != "most" && !NO_PLURAL.split(' ').any(|word| word == &c[2]);
                if plural.captures_iter(&text).any(many) {
                    found.push(format!("{lang}/{namespace}.{key}: {text}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "say how many through `web::counts`: {found:#?}");
}

/// What people choose outside of Acuse, or write in an address.
const ELSEWHERE: [&str; 3] = ["Guardar como", "Save as", "next"];

#[test]
fn what_one_is_told_to_choose_is_called_so_somewhere() {
    let es = Regex::new(r"(?i)\b(?:elija|marque|pulse|use|oprima)\b[^.«]*«([^«»{]+)»").expect("a pattern");
    let en = Regex::new(r"(?i)\b(?:choose|tick|press|use|click)\b[^.“]*“([^“”{]+)”").expect("a pattern");
    for (lang, told) in [("es", es), ("en", en)] {
        let all = words(lang);
        let called: std::collections::BTreeSet<&str> = all.values().flat_map(BTreeMap::values).map(String::as_str).collect();
        for (namespace, keys) in &all {
            for (key, text) in keys {
                for control in told.captures_iter(text).filter_map(|c| c.get(1)).map(|name| name.as_str()) {
                    let is_there = called.contains(control) || ELSEWHERE.contains(&control);
                    assert!(is_there, "{lang}/{namespace}.{key}: nothing is called «{control}»");
                }
            }
        }
    }
}
