//! What forms about evidence do: open what is private, publish a copy, withdraw it, record what a witness agrees to and takes back.

use super::{
    actions, forms,
    model::Scope,
    pages::{copy, of, sheet},
};
use crate::{
    accounts::notice,
    associations::texts,
    error::{Error, Result},
    i18n::td_string,
    policy::{Act, may},
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};
use tower_sessions::Session;

async fn done(visit: &Visit, session: &Session, evidence: String, says: &'static str) -> Result<Response> {
    notice::done(visit, session, Page::Evidence { evidence }, says).await
}

pub async fn open(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    actions::open(&visit.app, &viewer.actor, &evidence, visit.now).await?;
    done(&visit, &session, id, td_string!(visit.lang, evidence.opened_notice)).await
}

pub async fn publish(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    may(&viewer.actor, Act::PublishCopy(evidence.person.as_ref()))?;
    actions::require(&visit.app, &viewer.actor, &evidence, visit.now).await?;
    let kind = evidence.original.as_ref().ok_or(Error::NotFound)?.kind;
    let cover = copy::cover(visit.lang, &mut form, kind);
    if !form.has("clean", "yes") {
        form.fail("clean", td_string!(visit.lang, evidence.clean_missing));
    }
    let (Some(cover), true) = (cover, form.is_fine()) else { return copy::page(&visit, evidence, form).await };
    let seen = form.get("sha256").to_owned();
    match actions::publish(&visit.app, &viewer.actor, &evidence, cover, &seen, visit.now).await? {
        Ok(()) => done(&visit, &session, id, td_string!(visit.lang, evidence.published_notice)).await,
        // The page says why.
        Err(_) => copy::page(&visit, evidence, form).await,
    }
}

pub async fn withdraw(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response> {
    may(&viewer.actor, Act::RunInstallation)?;
    let evidence = of(&visit, &id).await?;
    let reason = texts::lines(form.get("reason"), texts::REASON).filter(|reason| !reason.is_empty());
    let Some(reason) = reason else {
        form.fail("reason", td_string!(visit.lang, evidence.withdraw_reason_missing, most = texts::REASON).to_string());
        return sheet::page(&visit, evidence, form).await;
    };
    actions::withdraw(&visit.app, &viewer.actor, &evidence, &reason, visit.now).await?;
    done(&visit, &session, id, td_string!(visit.lang, evidence.withdrawn_notice)).await
}

pub async fn give_consent(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    may(&viewer.actor, Act::KeepConsents(evidence.person.as_ref()))?;
    let open = evidence.testimony.as_ref().ok_or(Error::NotFound)?.open_scopes();
    let Some(consents) = forms::consents(visit.lang, &mut form, &open, visit.now) else {
        return sheet::page(&visit, evidence, form).await;
    };
    actions::give(&visit.app, &viewer.actor, &evidence, &consents, visit.now).await?;
    done(&visit, &session, id, td_string!(visit.lang, evidence.consent_notice)).await
}

pub async fn take_back_consent(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, scope)): Path<(String, String)>,
) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    may(&viewer.actor, Act::KeepConsents(evidence.person.as_ref()))?;
    let scope = Scope::parse(&scope).ok_or(Error::NotFound)?;
    actions::take_back(&visit.app, &viewer.actor, &evidence, scope, visit.now).await?;
    done(&visit, &session, id, td_string!(visit.lang, evidence.take_back_notice)).await
}
