//! Registering an association and changing what it says of itself.

use super::{By, as_shown, sealed};
use crate::{
    accounts,
    associations::{
        model::{Place, Population, Profile, What},
        rules,
        store::{self, Section},
    },
    error::Result,
    ids::AssociationId,
    ledger::Entry,
    policy::{Act, MemberRole, Refusal, Role},
};
use chrono::Duration;

/// Registers an association with its first seat; whoever does it becomes its representative.
pub async fn register(by: By<'_>, profile: &Profile, first_seat: &Place) -> Result<AssociationId> {
    let mut w = by.write(Act::RegisterAssociation).await?;
    let person = w.permit().person().cloned().ok_or(Refusal::SignInFirst)?;
    if store::registrations_since(&mut *w.conn(), &person, by.now - Duration::days(1)).await? >= rules::REGISTRATIONS_A_DAY {
        return Err(Refusal::TooMany.into());
    }
    let (id, seat) = (AssociationId::random(), uuid::Uuid::new_v4().to_string());
    let profile = Profile { public: false, ..profile.clone() };
    store::insert(w.conn(), &id, &profile, by.now).await?;
    store::insert_seat(w.conn(), &id, &seat, first_seat, by.now).await?;
    accounts::store::grant(w.conn(), &person, &Role::Member(id.clone(), MemberRole::Representative), by.now).await?;
    let entry = told(sealed(What::Registered, &id), &profile)
        .with("seat", seat)
        .with("country", first_seat.country.as_str())
        .text("city", &first_seat.city);
    w.enter(entry).await?;
    w.commit().await?;
    Ok(id)
}

/// Changes the profile. Showing it to everybody, or no longer, is an act of its own and a public one. Whether anything changed.
pub async fn change_profile(by: By<'_>, id: &AssociationId, to: &Profile, seen: &str) -> Result<bool> {
    let mut w = by.write(Act::ManageAssociation(id)).await?;
    as_shown(&mut w, id, Section::Profile, seen).await?;
    let was = store::find(&mut *w.conn(), id).await?.profile;
    if was == *to {
        return Ok(false);
    }
    store::update(w.conn(), id, to).await?;
    if (Profile { public: was.public, ..to.clone() }) != was {
        w.enter(told(sealed(What::ProfileChanged, id), to).text("about", &to.about)).await?;
    }
    match (was.public, to.public) {
        (false, true) => w.enter(told(open(What::ProfilePublished, id), to)).await.map(|_| ())?,
        (true, false) => w.enter(open(What::ProfileWithdrawn, id)).await.map(|_| ())?,
        _ => {}
    }
    w.commit().await?;
    Ok(true)
}

pub(super) fn open(what: What, id: &AssociationId) -> Entry {
    Entry::open(what.as_str(), "association", id)
}

fn told(entry: Entry, profile: &Profile) -> Entry {
    let populations: Vec<&str> = profile.populations.iter().copied().map(Population::as_str).collect();
    let entry = entry.with("association_kind", profile.kind.as_str()).with("coinvestment", profile.coinvestment);
    entry.with("populations", populations).text("name", &profile.name)
}
