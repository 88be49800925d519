//! What everybody may see of associations.

use crate::{
    associations::{filters::Asked, pages, store},
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
    let mut listed = Vec::new();
    for association in store::public(visit.app.db.read()).await? {
        let seats = store::seats(visit.app.db.read(), &association.id).await?;
        listed.push((association, seats));
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
