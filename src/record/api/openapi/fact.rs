//! Schemas of facts, each kind with the fields of its own, and of the evidence behind them.

use super::build::{Object, flag, list, maybe, named, number, object, text, word};
use crate::calls::facts::FactKind;
use serde_json::{Value, json};

pub fn all() -> Vec<(&'static str, Value)> {
    vec![
        ("Fact", fact()),
        ("Window", window()),
        ("Until", until()),
        ("Awards", awards()),
        ("Evidence", evidence()),
        ("Testimony", testimony()),
    ]
}

/// What all facts have, and one of the kinds.
fn fact() -> Value {
    let common = object()
        .has("id", text())
        .has("recorded_at", named("Instant"))
        .has("subject", named("Subject"))
        .has("occurred_on", named("Date"))
        .may_have("on_or_before", flag())
        .has("level", named("Level"))
        .may_have("proposed_level", named("Level"))
        .has("asserted_by", named("AssertedBy"))
        .may_have("by", text())
        .all(&["text_es", "text_en", "source"], &text())
        .may_have("term", named("TermOfDays"))
        .has("confidence", named("Confidence"))
        .may_have("confidence_note", text())
        .may_have("inferred", list(text()))
        .may_have("supersedes", text())
        .may_have("confirms", text())
        .has("superseded", flag())
        .may_have("corroborated", flag())
        .has("to_verify", flag())
        .has("url", named("Addresses"))
        .has("evidence", list(named("Evidence")))
        .open();
    let kinds: Vec<Value> =
        FactKind::NAMES.into_iter().map(|name| of_kind(name, object().has("type", json!({ "const": name }))).open()).collect();
    json!({ "allOf": [common], "oneOf": kinds, "unevaluatedProperties": false })
}

/// The fields that a kind has of its own.
fn of_kind(name: &str, own: Object) -> Object {
    let promised = |own: Object| own.may_have("results_promised", named("Date"));
    match name {
        "published" | "amended" | "resumed" => promised(own),
        "deadline_extended" => promised(own).has("closes", named("Moment")).has("zone", text()).may_have("clock", text()),
        "window" => promised(own).has("window", named("Window")),
        "suspended" => own
            .all(&["stated_reason_es", "stated_reason_en", "legal_basis_named"], &maybe(text()))
            .has("until", maybe(named("Until"))),
        "ordered_by_court" => own
            .has("order", word(&["suspend", "resume", "resolve", "other"]))
            .has("court", maybe(text()))
            .has("until", maybe(named("Until"))),
        "results_published" | "partly_resolved" => own.has("awards", maybe(named("Awards"))),
        "paid" => own.has("awards", maybe(named("Awards"))).may_have("partly", flag()),
        "checked_no_act" => own.all(&["searched", "not_searched"], &list(text())),
        "edition_not_found" => own.has("edition", named("EditionOf")).all(&["searched", "not_searched"], &list(text())),
        "authority_notified" => own.has("how", maybe(text())).may_have("before_publication", flag()).may_have("about", text()),
        "authority_replied" => own.may_have("to", text()).may_have("letter", flag()),
        "redacted" => own.has("fact", text()),
        "succeeded" | "moved" => own.has("successor", text()),
        "terms_suspended" => own.all(&["first", "last"], &named("Day")),
        "due_recomputed" => own.all(&["was", "due"], &named("Date")).has("because", because()),
        _ => own,
    }
}

fn window() -> Value {
    let hours = object().all(&["from", "to"], &text()).closed();
    object()
        .all(&["opens", "closes"], &maybe(named("Moment")))
        .has("zone", text())
        .may_have("hours", hours)
        .may_have("by_window", flag())
        .may_have("clock", text())
        .closed()
}

/// Which days of the calendar, or which day that it is counted from, moved a date.
fn because() -> Value {
    let days = list(named("Day"));
    let moved = object().all(&["was", "is"], &named("Day")).closed();
    object().may_have("rest", days.clone()).may_have("worked", days).may_have("from", moved).closed()
}

fn until() -> Value {
    let election = object().has("kind", json!({ "const": "election_day" })).has("period", text()).has("date", named("Date"));
    let date = object().has("kind", json!({ "const": "date" })).has("date", named("Date"));
    json!({ "oneOf": [election.closed(), date.closed()] })
}

fn awards() -> Value {
    ["supports", "mxn", "usd", "people"].iter().fold(object(), |awards, name| awards.may_have(name, number())).closed()
}

fn evidence() -> Value {
    let original = object().has("sha256", maybe(named("Sha256"))).has("bytes", number()).has("private", json!({ "const": true }));
    let copy = object()
        .has("url", named("Addresses"))
        .has("sha256", named("Sha256"))
        .has("bytes", number())
        .has("media_type", text())
        .has("published_at", named("Instant"));
    object()
        .all(&["id", "fact"], &text())
        .has("type", named("EvidenceType"))
        .has("level", named("Level"))
        .has("url", maybe(text()))
        .has("fetched_on", named("Day"))
        .has("recorded_at", named("Instant"))
        .has("page", named("Addresses"))
        .has("original", maybe(original.closed()))
        .has("copy", maybe(copy.closed()))
        .has("testimony", maybe(named("Testimony")))
        .closed()
}

fn testimony() -> Value {
    let called = json!({ "oneOf": [object().has("name", text()).closed(), object().has("pseudonym", text()).closed()] });
    object().has("words", maybe(text())).has("called", maybe(called)).closed()
}
