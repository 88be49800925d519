//! POST handlers of guides: 303 when done; 409 when somebody changed the reminders or the marks of a duty meanwhile.

use super::{
    actions,
    model::{self, Duty, Settings, shipped},
    pages,
    rules::{self, WrongDay},
    store,
};
use crate::{
    accounts::notice,
    calls::dates::{Zone, local_day},
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
use chrono::NaiveDate;
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

pub async fn mark_done(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, duty)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let (id, duty) = (AssociationId::from_text(id), model::duty(&duty).ok_or(Error::NotFound)?);
    may(&viewer.actor, Act::TickSteps(&id))?;
    let Some((due, done_on)) = day_of(&visit, &id, duty, &mut form).await? else {
        return pages::done_page(&visit, &id, duty, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let seen = form.get("seen").to_owned();
    match actions::mark(&visit.app, &viewer.actor, &id, (duty, due), done_on, &seen, visit.now).await {
        Ok(()) => back(&visit, &session, &id, duty, td_string!(visit.lang, guides.mark_done)).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => pages::done_page(&visit, &id, duty, StatusCode::CONFLICT, form).await,
        Err(error) => Err(error),
    }
}

/// Which year's, and the day it was done on; none where the form says what to mend.
async fn day_of(visit: &Visit, id: &AssociationId, duty: &Duty, form: &mut Form) -> Result<Option<(NaiveDate, NaiveDate)>> {
    let (lang, today) = (visit.lang, local_day(visit.now, Zone::MEXICO_CITY));
    let settings = store::settings(visit.app.db.read(), id).await?;
    let due = form.get("due").parse().ok();
    // A year that somebody marked meanwhile is told as such, and not as a choice that was never there.
    let due = due.filter(|day| rules::around(duty.due, settings.year_end, today).contains(day));
    let done_on = form.get("done_on").parse().ok();
    if due.is_none() {
        form.fail("due", td_string!(lang, guides.mark_due_missing));
    }
    match (due, done_on) {
        (_, None) => form.fail("done_on", td_string!(lang, guides.mark_day_missing)),
        (Some(due), Some(day)) => match rules::check_day(due, day, today) {
            Ok(()) => {}
            Err(WrongDay::Ahead) => form.fail("done_on", td_string!(lang, guides.mark_day_ahead)),
            Err(WrongDay::AnotherYear) => form.fail("done_on", td_string!(lang, guides.mark_day_another)),
        },
        (None, Some(_)) => {}
    }
    Ok(due.zip(done_on).filter(|_| form.is_fine()))
}

pub async fn take_back(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, duty, year)): Path<(String, String, String)>,
    form: Form,
) -> Result<Response> {
    let (id, duty) = (AssociationId::from_text(id), model::duty(&duty).ok_or(Error::NotFound)?);
    let year = year.parse().map_err(|_| Error::NotFound)?;
    let seen = form.get("seen").to_owned();
    match actions::take_back(&visit.app, &viewer.actor, &id, (duty, year), &seen, visit.now).await {
        Ok(()) => back(&visit, &session, &id, duty, td_string!(visit.lang, guides.mark_gone)).await,
        Err(Error::Refused(why @ (Refusal::ChangedMeanwhile | Refusal::NotNow))) => {
            Err(Error::Instead(why, Box::new(Page::DutyDone { association: id.to_string(), duty: duty.id.clone() })))
        }
        Err(error) => Err(error),
    }
}

async fn back(visit: &Visit, session: &Session, id: &AssociationId, duty: &Duty, says: &'static str) -> Result<Response> {
    let to = Page::DutyDone { association: id.to_string(), duty: duty.id.clone() };
    notice::done(visit, session, to, says).await
}
