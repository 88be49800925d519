//! Schemas of what a line asks: questions, papers, amounts, who may apply, and by what it is decided.

use super::build::{Object, flag, list, maybe, named, number, object, text, word};
use crate::calls::terms::{ColumnKind, LegalWanted};
use serde_json::Value;

/// Every kind of question, by its name.
const KINDS: [&str; 11] =
    ["short", "long", "number", "money", "date", "yes_no", "choice", "several", "table", "file", "declaration"];

pub fn all() -> Vec<(&'static str, Value)> {
    vec![("Form", form()), ("FormQuestion", question()), ("FormRule", rule()), ("FormCriterion", criterion())]
}

fn form() -> Value {
    let heading = numbered().has("title", named("Both")).may_have("ceiling", number()).may_have("share", number()).closed();
    let section = numbered().all(&["title", "help"], &named("Both")).closed();
    let paper = numbered().has("title", named("Both")).has("required", flag()).closed();
    object()
        .has("line", text())
        .has("version", number())
        .all(&["title", "description"], &named("Both"))
        .has("currency", word(&["MXN", "USD"]))
        .has("ceiling", maybe(number()))
        .may_have("legal_person", word(&LegalWanted::ALL.map(LegalWanted::as_str)))
        .may_have("blind", flag())
        .may_have("eligibility", list(named("FormRule")))
        .may_have("headings", list(heading))
        .may_have("sections", list(section))
        .has("questions", list(named("FormQuestion")))
        .has("papers", list(paper))
        .may_have("criteria", list(named("FormCriterion")))
        .has("url", named("Addresses"))
        .closed()
}

/// What its kind does not have is left out.
fn question() -> Value {
    let column = object().has("title", named("Both")).has("kind", word(&ColumnKind::ALL.map(ColumnKind::as_str))).closed();
    numbered()
        .all(&["text", "hint"], &named("Both"))
        .has("required", flag())
        .may_have("section", text())
        .may_have("only_if", object().all(&["question", "answer"], &text()).closed())
        .has("kind", word(&KINDS))
        .may_have("max_chars", number())
        .may_have("max_words", number())
        .may_have("options", list(named("Both")))
        .may_have("columns", list(column))
        .may_have("max_rows", number())
        .may_have("max_files", number())
        .closed()
}

/// A rule of the published document, as a question; the answers that do not bar, and the clause that decides.
fn rule() -> Value {
    numbered()
        .has("question", named("Both"))
        .may_have("options", list(named("Both")))
        .has("admits", list(text()))
        .all(&["clause", "words", "words_lang", "source"], &text())
        .closed()
}

/// By what it is decided: each level has points of its own.
fn criterion() -> Value {
    let level = object().has("points", number()).has("says", named("Both")).closed();
    numbered().all(&["title", "looks_at"], &named("Both")).has("levels", list(level)).closed()
}

fn numbered() -> Object {
    object().has("id", text())
}
