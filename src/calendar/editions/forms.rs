//! The form of an edition's call: shown with what its template knows, read, entered.

use super::{actions, pages};
use crate::{
    accounts::notice,
    calls::{
        editions::{editions, holders},
        live,
        model::{EditionOf, Template},
        record::Record,
        words::edition as title,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::TemplateId,
    policy::{self, Act, Refusal},
    suggestions::{
        actions::NotConfirmed,
        forms::{confirmed, refused},
        rules::web_address,
    },
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use std::sync::Arc;
use tower_sessions::Session;

/// The edition that the form is begun for.
#[derive(Deserialize)]
pub struct Begun {
    #[serde(default)]
    year: Option<i32>,
}

async fn known(visit: &Visit, viewer: &Viewer, id: &str) -> Result<(Arc<Record>, Template)> {
    policy::may(&viewer.actor, Act::Monitor)?;
    let record = live::record(&visit.app).await?;
    let template = record.templates.get(&TemplateId::from_text(id)).cloned().ok_or(Error::NotFound)?;
    Ok((record, template))
}

pub async fn show(visit: Visit, viewer: Viewer, Path(id): Path<String>, Query(Begun { year }): Query<Begun>) -> Result<Response> {
    let (record, template) = known(&visit, &viewer, &id).await?;
    let found = editions(&record.as_of(None, None), &template, visit.now);
    let year = year.filter(|year| template.covers(*year)).or_else(|| found.last().map(|edition| edition.year));
    let form = begun(&record, &template, year, visit.now);
    Ok(pages::form(&visit, &record, &template, form))
}

/// What the template knows of its edition.
fn begun(record: &Record, template: &Template, year: Option<i32>, now: crate::clock::Now) -> Form {
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let of = EditionOf { template: template.id.clone(), year: year.parse().unwrap_or_default() };
    let named = |lang| if year.is_empty() { String::new() } else { title(lang, record, &of) };
    let holder = match &holders(&record.as_of(None, None), &template.programme_id, now)[..] {
        [only] => only.to_string(),
        _ => String::new(),
    };
    Form::of([
        ("edition", year.clone()),
        ("title_es", named(Lang::es)),
        ("title_en", named(Lang::en)),
        ("institution", holder),
        ("jurisdiction", template.jurisdiction.as_str().to_owned()),
        ("fiscal_year", year),
    ])
}

pub async fn record(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let (record, template) = known(&visit, &viewer, &id).await?;
    let lang = visit.lang;
    let year = form.get("edition").parse().ok().filter(|year| template.covers(*year));
    if year.is_none() {
        form.fail("edition", td_string!(lang, editions.year_missing, from = template.from).to_string());
    }
    let url = web_address(form.get("url"));
    if url.is_none() {
        form.fail("url", td_string!(lang, suggestions.url_missing));
    }
    let read = confirmed(lang, &mut form);
    let (Some(year), Some(url), Some(mut read), true) = (year, url, read, form.is_fine()) else {
        return Ok(pages::form(&visit, &record, &template, form));
    };
    read.programme = Some(template.programme_id.clone());
    read.edition = Some(EditionOf { template: template.id.clone(), year });
    match actions::record(&visit.app, &viewer.actor, &read, &url, visit.now).await {
        Ok(call) => {
            notice::leave(&session, td_string!(lang, editions.entered)).await?;
            Ok(Redirect::to(&Page::Call { slug: call.to_string() }.path(lang)).into_response())
        }
        Err(NotConfirmed::Typed(why)) => {
            refused(lang, &mut form, why);
            Ok(pages::form(&visit, &record, &template, form))
        }
        Err(NotConfirmed::Error(Error::Refused(Refusal::AlreadyThere))) => {
            form.fail("edition", td_string!(lang, editions.year_taken));
            Ok(pages::form(&visit, &record, &template, form))
        }
        Err(NotConfirmed::Error(error)) => Err(error),
    }
}
