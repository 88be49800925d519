//! Schemas of elections: what a line has to do with them, and what a period is told of beyond its dates.

use super::build::{Object, flag, list, maybe, named, number, object, text, word};
use crate::calls::model::{PeriodField, Vote};
use serde_json::{Value, json};

pub fn all() -> Vec<(&'static str, Value)> {
    vec![
        ("Span", object().all(&["first", "last"], &named("Day")).closed()),
        ("Verify", object().may_have("by", named("Day")).has("place", text()).closed()),
        ("Unsure", of_dates(&unsure())),
        ("Meanwhile", object().all(&["published", "resolved"], &inside()).closed()),
        ("Elections", of_a_line()),
        ("ElectoralPeriod", period().closed()),
        ("ElectoralPeriodInFull", period().has("lines", list(text())).closed()),
    ]
}

fn dates() -> [&'static str; 5] {
    PeriodField::ALL.map(PeriodField::name)
}

/// Some of the dates of a period, each with what is said of it.
fn of_dates(each: &Value) -> Value {
    dates().iter().fold(object(), |some, date| some.may_have(date, each.clone())).closed()
}

fn unsure() -> Value {
    object()
        .has("date", maybe(named("Day")))
        .has("confidence", named("Confidence"))
        .has("verify", maybe(named("Verify")))
        .closed()
}

/// Which lines, of how many, and of how many it is not known.
fn inside() -> Value {
    let one = object().all(&["line", "fact"], &text()).has("call", maybe(text())).has("on", named("Date")).closed();
    object().has("inside", list(one)).all(&["outside", "unknown", "lines"], &number()).closed()
}

fn of_a_line() -> Value {
    let crossed = || object().has("period", text()).has("title", maybe(named("Both")));
    let counted = crossed().has("counted", named("Span")).all(&["days", "days_at_least"], &number());
    let to_verify = crossed().has("shown", named("Span")).has("verify", maybe(named("Unsure")));
    let promised = object().all(&["from", "to"], &named("Date")).may_have("to_sense", after()).closed();
    let published = object().has("fact", text()).has("on", named("Date")).has("on_or_before", flag());
    object()
        .has("published", maybe(published.all(&["inside", "perhaps"], &list(text())).closed()))
        .has("promised", maybe(promised))
        .has("crossed", list(counted.closed()))
        .has("to_verify", list(to_verify.closed()))
        .has("suspended", list(suspended()))
        .has("same_days", json!({ "type": "object", "additionalProperties": named("Meanwhile") }))
        .closed()
}

/// How a date is meant that is none for what was announced.
fn after() -> Value {
    word(&["after", "after_election"])
}

fn suspended() -> Value {
    let law = object()
        .all(&["id", "instrument", "article", "says", "does_not_say"], &text())
        .all(&["read", "to_verify"], &flag())
        .closed();
    // A law that the record does not hold is named, and no more.
    let named_law = json!({ "oneOf": [law, object().has("id", text()).closed(), { "type": "null" }] });
    let ended = object()
        .has("fact", text())
        .has("on", named("Date"))
        .has("on_or_before", flag())
        .has("how", word(&["resumed", "resolved", "cancelled"]))
        .closed();
    let cited = object().has("period", text()).has("day", named("Date")).has("of_that_day", list(text()));
    let cited = cited.has("outlasted", outlasted()).closed();
    object()
        .has("fact", text())
        .has("since", named("Date"))
        .has("until", maybe(named("Date")))
        .has("until_sense", maybe(after()))
        .has("by_court", flag())
        .has("legal_basis_named", named_law)
        .has("ended", maybe(ended))
        .has("election", maybe(cited))
        .closed()
}

fn outlasted() -> Value {
    let bare = object().has("kind", word(&["not_yet", "no", "not_known", "to_verify"]));
    let by = object()
        .has("kind", json!({ "const": "by" }))
        .has("days", number())
        .has("measure", word(&["exactly", "at_least", "at_most"]));
    let still = object().has("kind", json!({ "const": "still" })).has("days", number());
    json!({ "oneOf": [bare.closed(), by.closed(), still.closed()] })
}

fn period() -> Object {
    let own = object()
        .may_have("confidence", named("Confidence"))
        .may_have("source", text())
        .may_have("verify", named("Verify"))
        .closed();
    object()
        .all(&["id", "jurisdiction", "title_es", "title_en", "level", "offices", "effect_on_calls", "notes", "source"], &text())
        .all(&dates(), &maybe(named("Day")))
        .has("confidence", named("Confidence"))
        .may_have("verify", named("Verify"))
        .may_have("sourcing", of_dates(&own))
        .has("title", named("Both"))
        .has("vote", word(&Vote::ALL.map(Vote::name)))
        .has("to_verify", flag())
        .has("counted", maybe(named("Span")))
        .has("unsure", named("Unsure"))
        .has("verify_by", maybe(named("Day")))
        .has("inside", maybe(named("Meanwhile")))
        .has("url", named("Addresses"))
}
