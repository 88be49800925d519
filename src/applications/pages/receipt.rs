//! The receipt: the sheet one takes home. It says who received, who did not, and how anybody can check it.

use super::shared::{crumb, open_filed};
use crate::{
    applications::{receipt, store},
    error::{Error, Result},
    i18n::td_string,
    ledger,
    web::{address::Page, download::attachment, shell::Head, visit::Visit},
};
use acuse_pdf::{Fact, Section, Sheet};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;
use serde_json::{Map, Value, json};

pub async fn show_receipt(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (filed, line, association) = open_filed(&visit, &id).await?;
    let given = store::receipt(visit.app.db.read(), &filed.id).await?;
    let lang = visit.lang;
    let sheet = receipt::sheet(&visit.app, lang, &filed, &given, &line);
    let pdf = Page::ReceiptPdf { application: id.clone() }.path(lang);
    let content = Page::ReceiptContent { application: id.clone() }.path(lang);
    let proof = Page::ReceiptProof { application: id }.path(lang);
    Ok(visit.page(Head::private(sheet.title.clone()), move || {
        view! {
            {crumb(lang, &association, Some((&filed.id, &line)), sheet.title.clone())}
            {shown(&sheet)}
            <p class="row noprint"><a class="button" href=pdf>{td_string!(lang, receipts.as_pdf)}</a>" "
                <a class="button quiet" href=content>{td_string!(lang, applications.receipt_content)}</a>" "
                <a class="button quiet" href=proof>{td_string!(lang, applications.receipt_proof)}</a></p>
            <p class="noprint">{td_string!(lang, applications.receipt_print)}</p>
        }
    }))
}

/// The same sheet that the PDF is set from.
fn shown(sheet: &Sheet) -> AnyView {
    let seal = sheet.seal.clone().map(|[word, day, hour]| {
        view! { <p class="seal"><span>{word}</span><b>{day}</b><span>{hour}</span></p> }
    });
    let folio = sheet.folio.clone().map(|folio| {
        view! { <p class="meta">{folio.name}</p> <p class="folio">{folio.what.concat()}</p> }
    });
    let notice = sheet.notice.clone().map(|text| view! { <div class="notice warn"><p>{text}</p></div> });
    let facts: Vec<_> = sheet.facts.iter().map(fact).collect();
    let sections: Vec<_> = sheet.sections.iter().map(section).collect();
    view! {
        <h1>{sheet.heading.clone()}</h1>
        <article class="receipt">
            {seal}
            {folio}
            {notice}
            <dl class="facts">{facts}</dl>
            {sections}
        </article>
    }
    .into_any()
}

fn section(section: &Section) -> AnyView {
    let text: Vec<_> = section.text.iter().map(|text| view! { <p>{text.clone()}</p> }).collect();
    let facts: Vec<_> = section.facts.iter().map(fact).collect();
    let link = section.link.clone().map(|link| {
        let shown = link.clone();
        view! { <p><a href=link>{shown}</a></p> }
    });
    view! {
        <h2>{section.title.clone()}</h2>
        {text}
        {(!facts.is_empty()).then(|| view! { <dl class="facts">{facts}</dl> })}
        {link}
    }
    .into_any()
}

fn fact(fact: &Fact) -> AnyView {
    let line = |(i, text): (usize, &String)| match i {
        0 => text.clone().into_any(),
        _ => view! { <br/> {text.clone()} }.into_any(),
    };
    let lines: Vec<AnyView> = fact.what.iter().enumerate().map(line).collect();
    view! { <div><dt>{fact.name.clone()}</dt><dd class=fact.code.then_some("code")>{lines}</dd></div> }.into_any()
}

/// The receipt to keep and to send on, readable by assistive technology too.
pub async fn show_pdf(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (filed, line, _) = open_filed(&visit, &id).await?;
    let given = store::receipt(visit.app.db.read(), &filed.id).await?;
    let sheet = receipt::sheet(&visit.app, visit.lang, &filed, &given, &line);
    let name = format!("{}.pdf", td_string!(visit.lang, receipts.file_name, folio = filed.folio.to_string()));
    Ok(attachment(&name, "application/pdf", receipt::pdf(sheet).await?))
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
    let given = store::receipt(visit.app.db.read(), &filed.id).await?;
    let proof = ledger::opening(&visit.app.db, given.position).await?.ok_or(Error::NotFound)?;
    let proof = proof_of(given.position, &given.leaf_hash, &proof).to_string();
    Ok(attachment(&format!("{}-prueba.json", filed.folio), "application/json", proof.into_bytes()))
}

/// A sealed entry's opening, and how it is checked.
pub fn proof_of(position: ledger::Position, leaf_hash: &str, opening: &ledger::Opening) -> Value {
    let text = |one: &ledger::OpenedText| (one.name.clone(), json!({ "text": one.text, "salt": one.salt }));
    let texts: Map<String, Value> = opening.texts.iter().map(text).collect();
    json!({
        "position": position,
        "leaf": opening.leaf,
        "leaf_hash": leaf_hash,
        "salt": opening.salt,
        "inner": opening.inner,
        "texts": texts,
        "how": {
            "leaf_hash": "SHA-256 of a byte 0x00 and the leaf (RFC 6962)",
            "leaf.sealed": "SHA-256 of the salt's 32 bytes and the text of inner",
            "inner.data.content_sha256": "SHA-256 of the copy of what was filed or answered",
            "inner.texts": "of each text, SHA-256 of its salt's 32 bytes and the text",
        },
    })
}
