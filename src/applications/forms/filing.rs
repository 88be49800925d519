//! Filing and withdrawing.

use crate::{
    applications::{
        actions::{self, Filing},
        answers,
        context::LineNow,
        meanwhile,
        model::{Declaration, WholeDraft},
        pages, rules, store,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::ApplicationId,
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

const NAME_CHARS: usize = 200;
const REASON_CHARS: usize = 2000;

pub async fn file(visit: Visit, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    if visit.viewer.is_none() {
        // Whoever signs in again comes back to what they were about to file.
        return Err(Error::Instead(Refusal::SignInFirst, Box::new(Page::ApplicationCheck { application: id })));
    }
    let application = ApplicationId::from_text(&id);
    let (whole, line, terms, association) = match pages::open_draft(&visit, &id).await {
        Err(Error::Instead(Refusal::AlreadyFiled, _)) => return pages::already_filed(&visit, &application).await,
        opened => opened?,
    };
    may(&visit.actor(), Act::File(&association.id))?;
    // Whoever comes late, or while the line is suspended, is not first asked for a name.
    if rules::may_receive(&line.state(), visit.now).is_err() {
        return Ok(pages::not_received(&visit, &line, &id));
    }
    // What a colleague saved since is told beside whatever else is to be mended.
    let seen = form.get("seen").to_owned();
    let is_seen = seen.is_empty() || seen == as_it_is(&visit, &whole).await?;
    if !is_seen {
        form.fail(pages::FILING, td_string!(visit.lang, meanwhile.summary));
    }
    let name = one_line(form.get("name"));
    if name.is_empty() || name.chars().count() > NAME_CHARS {
        form.fail("name", td_string!(visit.lang, applications.declaration_name_missing));
    }
    if !form.has("accept", "yes") {
        form.fail("accept", td_string!(visit.lang, applications.declaration_missing));
    }
    if !form.is_fine() {
        // What is missing has to be mended first, whatever changed besides.
        let mends = is_seen || !rules::lacks(&terms, &whole).is_empty();
        let status = if mends { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
        return pages::check_page(&visit, &id, form, status).await;
    }
    let words = pages::declaration_words(visit.lang, association.name());
    let filing = Filing { declaration: Declaration { name, words }, seen };
    match actions::file(&visit.app, &visit.actor(), &application, filing, visit.now).await {
        Ok(_) => Ok(Redirect::to(&Page::Receipt { application: id }.path(visit.lang)).into_response()),
        Err(Error::Refused(Refusal::WindowClosed | Refusal::Suspended | Refusal::NotNow)) => {
            let line = LineNow::of(&visit.app, &whole.draft.line, visit.now).await?;
            Ok(pages::not_received(&visit, &line, &id))
        }
        Err(Error::Refused(Refusal::Incomplete)) => pages::check_page(&visit, &id, form, StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            form.fail(pages::FILING, td_string!(visit.lang, meanwhile.summary));
            pages::check_page(&visit, &id, form, StatusCode::CONFLICT).await
        }
        Err(Error::Refused(Refusal::AlreadyFiled)) => {
            let there = store::standing_on(visit.app.db.read(), &whole.draft.line, &association.id).await?;
            pages::already_filed(&visit, &there.ok_or(Error::NotFound)?).await
        }
        Err(error) => Err(error),
    }
}

/// What the page would remember now: of the draft, and of who applies.
async fn as_it_is(visit: &Visit, whole: &WholeDraft) -> Result<String> {
    let applicant = actions::applicant(&mut *visit.app.db.read().acquire().await?, whole).await?;
    Ok(meanwhile::seen_of(whole.draft.version, &applicant))
}

pub async fn withdraw(visit: Visit, _: Viewer, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    if !form.has("sure", "yes") {
        form.fail("sure", td_string!(visit.lang, applications.withdraw_missing));
    }
    let reason: String = answers::normal(form.get("reason")).trim().to_owned();
    if reason.chars().count() > REASON_CHARS {
        form.fail("reason", td_string!(visit.lang, applications.note_too_long, most = REASON_CHARS).to_string());
    }
    if !form.is_fine() {
        return pages::withdrawal_page(&visit, &id, form).await;
    }
    let application = ApplicationId::from_text(&id);
    let page = Page::Application { application: id };
    match actions::withdraw(&visit.app, &visit.actor(), &application, &reason, visit.now).await {
        // The application itself says how it stands, and what is still possible.
        Err(Error::Refused(why @ Refusal::NotNow)) => Err(Error::Instead(why, Box::new(page))),
        done => done.map(|()| Redirect::to(&page.path(visit.lang)).into_response()),
    }
}

fn one_line(text: &str) -> String {
    answers::normal(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
