//! The answer to a correction is saved while somebody types, as drafts are: one field, or one row of the budget, at a time.

use super::{
    actions::{self, Opened},
    hand::Hand,
    model::{Kept, NOTE, Part},
    pages, rules,
};
use crate::{
    applications::{
        answers::{self, question_of},
        forms::{Came, answered, as_fields, as_rows, row_came, sent_row, told},
        merge::Sent,
        pages::{both, both_texts},
    },
    error::{Error, Result},
    i18n::td_string,
    islands::cells,
    policy::Refusal,
    web::{form::Form, render, visit::Visit},
};
use axum::{extract::Path, response::Response};
use serde_json::Value;

pub async fn save_field(visit: Visit, Path((application, correction)): Path<(String, String)>, form: Form) -> Response {
    answered(visit.lang, save(&visit, (&application, &correction), &form).await)
}

async fn save(visit: &Visit, (application, correction): (&str, &str), form: &Form) -> Result<Value> {
    let (opened, _) = pages::open(visit, application, correction).await?;
    let (_, hand) = opened.hand(&visit.actor())?;
    opened.may_write(visit.now)?;
    match cells::row_of(form.get("field")) {
        Some(row) if opened.correction.names(&Part::Budget) => save_row(visit, &opened, row, form).await,
        Some(_) => Err(Error::NotFound),
        None if hand == Hand::Budget => Err(Refusal::RoleCannot.into()),
        None => save_text(visit, &opened, form).await,
    }
}

async fn save_text(visit: &Visit, opened: &Opened, form: &Form) -> Result<Value> {
    let (lang, field, text) = (visit.lang, form.get("field"), form.raw("text"));
    let terms = &opened.filed.content.terms;
    if answers::is_too_long(text) {
        return Err(Refusal::TooLong.into());
    }
    // What nobody asks to have corrected is not quietly let go.
    let asked = field == NOTE || rules::fields(terms, &opened.correction.asked).contains(field);
    if !asked {
        return Err(Error::NotFound);
    }
    let sent = [Sent { question: field.to_owned(), text: text.to_owned(), shown: form.get("shown").to_owned() }];
    let kept = actions::save(&visit.app, &visit.actor(), opened, (&sent, &[]), visit.now).await?;
    let came = match kept.conflicts.first() {
        Some(met) => {
            let both = render::to_html(|| match question_of(terms, field) {
                Some(question) => both(lang, question, text, met),
                None => both_texts(lang, met, text, (met.theirs.text.clone(), text.to_owned())),
            });
            Came::Met(td_string!(lang, applications.save_conflict), both)
        }
        None => Came::Saved(answers::seen(kept.texts.get(field).map_or("", String::as_str))),
    };
    Ok(told(lang, came, (form.get("version"), kept.version), || others(&kept, field)))
}

async fn save_row(visit: &Visit, opened: &Opened, row: &str, form: &Form) -> Result<Value> {
    let (lang, sent) = (visit.lang, sent_row(row, form)?);
    let kept = actions::save(&visit.app, &visit.actor(), opened, (&[], std::slice::from_ref(&sent)), visit.now).await?;
    let came = row_came(lang, &opened.filed.content.terms, form.get("place"), &sent, &kept.rows);
    Ok(told(lang, came, (form.get("version"), kept.version), || others(&kept, "")))
}

/// What is written in the others: texts and rows.
fn others(kept: &Kept, but: &str) -> Vec<Value> {
    as_fields(&kept.texts, but).into_iter().chain(as_rows(&kept.rows.rows)).collect()
}
