//! What official reports say was done, beside what is on record: neither is written into the other.

use super::{promise, words};
use crate::{
    calls::{
        facts::{Fact, FactKind},
        model::{Claim, Commitment},
    },
    i18n::td_string,
    record::{call::facts::Told, parts, words as record_words},
    web::lang::{Lang, LangExt},
};
use leptos::prelude::*;

pub fn section(lang: Lang, one: &Commitment, told: &Told<'_>) -> AnyView {
    let claims: Vec<_> = one.claims.iter().map(|one| claim(lang, one)).collect();
    let claims = if claims.is_empty() {
        view! { <p class="nk">{td_string!(lang, commitments.no_claims)}</p> }.into_any()
    } else {
        view! { {claims} }.into_any()
    };
    view! {
        <section aria-labelledby="afirmaciones">
            <h2 id="afirmaciones">{td_string!(lang, commitments.beside)}</h2>
            <div class="pair">
                <div><h3>{td_string!(lang, commitments.claims)}</h3>{claims}</div>
                <div><h3>{td_string!(lang, commitments.on_record)}</h3>{on_record(lang, told)}</div>
            </div>
        </section>
    }
    .into_any()
}

fn claim(lang: Lang, claim: &Claim) -> AnyView {
    let page = claim.report_page.clone().map(|page| format!(", {}", td_string!(lang, record.gazette_page, page = page)));
    let unread = (!claim.report_read).then(|| view! { " " {td_string!(lang, commitments.report_unread)} });
    view! {
        <p>{lang.pick(&claim.text_es, &claim.text_en).clone()}</p>
        <p class="meta">{td_string!(lang, commitments.report)} " " {claim.report.clone()} {page} "." {unread}</p>
        {promise::quoted(lang, &claim.cited)}
    }
    .into_any()
}

/// Does a fact bear on whether it was done? That it was announced, or what somebody answers, does not.
fn bears(fact: &Fact) -> bool {
    !matches!(
        fact.kind,
        FactKind::Published { .. }
            | FactKind::Amended { .. }
            | FactKind::AuthorityNotified { .. }
            | FactKind::AuthorityReplied { .. }
            | FactKind::Corrected
            | FactKind::Redacted { .. }
    )
}

fn on_record(lang: Lang, told: &Told<'_>) -> AnyView {
    let items: Vec<_> = told
        .holding()
        .filter(|fact| bears(fact))
        .map(|fact| {
            let verify = fact.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
            view! {
                <li>
                    <p><strong>{words::fact(lang, &fact.kind)}</strong>". " {lang.pick(&fact.text_es, &fact.text_en).clone()}</p>
                    <p class="meta">
                        <a href=format!("#{}", fact.id)>{record_words::when(lang, fact)}</a> ". "
                        {record_words::level(lang, fact.level)} {verify}
                    </p>
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        return view! { <p class="nk">{td_string!(lang, commitments.nothing_on_record)}</p> }.into_any();
    }
    view! { <ul class="plain">{items}</ul> }.into_any()
}
