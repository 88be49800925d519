//! Registering an association.

use super::read;
use crate::{
    accounts::notice::done,
    associations::{
        actions::{self, By},
        pages,
    },
    error::Result,
    i18n::td_string,
    policy::{Act, may},
    web::{address::Page, form::Form, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use tower_sessions::Session;

pub async fn show(visit: Visit) -> Result<Response> {
    may(&visit.actor(), Act::RegisterAssociation)?;
    Ok(page(&visit, StatusCode::OK, &Form::of([("country", "MX".to_owned())])))
}

pub async fn save(visit: Visit, session: Session, mut form: Form) -> Result<Response> {
    let actor = visit.actor();
    may(&actor, Act::RegisterAssociation)?;
    // Both parts are read, so that everything to be mended is told at once.
    let (profile, place) = (read::profile(visit.lang, &mut form), read::place(visit.lang, &mut form));
    let (Some(profile), Some(place)) = (profile, place) else {
        return Ok(page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form));
    };
    let id = actions::register(By::of(&visit, &actor), &profile, &place).await?;
    let to = Page::Association { association: id.to_string() };
    done(&visit, &session, to, td_string!(visit.lang, associations.done_registered)).await
}

fn page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let head = Head::private(td_string!(visit.lang, associations.register_title));
    visit.page_as(status, head, || pages::register_page(visit.lang, form))
}
