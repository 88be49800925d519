//! The small endpoint that saves one answer while somebody types. It answers truthfully, in words for the page.

use crate::{
    applications::{actions, answers, merge::Sent, pages, store},
    error::{Error, Result},
    ids::ApplicationId,
    web::{errors, form::Form, render, visit::Visit},
};
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

pub async fn save_answer(visit: Visit, Path(id): Path<String>, form: Form) -> Response {
    match save(&visit, &id, &form).await {
        Ok(body) => answer(StatusCode::OK, &body),
        Err(Error::Refused(refusal)) => {
            let body = json!({ "state": "refused", "says": errors::words(visit.lang, refusal) });
            answer(errors::status(refusal), &body)
        }
        Err(error) => error.into_response(),
    }
}

async fn save(visit: &Visit, id: &str, form: &Form) -> Result<Value> {
    let id = ApplicationId::from_text(id);
    let question = form.get("field").to_owned();
    let sent = Sent { question: question.clone(), text: form.raw("text").to_owned(), shown: form.get("shown").to_owned() };
    let conflicts = actions::save_answers(&visit.app, &visit.actor(), &id, &[sent], visit.now).await?;
    let Some(conflict) = conflicts.first() else {
        let stored = store::answer(visit.app.db.read(), &id, &question).await?;
        return Ok(json!({ "state": "saved", "shown": answers::seen(&stored.map_or_else(String::new, |saved| saved.text)) }));
    };
    let (_, _, terms, _) = pages::open_draft(visit, id.as_str()).await?;
    let asked = terms.questions.iter().find(|q| q.id == question).ok_or(Error::NotFound)?;
    let both = render::to_html(|| pages::both(visit.lang, asked, form.raw("text"), conflict));
    Ok(json!({ "state": "conflict", "says": pages::says(visit.lang, conflict), "both": both }))
}

fn answer(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
