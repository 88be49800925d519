//! Seats and legal persons: added, changed, taken away.

use super::{By, as_shown, sealed};
use crate::{
    associations::{
        model::{Deed, Place, What},
        rules,
        store::{self, Section},
    },
    error::Result,
    ids::AssociationId,
    ledger::Entry,
    policy::{Act, Refusal},
};

pub async fn add_seat(by: By<'_>, id: &AssociationId, place: &Place) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    let seat = uuid::Uuid::new_v4().to_string();
    store::insert_seat(w.conn(), id, &seat, place, by.now).await?;
    w.enter(at(sealed(What::SeatAdded, id), &seat, place)).await?;
    w.commit().await.map(|_| ())
}

pub async fn change_seat(by: By<'_>, id: &AssociationId, seat: &str, place: &Place, seen: &str) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    as_shown(&mut w, id, Section::Seats, seen).await?;
    store::update_seat(w.conn(), id, seat, place).await?;
    w.enter(at(sealed(What::SeatChanged, id), seat, place)).await?;
    w.commit().await.map(|_| ())
}

pub async fn remove_seat(by: By<'_>, id: &AssociationId, seat: &str, seen: &str) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    as_shown(&mut w, id, Section::Seats, seen).await?;
    rules::remove_seat(&store::seats(&mut *w.conn(), id).await?, seat)?;
    store::remove_seat(w.conn(), id, seat, by.now).await?;
    w.enter(sealed(What::SeatRemoved, id).with("seat", seat)).await?;
    w.commit().await.map(|_| ())
}

fn at(entry: Entry, seat: &str, place: &Place) -> Entry {
    entry.with("seat", seat).with("country", place.country.as_str()).text("city", &place.city).text("address", &place.address)
}

pub async fn add_legal_person(by: By<'_>, id: &AssociationId, deed: &Deed) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    let legal = uuid::Uuid::new_v4().to_string();
    store::insert_legal_person(w.conn(), id, &legal, deed, by.now).await?;
    w.enter(of(sealed(What::LegalPersonAdded, id), &legal, deed)).await?;
    w.commit().await.map(|_| ())
}

pub async fn change_legal_person(by: By<'_>, id: &AssociationId, legal: &str, deed: &Deed, seen: &str) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    as_shown(&mut w, id, Section::LegalPersons, seen).await?;
    store::update_legal_person(w.conn(), id, legal, deed).await?;
    w.enter(of(sealed(What::LegalPersonChanged, id), legal, deed)).await?;
    w.commit().await.map(|_| ())
}

pub async fn remove_legal_person(by: By<'_>, id: &AssociationId, legal: &str, seen: &str) -> Result<()> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    as_shown(&mut w, id, Section::LegalPersons, seen).await?;
    let held = store::legal_persons(&mut *w.conn(), id).await?;
    held.iter().find(|l| l.id == legal).ok_or(Refusal::NotNow)?;
    store::remove_legal_person(w.conn(), id, legal, by.now).await?;
    w.enter(sealed(What::LegalPersonRemoved, id).with("legal_person", legal)).await?;
    w.commit().await.map(|_| ())
}

/// Numbers of a registry point at people as much as names do: they enter as texts.
fn of(entry: Entry, legal: &str, deed: &Deed) -> Entry {
    let numbers = [
        ("rfc", deed.rfc.as_ref().map(|r| r.as_str())),
        ("cluni", deed.cluni.as_ref().map(|c| c.as_str())),
        ("ein", deed.ein.as_ref().map(|e| e.as_str())),
    ];
    let entry = entry.with("legal_person", legal).with("country", deed.country.as_str()).text("name", &deed.name);
    numbers.into_iter().fold(entry, |entry, (name, number)| match number {
        Some(number) => entry.text(name, number),
        None => entry,
    })
}
