//! Evidence on public pages: what it is, when it was fetched, the hashes; never the file as it came.

use super::{
    model::{Called, Evidence, Testimony},
    words,
};
use crate::{
    applications::papers::size_words,
    i18n::td_string,
    web::{address::Page, dates, lang::Lang},
};
use leptos::prelude::*;

/// The evidence of a fact; nothing when there is none.
pub fn list(lang: Lang, evidence: &[Evidence]) -> AnyView {
    if evidence.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = evidence.iter().map(|one| item(lang, one, true)).collect();
    view! { <ul class="sources">{items}</ul> }.into_any()
}

/// The same of one piece, on its own page.
pub fn one(lang: Lang, evidence: &Evidence) -> AnyView {
    view! { <ul class="sources">{item(lang, evidence, false)}</ul> }.into_any()
}

fn item(lang: Lang, one: &Evidence, leads_to_sheet: bool) -> AnyView {
    let sheet = Page::Evidence { evidence: one.id.to_string() };
    let sheet =
        leads_to_sheet.then(|| view! { <p class="meta"><a href=sheet.path(lang)>{td_string!(lang, evidence.sheet)}</a></p> });
    let url = one
        .told_url()
        .map(str::to_owned)
        .map(|url| view! { " " <a href=url.clone() rel="nofollow noreferrer ugc">{url.clone()}</a> });
    let fetched = td_string!(lang, evidence.fetched, day = dates::day(lang, one.fetched_on)).to_string();
    view! {
        <li>
            <p><span class="level">{words::level(lang, one.level)}</span>" "{words::kind(lang, one.kind)}". "{fetched}{url}</p>
            {one.testimony.as_ref().map(|said| testimony(lang, said))}
            {copy(lang, one)}
            {original(lang, one)}
            {sheet}
        </li>
    }
    .into_any()
}

/// The words of a witness, as far as the witness agreed.
fn testimony(lang: Lang, said: &Testimony) -> AnyView {
    let Some(text) = said.public_words() else {
        return view! { <p class="nk">{td_string!(lang, evidence.words_private)}</p> }.into_any();
    };
    let who = match said.public_name() {
        Called::Name(name) => name.to_owned(),
        Called::Pseudonym(name) => td_string!(lang, evidence.pseudonym, name = name).to_string(),
        Called::Somebody => td_string!(lang, evidence.somebody).to_owned(),
    };
    view! { <blockquote><p>{text.to_owned()}</p></blockquote><p class="meta">{who}</p> }.into_any()
}

fn original(lang: Lang, one: &Evidence) -> AnyView {
    let Some(file) = &one.original else {
        // A page may change or go: without a file nothing here proves what it said.
        let page = one.told_url().is_some();
        return page.then(|| view! { <p class="meta">{td_string!(lang, evidence.no_capture)}</p> }).into_any();
    };
    let size = size_words(file.bytes);
    let kept = match one.copy() {
        Some(_) => td_string!(lang, evidence.original_kept, size = size).to_string(),
        None => td_string!(lang, evidence.kept_not_published, size = size).to_string(),
    };
    let hash = one.told_sha256().map(|hash| view! { " SHA-256 " <code>{hash.to_owned()}</code> });
    view! { <p class="meta">{kept}{hash}</p> }.into_any()
}

/// The copy for everybody.
fn copy(lang: Lang, one: &Evidence) -> AnyView {
    let Some(copy) = one.copy() else { return ().into_any() };
    let to = Page::EvidenceFile { evidence: one.id.to_string() }.path(lang);
    let kind = copy.kind.ending().to_uppercase();
    let says = td_string!(lang, evidence.copy_download, kind = kind, size = size_words(copy.bytes)).to_string();
    view! { <p class="meta"><a href=to>{says}</a>" SHA-256 "<code>{copy.sha256.clone()}</code></p> }.into_any()
}
