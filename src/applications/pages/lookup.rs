//! Whether a receipt is real, for anybody who is shown one: its folio was issued, when, and what was filed under it is unchanged.
//! Nothing else is told: neither who filed nor on what.

use crate::{
    applications::{folio::Folio, store, words},
    error::Result,
    i18n::td_string,
    ledger,
    limits::{Counted, Limited},
    policy::Refusal,
    vault::sha256,
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::error_summary,
        shell::Head,
        visit::{Client, Visit},
    },
};
use axum::{
    extract::{Extension, Path},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use leptos::prelude::*;

/// The form; with `?folio=` it leads to the folio's own page, or says what is wrong with it.
pub async fn show_lookup(visit: Visit) -> Response {
    let form = Form::parse(visit.uri.query().unwrap_or_default().as_bytes());
    if form.get("folio").is_empty() {
        return lookup_page(&visit, StatusCode::OK, &form);
    }
    match Folio::parse(form.get("folio")) {
        Ok(folio) => Redirect::to(&Page::ReceiptCheck { folio: folio.to_string() }.path(visit.lang)).into_response(),
        Err(_) => no_folio(&visit, StatusCode::UNPROCESSABLE_ENTITY, form),
    }
}

/// What was typed is no folio: the form again, to mend it.
fn no_folio(visit: &Visit, status: StatusCode, mut form: Form) -> Response {
    form.fail("folio", td_string!(visit.lang, applications.lookup_bad));
    lookup_page(visit, status, &form)
}

fn lookup_page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, applications.lookup_title);
    visit.page_as(status, Head::new(title), move || {
        view! {
            {error_summary(lang, form)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, applications.lookup_explain)}</p>
            <form method="get" action=Page::ReceiptLookup.path(lang)>
                {form.input("folio", td_string!(lang, applications.folio)).hint(td_string!(lang, applications.lookup_hint)).autocomplete("off").view()}
                <p class="row"><button class="button">{td_string!(lang, applications.lookup_button)}</button></p>
            </form>
        }
    })
}

/// What is found under a folio. How often one address may ask is limited, though nobody can guess one.
pub async fn show_check_receipt(
    visit: Visit,
    Extension(Client(address)): Extension<Client>,
    Path(folio): Path<String>,
) -> Result<Response> {
    if !visit.app.limits.allow(Limited::Lookup, &Counted::address(address)) {
        return Err(Refusal::TooMany.into());
    }
    let folio = match Folio::parse(&folio) {
        Ok(folio) => folio,
        Err(_) => return Ok(no_folio(&visit, StatusCode::NOT_FOUND, Form::of([("folio", folio)]))),
    };
    let found = found(&visit, &folio).await?;
    let lang = visit.lang;
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let head = Head { private: true, ..Head::new(td_string!(lang, applications.lookup_title)) };
    Ok(visit.page_as(status, head, move || {
        view! {
            <h1>{td_string!(lang, applications.lookup_title)}</h1>
            <p class="folio">{folio.to_string()}</p>
            {match found {
                Some(found) => told(lang, &found),
                None => view! { <p>{td_string!(lang, applications.lookup_none)}</p> }.into_any(),
            }}
            <p class="row noprint"><a class="button quiet" href=Page::ReceiptLookup.path(lang)>{td_string!(lang, applications.lookup_another)}</a></p>
        }
    }))
}

/// What anybody may know of a receipt.
struct Found {
    received: String,
    content_sha256: String,
    leaf_hash: String,
    position: ledger::Position,
    unchanged: bool,
    /// When the association withdrew it; why is told to nobody.
    withdrawn: Option<String>,
}

async fn found(visit: &Visit, folio: &Folio) -> Result<Option<Found>> {
    let db = visit.app.db.read();
    let Some(filed) = store::by_folio(db, folio).await? else { return Ok(None) };
    let receipt = store::receipt(db, &filed.id).await?;
    let content = store::content(db, &filed.id).await?;
    let opening = ledger::opening(&visit.app.db, receipt.position).await?;
    let committed = opening.is_some_and(|opening| {
        ledger::hex(&ledger::leaf_hash(&opening.leaf)) == receipt.leaf_hash && opening.inner.contains(&filed.content_sha256)
    });
    Ok(Some(Found {
        received: words::in_both_cities(visit.lang, filed.filed_at),
        withdrawn: filed.withdrawn_at.map(|at| words::in_both_cities(visit.lang, at)),
        unchanged: committed && sha256(content.as_bytes()) == filed.content_sha256,
        content_sha256: filed.content_sha256,
        leaf_hash: receipt.leaf_hash,
        position: receipt.position,
    }))
}

fn told(lang: Lang, found: &Found) -> AnyView {
    let unchanged = if found.unchanged {
        view! { <p class="lead">{td_string!(lang, applications.lookup_unchanged)}</p> }.into_any()
    } else {
        view! { <p class="notice warn">{td_string!(lang, applications.lookup_changed)}</p> }.into_any()
    };
    let withdrawn = found.withdrawn.clone().map(|at| {
        view! { <div class="notice warn"><p>{td_string!(lang, applications.lookup_withdrawn, at = at).to_string()}</p></div> }
    });
    view! {
        {unchanged}
        {withdrawn}
        <dl class="facts">
            <div><dt>{td_string!(lang, applications.filed_on)}</dt><dd>{found.received.clone()}</dd></div>
            <div><dt>{td_string!(lang, applications.content_hash)}</dt><dd class="code">{found.content_sha256.clone()}</dd></div>
            <div><dt>{td_string!(lang, applications.ledger_position)}</dt><dd class="code">{found.position.to_string()}</dd></div>
            <div><dt>{td_string!(lang, applications.leaf_hash)}</dt><dd class="code">{found.leaf_hash.clone()}</dd></div>
        </dl>
        <p>{td_string!(lang, applications.lookup_private)}</p>
    }
    .into_any()
}
