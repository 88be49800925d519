//! The sheet of a piece of evidence: what everybody may know of it, and for those who may open it, what they can do.

use super::of;
use crate::{
    applications::{is_set_apart, papers::size_words, scanned},
    calls::{dates::Zone, live},
    error::Result,
    evidence::{
        actions, forms,
        model::{CONSENT_TAKEN_BACK, Consent, Evidence, Opening, PublicCopy, Scope, Testimony},
        parts, store, words,
    },
    i18n::td_string,
    policy::{Act, may},
    scanner::{self, Verdict},
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::{Paper, error_summary, keep},
        shell::Head,
        visit::{Visit, made_from},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use chrono_tz::Tz;
use leptos::prelude::*;

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    page(&visit, evidence, Form::default()).await
}

pub async fn page(visit: &Visit, evidence: Evidence, form: Form) -> Result<Response> {
    let (lang, actor) = (visit.lang, visit.actor());
    let record = live::record(&visit.app).await?;
    let fact = record.fact(&evidence.fact).cloned();
    let reads = fact.as_ref().map(|fact| record.behind(&fact.subject)).unwrap_or_default();
    let added_by = evidence.person.as_ref();
    let keeper = Keeper {
        opens: evidence.has_private_part() && actions::permit(&visit.app, &actor, &evidence).await.is_ok(),
        is_open: actions::is_open(&visit.app, &actor, &evidence, visit.now).await?,
        keeps: may(&actor, Act::KeepConsents(added_by)).is_ok(),
        publishes: may(&actor, Act::PublishCopy(added_by)).is_ok(),
        openings: store::openings(&visit.app.db, &evidence.id).await?,
        has_scanner: visit.app.scanner.is_some(),
        scanned: match &evidence.original {
            Some(file) => scanner::said(visit.app.db.read(), [&file.id]).await?.remove(&file.id),
            None => None,
        },
    };
    let runs = may(&actor, Act::RunInstallation).is_ok();
    let title = td_string!(lang, evidence.sheet_title, kind = words::kind(lang, evidence.kind)).to_string();
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let own = Page::Evidence { evidence: evidence.id.to_string() };
    let head = if keeper.opens { Head::private(title.clone()) } else { Head::new(title.clone()) };
    let page = visit.page_as(status, head, move || {
        let for_fact = fact.map(|fact| {
            let text = lang.pick(&fact.text_es, &fact.text_en).clone();
            let link = Page::Fact { fact: fact.id.to_string() }.path(lang);
            view! { <p>{td_string!(lang, evidence.for_fact)}" "<a href=link>{text}</a></p> }
        });
        view! {
            {error_summary(lang, &form)}
            <h1>{title.clone()}</h1>
            {for_fact}
            {parts::one(lang, &evidence)}
            {withdrawn(lang, &evidence)}
            {keep(visit, &title, &own.path(lang), &Page::Citation { kind: "evidence".to_owned(), id: evidence.id.to_string() }, "", Paper::Sheet)}
            {keeper.opens.then(|| keepers(lang, &evidence, &form, &keeper))}
            {(runs && evidence.copy().is_some()).then(|| withdrawal(lang, &evidence, &form))}
        }
    });
    Ok(made_from(page, reads))
}

/// What somebody who may open it can do.
struct Keeper {
    opens: bool,
    /// They gave it, or said within the hour that they open it.
    is_open: bool,
    keeps: bool,
    publishes: bool,
    openings: Vec<Opening>,
    has_scanner: bool,
    /// What the virus scanner said of the file.
    scanned: Option<Verdict>,
}

/// Copies that were published and are no longer: when and why they went.
fn withdrawn(lang: Lang, evidence: &Evidence) -> AnyView {
    let day = |at| dates::day(lang, Zone::MEXICO_CITY.wall(at).date());
    let item = |copy: &PublicCopy| {
        let gone = copy.withdrawn.as_ref()?;
        let reason = match gone.reason.as_str() {
            CONSENT_TAKEN_BACK => td_string!(lang, evidence.reason_consent).to_owned(),
            reason => reason.to_owned(),
        };
        let says = td_string!(lang, evidence.withdrawn, published = day(copy.published_at), gone = day(gone.at)).to_string();
        Some(view! { <li><p>{says}" "{reason}</p><p class="meta">"SHA-256 "<code>{copy.sha256.clone()}</code></p></li> })
    };
    let items: Vec<_> = evidence.copies.iter().filter_map(item).collect();
    (!items.is_empty())
        .then(|| view! { <h2>{td_string!(lang, evidence.withdrawn_title)}</h2><ul class="sources">{items}</ul> })
        .into_any()
}

/// What those who may open it see and can do.
fn keepers(lang: Lang, evidence: &Evidence, form: &Form, keeper: &Keeper) -> AnyView {
    let id = evidence.id.to_string();
    let opened = if keeper.is_open { private(lang, evidence, keeper) } else { opening(lang, &id) };
    let log = evidence.testimony.as_ref().filter(|_| keeper.keeps).map(|said| consents(lang, &id, said, form));
    view! {
        <h2>{td_string!(lang, evidence.private_title)}</h2>
        <p class="hint">{td_string!(lang, evidence.private_explain)}</p>
        {opened}
        {log}
        {openings(lang, &keeper.openings)}
    }
    .into_any()
}

/// What is private, once it is open.
fn private(lang: Lang, evidence: &Evidence, keeper: &Keeper) -> AnyView {
    let (id, said) = (evidence.id.to_string(), keeper.scanned.as_ref());
    let apart = is_set_apart(said);
    let file = evidence.original.as_ref().map(|file| {
        let original = Page::EvidenceOriginal { evidence: id.clone() }.path(lang);
        let says =
            td_string!(lang, evidence.original_download, name = file.name.as_str(), size = size_words(file.bytes)).to_string();
        // What is set apart is neither opened nor copied, not even by whoever gave it.
        let link = (!apart).then(|| view! { <p><a href=original>{says}</a></p> });
        view! { {link} {scanned(lang, keeper.has_scanner, said)} }
    });
    let makes = keeper.publishes && !apart && evidence.original.is_some() && evidence.copy().is_none();
    let making = makes.then(|| {
        let to = Page::EvidenceCopy { evidence: id }.path(lang);
        view! { <p class="row"><a class="button" href=to>{td_string!(lang, evidence.copy_title)}</a></p> }
    });
    let said = evidence.testimony.as_ref().map(|said| {
        let called = said.kept_name().unwrap_or(td_string!(lang, evidence.not_kept)).to_owned();
        let kept = said.kept_words().unwrap_or(td_string!(lang, evidence.not_kept)).to_owned();
        view! {
            <dl class="facts">
                <div><dt>{td_string!(lang, evidence.called)}</dt><dd>{called}</dd></div>
                <div><dt>{td_string!(lang, evidence.said)}</dt><dd>{kept}</dd></div>
                {evidence.url.clone().map(|url| view! { <div><dt>{td_string!(lang, evidence.url)}</dt><dd>{url}</dd></div> })}
            </dl>
        }
    });
    view! { {file} {making} {said} }.into_any()
}

/// The button before it.
fn opening(lang: Lang, id: &str) -> AnyView {
    let to = Page::EvidenceOpening { evidence: id.to_owned() }.path(lang);
    view! {
        <form method="post" action=to>
            <p class="row"><button class="button">{td_string!(lang, evidence.open_button)}</button></p>
        </form>
    }
    .into_any()
}

/// Who opened it and when: told to those who may open it too.
fn openings(lang: Lang, openings: &[Opening]) -> AnyView {
    if openings.is_empty() {
        return view! { <p class="meta">{td_string!(lang, evidence.openings_none)}</p> }.into_any();
    }
    let items: Vec<_> = openings
        .iter()
        .map(|one| {
            let name = one.name.clone().unwrap_or_else(|| td_string!(lang, evidence.somebody).to_owned());
            view! { <li>{dates::instant_there(lang, one.at, Tz::America__Mexico_City)}" · "{name}</li> }
        })
        .collect();
    view! { <h3>{td_string!(lang, evidence.openings_title)}</h3><ul>{items}</ul> }.into_any()
}

/// What the witness agreed to and took back.
fn consents(lang: Lang, id: &str, said: &Testimony, form: &Form) -> AnyView {
    let log: Vec<_> = said.consents().iter().map(|consent| consent_item(lang, id, consent)).collect();
    let open = said.open_scopes();
    let giving = (!open.is_empty()).then(|| {
        let to = Page::EvidenceConsent { evidence: id.to_owned() }.path(lang);
        view! {
            <h3>{td_string!(lang, evidence.consent_new)}</h3>
            <form method="post" action=to>
                {forms::consent_fields(lang, form, &open)}
                <p class="row"><button class="button quiet">{td_string!(lang, evidence.consent_button)}</button></p>
            </form>
        }
    });
    let none = log.is_empty().then(|| view! { <p class="nk">{td_string!(lang, evidence.consents_none)}</p> });
    let log = (!log.is_empty()).then(|| view! { <ul>{log}</ul> });
    view! {
        <h3>{td_string!(lang, evidence.consents_title)}</h3>
        {none}
        {log}
        {giving}
    }
    .into_any()
}

fn consent_item(lang: Lang, id: &str, consent: &Consent) -> AnyView {
    let day = dates::day(lang, consent.given_on);
    let (scope, how) = (words::scope(lang, consent.scope), words::how(lang, consent.how));
    let ended = consent.withdrawn_at.map(|at| {
        let day = dates::day(lang, Zone::MEXICO_CITY.wall(at).date());
        td_string!(lang, evidence.consent_ended, day = day).to_string()
    });
    let stands = ended.is_none().then(|| {
        let to = Page::EvidenceConsentWithdrawal { evidence: id.to_owned(), scope: consent.scope.as_str().to_owned() };
        let warning = match consent.scope {
            Scope::Words => td_string!(lang, evidence.take_back_words),
            Scope::Copy => td_string!(lang, evidence.take_back_copy),
            Scope::Name => td_string!(lang, evidence.take_back_name),
        };
        view! {
            <form method="post" action=to.path(lang)>
                <p class="hint">{warning}</p>
                <p class="row"><button class="button danger">{td_string!(lang, evidence.take_back)}</button></p>
            </form>
        }
    });
    view! { <li><p>{scope}". "{day}", "{how}". "{ended}</p>{stands}</li> }.into_any()
}

fn withdrawal(lang: Lang, evidence: &Evidence, form: &Form) -> AnyView {
    let to = Page::EvidenceWithdrawal { evidence: evidence.id.to_string() }.path(lang);
    view! {
        <h2>{td_string!(lang, evidence.withdraw_title)}</h2>
        <form method="post" action=to>
            {form.input("reason", td_string!(lang, evidence.withdraw_reason)).hint(td_string!(lang, evidence.withdraw_hint)).rows(3).view()}
            <p class="row"><button class="button danger">{td_string!(lang, evidence.withdraw_button)}</button></p>
        </form>
    }
    .into_any()
}
