//! OCDS merging, written from the standard's rules and not from what makes the releases: the state that a list of releases adds up to.

use serde_json::{Map, Value};

/// Releases merged in the order of their dates; what releases say of themselves is left out.
pub fn merged(releases: &[Value]) -> Value {
    let mut ordered: Vec<&Value> = releases.iter().collect();
    ordered.sort_by_key(|release| release["date"].as_str().expect("a date").to_owned());
    let mut state = Value::Object(Map::new());
    for release in ordered {
        let mut release = release.clone();
        for own in ["id", "date", "tag", "ocid", "initiationType", "language"] {
            release.as_object_mut().expect("an object").remove(own);
        }
        merge(&mut state, &release);
    }
    state
}

fn merge(state: &mut Value, change: &Value) {
    match (state, change) {
        (Value::Object(state), Value::Object(change)) => {
            for (name, value) in change {
                if value.is_null() {
                    state.remove(name);
                } else if let Some(known) = state.get_mut(name) {
                    merge(known, value);
                } else {
                    let mut fresh = if value.is_object() { Value::Object(Map::new()) } else { Value::Array(Vec::new()) };
                    merge(&mut fresh, value);
                    state.insert(name.clone(), fresh);
                }
            }
        }
        (Value::Array(items), Value::Array(changed)) if changed.iter().all(|item| item.get("id").is_some()) => {
            for change in changed {
                match items.iter_mut().find(|item| item["id"] == change["id"]) {
                    Some(item) => merge(item, change),
                    None => {
                        let mut fresh = Value::Object(Map::new());
                        merge(&mut fresh, change);
                        items.push(fresh);
                    }
                }
            }
        }
        (state, change) => *state = change.clone(),
    }
}

/// Without what merging leaves of things that were taken away: empty objects, and items that are nothing but their names.
pub fn told(state: &Value) -> Value {
    match state {
        Value::Object(fields) => {
            let kept = fields.iter().map(|(name, value)| (name.clone(), told(value))).filter(|(_, value)| !is_empty(value));
            Value::Object(kept.collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(told).filter(|item| !is_only_a_name(item)).collect()),
        other => other.clone(),
    }
}

fn is_empty(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty)
}

fn is_only_a_name(item: &Value) -> bool {
    item.as_object().is_some_and(|fields| fields.keys().all(|name| name == "id" || name == "awardID"))
}

/// Two states that say the same, in whatever order.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, value)| b.get(name).is_some_and(|other| same(value, other)))
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().all(|item| b.iter().any(|other| same(item, other))),
        _ => one == other,
    }
}
