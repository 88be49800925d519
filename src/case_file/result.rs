//! What the folio got in the resolution that was published: for machines, and in words for the index.

use super::inside::{Inside, text};
use crate::{
    applications::{context::LineNow, model::Filed},
    clock::stamp,
    i18n::td_string,
    review::{
        model::{PublishedResult, Resolution},
        opinions::model::{Mark, Written},
        pages::outcome,
        result::Got,
    },
    web::{address::Page, dates::in_both_cities, lang::Lang, visit::Visit},
};
use serde_json::json;
use std::collections::BTreeMap;

/// A result of this folio that was published.
pub struct Told {
    pub resolution: Resolution,
    pub result: PublishedResult,
    pub reason: String,
    pub difference: String,
    pub opinions: Vec<Written>,
    /// Whether no later act took it back.
    pub stands: bool,
    /// Where everybody reads the resolution.
    pub page: String,
}

impl Told {
    /// Nothing where the resolution does not name the folio: it was withdrawn before.
    pub fn of(visit: &Visit, line: &LineNow, got: Got) -> Option<Self> {
        let Got { resolution, result, reason, difference, opinions, stands } = got;
        let page = Page::LineResults { slug: line.call.id.to_string(), line: line.line.id.to_string() };
        let page = format!("{}{}", visit.app.config.base_url(), page.path(visit.lang));
        result.map(|result| Self { resolution, result, reason, difference, opinions, stands, page })
    }
}

/// The result as data.
pub fn file(lang: Lang, filed: &Filed, told: &Told) -> Inside {
    let resolution = &told.resolution;
    let mark = |mark: &Mark, notes: &BTreeMap<String, String>| json!({ "criterion": mark.criterion, "points": mark.points, "of": mark.scale[1], "note": notes.get(&mark.criterion) });
    let opinion = |one: &Written| {
        let marks: Vec<_> = one.opinion.marks.iter().map(|given| mark(given, &one.notes)).collect();
        json!({ "position": one.opinion.position, "given_at": stamp(one.opinion.given_at), "points": one.opinion.total(), "of": one.opinion.most(), "criteria": marks })
    };
    let opinions: Vec<_> = told.opinions.iter().map(opinion).collect();
    let data = json!({
        "folio": filed.folio.to_string(),
        "line": filed.line.as_str(),
        "result": told.result.outcome.name(),
        "cents": told.result.outcome.cents(),
        "currency": filed.content.terms.currency.code(),
        "reason": told.reason,
        "opinions": opinions,
        "concluded_of_their_difference": told.difference,
        "stands": told.stands,
        "resolution": {
            "act": resolution.act,
            "published_at": stamp(resolution.published_at),
            "position": resolution.position,
            "page": told.page,
        },
        "ruling": { "position": told.result.ruling },
    });
    let bytes = format!("{data:#}\n").into_bytes();
    text(td_string!(lang, casefile.result), td_string!(lang, casefile.about_result), bytes)
}

/// The result in words: each with its name.
pub fn facts(lang: Lang, filed: &Filed, told: &Told) -> Vec<(&'static str, String)> {
    let reason = if told.reason.is_empty() { td_string!(lang, casefile.no_reason).to_owned() } else { told.reason.clone() };
    let undone =
        (!told.stands).then(|| (td_string!(lang, casefile.undone), td_string!(lang, review.no_longer_stands).to_owned()));
    let facts = [
        (td_string!(lang, review.result), outcome(lang, told.result.outcome, filed.content.terms.currency)),
        (td_string!(lang, review.reason), reason),
        (td_string!(lang, casefile.act), told.resolution.act.clone()),
        (td_string!(lang, casefile.published_on), in_both_cities(lang, told.resolution.published_at)),
        (td_string!(lang, casefile.resolution), told.page.clone()),
    ];
    facts.into_iter().chain(undone).collect()
}
