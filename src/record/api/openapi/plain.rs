//! Schemas of the small values that everything else is made of.

use super::build::{list, maybe, named, number, object, text, word};
use crate::{
    calls::{
        checks::CheckDue,
        facts::{AssertedBy, SubjectKind},
        model::CommitmentKind,
        standing::Kind,
    },
    evidence::model::EvidenceKind,
};
use serde_json::{Value, json};

/// A date as precisely as it is known.
const PARTIAL: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}|/[0-9]{2})?|-Q[1-4])?$";
/// A day, or a day and an hour on a wall clock.
const MOMENT: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$";

pub fn all() -> Vec<(&'static str, Value)> {
    let uri = json!({ "type": "string", "format": "uri" });
    vec![
        ("Both", object().has("es", text()).has("en", text()).closed()),
        ("Addresses", object().has("es", uri.clone()).has("en", uri).closed()),
        ("Day", json!({ "type": "string", "format": "date" })),
        ("Date", json!({ "type": "string", "pattern": PARTIAL })),
        ("Moment", json!({ "type": "string", "pattern": MOMENT })),
        ("Instant", json!({ "type": "string", "format": "date-time" })),
        ("Sha256", json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })),
        ("Level", json!({ "type": "integer", "minimum": 1, "maximum": 5 })),
        ("Confidence", word(&["sourced", "general_knowledge", "uncertain"])),
        ("Kind", word(&Kind::ALL.map(Kind::name))),
        ("CheckDue", word(&CheckDue::ALL.map(CheckDue::name))),
        ("CommitmentKind", word(&CommitmentKind::ALL.map(CommitmentKind::name))),
        ("AssertedBy", word(&AssertedBy::ALL.map(AssertedBy::name))),
        ("EvidenceType", word(&EvidenceKind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>())),
        ("Subject", object().has("kind", word(&SubjectKind::ALL.map(SubjectKind::name))).has("id", text()).closed()),
        ("Money", object().has("cents", number()).has("currency", named("Currency")).closed()),
        ("Currency", word(&["MXN", "USD"])),
        ("TextOrNumber", json!({ "type": ["string", "integer", "null"] })),
        ("Named", naming()),
        ("Problem", problem()),
    ]
}

/// An institution or a programme, as a call names it.
fn naming() -> Value {
    object().has("id", text()).may_have("acronym", maybe(text())).has("name", named("Both")).closed()
}

/// RFC 9457.
fn problem() -> Value {
    object()
        .has("type", json!({ "type": "string", "format": "uri" }))
        .has("title", text())
        .has("status", number())
        .has("detail", text())
        .closed()
}

/// What every answer begins with: the days that it is about and the version of the rules.
pub fn head() -> super::build::Object {
    object().has("as_of", named("Day")).has("known_on", maybe(named("Day"))).has("rules", number())
}

/// A page of a list.
pub fn page(name: &str, of: Value) -> Value {
    head().has("found", number()).has(name, list(of)).has("next", maybe(text())).closed()
}
