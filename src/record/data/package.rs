//! `datapackage.json`: the dictionary of the tables for machines, as a Data Package with Table Schemas, from the same columns.

use super::{
    LICENCE, LICENCE_NAME, calls, facts,
    table::{About, Form},
};
use crate::{
    i18n::td_string,
    web::{address::Page, lang::Lang},
};
use serde_json::{Value, json};

pub fn package(base: &str, demo: bool) -> Value {
    let title = if demo { td_string!(Lang::en, data.publisher_demo) } else { td_string!(Lang::en, data.publisher) };
    json!({
        "profile": "tabular-data-package",
        "name": if demo { "acuse-demo" } else { "acuse" },
        "title": title,
        "homepage": format!("{base}{}", Page::Data.path(Lang::en)),
        "licenses": [{ "name": LICENCE_NAME, "path": LICENCE }],
        "resources": [
            resource("calls", calls::COLUMNS.iter().map(|column| &column.about), &["line_id"]),
            resource("facts", facts::COLUMNS.iter().map(|column| &column.about), &["fact_id"]),
        ],
    })
}

fn resource<'a>(name: &str, columns: impl Iterator<Item = &'a About>, key: &[&str]) -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "path": format!("{name}.csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": { "fields": columns.map(field).collect::<Vec<_>>(), "primaryKey": key },
    })
}

fn field(about: &About) -> Value {
    let (kind, format) = about.form.schema_type();
    let mut field = json!({
        "name": about.name,
        "type": kind,
        "description": (about.says)(Lang::en),
        "description_es": (about.says)(Lang::es),
        "example": about.example,
    });
    if let Some(format) = format {
        field["format"] = json!(format);
    }
    if matches!(about.form, Form::OneOf(_)) {
        let codes: Vec<String> = about.form.codes(Lang::en).into_iter().map(|(code, _)| code).collect();
        field["constraints"] = json!({ "enum": codes });
    }
    field
}
