//! Taking back what was recorded as filed elsewhere: what it is, why, and what becomes of it.

use super::elsewhere::told;
use crate::{
    applications::{model::TakenBack, store},
    calls::{live, record::Record},
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{address::Page, dates, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_taking_back(visit: Visit, Path((association, filing)): Path<(String, String)>) -> Result<Response> {
    taking_back_page(&visit, &association, &filing, Form::default()).await
}

/// The form; 422 when it has to be mended.
pub async fn taking_back_page(visit: &Visit, association: &str, filing: &str, form: Form) -> Result<Response> {
    let id = AssociationId::from_text(association);
    may(&visit.actor(), Act::RecordFiledElsewhere(&id))?;
    let filing = store::elsewhere(visit.app.db.read(), &id, filing).await?.ok_or(Error::NotFound)?;
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = td_string!(lang, elsewhere.take_back_title);
    Ok(visit.page_as(status, Head::private(title), move || {
        let back = Page::FiledElsewhere { association: id.to_string() }.path(lang);
        let (what, when) = told(lang, &record, &filing.on, filing.filed_on, filing.amount);
        view! {
            {error_summary(lang, &form)}
            <nav class="crumb" aria-label=td_string!(lang, applications.crumb)>
                <ol><li><a href=back.clone()>{td_string!(lang, applications.elsewhere_title)}</a></li></ol>
            </nav>
            <h1>{title}</h1>
            <p class="lead">{what}</p>
            <p>{when}</p>
            <p>{td_string!(lang, elsewhere.take_back_explain)}</p>
            <form method="post">
                {form.input("reason", td_string!(lang, elsewhere.take_back_reason)).rows(3).view()}
                <p class="row">
                    <button class="button danger">{td_string!(lang, elsewhere.take_back_button)}</button>
                    <a class="button quiet" href=back>{td_string!(lang, elsewhere.take_back_keep)}</a>
                </p>
            </form>
        }
    }))
}

/// What was taken back, below what still counts.
pub(super) fn history(lang: Lang, record: &Record, gone: &[TakenBack]) -> Option<AnyView> {
    let items: Vec<_> = gone
        .iter()
        .map(|one| {
            let (what, when) = told(lang, record, &one.on, one.filed_on, one.amount);
            let recorded = dates::in_both_cities(lang, one.recorded_at);
            let at = dates::in_both_cities(lang, one.at);
            let says = td_string!(lang, elsewhere.taken_back_at, recorded = recorded, at = at).to_string();
            view! {
                <li><div>
                    <h3>{what}</h3>
                    <p>{when}</p>
                    <p>{says}</p>
                    <p class="typed">{one.reason.clone()}</p>
                    <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{one.receipt_sha256.clone()}</code></p>
                </div></li>
            }
        })
        .collect();
    (!items.is_empty())
        .then(|| view! { <h2>{td_string!(lang, elsewhere.taken_back)}</h2> <ul class="calls">{items}</ul> }.into_any())
}
