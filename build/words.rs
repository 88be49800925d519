//! Generates the typed words from `locales/`. A key that one language has and another lacks stops the build:
//! nobody should meet half a page in the other language.

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use serde_json::Value;
use std::{collections::BTreeSet, env, fs, path::Path};

const LANGUAGES: [&str; 2] = ["es", "en"];

pub fn generate() {
    println!("cargo::rerun-if-changed=locales");
    let namespaces = namespaces();
    for name in &namespaces {
        same_keys(name);
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("i18n");
    let config = Config::new(LANGUAGES[0])
        .and_then(|c| c.add_locale(LANGUAGES[1]))
        .and_then(|c| c.add_namespaces(namespaces))
        .expect("language and namespace names are identifiers")
        // Words with values are finished text on the server: islands get them as plain strings.
        .parse_options(ParseOptions::new().interpolate_display(true));
    let words = TranslationsInfos::parse(config).expect("locales/ must parse");
    words.emit_diagnostics();
    words.generate_i18n_module(out).expect("the words' module is written");
}

fn namespaces() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir("locales/es")
        .expect("locales/es exists")
        .filter_map(|entry| entry.ok()?.path().file_stem().map(|s| s.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}

fn same_keys(namespace: &str) {
    let [es, en] = LANGUAGES.map(|lang| keys(lang, namespace));
    let missing: Vec<_> = es.symmetric_difference(&en).collect();
    assert!(missing.is_empty(), "locales/*/{namespace}.json: only one language has {missing:?}");
}

fn keys(lang: &str, namespace: &str) -> BTreeSet<String> {
    let path = format!("locales/{lang}/{namespace}.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let value: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
    value.as_object().unwrap_or_else(|| panic!("{path}: an object of keys")).keys().cloned().collect()
}
