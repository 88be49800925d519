//! One's own account.

use super::{name, password, to, to_and_forget};
use crate::{
    accounts::{actions, model::language, notice, pages, session},
    error::{Error, Result},
    i18n::td_string,
    policy::Refusal,
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::response::Response;
use tower_sessions::Session;

pub async fn change_details(visit: Visit, viewer: Viewer, session: Session, mut form: Form) -> Result<Response> {
    let Some(name) = name(&mut form, visit.lang) else { return pages::account_again(&visit, &viewer, &form).await };
    let chosen = language(form.get("language"));
    actions::change_details(&visit.app, &viewer.actor, &name, chosen, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.account_saved)).await?;
    Ok(to(&Page::Account.path(visit.lang)))
}

pub async fn change_password(visit: Visit, viewer: Viewer, session: Session, mut form: Form) -> Result<Response> {
    let Some(new) = password(&mut form, visit.lang, "new_password", &viewer.name, &viewer.email) else {
        return pages::account_again(&visit, &viewer, &form).await;
    };
    let current = form.raw("current_password").to_owned();
    let Some(generation) = actions::change_password(&visit.app, &viewer.actor, &current, &new, visit.now).await? else {
        form.fail("current_password", td_string!(visit.lang, accounts.current_password_wrong));
        return pages::account_again(&visit, &viewer, &form).await;
    };
    let person = viewer.actor.id().ok_or(Error::Refused(Refusal::SignInFirst))?;
    session::open_as(&session, person, generation, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.password_saved)).await?;
    Ok(to(&Page::Account.path(visit.lang)))
}

pub async fn delete(visit: Visit, viewer: Viewer, session: Session, mut form: Form) -> Result<Response> {
    if !actions::delete(&visit.app, &viewer.actor, form.raw("current_password"), visit.now).await? {
        form.fail("current_password", td_string!(visit.lang, accounts.current_password_wrong));
        return Ok(pages::deletion_again(&visit, &form));
    }
    session::end(&session).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.deleted_notice)).await?;
    Ok(to_and_forget(&Page::Home.path(visit.lang)))
}
