//! CSL-JSON: what reference managers and word processors read.

use super::{
    model::{AUTHOR, Citation},
    styles,
};
use crate::web::lang::LangExt;
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

pub const MEDIA_TYPE: &str = "application/vnd.citationstyles.csl+json";

/// A list of one item, as the schema of CSL-JSON has it.
pub fn items(citation: &Citation) -> Value {
    let mut item = json!({
        "id": citation.key,
        "type": "webpage",
        "title": citation.title,
        "author": [{ "literal": AUTHOR }],
        "container-title": citation.lang.pick("Acuse: registro público de convocatorias", "Acuse: public record of calls for funding"),
        "publisher": AUTHOR,
        "genre": citation.medium(),
        "accessed": date(citation.accessed),
        "URL": citation.url,
        "language": citation.lang.pick("es-MX", "en-US"),
        "note": styles::note(citation),
    });
    if let Some(changed) = citation.changed {
        item["issued"] = date(changed);
    }
    if let Some(head) = &citation.head {
        item["version"] = head.entries.to_string().into();
    }
    json!([item])
}

fn date(day: NaiveDate) -> Value {
    json!({ "date-parts": [[day.year(), day.month(), day.day()]] })
}
