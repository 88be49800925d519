//! Members: listed, given another role, removed; everybody may leave.

use super::read;
use crate::{
    accounts::notice::done,
    associations::{
        actions::{self, By},
        pages, store,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::{AssociationId, PersonId},
    policy::{Act, Actor, MemberRole, Refusal, may},
    web::{address::Page, errors, form::Form, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use tower_sessions::Session;

pub async fn list(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (id, actor) = (AssociationId::from_text(id), visit.actor());
    may(&actor, Act::SeeAssociation(&id))?;
    let association = store::find(visit.app.db.read(), &id).await?;
    let members = store::members(visit.app.db.read(), &id).await?;
    let head = Head::private(td_string!(visit.lang, associations.members_title));
    let manages = manages(&actor, &id);
    Ok(visit.page(head, || pages::members_page(visit.lang, &association, &members, actor.id(), manages)))
}

pub async fn show(visit: Visit, Path((id, person)): Path<(String, String)>) -> Result<Response> {
    let (id, person) = (AssociationId::from_text(id), PersonId::from_text(person));
    allowed(&visit.actor(), &id, &person)?;
    page(&visit, StatusCode::OK, &id, &person, None).await
}

pub async fn save(
    visit: Visit,
    Path((id, person)): Path<(String, String)>,
    session: Session,
    mut form: Form,
) -> Result<Response> {
    let (id, person, actor) = (AssociationId::from_text(id), PersonId::from_text(person), visit.actor());
    allowed(&actor, &id, &person)?;
    let by = By::of(&visit, &actor);
    let members = Page::AssociationMembers { association: id.to_string() };
    let (result, to, sentence) = match form.get("act") {
        "leave" if actor.id() == Some(&person) => {
            (actions::leave(by, &id).await, Page::Desk, td_string!(visit.lang, associations.done_left))
        }
        "remove" => (actions::remove(by, &id, &person).await, members, td_string!(visit.lang, associations.done_removed)),
        _ => {
            may(&actor, Act::ManageAssociation(&id))?;
            let Some(role) = read::role(visit.lang, &mut form) else {
                return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &id, &person, Some(form)).await;
            };
            let changed = actions::change_role(by, &id, &person, role).await;
            (changed, members, td_string!(visit.lang, associations.done_role))
        }
    };
    match result {
        Ok(()) => done(&visit, &session, to, sentence).await,
        Err(Error::Refused(Refusal::LastRepresentative)) => {
            form.fail("role", errors::words(visit.lang, Refusal::LastRepresentative));
            page(&visit, StatusCode::CONFLICT, &id, &person, Some(form)).await
        }
        Err(error) => Err(error),
    }
}

fn manages(actor: &Actor, id: &AssociationId) -> bool {
    actor.member_of(id) == Some(MemberRole::Representative)
}

/// One's own page is for every member; those of others are for representatives.
fn allowed(actor: &Actor, id: &AssociationId, person: &PersonId) -> Result<()> {
    let act = if actor.id() == Some(person) { Act::LeaveAssociation(id) } else { Act::ManageAssociation(id) };
    may(actor, act)?;
    Ok(())
}

async fn page(visit: &Visit, status: StatusCode, id: &AssociationId, person: &PersonId, form: Option<Form>) -> Result<Response> {
    let association = store::find(visit.app.db.read(), id).await?;
    let members = store::members(visit.app.db.read(), id).await?;
    let member = members.iter().find(|m| &m.person == person).ok_or(Error::NotFound)?;
    let form = form.unwrap_or_else(|| Form::of([("role", member.role.as_str().to_owned())]));
    let actor = visit.actor();
    let (is_self, manages) = (actor.id() == Some(person), manages(&actor, id));
    let head = Head::private(member.name.clone());
    Ok(visit.page_as(status, head, || pages::member_page(visit.lang, &association, member, &form, is_self, manages)))
}
