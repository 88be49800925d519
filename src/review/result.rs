//! What a folio got in the resolution of its line, for its applicant: also one that a later act took back.

use super::{
    model::{PublishedResult, Resolution},
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
    /// Whether the line is resolved now: a later act can annul a resolution, which stays readable.
    pub stands: bool,
}

/// What a folio got; nothing while no resolution was published here.
pub async fn got(app: &App, filed: &Filed, now: Now) -> Result<Option<Got>> {
    let db = app.db.read();
    let Some(resolution) = store::resolution(db, &filed.line).await? else { return Ok(None) };
    let result = resolution.results.iter().find(|result| result.folio == filed.folio).cloned();
    let reason = match &result {
        Some(result) => store::reason(db, result.ruling).await?,
        None => String::new(),
    };
    let kind = live::record(app).await?.as_of(None, None).standing(&filed.line, now).map(|assessed| assessed.kind());
    let stands = kind.is_some_and(|kind| rules::stage(kind) == Stage::Resolved);
    Ok(Some(Got { resolution, result, reason, stands }))
}
