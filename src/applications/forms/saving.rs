//! The small endpoint that saves one answer while somebody types. It answers truthfully, in words for the page.

use super::as_json;
use crate::{
    applications::{actions, answers, merge::Sent, pages},
    error::{Error, Result},
    i18n::td_string,
    ids::ApplicationId,
    web::{errors, form::Form, render, visit::Visit},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

pub async fn save_answer(visit: Visit, Path(id): Path<String>, form: Form) -> Response {
    match save(&visit, &id, &form).await {
        Ok(body) => as_json(StatusCode::OK, &body),
        Err(Error::Refused(refusal)) => {
            let why = errors::words(visit.lang, refusal);
            let body =
                json!({ "state": "refused", "says": td_string!(visit.lang, applications.save_failed, why = why).to_string() });
            as_json(errors::status(refusal), &body)
        }
        Err(error) => error.into_response(),
    }
}

async fn save(visit: &Visit, id: &str, form: &Form) -> Result<Value> {
    let (lang, id) = (visit.lang, ApplicationId::from_text(id));
    let field = form.get("field").to_owned();
    let sent = Sent { question: field.clone(), text: form.raw("text").to_owned(), shown: form.get("shown").to_owned() };
    // Who only sees the draft is told by the action; what is not asked is not quietly let go.
    let conflicts = actions::save_answers(&visit.app, &visit.actor(), &id, &[sent], visit.now).await?;
    let (whole, _, terms, _) = pages::open_draft(visit, id.as_str()).await?;
    let question = answers::question_of(&terms, &field).ok_or(Error::NotFound)?;
    let mut body = match conflicts.first() {
        Some(conflict) => {
            let both = render::to_html(|| pages::both(lang, question, form.raw("text"), conflict));
            json!({ "state": "conflict", "says": td_string!(lang, applications.save_conflict), "both": both })
        }
        None => json!({ "state": "saved", "shown": answers::seen(whole.answers.get(&field).map_or("", String::as_str)) }),
    };
    let saw: i64 = form.get("version").parse().unwrap_or(whole.draft.version);
    body["version"] = json!(whole.draft.version.to_string());
    // More than this one save since the page was shown: whatever a colleague changed meanwhile.
    if whole.draft.version > saw + 1 {
        let others = whole.answers.iter().filter(|(name, _)| **name != field);
        body["others"] =
            others.map(|(name, text)| json!({ "field": name, "text": text, "shown": answers::seen(text) })).collect();
    }
    Ok(body)
}
