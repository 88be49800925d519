//! One's own account.

use super::{enter, name, name_of, password, to, to_and_forget};
use crate::{
    accounts::{
        Closing,
        actions::{self, Typed},
        device::Device,
        model::{Details, Letters, language},
        notice, pages, session,
    },
    error::Result,
    i18n::td_string,
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Extension, response::Response};
use tower_sessions::Session;

pub async fn change_details(visit: Visit, viewer: Viewer, session: Session, mut form: Form) -> Result<Response> {
    let Some(name) = name(&mut form, visit.lang) else { return pages::account_again(&visit, &viewer, &form).await };
    let new = Details { name, lang: language(form.get("language")), letters: Letters::parse(form.get("letters")) };
    actions::change_details(&visit.app, &viewer.actor, &new, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.account_saved)).await?;
    Ok(to(&Page::Account.path(visit.lang)))
}

pub async fn change_password(visit: Visit, viewer: Viewer, session: Session, device: Device, mut form: Form) -> Result<Response> {
    let Some(new) = password(&mut form, visit.lang, "new_password", &viewer.name, &viewer.email) else {
        return pages::account_again(&visit, &viewer, &form).await;
    };
    let (current, at) = (form.raw("current_password").to_owned(), name_of(&session));
    let Some(person) = actions::change_password(&visit.app, &viewer.actor, &at, &current, &new, visit.now).await? else {
        form.fail("current_password", td_string!(visit.lang, accounts.current_password_wrong));
        return pages::account_again(&visit, &viewer, &form).await;
    };
    let answer = enter(&visit, &session, device, &person, &Page::Account.path(visit.lang)).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.password_saved)).await?;
    Ok(answer)
}

pub async fn delete(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Extension(closing): Extension<Closing>,
    mut form: Form,
) -> Result<Response> {
    let name = name_of(&session);
    let typed = Typed { session: &name, password: form.raw("current_password") };
    if !actions::delete(&visit.app, &viewer.actor, typed, closing, visit.now).await? {
        form.fail("current_password", td_string!(visit.lang, accounts.current_password_wrong));
        return pages::deletion_again(&visit, &viewer, closing, &form).await;
    }
    session::end(&session).await?;
    notice::leave(&session, td_string!(visit.lang, accounts.deleted_notice)).await?;
    Ok(to_and_forget(&Page::Home.path(visit.lang)))
}
