//! Pages about one piece of evidence: its sheet, its files, and the copy that is being made.

pub mod copy;
pub mod files;
pub mod sheet;

use super::{model::Evidence, store};
use crate::{
    error::{Error, Result},
    ids::EvidenceId,
    web::visit::Visit,
};

/// The evidence that an address names.
pub async fn of(visit: &Visit, id: &str) -> Result<Evidence> {
    store::find(&visit.app.db, &EvidenceId::from_text(id)).await?.ok_or(Error::NotFound)
}
