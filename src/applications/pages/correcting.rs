//! Correcting what is said of something that was filed elsewhere: the day, the sum, the note. The receipt stays.

use super::elsewhere::{published_after, stamped};
use crate::{
    applications::{
        budget::digits,
        model::{FiledElsewhere, Saying},
        outside::words,
        store,
    },
    calls::live,
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_correcting(visit: Visit, Path((association, filing)): Path<(String, String)>) -> Result<Response> {
    let id = AssociationId::from_text(&association);
    may(&visit.actor(), Act::RecordFiledElsewhere(&id))?;
    let there = store::elsewhere(visit.app.db.read(), &id, &filing).await?.ok_or(Error::NotFound)?;
    let record = live::record(&visit.app).await?;
    let mut form = started(&there.says);
    // A day before the publication was asked about when it was recorded.
    if published_after(&record, &there.on, there.says.filed_on).is_some() {
        form.set("stamp_says_so", "yes".to_owned());
    }
    form.set("seen", there.seen.to_string());
    correcting_page(&visit, &id, &there, form, StatusCode::OK).await
}

/// The form as the record stands.
fn started(says: &Saying) -> Form {
    let amount = says.amount.map(|sum| digits(sum.in_cents(), sum.currency())).unwrap_or_default();
    let currency = says.amount.map(|sum| sum.currency().code().to_owned()).unwrap_or_default();
    Form::of([("filed_on", says.filed_on.to_string()), ("amount", amount), ("currency", currency), ("note", says.note.clone())])
}

/// The form beside what the record says now; with another status when nothing was corrected.
pub async fn correcting_page(
    visit: &Visit,
    id: &AssociationId,
    there: &FiledElsewhere,
    form: Form,
    status: StatusCode,
) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    let (lang, list) = (visit.lang, Page::FiledElsewhere { association: id.to_string() });
    let title = td_string!(lang, elsewhere.correct_title);
    Ok(visit.page_as(status, Head::private(title), move || {
        let back = list.path(lang);
        view! {
            {error_summary(lang, &form)}
            {crumbs(lang, [(td_string!(lang, applications.elsewhere_title).to_owned(), list)], title)}
            <h1>{title}</h1>
            <p class="lead">{words::on(lang, &record, &there.on)}</p>
            {now_says(lang, there)}
            <p>{td_string!(lang, elsewhere.correct_explain)}</p>
            <form method="post">
                <input r#type="hidden" name="seen" value=form.get("seen").to_owned()/>
                {stamped(lang, &form, &record, &there.on)}
                {form.input("note", td_string!(lang, applications.elsewhere_note)).rows(4).view()}
                <p class="row">
                    <button class="button">{td_string!(lang, elsewhere.correct_button)}</button>
                    <a class="button quiet" href=back>{td_string!(lang, elsewhere.take_back_keep)}</a>
                </p>
            </form>
        }
    }))
}

/// What the record says until it is corrected.
fn now_says(lang: Lang, there: &FiledElsewhere) -> AnyView {
    view! {
        <p>{td_string!(lang, elsewhere.now_says)}" "{words::says(lang, &there.says)}</p>
        <p class="typed">{there.says.note.clone()}</p>
    }
    .into_any()
}

/// The record was taken back meanwhile: what was typed, to be copied. One that never was is not found.
pub async fn corrected_too_late(visit: &Visit, id: &AssociationId, filing: &str, form: &Form) -> Result<Response> {
    store::one_taken_back(visit.app.db.read(), id, filing).await?.ok_or(Error::NotFound)?;
    let (lang, list) = (visit.lang, Page::FiledElsewhere { association: id.to_string() });
    let title = td_string!(lang, elsewhere.correct_title);
    let typed = [
        (td_string!(lang, applications.elsewhere_date), form.get("filed_on").to_owned()),
        (td_string!(lang, applications.elsewhere_amount), format!("{} {}", form.get("amount"), form.get("currency"))),
        (td_string!(lang, applications.elsewhere_note), form.raw("note").to_owned()),
    ];
    Ok(visit.page_as(StatusCode::CONFLICT, Head::private(title), move || {
        let back = list.path(lang);
        let typed = typed.map(|(name, what)| view! { <div><dt>{name}</dt><dd class="typed">{what}</dd></div> }).collect_view();
        view! {
            {crumbs(lang, [(td_string!(lang, applications.elsewhere_title).to_owned(), list)], title)}
            <h1>{title}</h1>
            <div class="notice warn" role="alert"><p>{td_string!(lang, elsewhere.taken_back_meanwhile)}</p></div>
            <dl class="facts">{typed}</dl>
            <p class="row"><a class="button quiet" href=back>{td_string!(lang, applications.elsewhere_title)}</a></p>
        }
    }))
}
