//! The small endpoint that saves one field of a draft while somebody types: an answer, or a row of the budget. It answers truthfully, in
//! words for the page.

use super::{as_json, budget::row_name};
use crate::{
    applications::{
        actions,
        answers::{self, Answers},
        budget::MAX_ROWS,
        merge::Sent,
        pages,
        rows::{SavedRow, SavedRows, SentRow, as_text, mark, of_text},
    },
    calls::terms::LineTerms,
    error::{Error, Result},
    i18n::td_string,
    ids::ApplicationId,
    islands::cells,
    web::{errors, form::Form, lang::Lang, render, visit::Visit},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

pub async fn save_field(visit: Visit, Path(id): Path<String>, form: Form) -> Response {
    let id = ApplicationId::from_text(id);
    let said = match cells::row_of(form.get("field")) {
        Some(row) => save_row(&visit, &id, row, &form).await,
        None => save_answer(&visit, &id, &form).await,
    };
    let said = match said {
        Err(Error::NotFound) => Err(pages::no_draft(&visit, &id).await.unwrap_or_else(|error| error)),
        said => said,
    };
    answered(visit.lang, said)
}

/// What the page is told; also that and why something was not saved.
pub fn answered(lang: Lang, said: Result<Value>) -> Response {
    match said {
        Ok(body) => as_json(StatusCode::OK, &body),
        Err(Error::Refused(refusal) | Error::Instead(refusal, _)) => {
            as_json(errors::status(refusal), &not_saved(lang, errors::words(lang, refusal)))
        }
        Err(error) => error.into_response(),
    }
}

/// What came of one field.
pub enum Came {
    /// The mark of what is stored now.
    Saved(String),
    /// The words for the line, and both texts to choose from.
    Met(&'static str, String),
    /// Why it is not stored.
    Not(String),
}

/// What the page is told of a field, with the version that stands now and, where more than this one save came since the page was shown,
/// what is stored in the others.
pub fn told(lang: Lang, came: Came, (saw, version): (&str, i64), others: impl FnOnce() -> Vec<Value>) -> Value {
    let mut body = match came {
        Came::Saved(shown) => json!({ "state": "saved", "shown": shown }),
        Came::Met(says, both) => json!({ "state": "conflict", "says": says, "both": both }),
        Came::Not(why) => not_saved(lang, &why),
    };
    body["version"] = json!(version.to_string());
    if version > saw.parse().unwrap_or(version) + 1 {
        body["others"] = Value::Array(others());
    }
    body
}

fn not_saved(lang: Lang, why: &str) -> Value {
    json!({ "state": "refused", "says": td_string!(lang, applications.save_failed, why = why).to_string() })
}

/// Answers as a page takes them over.
pub fn as_fields(stored: &Answers, but: &str) -> Vec<Value> {
    let others = stored.iter().filter(|(name, _)| *name != but);
    others.map(|(name, text)| json!({ "field": name, "text": text, "shown": answers::seen(text) })).collect()
}

/// Rows as a page takes them over.
pub fn as_rows(stored: &[SavedRow]) -> Vec<Value> {
    let one = |row: &SavedRow| json!({ "field": cells::field(row.id.as_str()), "text": as_text(&row.typed), "shown": mark(&row.typed) });
    stored.iter().map(one).collect()
}

/// A row as the page sent it.
pub fn sent_row(row: &str, form: &Form) -> Result<SentRow> {
    let id = row_name(row).ok_or(Error::NotFound)?;
    let among = form.get("order").split(' ').filter_map(row_name).take(2 * MAX_ROWS).collect();
    Ok(SentRow { among, ..SentRow::named(id, of_text(form.raw("text")), form.get("shown").to_owned()) })
}

async fn save_answer(visit: &Visit, id: &ApplicationId, form: &Form) -> Result<Value> {
    let (lang, field) = (visit.lang, form.get("field"));
    let sent = Sent { question: field.to_owned(), text: form.raw("text").to_owned(), shown: form.get("shown").to_owned() };
    // Who only sees the draft is told by the action; what is not asked is not quietly let go.
    let conflicts = actions::save_answers(&visit.app, &visit.actor(), id, &[sent], visit.now).await?;
    let (whole, _, terms, _) = pages::open_draft(visit, id.as_str()).await?;
    let question = answers::question_of(&terms, field).filter(|_| answers::takes(&terms, field, &whole.answers));
    let question = question.ok_or(Error::NotFound)?;
    let came = match conflicts.first() {
        Some(conflict) => {
            let both = render::to_html(|| pages::both(lang, question, form.raw("text"), conflict));
            Came::Met(td_string!(lang, applications.save_conflict), both)
        }
        None => Came::Saved(answers::seen(whole.answers.get(field).map_or("", String::as_str))),
    };
    Ok(told(lang, came, (form.get("version"), whole.draft.version), || as_fields(&whole.answers, field)))
}

async fn save_row(visit: &Visit, id: &ApplicationId, row: &str, form: &Form) -> Result<Value> {
    let sent = sent_row(row, form)?;
    let saved = actions::save_budget(&visit.app, &visit.actor(), id, std::slice::from_ref(&sent), visit.now).await?;
    let (whole, _, terms, _) = pages::open_draft(visit, id.as_str()).await?;
    let came = row_came(visit.lang, &terms, form.get("place"), &sent, &saved);
    Ok(told(visit.lang, came, (form.get("version"), whole.draft.version), || as_rows(&saved.rows)))
}

/// What came of the row that stands at a place of the page.
pub fn row_came(lang: Lang, terms: &LineTerms, place: &str, sent: &SentRow, saved: &SavedRows) -> Came {
    if let Some(met) = saved.conflicts.first() {
        let both = render::to_html(|| pages::both_rows(lang, terms, place, &sent.typed, met, sent.typed.is_blank()));
        return Came::Met(td_string!(lang, budget.save_conflict), both);
    }
    if !saved.no_room.is_empty() {
        return Came::Not(td_string!(lang, budget.no_room, most = MAX_ROWS).to_string());
    }
    let there = saved.rows.iter().find(|row| row.id == sent.id);
    Came::Saved(there.map_or_else(|| answers::seen(""), |row| mark(&row.typed)))
}
