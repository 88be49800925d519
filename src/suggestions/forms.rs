//! POST handlers of suggestions.

use super::{
    actions::{self, NotConfirmed, Told},
    model::Confirmed,
    pages,
    rules::{Refused, web_address},
};
use crate::{
    associations::texts,
    calls::{
        dates::PartialDate,
        live,
        model::{EditionOf, Jurisdiction},
        rules::FactRefusal,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::InstitutionId,
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
    response::{IntoResponse as _, Redirect, Response},
};

const TITLE_CHARS: usize = 300;
const NOTE_CHARS: usize = 2000;

pub async fn suggest(visit: Visit, _: Viewer, mut form: Form) -> Result<Response> {
    let Some(told) = read(visit.lang, &mut form) else { return pages::suggest_page(&visit, form) };
    let suggestion = actions::suggest(&visit.app, &visit.actor(), told, visit.now).await?;
    Ok(Redirect::to(&Page::Suggestion { suggestion }.path(visit.lang)).into_response())
}

fn read(lang: Lang, form: &mut Form) -> Option<Told> {
    let title = line(lang, form, "title", TITLE_CHARS);
    let institution = line(lang, form, "institution", TITLE_CHARS);
    let url = web_address(form.get("url"));
    if url.is_none() {
        form.fail("url", td_string!(lang, suggestions.url_missing));
    }
    let note = texts::lines(form.get("note"), NOTE_CHARS);
    if note.is_none() {
        form.fail("note", td_string!(lang, suggestions.too_long, most = NOTE_CHARS).to_string());
    }
    Some(Told { title: title?, url: url?, institution: institution?, note: note? })
}

/// A line that has to be there.
fn line(lang: Lang, form: &mut Form, name: &str, most: usize) -> Option<String> {
    let text = texts::line(form.get(name), most);
    match text.as_deref() {
        None => form.fail(name, td_string!(lang, suggestions.too_long, most = most).to_string()),
        Some("") => form.fail(name, td_string!(lang, suggestions.missing)),
        Some(_) => return text,
    }
    None
}

pub async fn confirm(visit: Visit, _: Viewer, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    may(&visit.actor(), Act::Monitor)?;
    let record = live::record(&visit.app).await?;
    let edition = EditionOf::parse(form.get("edition_of"));
    let template = edition.as_ref().and_then(|edition| record.templates.get(&edition.template));
    let Some(mut confirmed) = confirmed(visit.lang, &mut form) else {
        return pages::confirmation_page(&visit, &id, Some(form)).await;
    };
    confirmed.programme = template.map(|template| template.programme_id.clone());
    confirmed.edition = edition.filter(|_| template.is_some());
    match actions::confirm(&visit.app, &visit.actor(), &id, &confirmed, visit.now).await {
        Ok(call) => Ok(Redirect::to(&Page::Call { slug: call.to_string() }.path(visit.lang)).into_response()),
        Err(NotConfirmed::Typed(refused)) => {
            self::refused(visit.lang, &mut form, refused);
            pages::confirmation_page(&visit, &id, Some(form)).await
        }
        Err(NotConfirmed::Error(Error::Refused(Refusal::AlreadyThere))) => {
            form.fail("edition_of", td_string!(visit.lang, editions.year_taken));
            pages::confirmation_page(&visit, &id, Some(form)).await
        }
        Err(NotConfirmed::Error(error)) => Err(error),
    }
}

/// Why the record does not take it as it is typed, at its field.
pub fn refused(lang: Lang, form: &mut Form, refused: Refused) {
    let says = match refused {
        Refused::Fact(FactRefusal::DateInFuture) => td_string!(lang, suggestions.date_ahead),
        Refused::Fact(_) | Refused::Unreadable => td_string!(lang, suggestions.date_missing),
    };
    form.fail("published", says);
}

/// The least that a call of the record needs, as typed.
pub fn confirmed(lang: Lang, form: &mut Form) -> Option<Confirmed> {
    let (title_es, title_en) = (line(lang, form, "title_es", TITLE_CHARS), line(lang, form, "title_en", TITLE_CHARS));
    let institution = form.get("institution").to_owned();
    if institution.is_empty() {
        form.fail("institution", td_string!(lang, suggestions.institution_missing));
    }
    let jurisdiction = pages::JURISDICTIONS.into_iter().find(|known| *known == form.get("jurisdiction"));
    if jurisdiction.is_none() {
        form.fail("jurisdiction", td_string!(lang, suggestions.jurisdiction_missing));
    }
    let year = form.get("fiscal_year").parse().ok().filter(|year| (1990..=2100).contains(year));
    if year.is_none() {
        form.fail("fiscal_year", td_string!(lang, suggestions.year_missing));
    }
    let published = PartialDate::parse(form.get("published")).ok();
    if published.is_none() {
        form.fail("published", td_string!(lang, suggestions.date_missing));
    }
    Some(Confirmed {
        title_es: title_es?,
        title_en: title_en?,
        institution: (!institution.is_empty()).then(|| InstitutionId::from_text(institution))?,
        jurisdiction: Jurisdiction::new(jurisdiction?),
        fiscal_year: year?,
        published: published?,
        programme: None,
        edition: None,
    })
}

pub async fn decline(visit: Visit, _: Viewer, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    may(&visit.actor(), Act::Monitor)?;
    match texts::lines(form.get("reason"), NOTE_CHARS).filter(|reason| !reason.is_empty()) {
        Some(reason) => {
            actions::decline(&visit.app, &visit.actor(), &id, &reason, visit.now).await?;
            Ok(Redirect::to(&Page::Suggestion { suggestion: id }.path(visit.lang)).into_response())
        }
        None => {
            form.fail("reason", td_string!(visit.lang, suggestions.reason_missing));
            pages::one_page(&visit, &id, form).await
        }
    }
}
