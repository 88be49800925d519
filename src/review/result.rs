//! What a folio got in the resolution of its line, for its applicant: also one that a later act took back.

use super::{
    model::{PublishedResult, Resolution},
    opinions::{actions::counted, model::Written},
    rules::{self, Stage},
    store,
};
use crate::{app::App, applications::model::Filed, calls::live, clock::Now, error::Result};

/// A resolution that was published, and what it says of the folio.
pub struct Got {
    pub resolution: Resolution,
    /// None where the resolution does not name it.
    pub result: Option<PublishedResult>,
    /// Empty where it was erased.
    pub reason: String,
    /// What was concluded of opinions that lay far apart.
    pub difference: String,
    /// The opinions that count on the folio, for its applicant: whose they are is not told.
    pub opinions: Vec<Written>,
    /// Whether the line is resolved now: a later act can annul a resolution, which stays readable.
    pub stands: bool,
}

/// What a folio got; nothing while no resolution was published here.
pub async fn got(app: &App, filed: &Filed, now: Now) -> Result<Option<Got>> {
    let db = app.db.read();
    let Some(resolution) = store::resolution(db, &filed.line).await? else { return Ok(None) };
    let result = resolution.results.iter().find(|result| result.folio == filed.folio).cloned();
    let (reason, difference) = match &result {
        Some(PublishedResult { ruling, .. }) => {
            (store::ruling_text(db, *ruling, store::REASON).await?, store::ruling_text(db, *ruling, store::DIFFERENCE).await?)
        }
        None => (String::new(), String::new()),
    };
    let opinions = match &result {
        Some(_) if !filed.content.terms.criteria.is_empty() => counted(app, filed).await?,
        _ => Vec::new(),
    };
    let kind = live::record(app).await?.as_of(None, None).standing(&filed.line, now).map(|assessed| assessed.kind());
    let stands = kind.is_some_and(|kind| rules::stage(kind) == Stage::Resolved);
    Ok(Some(Got { resolution, result, reason, difference, opinions, stands }))
}
