//! Whole associations, put together for pages and for other rooms.

use super::{
    model::{Association, Whole},
    pages::{DeskPart, desk_section},
    store,
};
use crate::{
    app::App,
    error::Result,
    ids::AssociationId,
    web::visit::{Viewer, Visit},
};
use leptos::prelude::AnyView;

/// An association with its seats, legal persons and members.
pub async fn whole(app: &App, id: &AssociationId) -> Result<Whole> {
    let association = store::find(app.db.read(), id).await?;
    with_parts(app, association).await
}

/// All of them, for the steward.
pub async fn all(app: &App) -> Result<Vec<Whole>> {
    let mut all = Vec::new();
    for association in store::all(app.db.read()).await? {
        all.push(with_parts(app, association).await?);
    }
    Ok(all)
}

async fn with_parts(app: &App, association: Association) -> Result<Whole> {
    let (db, id) = (app.db.read(), association.id.clone());
    Ok(Whole {
        seats: store::seats(db, &id).await?,
        legal_persons: store::legal_persons(db, &id).await?,
        members: store::members(db, &id).await?,
        association,
    })
}

/// The part of a person's desk that associations give.
pub async fn desk(visit: &Visit, viewer: &Viewer) -> Result<AnyView> {
    let app = &visit.app;
    let ids: Vec<AssociationId> = viewer.actor.associations().map(|(id, _)| id.clone()).collect();
    let mine = store::of_ids(app.db.read(), &ids).await?;
    let mine = mine.into_iter().filter_map(|a| viewer.actor.member_of(&a.id).map(|role| (a, role))).collect();
    let invitations = store::waiting_for(app.db.read(), &viewer.email, visit.now).await?;
    Ok(desk_section(visit.lang, &DeskPart { mine, invitations }))
}
