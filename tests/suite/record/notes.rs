//! The compilers' notes in both languages: none without its Spanish, none left over, and the founding call's page all in Spanish.

use crate::support::World;
use acuse::{calls::reference, record::notes, web::lang::Lang};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Where the reference keeps notes that were written in English, by file.
const NOTES: [(&str, &[&str]); 10] = [
    (
        "calls",
        &[
            "eligibility",
            "documents_required",
            "evaluation_criteria",
            "selection_body",
            "results_rule",
            "electoral_clause",
            "not_found",
            "note",
            "inferred",
            "context_facts.fact",
            "context_facts.note",
            "amounts.note",
            "amounts.call",
        ],
    ),
    ("commitments", &["inferred", "notes"]),
    ("templates", &["inferred", "notes", "reported.what"]),
    ("facts", &["searched", "not_searched", "inferred", "confidence_note"]),
    ("identifiers", &["name", "length", "check", "caveat", "tested_with"]),
    ("institutions", &["notes"]),
    ("electoral_periods", &["offices", "effect_on_calls", "notes", "verify.place"]),
    ("legal_basis", &["rule_summary", "what_it_does_not_say", "asked_through.name"]),
    ("programmes", &["notes", "what_it_funds", "eligible", "known_amounts.what"]),
    ("suspension_precedents", &["authority", "what", "exceptions", "claimed_basis"]),
];

fn spanish() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("../../../reference/es.json")).expect("reference/es.json reads")
}

/// The texts at a path such as `amounts.note`, through lists.
fn at<'a>(value: &'a Value, path: &[&str], found: &mut Vec<&'a str>) {
    match (value, path) {
        (Value::Array(items), _) => items.iter().for_each(|item| at(item, path, found)),
        (Value::Object(fields), [first, rest @ ..]) => {
            if let Some(inner) = fields.get(*first) {
                at(inner, rest, found);
            }
        }
        (Value::String(text), []) if !text.is_empty() && text != "-" => found.push(text),
        _ => {}
    }
}

/// Every text of the reference, and of what separates sources each one.
fn every_text(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| every_text(item, found)),
        Value::Object(fields) => fields.values().for_each(|item| every_text(item, found)),
        Value::String(text) => {
            found.insert(text.clone());
            found.extend(text.split("; ").map(str::to_owned));
        }
        _ => {}
    }
}

#[test]
fn every_note_of_the_reference_has_its_spanish() {
    let spanish = spanish();
    let mut missing = Vec::new();
    for (file, fields) in NOTES {
        let text = reference::FILES.iter().find(|(name, _)| *name == file).expect("a shipped file").1;
        let whole: Value = serde_json::from_str(text).expect("it reads");
        for field in fields {
            let path: Vec<&str> = field.split('.').collect();
            let mut found = Vec::new();
            at(&whole, &path, &mut found);
            missing.extend(
                found.into_iter().filter(|note| !spanish.contains_key(*note)).map(|note| format!("{file}.{field}: {note}")),
            );
        }
    }
    assert!(missing.is_empty(), "reference/es.json lacks {missing:#?}");
}

#[test]
fn no_translation_is_left_over() {
    let mut texts = BTreeSet::new();
    for (_, text) in reference::FILES {
        every_text(&serde_json::from_str(text).expect("it reads"), &mut texts);
    }
    let over: Vec<String> = spanish().into_keys().filter(|text| !texts.contains(text)).collect();
    assert!(over.is_empty(), "nothing in the reference says {over:#?}");
}

#[test]
fn sources_keep_their_names_and_say_in_spanish_how_they_were_read() {
    let both = "proceso.com.mx 2018-03-30; general knowledge; to verify";
    assert_eq!(notes::source(Lang::es, both), "proceso.com.mx 2018-03-30; conocimiento general; por verificar");
    assert_eq!(notes::source(Lang::en, both), both);
    assert_eq!(notes::note(Lang::es, "Lo que alguien escribió aquí"), "Lo que alguien escribió aquí");
}

#[test]
fn no_source_points_to_a_file_that_readers_never_see() {
    for (file, text) in reference::FILES.iter().filter(|(file, _)| *file != "glossary") {
        assert!(!text.contains(".json"), "reference/{file}.json names a file");
    }
}

#[tokio::test]
async fn the_founding_calls_page_is_all_in_spanish() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/convocatorias/sederec-2018-asociaciones").await.is(200).text();
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a main part");
    assert!(!main.contains("lang=\"en\""), "a part is in English");
    for words in [
        "traducidas del inglés",
        "la gaceta de la ciudad de 2018 completa",
        "Según el artículo, los resultados",
        "número de la gaceta",
    ] {
        assert!(main.contains(words), "lacks {words}");
    }
    for words in ["gazette", "election day", "the article", "associations working"] {
        assert!(!main.contains(words), "still says {words}");
    }
}
