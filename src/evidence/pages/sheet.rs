//! The sheet of a piece of evidence: what everybody may know of it, and for those who may open it, what they can do.

use super::of;
use crate::{
    applications::papers::size_words,
    calls::{
        dates::Zone,
        facts::{Fact, SubjectKind},
        live,
    },
    error::Result,
    evidence::{
        forms,
        model::{CONSENT_TAKEN_BACK, Consent, Evidence, PublicCopy, Scope, Testimony},
        parts, words,
    },
    i18n::td_string,
    ids::LineId,
    policy::{Act, may},
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::error_summary,
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    page(&visit, evidence, Form::default()).await
}

pub async fn page(visit: &Visit, evidence: Evidence, form: Form) -> Result<Response> {
    let (lang, actor) = (visit.lang, visit.actor());
    let record = live::record(&visit.app).await?;
    let fact = record.fact(&evidence.fact).cloned();
    let about = fact.as_ref().and_then(|fact| {
        let line = record.line(&LineId::from_text(fact.subject.id.as_str()));
        about(fact, line.and_then(|line| line.call_id.as_ref()).map(ToString::to_string))
    });
    let opens = may(&actor, Act::OpenEvidence(evidence.person.as_ref())).is_ok();
    let publishes = may(&actor, Act::PublishCopy(evidence.person.as_ref())).is_ok();
    let runs = may(&actor, Act::RunInstallation).is_ok();
    let title = td_string!(lang, evidence.sheet_title, kind = words::kind(lang, evidence.kind)).to_string();
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let head = if opens { Head::private(title.clone()) } else { Head::new(title.clone()) };
    Ok(visit.page_as(status, head, move || {
        let for_fact = fact.map(|fact| {
            let text = lang.pick(&fact.text_es, &fact.text_en).clone();
            let link = about.map(|page| format!("{}#{}", page.path(lang), fact.id));
            view! { <p>{td_string!(lang, evidence.for_fact)}" "<a href=link>{text}</a></p> }
        });
        view! {
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {for_fact}
            {parts::list(lang, std::slice::from_ref(&evidence))}
            {withdrawn(lang, &evidence)}
            {opens.then(|| keepers(lang, &evidence, &form, publishes))}
            {(runs && evidence.copy().is_some()).then(|| withdrawal(lang, &evidence, &form))}
        }
    }))
}

/// The page on which a fact stands.
fn about(fact: &Fact, call: Option<String>) -> Option<Page> {
    let id = fact.subject.id.clone();
    match fact.subject.kind {
        SubjectKind::Line => Some(Page::Call { slug: call.unwrap_or(id) }),
        SubjectKind::Call => Some(Page::Call { slug: id }),
        SubjectKind::Institution => Some(Page::Institution { slug: id }),
        SubjectKind::Programme | SubjectKind::Commitment => None,
    }
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
fn keepers(lang: Lang, evidence: &Evidence, form: &Form, publishes: bool) -> AnyView {
    let id = evidence.id.to_string();
    let file = evidence.original.as_ref().map(|file| {
        let original = Page::EvidenceOriginal { evidence: id.clone() }.path(lang);
        let says =
            td_string!(lang, evidence.original_download, name = file.name.as_str(), size = size_words(file.bytes)).to_string();
        view! { <p><a href=original>{says}</a></p> }
    });
    let makes = publishes && evidence.original.is_some() && evidence.copy().is_none();
    let making = makes.then(|| {
        let to = Page::EvidenceCopy { evidence: id.clone() }.path(lang);
        view! { <p class="row"><a class="button" href=to>{td_string!(lang, evidence.copy_title)}</a></p> }
    });
    view! {
        <h2>{td_string!(lang, evidence.private_title)}</h2>
        <p class="hint">{td_string!(lang, evidence.private_explain)}</p>
        {file}
        {making}
        {evidence.testimony.as_ref().map(|said| testimony(lang, &id, said, form))}
    }
    .into_any()
}

/// What the witness said and agreed to.
fn testimony(lang: Lang, id: &str, said: &Testimony, form: &Form) -> AnyView {
    let called = said.kept_name().unwrap_or(td_string!(lang, evidence.erased)).to_owned();
    let kept = said.kept_words().unwrap_or(td_string!(lang, evidence.erased)).to_owned();
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
    view! {
        <dl class="facts">
            <div><dt>{td_string!(lang, evidence.called)}</dt><dd>{called}</dd></div>
            <div><dt>{td_string!(lang, evidence.said)}</dt><dd>{kept}</dd></div>
        </dl>
        <h3>{td_string!(lang, evidence.consents_title)}</h3>
        {if log.is_empty() { view! { <p class="nk">{td_string!(lang, evidence.consents_none)}</p> }.into_any() } else { view! { <ul>{log}</ul> }.into_any() }}
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
