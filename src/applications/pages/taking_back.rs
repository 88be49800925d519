//! Taking back what was recorded as filed elsewhere, and deleting its receipt afterwards: what it is, and what becomes of it.

use super::elsewhere::said_before;
use crate::{
    applications::{
        model::{Before, TakenBack},
        outside::words,
        papers::size_words,
        store,
    },
    calls::{live, record::Record},
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        dates,
        form::Form,
        lang::Lang,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;
use std::collections::BTreeMap;

pub async fn show_taking_back(visit: Visit, Path((association, filing)): Path<(String, String)>) -> Result<Response> {
    taking_back_page(&visit, &association, &filing, Form::default(), StatusCode::OK).await
}

/// The form; with another status when nothing was taken back.
pub async fn taking_back_page(
    visit: &Visit,
    association: &str,
    filing: &str,
    form: Form,
    status: StatusCode,
) -> Result<Response> {
    let id = AssociationId::from_text(association);
    may(&visit.actor(), Act::File(&id))?;
    let filing = store::elsewhere(visit.app.db.read(), &id, filing).await?.ok_or(Error::NotFound)?;
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let title = td_string!(lang, elsewhere.take_back_title);
    Ok(visit.page_as(status, Head::private(title), move || {
        let list = Page::FiledElsewhere { association: id.to_string() };
        let correction = Page::FiledElsewhereCorrection { association: id.to_string(), filing: filing.id.clone() }.path(lang);
        let back = list.path(lang);
        // A form that comes back was shown what it was shown.
        let seen = Some(form.get("seen")).filter(|seen| !seen.is_empty()).map_or_else(|| filing.seen.to_string(), str::to_owned);
        view! {
            {error_summary(lang, &form)}
            {crumbs(lang, [(td_string!(lang, applications.elsewhere_title).to_owned(), list)], title)}
            <h1>{title}</h1>
            <p class="lead">{words::on(lang, &record, &filing.on)}</p>
            <p>{words::says(lang, &filing.says)}</p>
            <p>{td_string!(lang, elsewhere.take_back_explain)}</p>
            <p>
                {td_string!(lang, elsewhere.correct_instead)}" "
                <a href=correction>{td_string!(lang, elsewhere.correct_link)}</a>
            </p>
            <form method="post">
                <input r#type="hidden" name="seen" value=seen/>
                {form.input("reason", td_string!(lang, elsewhere.take_back_reason)).rows(3).view()}
                <p class="row">
                    <button class="button danger">{td_string!(lang, elsewhere.take_back_button)}</button>
                    <a class="button quiet" href=back>{td_string!(lang, elsewhere.take_back_keep)}</a>
                </p>
            </form>
        }
    }))
}

pub async fn show_receipt_deletion(visit: Visit, Path((association, filing)): Path<(String, String)>) -> Result<Response> {
    receipt_deletion_page(&visit, &association, &filing, Form::default()).await
}

/// The page that says what goes for good; 422 when it has to be mended.
pub async fn receipt_deletion_page(visit: &Visit, association: &str, filing: &str, form: Form) -> Result<Response> {
    let id = AssociationId::from_text(association);
    may(&visit.actor(), Act::File(&id))?;
    let gone = store::one_taken_back(visit.app.db.read(), &id, filing).await?.ok_or(Error::NotFound)?;
    let receipt = gone.receipt.clone().ok_or(Refusal::NotNow)?;
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = td_string!(lang, elsewhere.delete_title);
    Ok(visit.page_as(status, Head::private(title), move || {
        let list = Page::FiledElsewhere { association: id.to_string() };
        let back = list.path(lang);
        let sure = vec![("yes".to_owned(), td_string!(lang, elsewhere.delete_sure).to_owned())];
        view! {
            {error_summary(lang, &form)}
            {crumbs(lang, [(td_string!(lang, applications.elsewhere_title).to_owned(), list)], title)}
            <h1>{title}</h1>
            <p class="lead">{words::on(lang, &record, &gone.on)}</p>
            <p>{words::says(lang, &gone.says)}</p>
            <p>{receipt.name.clone()}" · "{size_words(receipt.bytes)}</p>
            <p>{td_string!(lang, elsewhere.delete_explain)}</p>
            <form method="post">
                {form.choices("sure", td_string!(lang, elsewhere.delete_legend), sure, true)}
                <p class="row">
                    <button class="button danger">{td_string!(lang, elsewhere.delete_button)}</button>
                    <a class="button quiet" href=back>{td_string!(lang, elsewhere.delete_keep)}</a>
                </p>
            </form>
        }
    }))
}

/// What was taken back, below what still counts. `names`: whether whoever visits may delete a receipt.
pub(super) fn history(
    lang: Lang,
    record: &Record,
    id: &AssociationId,
    (gone, before): (&[TakenBack], &BTreeMap<String, Vec<Before>>),
    names: bool,
) -> Option<AnyView> {
    let item = |one: &TakenBack| {
        let (recorded, at) = (dates::in_both_cities(lang, one.recorded_at), dates::in_both_cities(lang, one.at));
        let who = words::who(lang, one.by.as_deref());
        view! {
            <li><div>
                <h3>{words::on(lang, record, &one.on)}</h3>
                <p>{words::says(lang, &one.says)}</p>
                <p class="typed">{one.says.note.clone()}</p>
                {said_before(lang, before, &one.id)}
                <p>{td_string!(lang, elsewhere.taken_back_at, recorded = recorded, at = at, who = who).to_string()}</p>
                <p class="typed">{td_string!(lang, elsewhere.take_back_reason)}": "{one.reason.clone()}</p>
                {receipt(lang, id, one, names)}
                <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{one.receipt_sha256.clone()}</code></p>
            </div></li>
        }
    };
    let items = gone.iter().map(item).collect_view();
    (!gone.is_empty())
        .then(|| view! { <h2>{td_string!(lang, elsewhere.taken_back)}</h2> <ul class="calls">{items}</ul> }.into_any())
}

/// The receipt of a record that was taken back: where it is, or when it was deleted.
fn receipt(lang: Lang, id: &AssociationId, gone: &TakenBack, names: bool) -> AnyView {
    if let Some((at, by)) = &gone.deleted {
        let (at, who) = (dates::in_both_cities(lang, *at), words::who(lang, by.as_deref()));
        return view! { <p>{td_string!(lang, elsewhere.deleted_at, at = at, who = who).to_string()}</p> }.into_any();
    }
    let (association, filing) = (id.to_string(), gone.id.clone());
    let paper = Page::FiledElsewherePaper { association: association.clone(), filing: filing.clone() }.path(lang);
    let deletion = Page::FiledElsewhereFileDeletion { association, filing }.path(lang);
    let receipt = gone.receipt.as_ref().map(|file| {
        view! { <p><a href=paper>{file.name.clone()}</a>" · "{size_words(file.bytes)}</p> }
    });
    view! {
        {receipt}
        {names.then(|| view! { <p><a href=deletion>{td_string!(lang, elsewhere.delete_link)}</a></p> })}
    }
    .into_any()
}
