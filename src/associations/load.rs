//! Whole associations, put together for pages and for other rooms.

use super::{
    model::{Association, Whole},
    pages::{DeskPart, desk_section},
    store,
};
use crate::{
    app::App,
    error::{Error, Result},
    ids::AssociationId,
    web::visit::{Viewer, Visit},
};
use leptos::prelude::AnyView;

/// Associations on one page of a list.
pub const PAGE: usize = 50;

/// An association with its seats, legal persons and members.
pub async fn whole(app: &App, id: &AssociationId) -> Result<Whole> {
    let association = store::find(app.db.read(), id).await?;
    with_parts(app, vec![association]).await?.pop().ok_or(Error::NotFound)
}

/// All of them.
pub async fn all(app: &App) -> Result<Vec<Whole>> {
    with_parts(app, store::all(app.db.read()).await?).await
}

/// A page of them for the steward, from 1, and how many pages there are.
///
/// # Errors
/// [`Error::NotFound`] for a page after the last.
pub async fn page(app: &App, page: usize) -> Result<(Vec<Whole>, usize)> {
    let pages = store::count(app.db.read()).await?.div_ceil(PAGE).max(1);
    let skipped = page.checked_sub(1).filter(|_| page <= pages).ok_or(Error::NotFound)? * PAGE;
    Ok((with_parts(app, store::page(app.db.read(), PAGE, skipped).await?).await?, pages))
}

/// Puts them together with as many questions as there are kinds of parts, however many associations there are.
async fn with_parts(app: &App, associations: Vec<Association>) -> Result<Vec<Whole>> {
    let ids: Vec<AssociationId> = associations.iter().map(|association| association.id.clone()).collect();
    let mut seats = store::seats_of_all(app.db.read(), &ids).await?;
    let mut legal_persons = store::legal_persons_of_all(app.db.read(), &ids).await?;
    let mut members = store::members_of_all(app.db.read(), &ids).await?;
    let put = |association: Association| Whole {
        seats: seats.remove(&association.id).unwrap_or_default(),
        legal_persons: legal_persons.remove(&association.id).unwrap_or_default(),
        members: members.remove(&association.id).unwrap_or_default(),
        association,
    };
    Ok(associations.into_iter().map(put).collect())
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
