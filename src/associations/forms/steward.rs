//! The steward's part: what associations gave, and verifying them.

use super::read;
use crate::{
    accounts::notice::done,
    associations::{
        actions::{self, By},
        filters::page as page_of,
        load, pages, store,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{address::Page, form::Form, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use tower_sessions::Session;

pub async fn list(visit: Visit) -> Result<Response> {
    may(&visit.actor(), Act::RunInstallation)?;
    let query = visit.uri.query().unwrap_or_default();
    let asked = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "page");
    let number = asked.map_or(Some(1), |(_, value)| page_of(&value)).ok_or(Error::NotFound)?;
    let (listed, pages) = load::page(&visit.app, number).await?;
    let head = Head::private(td_string!(visit.lang, associations.steward_title));
    Ok(visit.page(head, || pages::list(visit.lang, &listed, number, pages)))
}

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    may(&visit.actor(), Act::RunInstallation)?;
    page(&visit, StatusCode::OK, &AssociationId::from_text(id), &Form::default()).await
}

pub async fn save(visit: Visit, Path(id): Path<String>, session: Session, mut form: Form) -> Result<Response> {
    let (id, actor) = (AssociationId::from_text(id), visit.actor());
    may(&actor, Act::RunInstallation)?;
    let Some((reason, evidence)) = read::reason(visit.lang, &mut form) else {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &id, &form).await;
    };
    let verified = form.has("verified", "yes");
    actions::verify(By::of(&visit, &actor), &id, verified, reason, evidence).await?;
    let sentence = if verified {
        td_string!(visit.lang, associations.done_verified)
    } else {
        td_string!(visit.lang, associations.done_unverified)
    };
    done(&visit, &session, Page::StewardAssociations, sentence).await
}

async fn page(visit: &Visit, status: StatusCode, id: &AssociationId, form: &Form) -> Result<Response> {
    let whole = load::whole(&visit.app, id).await?;
    let db = visit.app.db.read();
    let twins = store::of_ids(db, &store::same_numbers(db, id).await?).await?;
    let head = Head::private(whole.association.name());
    Ok(visit.page_as(status, head, || pages::verification_page(visit.lang, &whole, &twins, form)))
}
