//! What becomes a call that is followed, and the fact that it was published: a confirmed suggestion, an edition. Pure.

use super::model::Confirmed;
use crate::{
    calls::{
        facts::{AssertedBy, FactKind, Level, NewFact, Subject, SubjectKind},
        model::{Call, Confidence},
        rules::{self, FactRefusal},
        standing::{Calendar, LineHistory},
    },
    clock::Now,
    ids::{FactId, LineId},
};
use serde_json::json;

/// Suggestions that one person may make in a day.
pub const A_DAY: i64 = 20;

/// An address that browsers open as a page, and nothing else.
pub fn web_address(text: &str) -> Option<String> {
    let url = url::Url::parse(text.trim()).ok()?;
    let fits = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains('.'));
    let plain = url.username().is_empty() && url.password().is_none() && text.len() <= 2000;
    (fits && plain).then(|| url.to_string())
}

/// The call and the fact, at the evidence of a link: level 3 until somebody brings the act.
///
/// # Errors
/// What keeps the fact out of the record, such as a date in the future.
pub fn confirm(
    source: &str,
    confirmed: &Confirmed,
    by: AssertedBy,
    slug: &str,
    calendar: &Calendar,
    now: Now,
) -> Result<(Call, NewFact), Refused> {
    let call: Call = serde_json::from_value(json!({
        "id": slug,
        "title": confirmed.title_es,
        "title_en": confirmed.title_en,
        "programme_id": confirmed.programme,
        "edition": confirmed.edition,
        "institution_id": confirmed.institution,
        "jurisdiction": confirmed.jurisdiction,
        "fiscal_year": confirmed.fiscal_year,
        "publication_date": confirmed.published,
        "source": source,
    }))
    .map_err(|_| Refused::Unreadable)?;
    let fact = NewFact {
        id: FactId::random(),
        subject: Subject::new(SubjectKind::Call, slug),
        kind: FactKind::Published { results_promised: None },
        occurred_on: confirmed.published,
        on_or_before: false,
        level: Level::PressOrAcademic,
        proposed_level: None,
        asserted_by: by,
        by: None,
        text_es: format!("Se publicó la convocatoria «{}».", confirmed.title_es),
        text_en: format!("The call “{}” was published.", confirmed.title_en),
        source: source.to_owned(),
        confidence: Confidence::Sourced,
        confidence_note: None,
        inferred: Vec::new(),
        supersedes: None,
        confirms: None,
        term: None,
    };
    let line = LineHistory::new(LineId::from_text(slug), &call);
    let fact = rules::decide(&line, calendar, fact, now).map_err(Refused::Fact)?.pop().ok_or(Refused::Unreadable)?;
    Ok((call, fact))
}

/// Why a suggestion does not become a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Fact(FactRefusal),
    Unreadable,
}
