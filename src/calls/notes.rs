//! What the compilers of the reference wrote in English, in the reader's language: `reference/es.json` gives the Spanish of each text.

use crate::web::lang::Lang;
use std::{collections::BTreeMap, sync::LazyLock};

/// English text, Spanish text. A text that reads the same in both stands beside itself, so that none is missing by oversight.
static SPANISH: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../reference/es.json")).unwrap_or_default());

/// The text in the reader's language. What somebody wrote in this installation stands as written: nobody knows its language.
pub fn note(lang: Lang, text: &str) -> String {
    match lang {
        Lang::es => SPANISH.get(text).map_or(text, String::as_str).to_owned(),
        Lang::en => text.to_owned(),
    }
}

/// Several sources in one line: each is a name to be kept, but for the words that say how it was read.
pub fn source(lang: Lang, text: &str) -> String {
    text.split("; ").map(|one| note(lang, one)).collect::<Vec<_>>().join("; ")
}
