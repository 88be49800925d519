//! What a release has to say so that whoever had the state before has the state after: OCDS merging, backwards.
//!
//! Objects are merged field by field, lists of objects by their ids, other lists as a whole; null takes a field away, but not an
//! object, whose fields have to go one by one. An item of a list cannot be taken away: what it held is, and its id stays.

use serde_json::{Map, Value};

/// Fields that name what an object is: told with every change of it, and never taken away.
const NAMES: [&str; 2] = ["id", "awardID"];

/// The change from one state to the next; none when they are the same.
pub fn delta(before: &Value, after: &Value) -> Option<Value> {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => object(old, new),
        (Value::Array(old), Value::Array(new)) if have_ids(old) && have_ids(new) => list(old, new),
        _ => (before != after).then(|| after.clone()),
    }
}

fn object(old: &Map<String, Value>, new: &Map<String, Value>) -> Option<Value> {
    let mut changed = Map::new();
    for (name, value) in new {
        let change = old.get(name).map_or_else(|| Some(value.clone()), |before| delta(before, value));
        changed.extend(change.map(|change| (name.clone(), change)));
    }
    for (name, value) in old.iter().filter(|(name, _)| !new.contains_key(*name)) {
        changed.extend(taken(value).map(|nothing| (name.clone(), nothing)));
    }
    if changed.is_empty() {
        return None;
    }
    let mut told = names(new);
    told.extend(changed);
    Some(Value::Object(told))
}

fn list(old: &[Value], new: &[Value]) -> Option<Value> {
    let same = |one: &Value, other: &&Value| one["id"] == other["id"];
    let changed = new.iter().filter_map(|item| match old.iter().find(|before| same(item, before)) {
        Some(before) => delta(before, item),
        None => Some(item.clone()),
    });
    let gone = old.iter().filter(|item| !new.iter().any(|now| same(item, &now))).filter_map(item_taken);
    let told: Vec<Value> = changed.chain(gone).collect();
    (!told.is_empty()).then_some(Value::Array(told))
}

/// Takes a field away; none where nothing is left to take.
fn taken(value: &Value) -> Option<Value> {
    match value {
        Value::Object(fields) => emptied(fields, Map::new()),
        Value::Array(items) if have_ids(items) => {
            let items: Vec<Value> = items.iter().filter_map(item_taken).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        _ => Some(Value::Null),
    }
}

/// An item of a list without anything but its names.
fn item_taken(item: &Value) -> Option<Value> {
    let fields = item.as_object()?;
    emptied(fields, names(fields))
}

/// Every field taken away but those that stay.
fn emptied(fields: &Map<String, Value>, stay: Map<String, Value>) -> Option<Value> {
    let mut told = stay.clone();
    let gone = fields.iter().filter(|(name, _)| !stay.contains_key(*name));
    told.extend(gone.filter_map(|(name, value)| Some((name.clone(), taken(value)?))));
    (told.len() > stay.len()).then_some(Value::Object(told))
}

fn names(fields: &Map<String, Value>) -> Map<String, Value> {
    NAMES.iter().filter_map(|name| Some(((*name).to_owned(), fields.get(*name)?.clone()))).collect()
}

fn have_ids(items: &[Value]) -> bool {
    !items.is_empty() && items.iter().all(|item| item.get("id").is_some())
}
