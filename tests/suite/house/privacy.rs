//! What no form asks: anybody's migration status, and who the people are that an association works with.

use super::sources;
use regex::Regex;
use std::{collections::BTreeSet, path::Path};

/// The names of all fields that pages make, by the parts that make them and by hand.
fn fields() -> BTreeSet<String> {
    let part = r#"(?:\.input|\.select|\.choices|\.choices_with_hint|\.file|form\.get|form\.raw|form\.has|form\.all)\(\s*"([a-z0-9_-]+)""#;
    let (made, by_hand) = (Regex::new(part).expect("a pattern"), Regex::new(r#"\bname="([a-z0-9_-]+)""#).expect("a pattern"));
    let found = |text: &str| -> Vec<String> {
        made.captures_iter(text).chain(by_hand.captures_iter(text)).map(|found| found[1].to_owned()).collect()
    };
    sources("src").iter().flat_map(|(_, text)| found(text)).collect()
}

#[test]
fn the_walk_finds_the_fields_that_there_are() {
    let found = fields();
    for known in ["email", "password", "populations", "city", "kind", "expires", "participation", "objection", "file", "seen"] {
        assert!(found.contains(known), "{known} is not found: {found:?}");
    }
    assert!(found.len() > 100, "only {} fields are found", found.len());
}

#[test]
fn no_field_asks_for_status_or_for_the_people_an_association_works_with() {
    let unwelcome = Regex::new(
        "(?x) migra | immigr | estatus | legal_status | situacion | nationalit | nacionalidad | citizen | ciudadania | birth | nacimiento
        | curp | passport | pasaporte | visa | beneficiar | gender | sexo | ethnic | etnia | language_spoken | phone | telefono | ssn | itin",
    )
    .expect("a pattern");
    let asked: Vec<String> = fields().into_iter().filter(|name| unwelcome.is_match(name)).collect();
    assert!(asked.is_empty(), "{asked:?}");
}

#[test]
fn no_label_asks_for_it_either() {
    let unwelcome = Regex::new("(?i)(situaci|estatus|condici)[^ ]* migratori|migration status|immigration status|fecha de nacimiento|date of birth|nacionalidad|nationality")
        .expect("a pattern");
    for lang in ["es", "en"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang);
        for entry in std::fs::read_dir(folder).expect("locales") {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("words");
            let words: std::collections::BTreeMap<String, String> = serde_json::from_str(&text).expect("keys with texts");
            let asks = |key: &str| key.ends_with("_label") || key.ends_with("_legend") || key.ends_with("_question");
            for (key, text) in words.iter().filter(|(key, _)| asks(key)) {
                assert!(!unwelcome.is_match(text), "{}: {key}: {text}", path.display());
            }
        }
    }
}
