//! Letters that a paper will no longer hold when a call closes: one a version and draft, as soon as both are there.

use super::{
    load::{self, Upcoming},
    model::{Version, What},
    words,
};
use crate::{
    app::App,
    associations::{self, letters::can},
    db::Scratch,
    error::Result,
    ids::AssociationId,
    mail,
    policy::Act,
};

/// Queues every letter that is due; how many papers they were about.
pub async fn round(app: &App) -> Result<usize> {
    let upcoming = load::upcoming_of_all(app, app.clock.now()).await?;
    let mut told = 0;
    for paper in load::papers_of(app, upcoming.keys()).await? {
        let (Some(version), Some(drafts)) = (paper.current(), upcoming.get(&paper.association)) else { continue };
        for draft in drafts.iter().filter(|draft| draft.outlives(version)) {
            told += usize::from(tell(app, &paper.association, &paper.what, version, draft).await?);
        }
    }
    Ok(told)
}

/// One letter to each member who may replace the paper; false when they were told before.
async fn tell(app: &App, id: &AssociationId, what: &What, version: &Version, draft: &Upcoming) -> Result<bool> {
    let now = app.clock.now();
    let mut scratch = Scratch::begin(&app.db).await?;
    if !mail::once(scratch.conn(), &format!("paper:{}:{}", version.id, draft.draft.id), now).await? {
        return Ok(false);
    }
    for member in associations::store::members(&mut *scratch.conn(), id).await? {
        if can(&member, id, Act::KeepDossier(id)) {
            let to = words::Reader { email: member.email, lang: member.lang, base_url: app.config.base_url() };
            let letter = words::expiry_letter(&to, id, what, version, draft);
            mail::queue(scratch.conn(), &letter, now).await?;
        }
    }
    scratch.commit().await?;
    Ok(true)
}
