//! Legal persons: listed, added, changed, taken away.

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
    web::{address::Page, form::Form, shell::Head, visit::Visit},
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
    let Some(deed) = read::deed(visit.lang, &mut form) else {
        return list_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &id, &form).await;
    };
    actions::add_legal_person(By::of(&visit, &actor), &id, &deed).await?;
    done(&visit, &session, legal_persons_of(&id), td_string!(visit.lang, associations.done_legal_added)).await
}

pub async fn edit(visit: Visit, Path((id, legal)): Path<(String, String)>) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&visit.actor(), Act::ManageAssociation(&id))?;
    let association = store::find(visit.app.db.read(), &id).await?;
    page(&visit, StatusCode::OK, &association, &legal, None, false).await
}

pub async fn save(visit: Visit, Path((id, legal)): Path<(String, String)>, session: Session, mut form: Form) -> Result<Response> {
    let (id, actor) = (AssociationId::from_text(id), visit.actor());
    may(&actor, Act::ManageAssociation(&id))?;
    let association = store::find(visit.app.db.read(), &id).await?;
    let (by, seen) = (By::of(&visit, &actor), form.get("seen").to_owned());
    let (result, sentence) = if form.has("act", "remove") {
        let removed = actions::remove_legal_person(by, &id, &legal, &seen).await;
        (removed, td_string!(visit.lang, associations.done_legal_removed))
    } else {
        let Some(deed) = read::deed(visit.lang, &mut form) else {
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &association, &legal, Some(form), false).await;
        };
        let changed = actions::change_legal_person(by, &id, &legal, &deed, &seen).await;
        (changed, td_string!(visit.lang, associations.done_legal_changed))
    };
    match result {
        Ok(()) => done(&visit, &session, legal_persons_of(&id), sentence).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            page(&visit, StatusCode::CONFLICT, &association, &legal, Some(form), true).await
        }
        Err(error) => Err(error),
    }
}

fn legal_persons_of(id: &AssociationId) -> Page {
    Page::AssociationLegal { association: id.to_string() }
}

async fn list_page(visit: &Visit, status: StatusCode, id: &AssociationId, form: &Form) -> Result<Response> {
    let association = store::find(visit.app.db.read(), id).await?;
    let persons = store::legal_persons(visit.app.db.read(), id).await?;
    let head = Head::private(td_string!(visit.lang, associations.legal_title));
    Ok(visit.page_as(status, head, || pages::legal_page(visit.lang, &association, &persons, form)))
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    association: &Association,
    legal: &str,
    form: Option<Form>,
    changed: bool,
) -> Result<Response> {
    let persons = store::legal_persons(visit.app.db.read(), &association.id).await?;
    let person = persons.iter().find(|p| p.id == legal).ok_or(Error::NotFound)?;
    let now_seen = store::last_entry(visit.app.db.read(), &association.id, Section::LegalPersons).await?;
    let form = form.unwrap_or_else(|| pages::legal_values(&person.deed));
    let seen = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let head = Head::private(person.deed.name.clone());
    Ok(visit.page_as(status, head, || pages::legal_person_page(visit.lang, association, person, &form, &seen, changed)))
}
