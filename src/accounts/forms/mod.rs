//! What is done with forms about accounts: 303 when it is done, 422 with the form as typed when something is missing.

mod entry;
mod own;
mod recovery;
mod registration;

pub use entry::{sign_in, sign_out, sign_out_everywhere};
pub use own::{change_details, change_password, delete};
pub use recovery::{forgot, reset};
pub use registration::{confirm, first_steward, sign_up};

use super::{
    device::Device,
    kept,
    model::{Email, NewAccount, Person, language},
    rules, session, words,
};
use crate::{
    error::Result,
    i18n::td_string,
    web::{form::Form, lang::Lang, visit::Visit},
};
use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use tower_sessions::Session;

/// After a form was applied.
fn to(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// After somebody showed who they are: signed in, in a browser that is theirs from now on.
async fn enter(visit: &Visit, session: &Session, device: Device, person: &Person, path: &str) -> Result<Response> {
    session::open(session, person, visit.now).await?;
    Ok((AppendHeaders([device.knowing(&visit.app, person)?]), to(path)).into_response())
}

/// The session's name for counters; empty before there is one.
fn name_of(session: &Session) -> String {
    session.id().map(|id| id.to_string()).unwrap_or_default()
}

/// After somebody has gone: the browser deletes the copies of drafts that it kept, also where no script runs.
fn to_and_forget(path: &str) -> Response {
    let clears = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
    (AppendHeaders([clears, kept::forgotten()]), Redirect::to(path)).into_response()
}

/// After an answer that must not tell anything: browsers and proxies keep none of it.
fn to_untold(path: &str) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Redirect::to(path)).into_response()
}

/// The account that a form describes; what is missing is said at the form's fields.
fn new_account(form: &mut Form, lang: Lang) -> Option<NewAccount> {
    let name = name(form, lang);
    let email = email(form, lang);
    let (typed_name, typed_email) = (form.get("name").to_owned(), form.get("email").to_owned());
    let password = password(form, lang, "password", &typed_name, &typed_email);
    let chosen = language(form.get("language"));
    Some(NewAccount { name: name?, email: email?, password: password?, lang: chosen })
}

fn name(form: &mut Form, lang: Lang) -> Option<String> {
    let name = form.get("name").to_owned();
    let fine = !name.is_empty() && name.chars().count() <= rules::NAME_MAX && !name.chars().any(char::is_control);
    if !fine {
        form.fail("name", td_string!(lang, accounts.name_missing));
    }
    fine.then_some(name)
}

fn email(form: &mut Form, lang: Lang) -> Option<Email> {
    let email = Email::parse(form.get("email"));
    if email.is_none() {
        form.fail("email", td_string!(lang, accounts.email_bad));
    }
    email
}

fn password(form: &mut Form, lang: Lang, field: &str, name: &str, email: &str) -> Option<String> {
    let password = rules::normal_password(form.raw(field));
    if let Some(flaw) = rules::flaw(&password, name, email) {
        form.fail(field, words::flaw(lang, flaw));
        return None;
    }
    Some(password)
}
