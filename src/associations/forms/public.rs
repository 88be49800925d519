//! What everybody may see of associations.

use crate::{
    associations::{filters::Asked, load::PAGE, pages, store},
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    ledger::{Reads, Subject},
    web::{
        shell::Head,
        visit::{Visit, made_from},
    },
};
use axum::{extract::Path, response::Response};

pub async fn directory(visit: Visit) -> Result<Response> {
    let asked = Asked::parse(visit.uri.query().unwrap_or_default())?;
    let all = store::public(visit.app.db.read()).await?;
    let ids: Vec<AssociationId> = all.iter().map(|association| association.id.clone()).collect();
    let mut seats = store::seats_of_all(visit.app.db.read(), &ids).await?;
    let listed: Vec<_> = all
        .into_iter()
        .map(|association| {
            let seats = seats.remove(&association.id).unwrap_or_default();
            (association, seats)
        })
        .collect();
    let fits = listed.iter().filter(|(association, seats)| asked.fits(association, seats)).count();
    if asked.page > fits.div_ceil(PAGE).max(1) {
        return Err(Error::NotFound);
    }
    let head = Head::new(td_string!(visit.lang, associations.directory_title))
        .description(td_string!(visit.lang, associations.directory_lead));
    let page = visit.page(head, || pages::directory(visit.lang, &listed, &asked));
    // Names, seats and what an association does change by sealed acts, which touch no public page but those that read it.
    Ok(made_from(page, Reads { everything: false, things: vec![Subject::any("association")] }))
}

/// One that did not choose to be public is not found: nobody learns that it is here.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let id = AssociationId::from_text(id);
    let association = store::find(visit.app.db.read(), &id).await?;
    if !association.profile.public {
        return Err(Error::NotFound);
    }
    let seats = store::seats(visit.app.db.read(), &id).await?;
    let page = visit.page(Head::new(association.name()), || pages::public_page(visit.lang, &association, &seats));
    Ok(made_from(page, Reads { everything: false, things: vec![Subject::new("association", &id)] }))
}
