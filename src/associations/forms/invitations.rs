//! Invitations: sent, sent again and withdrawn by the association; opened and accepted by the one invited.

use super::read;
use crate::{
    accounts::notice::done,
    associations::{
        actions::{self, By},
        model::Invitation,
        pages, rules, store,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, Refusal, may},
    vault::sha256,
    web::{address::Page, form::Form, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use tower_sessions::Session;

pub async fn list(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&visit.actor(), Act::ManageAssociation(&id))?;
    page(&visit, StatusCode::OK, &id, &Form::default()).await
}

pub async fn save(visit: Visit, Path(id): Path<String>, session: Session, mut form: Form) -> Result<Response> {
    let (id, actor) = (AssociationId::from_text(id), visit.actor());
    may(&actor, Act::ManageAssociation(&id))?;
    let (by, lang, invitation) = (By::of(&visit, &actor), visit.lang, form.get("invitation").to_owned());
    // Without a mail server the link waits with the steward: say so, or people wait for a letter that nobody sends.
    let sent = if visit.app.config.smtp_url.is_empty() {
        td_string!(lang, associations.done_invited_by_hand)
    } else {
        td_string!(lang, associations.done_invited)
    };
    let sentence = match form.get("act") {
        "renew" => actions::renew(by, lang, &id, &invitation).await.map(|()| sent)?,
        "withdraw" => {
            actions::withdraw(by, &id, &invitation).await?;
            td_string!(lang, associations.done_invitation_withdrawn)
        }
        _ => {
            let Some((email, role)) = read::invitation(lang, &mut form) else {
                return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &id, &form).await;
            };
            match actions::invite(by, lang, &id, &email, role).await {
                Err(Error::Refused(Refusal::AlreadyThere)) => {
                    form.fail("email", td_string!(lang, associations.email_already));
                    return page(&visit, StatusCode::CONFLICT, &id, &form).await;
                }
                result => result.map(|()| sent)?,
            }
        }
    };
    done(&visit, &session, Page::AssociationInvitations { association: id.to_string() }, sentence).await
}

async fn page(visit: &Visit, status: StatusCode, id: &AssociationId, form: &Form) -> Result<Response> {
    let association = store::find(visit.app.db.read(), id).await?;
    let waiting = store::waiting_of(visit.app.db.read(), id).await?;
    let head = Head::private(td_string!(visit.lang, associations.invitations_title));
    Ok(visit.page_as(status, head, || pages::invitations_page(visit.lang, &association, &waiting, form, visit.now)))
}

/// What the link of the letter shows; nothing is accepted by opening it.
pub async fn open(visit: Visit, Path(token): Path<String>) -> Result<Response> {
    let invitation = of_token(&visit, &token).await?;
    offer(&visit, &invitation, &Page::Invitation { token })
}

pub async fn accept(visit: Visit, Path(token): Path<String>, session: Session) -> Result<Response> {
    may(&visit.actor(), Act::AcceptInvitation)?;
    let invitation = of_token(&visit, &token).await?;
    take(&visit, &session, &invitation).await
}

/// The same from the desk of the person whose address it is, without the letter: the address was confirmed with the account.
pub async fn open_at_desk(visit: Visit, Path(invitation): Path<String>) -> Result<Response> {
    let found = of_desk(&visit, &invitation).await?;
    offer(&visit, &found, &Page::DeskInvitation { invitation })
}

pub async fn accept_at_desk(visit: Visit, Path(invitation): Path<String>, session: Session) -> Result<Response> {
    let found = of_desk(&visit, &invitation).await?;
    take(&visit, &session, &found).await
}

async fn of_token(visit: &Visit, token: &str) -> Result<Invitation> {
    let found = store::by_token(visit.app.db.read(), &sha256(token.as_bytes())).await?;
    Ok(found.filter(|i| rules::is_open(i, visit.now)).ok_or(Refusal::LinkUsed)?)
}

async fn of_desk(visit: &Visit, id: &str) -> Result<Invitation> {
    may(&visit.actor(), Act::AcceptInvitation)?;
    let email = visit.viewer.as_ref().map_or("", |v| v.email.as_str());
    let found = store::invitation(visit.app.db.read(), id).await?.filter(|i| rules::same_address(&i.email, email));
    let found = found.ok_or(Error::NotFound)?;
    if rules::is_open(&found, visit.now) { Ok(found) } else { Err(Refusal::LinkUsed.into()) }
}

fn offer(visit: &Visit, invitation: &Invitation, here: &Page) -> Result<Response> {
    if let Some(viewer) = &visit.viewer
        && !rules::same_address(&viewer.email, &invitation.email)
    {
        return Err(Refusal::AnotherAddress.into());
    }
    let head = Head::private(td_string!(visit.lang, associations.offer_short));
    let signed_in = visit.viewer.is_some();
    Ok(visit.page(head, || pages::offer_page(visit.lang, invitation, here, signed_in)))
}

async fn take(visit: &Visit, session: &Session, invitation: &Invitation) -> Result<Response> {
    let (actor, email) = (visit.actor(), visit.viewer.as_ref().map_or("", |v| v.email.as_str()));
    let invitation = actions::accept(By::of(visit, &actor), email, &invitation.id).await?;
    let to = Page::Association { association: invitation.association.to_string() };
    done(visit, session, to, td_string!(visit.lang, associations.done_joined)).await
}
