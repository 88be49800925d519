//! Pages of corrections: the answer while it may be written, what was asked and answered after that.

mod files;
mod form;
mod list;
mod standing;
mod told;
mod writing;

pub use files::{files_page, show_file, show_files};
pub use form::{Said, page, show, show_receipt};
pub use list::{awaited, of};
pub use standing::{Ways, standing};
pub use told::{item, told};
pub use writing::meanwhile;

use super::actions::{self, Opened};
use crate::{
    associations::{self, model::Association},
    error::Result,
    policy::{self, Act},
    web::visit::Visit,
};

/// A correction of an application that the visitor may see.
pub async fn open(visit: &Visit, application: &str, correction: &str) -> Result<(Opened, Association)> {
    let opened = actions::open(&visit.app, application, correction, visit.now).await?;
    policy::may(&visit.actor(), Act::SeeApplication(&opened.filed.association))?;
    let association = association(visit, &opened).await?;
    Ok((opened, association))
}

pub async fn association(visit: &Visit, opened: &Opened) -> Result<Association> {
    associations::store::find(visit.app.db.read(), &opened.filed.association).await
}
