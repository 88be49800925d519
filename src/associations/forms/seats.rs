//! Seats: listed, added, changed, taken away.

use super::read;
use crate::{
    accounts::notice::done,
    associations::{
        actions::{self, By},
        model::Association,
        pages,
        store::{self, Section},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, Refusal, may},
    web::{address::Page, errors, form::Form, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use tower_sessions::Session;

pub async fn list(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&visit.actor(), Act::ManageAssociation(&id))?;
    list_page(&visit, StatusCode::OK, &id, &Form::default()).await
}

pub async fn add(visit: Visit, Path(id): Path<String>, session: Session, mut form: Form) -> Result<Response> {
    let (id, actor) = (AssociationId::from_text(id), visit.actor());
    may(&actor, Act::ManageAssociation(&id))?;
    let Some(place) = read::place(visit.lang, &mut form) else {
        return list_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &id, &form).await;
    };
    actions::add_seat(By::of(&visit, &actor), &id, &place).await?;
    done(&visit, &session, seats_of(&id), td_string!(visit.lang, associations.done_seat_added)).await
}

pub async fn edit(visit: Visit, Path((id, seat)): Path<(String, String)>) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&visit.actor(), Act::ManageAssociation(&id))?;
    let association = store::find(visit.app.db.read(), &id).await?;
    page(&visit, StatusCode::OK, &association, &seat, None, false).await
}

pub async fn save(visit: Visit, Path((id, seat)): Path<(String, String)>, session: Session, mut form: Form) -> Result<Response> {
    let (id, actor) = (AssociationId::from_text(id), visit.actor());
    may(&actor, Act::ManageAssociation(&id))?;
    let association = store::find(visit.app.db.read(), &id).await?;
    let (by, seen) = (By::of(&visit, &actor), form.get("seen").to_owned());
    let (result, sentence) = if form.has("act", "remove") {
        let removed = actions::remove_seat(by, &id, &seat, &seen).await;
        (removed, td_string!(visit.lang, associations.done_seat_removed))
    } else {
        let Some(place) = read::place(visit.lang, &mut form) else {
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &association, &seat, Some(form), false).await;
        };
        let changed = actions::change_seat(by, &id, &seat, &place, &seen).await;
        (changed, td_string!(visit.lang, associations.done_seat_changed))
    };
    match result {
        Ok(()) => done(&visit, &session, seats_of(&id), sentence).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            page(&visit, StatusCode::CONFLICT, &association, &seat, Some(form), true).await
        }
        Err(Error::Refused(Refusal::LastSeat)) => {
            form.fail("city", errors::words(visit.lang, Refusal::LastSeat));
            page(&visit, StatusCode::CONFLICT, &association, &seat, Some(form), false).await
        }
        Err(error) => Err(error),
    }
}

fn seats_of(id: &AssociationId) -> Page {
    Page::AssociationSeats { association: id.to_string() }
}

async fn list_page(visit: &Visit, status: StatusCode, id: &AssociationId, form: &Form) -> Result<Response> {
    let association = store::find(visit.app.db.read(), id).await?;
    let seats = store::seats(visit.app.db.read(), id).await?;
    let head = Head::private(td_string!(visit.lang, associations.seats_title));
    Ok(visit.page_as(status, head, || pages::seats_page(visit.lang, &association, &seats, form)))
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    association: &Association,
    seat: &str,
    form: Option<Form>,
    changed: bool,
) -> Result<Response> {
    let seats = store::seats(visit.app.db.read(), &association.id).await?;
    let seat = seats.iter().find(|s| s.id == seat).ok_or(Error::NotFound)?;
    let now_seen = store::last_entry(visit.app.db.read(), &association.id, Section::Seats).await?;
    let form = form.unwrap_or_else(|| pages::seat_values(&seat.place));
    let seen = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let head = Head::private(seat.place.city.clone());
    Ok(visit.page_as(status, head, || pages::seat_page(visit.lang, association, seat, &form, &seen, changed)))
}
