//! Whether a receipt is real, for anybody who is shown one: its folio was issued, when, and what was filed under it is unchanged; and the
//! same of each answer to a correction. Nothing else is told: neither who filed nor on what, nor which parts were corrected.

use crate::{
    applications::{corrections, folio::Folio, model::Frozen, store, words},
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

/// What anybody may know of something that was received: when, by which hash, and where it stands in the log.
struct Proved {
    received: String,
    content_sha256: String,
    leaf_hash: String,
    position: ledger::Position,
    unchanged: bool,
}

/// What anybody may know of a receipt.
struct Found {
    filing: Proved,
    /// When the association withdrew it; why is told to nobody.
    withdrawn: Option<String>,
    /// The answers to corrections: which parts they are of is told to nobody either.
    corrections: Vec<Proved>,
}

async fn found(visit: &Visit, folio: &Folio) -> Result<Option<Found>> {
    let db = visit.app.db.read();
    let Some(filed) = store::by_folio(db, folio).await? else { return Ok(None) };
    let receipt = store::receipt(db, &filed.id).await?;
    let filing = Frozen {
        at: filed.filed_at,
        content: store::content(db, &filed.id).await?,
        content_sha256: filed.content_sha256,
        position: receipt.position,
        leaf_hash: receipt.leaf_hash,
    };
    let mut answers = Vec::new();
    for answer in corrections::store::kept_answers(db, &filed.id).await? {
        answers.push(proved(visit, answer).await?);
    }
    Ok(Some(Found {
        filing: proved(visit, filing).await?,
        withdrawn: filed.withdrawn_at.map(|at| words::in_both_cities(visit.lang, at)),
        corrections: answers,
    }))
}

/// Whether what is kept is what was entered when it was received.
async fn proved(visit: &Visit, kept: Frozen) -> Result<Proved> {
    let opening = ledger::opening(&visit.app.db, kept.position).await?;
    let committed = opening.is_some_and(|opening| {
        ledger::hex(&ledger::leaf_hash(&opening.leaf)) == kept.leaf_hash && opening.inner.contains(&kept.content_sha256)
    });
    Ok(Proved {
        received: words::in_both_cities(visit.lang, kept.at),
        unchanged: committed && sha256(kept.content.as_bytes()) == kept.content_sha256,
        content_sha256: kept.content_sha256,
        leaf_hash: kept.leaf_hash,
        position: kept.position,
    })
}

fn told(lang: Lang, found: &Found) -> AnyView {
    let unchanged = if found.filing.unchanged {
        view! { <p class="lead">{td_string!(lang, applications.lookup_unchanged)}</p> }.into_any()
    } else {
        view! { <p class="notice warn">{td_string!(lang, applications.lookup_changed)}</p> }.into_any()
    };
    let withdrawn = found.withdrawn.clone().map(|at| {
        view! { <div class="notice warn"><p>{td_string!(lang, applications.lookup_withdrawn, at = at).to_string()}</p></div> }
    });
    let names = (td_string!(lang, applications.filed_on), td_string!(lang, applications.content_hash));
    view! {
        {unchanged}
        {withdrawn}
        {facts(lang, names, &found.filing)}
        {corrected(lang, &found.corrections)}
        <p>{td_string!(lang, applications.lookup_private)}</p>
    }
    .into_any()
}

/// Each answered correction by itself: its own receipt leads here.
fn corrected(lang: Lang, answers: &[Proved]) -> Option<AnyView> {
    let names = (td_string!(lang, corrections.received_on), td_string!(lang, corrections.answer_hash));
    let one = |answer: &Proved| {
        let (class, says) = if answer.unchanged {
            ("", td_string!(lang, corrections.public_unchanged))
        } else {
            ("notice warn", td_string!(lang, corrections.public_changed))
        };
        view! { <li><p class=class>{says}</p> {facts(lang, names, answer)}</li> }
    };
    let items = answers.iter().map(one).collect_view();
    (!answers.is_empty()).then(|| {
        view! {
            <section>
                <h2>{td_string!(lang, corrections.public_title)}</h2>
                <p>{td_string!(lang, corrections.public_explain)}</p>
                <ol>{items}</ol>
            </section>
        }
        .into_any()
    })
}

/// The instant and the hash under these names, and where it stands in the log.
fn facts(lang: Lang, (received, hash): (&'static str, &'static str), of: &Proved) -> AnyView {
    view! {
        <dl class="facts">
            <div><dt>{received}</dt><dd>{of.received.clone()}</dd></div>
            <div><dt>{hash}</dt><dd class="code">{of.content_sha256.clone()}</dd></div>
            <div><dt>{td_string!(lang, applications.ledger_position)}</dt><dd class="code">{of.position.to_string()}</dd></div>
            <div><dt>{td_string!(lang, applications.leaf_hash)}</dt><dd class="code">{of.leaf_hash.clone()}</dd></div>
        </dl>
    }
    .into_any()
}
