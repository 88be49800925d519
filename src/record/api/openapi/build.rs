//! The few words in which JSON Schema is written here. Objects are closed: a field that an answer has and its schema has not, or the
//! other way round, is found by whoever checks one against the other.

use serde_json::{Map, Value, json};

pub fn text() -> Value {
    json!({ "type": "string" })
}

pub fn flag() -> Value {
    json!({ "type": "boolean" })
}

pub fn number() -> Value {
    json!({ "type": "integer" })
}

pub fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// One of these words.
pub fn word(of: &[&str]) -> Value {
    json!({ "type": "string", "enum": of })
}

/// The same or null.
pub fn maybe(mut schema: Value) -> Value {
    match schema["type"].as_str() {
        Some(kind) if schema["enum"].is_null() => {
            schema["type"] = json!([kind, "null"]);
            schema
        }
        _ => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

/// A schema of the components.
pub fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// An object under construction.
#[derive(Default)]
pub struct Object {
    fields: Map<String, Value>,
    required: Vec<Value>,
}

impl Object {
    /// A field that is always there.
    pub fn has(mut self, name: &str, schema: Value) -> Self {
        self.required.push(name.into());
        self.fields.insert(name.to_owned(), schema);
        self
    }

    /// Several fields alike.
    pub fn all(self, names: &[&str], schema: &Value) -> Self {
        names.iter().fold(self, |object, name| object.has(name, schema.clone()))
    }

    /// A field that is left out where it says nothing.
    pub fn may_have(mut self, name: &str, schema: Value) -> Self {
        self.fields.insert(name.to_owned(), schema);
        self
    }

    pub fn closed(self) -> Value {
        let Self { fields, required } = self;
        json!({ "type": "object", "properties": fields, "required": required, "additionalProperties": false })
    }

    /// A part of an object that is closed elsewhere.
    pub fn open(self) -> Value {
        let Self { fields, required } = self;
        json!({ "type": "object", "properties": fields, "required": required })
    }
}

pub fn object() -> Object {
    Object::default()
}
