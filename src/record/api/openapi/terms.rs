//! Schemas of deadlines and terms: a window on both clocks, and the working days behind a promise.

use super::build::{flag, list, maybe, named, number, object, text};
use serde_json::{Value, json};

pub fn all() -> Vec<(&'static str, Value)> {
    vec![("TermOfDays", term_of_days()), ("OnBothWalls", on_both_walls()), ("Reception", reception()), ("Term", term())]
}

fn term_of_days() -> Value {
    object().has("working_days", number()).has("counted_from", text()).closed()
}

fn on_both_walls() -> Value {
    let walls = object().all(&["mexico_city", "chicago"], &text()).closed();
    object().has("instant", named("Instant")).has("walls", walls).closed()
}

/// When applications are received, and where the notice's clock contradicts the season.
fn reception() -> Value {
    let contradiction =
        object().all(&["printed", "in_force"], &text()).all(&["by_the_letter", "safe"], &named("OnBothWalls")).closed();
    object()
        .has("announced", named("Window"))
        .all(&["opens", "closes"], &maybe(named("OnBothWalls")))
        .has("contradiction", maybe(contradiction))
        .closed()
}

/// A term, counted: enough to do the arithmetic again.
fn term() -> Value {
    let doubt = object().all(&["id", "name_es", "name_en", "source"], &text()).has("to_verify", flag()).may_have("fact", text());
    let weekend = object().has("why", json!({ "const": "weekend" })).closed();
    let rest = |why: &str| {
        let named = object().all(&["id", "name_es", "name_en", "source"], &text()).has("to_verify", flag());
        named.may_have("fact", text()).has("why", json!({ "const": why })).closed()
    };
    let rests = list(json!({ "oneOf": [weekend, rest("holiday"), rest("terms_suspended")] }));
    let day = |because: Value| list(object().has("date", named("Day")).has("because", because).closed());
    object()
        .all(&["fact", "counted_from", "calendar"], &text())
        .has("working_days", number())
        .has("from", named("Day"))
        .has("due", named("Date"))
        .has("does_not_count", day(rests))
        .has("in_doubt", day(list(doubt.closed())))
        .closed()
}
