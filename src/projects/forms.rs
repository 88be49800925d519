//! POST handlers of projects: 303 when done, 422 with the form as typed, 409 when somebody was faster.

use super::{
    actions::{self, By},
    model::{DESCRIPTION, Participation, What},
    pages,
};
use crate::{
    accounts::notice::{self, done},
    associations::{model::Population, texts},
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, AssociationId},
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

fn read(lang: Lang, form: &mut Form) -> Option<What> {
    let title = texts::line(form.raw("title"), texts::NAME).filter(|text| !text.is_empty());
    if title.is_none() {
        form.fail("title", td_string!(lang, projects.title_missing, most = texts::NAME).to_string());
    }
    let description = texts::lines(form.raw("description"), DESCRIPTION).filter(|text| !text.is_empty());
    if description.is_none() {
        form.fail("description", td_string!(lang, projects.description_missing, most = DESCRIPTION).to_string());
    }
    let populations: Vec<Population> = Population::ALL.iter().copied().filter(|p| form.has("populations", p.as_str())).collect();
    if populations.is_empty() {
        form.fail("populations", td_string!(lang, associations.populations_missing));
    }
    let participation = Participation::parse(form.get("participation"));
    if participation.is_none() {
        form.fail("participation", td_string!(lang, projects.participation_missing));
    }
    form.is_fine().then_some(())?;
    Some(What { title: title?, description: description?, populations, participation: participation? })
}

pub async fn add(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::KeepProjects(&id))?;
    let Some(what) = read(visit.lang, &mut form) else { return pages::list_page(&visit, &id, form).await };
    actions::add(By::of(&visit, &viewer.actor), &id, &what).await?;
    done(&visit, &session, Page::Projects { association: id.to_string() }, td_string!(visit.lang, projects.done_added)).await
}

pub async fn save(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, project)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&viewer.actor, Act::KeepProjects(&id))?;
    let (by, seen) = (By::of(&visit, &viewer.actor), form.get("seen").to_owned());
    let result = match form.get("act") {
        "end" => actions::end(by, &id, &project, true, &seen).await,
        "resume" => actions::end(by, &id, &project, false, &seen).await,
        _ => match read(visit.lang, &mut form) {
            Some(what) => actions::change(by, &id, &project, &what, &seen).await,
            None => return pages::project_page(&visit, &id, &project, StatusCode::UNPROCESSABLE_ENTITY, form).await,
        },
    };
    match result {
        Ok(()) => {
            let to = Page::Project { association: id.to_string(), project };
            done(&visit, &session, to, td_string!(visit.lang, projects.done_changed)).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            pages::project_page(&visit, &id, &project, StatusCode::CONFLICT, form).await
        }
        Err(error) => Err(error),
    }
}

pub async fn take(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let application = ApplicationId::from_text(&id);
    let (question, project) = (form.get("question").to_owned(), form.get("project").to_owned());
    if question.is_empty() || project.is_empty() {
        form.fail("project", td_string!(visit.lang, projects.take_missing));
        return pages::use_page(&visit, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    match actions::take(By::of(&visit, &viewer.actor), visit.lang, &application, &question, &project).await {
        Ok(()) => {
            notice::leave(&session, td_string!(visit.lang, projects.done_taken)).await?;
            Ok(Redirect::to(&Page::ApplicationAnswers { application: id }.path(visit.lang)).into_response())
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            form.fail("project", td_string!(visit.lang, projects.take_again));
            pages::use_page(&visit, &id, StatusCode::CONFLICT, form).await
        }
        Err(error) => Err(error),
    }
}
