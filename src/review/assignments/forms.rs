//! The form of the list: who shall take care of the folios that are marked.

use super::{
    actions::{Done, Selection, assign},
    model::Show,
};
use crate::{
    accounts::notice,
    applications::folio::Folio,
    error::{Error, Result},
    i18n::td_string,
    ids::PersonId,
    review::{
        actions::Bench,
        forms::{bench as bench_now, line_as, to_list},
        rules::may_decide,
        words::kept,
    },
    web::{
        address::Page,
        counts,
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

/// Whoever sends the form, in its list of people.
pub const ME: &str = "me";
/// Nobody: the folios are released.
pub const NOBODY: &str = "nobody";

pub async fn give(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((institution, line)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let bench = bench_now(&visit, &viewer, &institution, &line).await?;
    may_decide(bench.stage, bench.conflict)?;
    let chosen = read(&form, &bench)?;
    if chosen.folios.is_empty() {
        form.fail("folio", td_string!(visit.lang, assignments.mark_some));
        return line_as(&visit, &viewer, bench, StatusCode::UNPROCESSABLE_ENTITY, &form).await;
    }
    let moved = match assign(&visit.app, &viewer.actor, &bench, &chosen, visit.now).await? {
        Done::Moved(moved) => moved,
        Done::Kept(all) => {
            for (folio, why) in all {
                let says = kept(visit.lang, why);
                form.fail("folio", td_string!(visit.lang, assignments.kept, folio = folio.to_string(), why = says).to_string());
            }
            // As it stands now: what kept it is on the list.
            let bench = bench_now(&visit, &viewer, &institution, &line).await?;
            return line_as(&visit, &viewer, bench, StatusCode::CONFLICT, &form).await;
        }
    };
    notice::leave(&session, says(visit.lang, &bench, &chosen, moved)).await?;
    match (form.get("from"), &chosen.folios[..]) {
        ("folio", [folio]) => {
            let page = Page::OfficeFiled { institution, line, folio: folio.to_string() };
            Ok(Redirect::to(&Show::of(&visit).kept_in(page.path(visit.lang))).into_response())
        }
        _ => Ok(to_list(&visit, institution, line)),
    }
}

fn read(form: &Form, bench: &Bench) -> Result<Selection> {
    let mut folios = Vec::new();
    for text in form.all("folio") {
        let folio = Folio::parse(text).map_err(|_| Error::NotFound)?;
        if !folios.contains(&folio) {
            folios.push(folio);
        }
    }
    let to = match form.get("to") {
        NOBODY => None,
        "" | ME => Some(bench.person.clone()),
        person => Some(PersonId::from_text(person)),
    };
    Ok(Selection { folios, to, seen: form.get("turned").parse().unwrap_or(-1) })
}

/// What was done, said once on the next page.
fn says(lang: Lang, bench: &Bench, chosen: &Selection, moved: usize) -> String {
    let folios = counts::folios(lang, moved);
    match &chosen.to {
        _ if moved == 0 => td_string!(lang, assignments.done_nothing).to_owned(),
        None => td_string!(lang, assignments.done_released, folios = folios).to_string(),
        Some(to) if *to == bench.person => td_string!(lang, assignments.done_taken, folios = folios).to_string(),
        Some(to) => {
            let name = bench.charges.crew.iter().find(|one| one.person == *to).map(|one| one.name.clone()).unwrap_or_default();
            td_string!(lang, assignments.done_given, folios = folios, name = name).to_string()
        }
    }
}
