//! The association's own page, and its profile.

use super::read;
use crate::{
    accounts::notice::done,
    associations::{
        actions::{self, By},
        load,
        model::Association,
        pages,
        store::{self, Section},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, Refusal, may},
    web::{address::Page, form::Form, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use tower_sessions::Session;

/// Acts shown in the history; older ones stay in the ledger.
const HISTORY: i64 = 40;

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (id, actor) = (AssociationId::from_text(id), visit.actor());
    may(&actor, Act::SeeAssociation(&id))?;
    let role = actor.member_of(&id).ok_or(Refusal::NotYours)?;
    let whole = load::whole(&visit.app, &id).await?;
    let history = store::history(visit.app.db.read(), &id, HISTORY).await?;
    let head = Head::private(whole.association.name());
    Ok(visit.page(head, || pages::overview(visit.lang, &whole, &history, actor.id(), role)))
}

pub async fn edit(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&visit.actor(), Act::ManageAssociation(&id))?;
    let association = store::find(visit.app.db.read(), &id).await?;
    let form = pages::profile_values(&association.profile);
    page(&visit, StatusCode::OK, &association, &form, false).await
}

pub async fn save(visit: Visit, Path(id): Path<String>, session: Session, mut form: Form) -> Result<Response> {
    let (id, actor) = (AssociationId::from_text(id), visit.actor());
    may(&actor, Act::ManageAssociation(&id))?;
    let association = store::find(visit.app.db.read(), &id).await?;
    let Some(profile) = read::profile(visit.lang, &mut form) else {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &association, &form, false).await;
    };
    match actions::change_profile(By::of(&visit, &actor), &id, &profile, form.get("seen")).await {
        Ok(_) => {
            let to = Page::Association { association: id.to_string() };
            done(&visit, &session, to, td_string!(visit.lang, associations.done_profile)).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => page(&visit, StatusCode::CONFLICT, &association, &form, true).await,
        Err(error) => Err(error),
    }
}

async fn page(visit: &Visit, status: StatusCode, association: &Association, form: &Form, changed: bool) -> Result<Response> {
    let now_seen = store::last_entry(visit.app.db.read(), &association.id, Section::Profile).await?;
    // A form that is mended keeps what it was shown; one that was told of a change has now seen it.
    let seen = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let head = Head::private(td_string!(visit.lang, associations.profile_title));
    Ok(visit.page_as(status, head, || pages::profile_page(visit.lang, association, form, &seen, changed)))
}
