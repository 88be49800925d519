//! What people do with applications, one verb a function: load, permit, decide, save, commit.

mod amended;
mod budget;
mod copying;
mod deleting;
mod drafts;
mod elsewhere;
mod filing;
mod legal;
mod lent;
mod papers;
mod taking_back;

pub use amended::note_amended;
pub use budget::save_budget;
pub use copying::{Copied, copy, source};
pub use deleting::{delete_draft, may_delete, put_away};
pub use drafts::{Start, save_answers, start, who};
pub use elsewhere::{Recorded, Report, correct_elsewhere, name, record_elsewhere};
pub use filing::{Filing, applicant, file, is_verified, withdraw};
pub use legal::apply_through;
pub use lent::{note_opening, opened_by_member, opened_by_official};
pub use papers::{Attached, Inserted, add_lent, add_paper, keep, put, remove_paper, settle};
pub use taking_back::{delete_receipt, take_back};

use super::{context::LineNow, model::Draft, rules, store};
use crate::{
    app::App,
    clock::Now,
    error::{Error, Result},
    ids::ApplicationId,
    policy::Refusal,
};

/// A draft that can still be changed: not filed meanwhile, on a line that is still to close.
async fn open_draft(app: &App, id: &ApplicationId, now: Now) -> Result<(Draft, LineNow)> {
    let Some(draft) = store::draft(app.db.read(), id).await? else { return Err(gone(app, id).await?) };
    let line = LineNow::of(app, &draft.line, now).await?;
    rules::may_draft(&line.state(), now)?;
    Ok((draft, line))
}

/// Why a draft is not there: it was filed, or never was.
async fn gone(app: &App, id: &ApplicationId) -> Result<Error> {
    Ok(if store::has_filed(app.db.read(), id).await? { Refusal::AlreadyFiled.into() } else { Error::NotFound })
}
