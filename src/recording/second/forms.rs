//! The page of a proposed act, and what is done there: approving it, taking it back.

use super::{actions, pages};
use crate::{
    accounts::notice,
    error::Result,
    evidence,
    i18n::td_string,
    ids::{FactId, InstitutionId},
    policy::{self, Act},
    recording::{actions::NotRecorded, words},
    web::{
        address::Page,
        form::Form,
        upload::Upload,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

type Address = Path<(String, String)>;

fn named(Path((institution, act)): Address) -> (InstitutionId, FactId) {
    (InstitutionId::from_text(institution), FactId::from_text(act))
}

pub async fn show(visit: Visit, viewer: Viewer, path: Address) -> Result<Response> {
    let (institution, id) = named(path);
    policy::may(&viewer.actor, Act::Answer(&institution))?;
    let act = actions::find(&visit.app, &institution, &id).await?;
    pages::show(&visit, &viewer.actor, &act, &Form::default()).await
}

pub async fn approve(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    path: Address,
    Upload { mut form, file }: Upload,
) -> Result<Response> {
    let (institution, id) = named(path);
    policy::may(&viewer.actor, Act::Answer(&institution))?;
    let act = actions::find(&visit.app, &institution, &id).await?;
    let given = evidence::forms::given(&form, file.as_ref());
    let evidence = if given { evidence::forms::read(visit.lang, &mut form, file, visit.now) } else { None };
    if !form.is_fine() {
        return pages::show(&visit, &viewer.actor, &act, &form).await;
    }
    let seen = form.get("seen").parse().unwrap_or(-2);
    match actions::approve(&visit.app, &viewer.actor, &institution, &id, evidence, seen, visit.now).await {
        Ok(()) => {}
        Err(NotRecorded::Other(error)) => return Err(error),
        Err(refused) => {
            form.fail("approve", words::not_recorded(visit.lang, refused).unwrap_or_default().1);
            return pages::show(&visit, &viewer.actor, &act, &form).await;
        }
    }
    notice::leave(&session, td_string!(visit.lang, recording.act_approved)).await?;
    Ok(Redirect::to(&Page::Fact { fact: id.to_string() }.path(visit.lang)).into_response())
}

pub async fn take_back(visit: Visit, viewer: Viewer, session: Session, path: Address) -> Result<Response> {
    let (institution, id) = named(path);
    actions::take_back(&visit.app, &viewer.actor, &institution, &id, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, recording.act_taken_back)).await?;
    Ok(Redirect::to(&Page::Office { institution: institution.to_string() }.path(visit.lang)).into_response())
}
