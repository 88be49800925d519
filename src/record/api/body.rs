//! What the API says of a call with its lines, and of a commitment.

use super::{deadlines, elections};
use crate::{
    calls::{
        facts::Subject,
        model::{Call, Commitment, Line},
        record::View,
        standing::Assessment,
    },
    clock::Now,
    error::Result,
    record::wording::{COMMITMENT, LINE, Wording},
    web::{address::Page, lang::Lang},
};
use serde_json::{Value, json};

/// A call with its lines, each with its standing, the reasons for it and what stands beside it.
pub fn call(view: &View<'_>, call: &Call, base: &str, now: Now) -> Result<Value> {
    let institution = view.record.institution_of(call);
    let programme = view.record.programme_of(call);
    let lines: Result<Vec<Value>> = view.record.lines_of(&call.id).map(|one| line(view, one, now)).collect();
    Ok(json!({
        "slug": call.id,
        "title": { "es": call.title_es(), "en": call.title_en() },
        "institution": institution.map(|i| json!({ "id": i.id, "acronym": i.acronym, "name": { "es": i.name_es, "en": i.name_en } })),
        "programme": programme.map(|p| json!({ "id": p.id, "name": { "es": p.name_es, "en": p.name_en } })),
        "jurisdiction": call.jurisdiction,
        "zone": call.zone(),
        "fiscal_year": call.fiscal_year,
        "edition": call.edition,
        "open_to": call.open_to,
        "bundle": call.bundle,
        "received_here": call.received_here,
        "standing": view.call_standing(&call.id, now),
        "lines": lines?,
        "confidence": call.confidence,
        "to_verify": call.confidence.is_to_verify(),
        "source": call.source,
        "url": both(base, &Page::Call { slug: call.id.to_string() }),
    }))
}

/// A line: `standing` holds its kind, particulars and reasons.
fn line(view: &View<'_>, line: &Line, now: Now) -> Result<Value> {
    let mut standing = match view.standing(&line.id, now) {
        Some(assessed) => in_words(&assessed, &LINE)?,
        None => json!({ "kind": "unknown", "reasons": [] }),
    };
    let beside = standing.as_object_mut().and_then(|map| map.shift_remove("beside"));
    Ok(json!({
        "id": line.id,
        "title": { "es": line.title_es, "en": line.title_en },
        "max_amount": line.max_amount,
        "window": deadlines::window(view.window(&line.id, now)),
        "term": deadlines::term(view, &Subject::line(&line.id), now),
        "standing": standing,
        "beside": beside,
        "elections": elections::of_line(view, &line.id, now),
    }))
}

/// A standing whose reasons say in both languages what held.
fn in_words(assessed: &Assessment, says: &Wording) -> Result<Value> {
    let mut standing = serde_json::to_value(assessed)?;
    let reasons = standing["reasons"].as_array_mut().into_iter().flatten();
    for (value, reason) in reasons.zip(&assessed.reasons) {
        value["says"] = json!({ "es": (says.reason)(Lang::es, reason.rule), "en": (says.reason)(Lang::en, reason.rule) });
    }
    Ok(standing)
}

/// A commitment with its standing, and what reports claim of it.
pub fn commitment(view: &View<'_>, one: &Commitment, assessed: &Assessment, base: &str) -> Result<Value> {
    let mut standing = in_words(assessed, &COMMITMENT)?;
    let kind = assessed.kind();
    standing["says"] = json!({ "es": (COMMITMENT.kind)(Lang::es, kind), "en": (COMMITMENT.kind)(Lang::en, kind) });
    let beside = standing.as_object_mut().and_then(|map| map.shift_remove("beside"));
    let institution = view.record.institutions.get(&one.institution_id);
    Ok(json!({
        "slug": one.id,
        "kind": one.kind,
        "title": { "es": one.title_es, "en": one.title_en },
        "promise": { "es": one.promise_es, "en": one.promise_en },
        "institution": institution.map(|i| json!({ "id": i.id, "acronym": i.acronym, "name": { "es": i.name_es, "en": i.name_en } })),
        "programme": one.programme_id,
        "jurisdiction": one.jurisdiction,
        "promised": one.promised,
        "covers": { "from": one.covers_from, "to": one.covers_to },
        "standing": standing,
        "beside": beside,
        "claims": one.claims,
        "cited": one.cited,
        "to_verify": one.cited.confidence.is_to_verify(),
        "url": both(base, &Page::Commitment { slug: one.id.to_string() }),
    }))
}

/// The page about it in both languages.
pub fn both(base: &str, page: &Page) -> Value {
    json!({ "es": format!("{base}{}", page.path(Lang::es)), "en": format!("{base}{}", page.path(Lang::en)) })
}
