//! The receipt: the sheet one takes home. It says who received, who did not, and how anybody can check it.

use super::shared::{crumb, open_filed};
use crate::{
    applications::{
        context::LineNow,
        model::{Filed, Receipt},
        store, words,
    },
    associations::model::Association,
    calls::dates::local_day,
    error::{Error, Result},
    i18n::td_string,
    ledger,
    web::{address::Page, dates, download::attachment, lang::Lang, shell::Head, visit::Visit},
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;
use serde_json::json;

pub async fn show_receipt(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (filed, line, association) = open_filed(&visit, &id).await?;
    let receipt = store::receipt(visit.app.db.read(), &filed.id).await?;
    let lang = visit.lang;
    let public = format!("{}{}", visit.app.config.base_url(), Page::ReceiptCheck { folio: filed.folio.to_string() }.path(lang));
    let title = td_string!(lang, applications.receipt_title, folio = filed.folio.to_string()).to_string();
    Ok(visit.page(Head::private(title), move || {
        let content = Page::ReceiptContent { application: id.clone() }.path(lang);
        let proof = Page::ReceiptProof { application: id }.path(lang);
        view! {
            {crumb(lang, &association, Some(&filed.id))}
            <h1>{td_string!(lang, applications.receipt)}</h1>
            {sheet(lang, &filed, &receipt, &line, &association)}
            <p class="noprint">{td_string!(lang, applications.receipt_print)}</p>
            <p class="row noprint"><a class="button quiet" href=content>{td_string!(lang, applications.receipt_content)}</a>" "
                <a class="button quiet" href=proof>{td_string!(lang, applications.receipt_proof)}</a></p>
            <h2>{td_string!(lang, applications.receipt_check)}</h2>
            <p>{td_string!(lang, applications.receipt_check_text)}</p>
            <p>{td_string!(lang, applications.receipt_public)}" "<a href=public.clone()>{public.clone()}</a></p>
        }
    }))
}

fn sheet(lang: Lang, filed: &Filed, receipt: &Receipt, line: &LineNow, association: &Association) -> AnyView {
    let zone = line.call.zone();
    let stamp_day = dates::day(lang, local_day(receipt.issued_at, zone));
    let stamp_hour = zone.wall(receipt.issued_at).format("%H:%M:%S").to_string();
    let legal = filed.content.association.legal_person.as_ref().map(|legal| view! { <br/> {legal.name.clone()} });
    let verified = if association.is_verified() {
        td_string!(lang, applications.association_verified)
    } else {
        td_string!(lang, applications.association_unverified)
    };
    let (asked, currency) = (filed.content.budget.totals.asked, filed.content.budget.currency);
    let withdrawn = filed.withdrawn_at.map(|at| {
        view! { <div class="notice warn"><p>{td_string!(lang, applications.withdrawn_at, at = words::in_both_cities(lang, at)).to_string()}</p></div> }
    });
    view! {
        <article class="receipt">
            <p class="seal"><span>{td_string!(lang, applications.seal)}</span><b>{stamp_day}</b><span>{stamp_hour}</span></p>
            <p class="meta">{td_string!(lang, applications.folio)}</p>
            <p class="folio">{filed.folio.to_string()}</p>
            {withdrawn}
            <dl class="facts">
                {fact(td_string!(lang, applications.filed_on), words::in_both_cities(lang, filed.filed_at))}
                <div><dt>{td_string!(lang, applications.who_files)}</dt>
                    <dd>{filed.content.association.name.clone()}{legal}<br/><span class="meta">{verified}</span></dd></div>
                {fact(td_string!(lang, applications.signed_by), filed.content.declaration.name.clone())}
                {fact(td_string!(lang, applications.for_line), line.title(lang))}
                {fact(td_string!(lang, applications.total_asked), words::money(asked, currency))}
                {fact(td_string!(lang, applications.who_received),
                    td_string!(lang, applications.received_by, institution = line.institution_name(lang)).to_string())}
                {fact(td_string!(lang, applications.who_did_not), td_string!(lang, applications.received_by_nobody_else).to_owned())}
            </dl>
            {hashes(lang, filed, receipt)}
        </article>
    }
    .into_any()
}

fn fact(says: &'static str, what: String) -> AnyView {
    view! { <div><dt>{says}</dt><dd>{what}</dd></div> }.into_any()
}

fn code(says: String, what: String) -> AnyView {
    view! { <div><dt>{says}</dt><dd class="code">{what}</dd></div> }.into_any()
}

fn hashes(lang: Lang, filed: &Filed, receipt: &Receipt) -> AnyView {
    let papers: Vec<_> = filed.content.papers.iter().map(|paper| code(paper.name.clone(), paper.sha256.clone())).collect();
    let none = papers.is_empty().then(|| view! { <p>{td_string!(lang, applications.no_file)}</p> });
    view! {
        <h2>{td_string!(lang, applications.receipt_papers)}</h2>
        {none}
        <dl class="facts">{papers}</dl>
        <h2>{td_string!(lang, applications.receipt_ledger)}</h2>
        <dl class="facts">
            {code(td_string!(lang, applications.content_hash).to_owned(), filed.content_sha256.clone())}
            {code(td_string!(lang, applications.ledger_position).to_owned(), receipt.position.to_string())}
            {code(td_string!(lang, applications.leaf_hash).to_owned(), receipt.leaf_hash.clone())}
        </dl>
    }
    .into_any()
}

/// The frozen copy itself, byte for byte: its SHA-256 is the one on the receipt.
pub async fn show_content(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (filed, ..) = open_filed(&visit, &id).await?;
    let text = store::content(visit.app.db.read(), &filed.id).await?;
    Ok(attachment(&format!("{}.json", filed.folio), "application/json", text.into_bytes()))
}

/// What opens the filing's entry: with it the leaf in the log can be recomputed, by its holder and whomever they show it.
pub async fn show_proof(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (filed, ..) = open_filed(&visit, &id).await?;
    let receipt = store::receipt(visit.app.db.read(), &filed.id).await?;
    let opening = ledger::opening(&visit.app.db, receipt.position).await?.ok_or(Error::NotFound)?;
    let proof = json!({
        "position": receipt.position,
        "leaf": opening.leaf,
        "leaf_hash": receipt.leaf_hash,
        "salt": opening.salt,
        "inner": opening.inner,
        "how": {
            "leaf_hash": "SHA-256 of a byte 0x00 and the leaf (RFC 6962)",
            "leaf.sealed": "SHA-256 of the salt's 32 bytes and the text of inner",
            "inner.data.content_sha256": "SHA-256 of the copy of what was filed",
        },
    });
    Ok(attachment(&format!("{}-prueba.json", filed.folio), "application/json", proof.to_string().into_bytes()))
}
