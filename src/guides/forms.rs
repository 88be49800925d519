//! POST handlers of guides: 303 when done; 409 when somebody changed the reminders meanwhile.

use super::{
    actions,
    model::{self, Settings, shipped},
    pages,
};
use crate::{
    accounts::notice,
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

pub async fn save_progress(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, guide)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::TickSteps(&id))?;
    let guide = model::guide(&guide).ok_or(Error::NotFound)?;
    let (shown, sent) = (form.all("shown"), form.all("step"));
    actions::tick(&visit.app, &viewer.actor, &id, guide, &shown, &sent, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, guides.done_progress)).await?;
    let to = Page::AssociationGuide { association: id.to_string(), guide: guide.id.clone() };
    Ok(Redirect::to(&to.path(visit.lang)).into_response())
}

pub async fn save_duties(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::ManageAssociation(&id))?;
    let year_end = form.get("year_end").parse().ok().filter(|month| (1..=12).contains(month));
    let Some(year_end) = year_end else {
        form.fail("year_end", td_string!(visit.lang, guides.year_end_missing));
        return pages::duties_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let wanted = form.all("remind");
    let off = shipped().duties.iter().filter(|duty| !wanted.contains(&duty.id.as_str())).map(|duty| duty.id.clone()).collect();
    let (to, seen) = (Settings { off, year_end }, form.get("seen").to_owned());
    match actions::change_settings(&visit.app, &viewer.actor, &id, &to, &seen, visit.now).await {
        Ok(()) => {
            notice::leave(&session, td_string!(visit.lang, guides.done_duties)).await?;
            let to = Page::AssociationDuties { association: id.to_string() };
            Ok(Redirect::to(&to.path(visit.lang)).into_response())
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => pages::duties_page(&visit, &id, StatusCode::CONFLICT, form).await,
        Err(error) => Err(error),
    }
}
