//! The extension that says a suspension: its description and its patch of the release schema, at addresses of this installation.

use crate::{
    i18n::td_string,
    web::{address::Page, lang::Lang},
};
use serde_json::{Value, json};

/// Paths below `/data/`.
pub const METADATA: &str = "ocds/suspension/extension.json";
pub const SCHEMA: &str = "ocds/suspension/release-schema.json";

pub fn metadata(base: &str) -> Value {
    let page = |lang: Lang| format!("{base}{}#ocds", Page::Data.path(lang));
    json!({
        "name": { "es": td_string!(Lang::es, data.extension_name), "en": td_string!(Lang::en, data.extension_name) },
        "description": { "es": td_string!(Lang::es, data.extension_says), "en": td_string!(Lang::en, data.extension_says) },
        "documentationUrl": { "es": page(Lang::es), "en": page(Lang::en) },
        "compatibility": ["1.1"],
        "schemas": ["release-schema.json"],
        "codelists": [],
    })
}

pub fn schema() -> Value {
    let text = |says: &str| json!({ "title": says, "description": says, "type": ["string", "null"] });
    let date = |says: &str| json!({ "title": says, "description": says, "type": ["string", "null"], "format": "date-time" });
    let statuses = json!(["inForce", "over", "resumed", "ended", null]);
    json!({ "definitions": {
        "Tender": { "properties": { "suspension": {
            "title": "Suspension",
            "description": "The suspension in force that began last, else the last one there was.",
            "$ref": "#/definitions/Suspension",
        } } },
        "Suspension": {
            "title": "Suspension",
            "description": "The authority or a court ordered the call to stand still. No end of the call is implied.",
            "type": "object",
            "properties": {
                "id": text("The fact that tells it"),
                "status": {
                    "title": "Status",
                    "description": "inForce: nobody resumed and no stated end has passed. over: its stated end has passed and nobody resumed. resumed. ended: the line has an outcome, though nobody resumed.",
                    "type": ["string", "null"],
                    "enum": statuses,
                },
                "startDate": date("The first day on which it can have begun"),
                "startDateKnown": text("When it began, as precisely as it is known: 2018-06-15, 2018-06, 2018-Q2"),
                "endDate": date("The end of the last day of its stated end"),
                "endDateKnown": text("Its stated end, as precisely as it is known"),
                "resumedDate": date("The day on which the call was resumed"),
                "statedReason": text("The reason that the authority stated, in its words; where only press or academic work tells it, it begins by saying so"),
                "legalBasis": text("The legal basis that the authority named, by its id in this record"),
                "byCourt": { "title": "By a court", "description": "A court ordered it", "type": ["boolean", "null"] },
                "documentId": text("The document, among the tender's, that tells it"),
                "lines": {
                    "title": "Lines",
                    "description": "The lines of support that stand still",
                    "type": ["array", "null"],
                    "items": { "type": "string" },
                },
            },
            "patternProperties": { "^(statedReason_(((([A-Za-z]{2,3}))))$)": { "type": ["string", "null"] } },
        },
    } })
}
