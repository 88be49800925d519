//! Schemas of standings: what a line or a commitment is, why, and what stands beside it.

use super::build::{Object, flag, list, maybe, named, number, object, text, word};
use crate::calls::standing::Kind;
use serde_json::{Value, json};

const MISSING: [&str; 6] = ["publication", "window", "promise", "fiscal_year", "outcome", "check"];

pub fn all() -> Vec<(&'static str, Value)> {
    vec![
        ("CallStanding", of_a_call()),
        ("Standing", one_of(object)),
        // A commitment's kinds have words of their own.
        ("PromiseStanding", one_of(|| object().has("says", named("Both")))),
        ("Reason", reason()),
        ("Beside", beside()),
    ]
}

fn one_of(begin: fn() -> Object) -> Value {
    let each: Vec<Value> = Kind::ALL
        .into_iter()
        .map(|kind| {
            let own = particulars(begin(), kind).has("kind", json!({ "const": kind.name() }));
            own.has("reasons", list(named("Reason"))).has("at_least", flag()).has("rules", number()).closed()
        })
        .collect();
    json!({ "oneOf": each })
}

/// What a kind carries.
fn particulars(own: Object, kind: Kind) -> Object {
    match kind {
        Kind::Unresolved => own.has("since", named("Day")).has("days", number()).has("last_checked", named("Date")),
        Kind::Suspended => {
            let stated = object()
                .all(&["es", "en", "legal_basis_named"], &maybe(text()))
                .has("reported", flag())
                .has("court", flag())
                .closed();
            let sense = word(&["after_election"]);
            own.has("stated_reason", stated)
                .has("since", named("Date"))
                .has("until", maybe(named("Date")))
                .may_have("until_sense", sense)
        }
        Kind::SuspensionOver | Kind::Overdue => own.has("days", number()),
        Kind::UnderReview => own.has("due", maybe(named("Date"))),
        Kind::Unknown => own.has("missing", list(word(&MISSING))),
        Kind::Cancelled
        | Kind::ReportedCancelled
        | Kind::ResolvedAwarded
        | Kind::ResolvedVoid
        | Kind::ReportedResolved
        | Kind::Announced
        | Kind::Open => own,
    }
}

/// What all lines of a call are or, where they differ, how many are what.
fn of_a_call() -> Value {
    let pair = json!({ "type": "array", "prefixItems": [named("Kind"), number()], "minItems": 2, "maxItems": 2 });
    json!({ "oneOf": [object().has("same", named("Kind")).closed(), object().has("mixed", list(pair)).closed()] })
}

fn reason() -> Value {
    object()
        .has("rule", text())
        .has("facts", list(text()))
        .has("dates", list(named("Date")))
        .may_have("sense", word(&["after", "after_election"]))
        .has("to_verify", flag())
        .has("says", named("Both"))
        .closed()
}

fn beside() -> Value {
    let notified = object()
        .has("fact", text())
        .has("on", named("Date"))
        .has("how", maybe(text()))
        .has("before_publication", flag())
        .closed();
    let checked = object().has("last", named("Date")).has("stale", flag()).closed();
    object()
        .all(&["disputed", "replied", "partly_resolved", "reported_not_resolved", "court_orders"], &list(text()))
        .has("payment", word(&["paid", "unpaid", "partly", "unknown"]))
        .has("payment_level", maybe(number()))
        .has("notified", list(notified))
        .has("checked", maybe(checked))
        .has("received_here", flag())
        .closed()
}
