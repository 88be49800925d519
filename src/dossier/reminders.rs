//! Letters that a paper will no longer hold when a call closes: one a version and draft, as soon as both are there.

use super::{
    load::{self, Upcoming},
    model::{Version, What},
    words,
};
use crate::{
    app::App,
    associations,
    db::Scratch,
    error::Result,
    ids::AssociationId,
    mail,
    policy::{Act, Actor, Role, may},
};

/// Queues every letter that is due; how many papers they were about.
pub async fn round(app: &App) -> Result<usize> {
    let mut told = 0;
    for association in associations::store::all(app.db.read()).await? {
        told += of(app, &association.id).await?;
    }
    Ok(told)
}

async fn of(app: &App, id: &AssociationId) -> Result<usize> {
    let now = app.clock.now();
    let upcoming = load::upcoming(app, id, now).await?;
    if upcoming.is_empty() {
        return Ok(0);
    }
    let mut told = 0;
    for paper in load::papers(app, id).await? {
        let Some(version) = paper.current() else { continue };
        for draft in upcoming.iter().filter(|draft| draft.outlives(version)) {
            told += usize::from(tell(app, id, &paper.what, version, draft).await?);
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
        let actor = Actor::person(member.person, vec![Role::Member(id.clone(), member.role)]);
        if may(&actor, Act::KeepDossier(id)).is_ok() {
            let to = words::Reader { email: member.email, lang: member.lang, base_url: app.config.base_url() };
            let letter = words::expiry_letter(&to, id, what, version, draft);
            mail::queue(scratch.conn(), &letter, now).await?;
        }
    }
    scratch.commit().await?;
    Ok(true)
}
