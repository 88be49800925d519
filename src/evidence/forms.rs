//! The fields with which evidence is given on the form of a fact, and what was typed there.

use super::{
    model::{EvidenceKind, How, NewConsent, NewEvidence, NewFile, NewTestimony, Scope},
    rules::{self, BadFile},
    words,
};
use crate::{
    applications::papers::{FileKind, bytes_words, safe_name},
    associations::texts,
    calls::facts::Level,
    clock::Now,
    i18n::td_string,
    policy::Refusal,
    suggestions::rules::web_address,
    web::{errors, form::Form, lang::Lang, parts::field_id, upload::Uploaded},
};
use chrono::NaiveDate;
use leptos::prelude::*;

const KIND: &str = "evidence_kind";
const URL: &str = "evidence_url";
const FETCHED_ON: &str = "evidence_fetched_on";
const LEVEL: &str = "evidence_level";
const FILE: &str = "evidence_file";
const CALLED: &str = "testimony_called";
const WORDS: &str = "testimony_words";
const CONSENT: &str = "consent";
const CONSENT_ON: &str = "consent_on";
const CONSENT_HOW: &str = "consent_how";
/// The box for a witness who has agreed to nothing yet.
const NOTHING: &str = "nothing";

/// The fields; the form around them is `enctype="multipart/form-data"`. `most`: bytes of one file.
pub fn fields(lang: Lang, form: &Form, most: usize) -> AnyView {
    let choose = || (String::new(), td_string!(lang, evidence.choose).to_owned());
    let kinds = EvidenceKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), words::kind(lang, *kind).to_owned()));
    let levels = Level::ALL.into_iter().map(|level| (level.number().to_string(), words::level(lang, level).to_owned()));
    let has_testimony = form.get(KIND) == EvidenceKind::Testimony.as_str();
    view! {
        <fieldset>
            <legend>{td_string!(lang, evidence.legend)}</legend>
            {form.select(KIND, td_string!(lang, evidence.kind), std::iter::once(choose()).chain(kinds).collect())}
            {form.input(URL, td_string!(lang, evidence.url)).hint(td_string!(lang, evidence.url_hint)).inputmode("url").view()}
            {form.input(FETCHED_ON, td_string!(lang, evidence.fetched_on)).hint(td_string!(lang, evidence.fetched_on_hint)).kind("date").view()}
            {file_field(lang, form, most)}
            {form.select(LEVEL, td_string!(lang, evidence.level), std::iter::once(choose()).chain(levels).collect())}
        </fieldset>
        <details open=has_testimony>
            <summary>{td_string!(lang, evidence.testimony_summary)}</summary>
            <p class="hint">{td_string!(lang, evidence.testimony_explain)}</p>
            {form.input(CALLED, td_string!(lang, evidence.called)).hint(td_string!(lang, evidence.called_hint)).autocomplete("off").view()}
            {form.input(WORDS, td_string!(lang, evidence.said)).hint(td_string!(lang, evidence.said_hint)).rows(6).view()}
            {consent_fields(lang, form, &[])}
        </details>
    }
    .into_any()
}

/// What a witness agreed to, when and how. With `only`, what can still be agreed to later; without, it may be nothing yet.
pub(super) fn consent_fields(lang: Lang, form: &Form, only: &[Scope]) -> AnyView {
    let asked = if only.is_empty() { Scope::ALL } else { only };
    let mut scopes: Vec<(String, String)> =
        asked.iter().map(|scope| (scope.as_str().to_owned(), words::scope(lang, *scope).to_owned())).collect();
    if only.is_empty() {
        scopes.push((NOTHING.to_owned(), td_string!(lang, evidence.scope_nothing).to_owned()));
    }
    let ways = How::ALL.iter().map(|how| (how.as_str().to_owned(), words::how(lang, *how).to_owned()));
    let ways = std::iter::once((String::new(), td_string!(lang, evidence.choose).to_owned())).chain(ways).collect();
    view! {
        {form.choices(CONSENT, td_string!(lang, evidence.consent), scopes, true)}
        {form.input(CONSENT_ON, td_string!(lang, evidence.consent_on)).kind("date").view()}
        {form.select(CONSENT_HOW, td_string!(lang, evidence.consent_how), ways)}
    }
    .into_any()
}

fn file_field(lang: Lang, form: &Form, most: usize) -> AnyView {
    let id = field_id(FILE);
    let error = form.error(FILE).map(str::to_owned);
    let described = format!("{id}-hint");
    let class = if error.is_some() { "field bad" } else { "field" };
    // A browser never fills in a file again.
    let again = (!form.is_fine()).then(|| view! { <p class="hint">{td_string!(lang, evidence.file_again)}</p> });
    view! {
        <div class=class>
            <label r#for=id.clone()>{td_string!(lang, evidence.file)}</label>
            <p class="hint" id=described.clone()>{td_string!(lang, evidence.file_hint, most = bytes_words(most)).to_string()}</p>
            {again}
            {error.map(|text| view! { <p class="why">{text}</p> })}
            <input r#type="file" id=id name=FILE accept="application/pdf,image/jpeg,image/png" aria-describedby=described/>
        </div>
    }
    .into_any()
}

/// Whether anything was given as evidence: for forms on which it may be left out.
pub fn given(form: &Form, file: Option<&Uploaded>) -> bool {
    file.is_some() || [KIND, URL, CALLED, WORDS].iter().any(|name| !form.get(name).is_empty())
}

/// What was given; none when the form has to be mended.
pub fn read(lang: Lang, form: &mut Form, file: Option<Uploaded>, now: Now) -> Option<NewEvidence> {
    let kind = EvidenceKind::parse(form.get(KIND));
    if kind.is_none() {
        form.fail(KIND, td_string!(lang, evidence.kind_missing));
    }
    let url = url(lang, form);
    let fetched_on = past_day(lang, form, FETCHED_ON, now);
    // One that was too large is told already.
    let had_file = file.is_some() || form.error(FILE).is_some();
    let file = file.and_then(|file| taken(lang, form, file));
    let level = level(lang, form, kind);
    let testimony = match kind {
        Some(EvidenceKind::Testimony) => testimony(lang, form, had_file, now).map(Some),
        Some(_) => {
            if form.get(URL).is_empty() && !had_file {
                form.fail(URL, td_string!(lang, evidence.nothing_given));
            }
            Some(None)
        }
        None => None,
    };
    let new = NewEvidence { kind: kind?, level: level?, url: url?, fetched_on: fetched_on?, file, testimony: testimony? };
    form.is_fine().then_some(new)
}

fn url(lang: Lang, form: &mut Form) -> Option<Option<String>> {
    match form.get(URL) {
        "" => Some(None),
        typed => {
            let address = web_address(typed);
            if address.is_none() {
                form.fail(URL, td_string!(lang, evidence.url_wrong));
            }
            address.map(Some)
        }
    }
}

fn past_day(lang: Lang, form: &mut Form, name: &str, now: Now) -> Option<NaiveDate> {
    match form.get(name).parse::<NaiveDate>() {
        Ok(day) if rules::has_come(day, now) => return Some(day),
        Ok(_) => form.fail(name, td_string!(lang, evidence.day_ahead)),
        Err(_) => form.fail(name, td_string!(lang, evidence.day_missing)),
    }
    None
}

fn taken(lang: Lang, form: &mut Form, file: Uploaded) -> Option<NewFile> {
    match rules::file_kind(&file.bytes) {
        Ok(kind) => return Some(new_file(file, kind)),
        Err(BadFile::Kind) => form.fail(FILE, errors::words(lang, Refusal::FileKind)),
        Err(BadFile::TwoKinds) => form.fail(FILE, td_string!(lang, evidence.file_two_kinds)),
    }
    None
}

fn new_file(file: Uploaded, kind: FileKind) -> NewFile {
    NewFile { name: safe_name(&file.name, kind), kind, bytes: file.bytes }
}

fn level(lang: Lang, form: &mut Form, kind: Option<EvidenceKind>) -> Option<Level> {
    let typed = form.get(LEVEL).parse::<u8>().ok().and_then(|number| Level::try_from(number).ok());
    match (typed, kind) {
        (Some(level), Some(kind)) if !rules::carries(kind, level) => {
            let strongest = kind.strongest().number();
            form.fail(LEVEL, td_string!(lang, evidence.level_too_strong, strongest = strongest).to_string());
            None
        }
        (Some(level), _) => Some(level),
        (None, _) => {
            form.fail(LEVEL, td_string!(lang, evidence.level_missing));
            None
        }
    }
}

fn testimony(lang: Lang, form: &mut Form, had_file: bool, now: Now) -> Option<NewTestimony> {
    let called = texts::line(form.get(CALLED), rules::CALLED_CHARS);
    if called.is_none() {
        form.fail(CALLED, td_string!(lang, evidence.too_long, most = rules::CALLED_CHARS).to_string());
    }
    let said = texts::lines(form.get(WORDS), rules::WORDS_CHARS);
    match said.as_deref() {
        None => form.fail(WORDS, td_string!(lang, evidence.too_long, most = rules::WORDS_CHARS).to_string()),
        Some("") if !had_file && form.get(URL).is_empty() => form.fail(WORDS, td_string!(lang, evidence.said_missing)),
        Some(_) => {}
    }
    let consents = consents(lang, form, &[], now);
    Some(NewTestimony { called: called?, words: said?, consents: consents? })
}

/// What a witness agreed to. That it is nothing yet has to be said too; with `only`, it is something.
pub(super) fn consents(lang: Lang, form: &mut Form, only: &[Scope], now: Now) -> Option<Vec<NewConsent>> {
    let asked = if only.is_empty() { Scope::ALL } else { only };
    let scopes: Vec<Scope> = asked.iter().copied().filter(|scope| form.has(CONSENT, scope.as_str())).collect();
    if scopes.is_empty() {
        if only.is_empty() && form.has(CONSENT, NOTHING) {
            return Some(Vec::new());
        }
        form.fail(CONSENT, td_string!(lang, evidence.consent_missing));
        return None;
    }
    if form.has(CONSENT, NOTHING) {
        form.fail(CONSENT, td_string!(lang, evidence.consent_both));
    }
    let given_on = past_day(lang, form, CONSENT_ON, now);
    let how = How::parse(form.get(CONSENT_HOW));
    if how.is_none() {
        form.fail(CONSENT_HOW, td_string!(lang, evidence.consent_how_missing));
    }
    let (given_on, how) = (given_on?, how?);
    Some(scopes.into_iter().map(|scope| NewConsent { scope, given_on, how }).collect())
}
