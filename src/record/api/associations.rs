//! `GET /api/v1/associations` and `/api/v1/associations/{id}`: those that chose to be public, as they are now. Who no longer chooses it
//! is gone from here, also for the past.

use super::{ask::Ask, body::both};
use crate::{
    associations::{
        model::{Association, Seat},
        store,
    },
    error::{Error, Result},
    ids::AssociationId,
    ledger::{Reads, Subject},
    web::{address::Page, visit::made_from},
};
use axum::{extract::Path, response::Response};
use serde_json::{Value, json};

pub async fn list(ask: Ask) -> Result<Response> {
    let all = store::public(ask.app.db.read()).await?;
    let ids: Vec<AssociationId> = all.iter().map(|one| one.id.clone()).collect();
    let seats = store::seats_of_all(ask.app.db.read(), &ids).await?;
    let after = ask.after(|id| all.iter().find(|one| one.id.as_str() == id).map(|one| one.id.to_string()))?;
    let mut found: Vec<_> = all.iter().map(|one| (one.id.to_string(), one)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let response = ask.list("associations", found, after, |one| {
        Ok(told(one, seats.get(&one.id).map(Vec::as_slice).unwrap_or_default(), &ask.base))
    })?;
    Ok(made_from(response, Reads { everything: false, things: vec![Subject::any("association")] }))
}

/// One that did not choose to be public is not found: nobody learns that it is here.
pub async fn one(ask: Ask, Path(id): Path<String>) -> Result<Response> {
    let found = match store::find(ask.app.db.read(), &AssociationId::from_text(id.as_str())).await {
        Ok(one) if one.profile.public => one,
        Ok(_) | Err(Error::NotFound) => return Err(ask.absent(&id, "/api/v1/associations")),
        Err(error) => return Err(error),
    };
    let seats = store::seats(ask.app.db.read(), &found.id).await?;
    let response = ask.one("association", told(&found, &seats, &ask.base));
    Ok(made_from(response, Reads { everything: false, things: vec![Subject::new("association", &found.id)] }))
}

fn told(one: &Association, seats: &[Seat], base: &str) -> Value {
    let cities = seats.iter().map(|seat| json!({ "city": seat.place.city, "country": seat.place.country.as_str() }));
    json!({
        "id": one.id,
        "name": one.name(),
        "kind": one.profile.kind.as_str(),
        "populations": one.profile.populations.iter().map(|some| some.as_str()).collect::<Vec<_>>(),
        "about": one.profile.about,
        "verified": one.is_verified(),
        "seats": cities.collect::<Vec<_>>(),
        "url": both(base, &Page::AssociationPublic { association: one.id.to_string() }),
    })
}
