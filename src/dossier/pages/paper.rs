//! One paper: its versions, its dates, who opened it, which applications hold a copy, and what can be done with it.

use super::{crumb, fields, holds};
use crate::{
    applications::{is_set_apart, papers::size_words, scanned},
    associations,
    calls::{live, record::Record},
    dossier::{
        load,
        model::{Dates, Loan, Opening, Paper, Version},
        store, words,
    },
    error::Result,
    i18n::td_string,
    ids::{AssociationId, FileId},
    policy::{Act, may},
    scanner::{self, Verdict},
    web::{
        address::Page,
        dates::{self, in_both_cities},
        form::Form,
        lang::{Lang, LangExt as _},
        parts::{asked_first, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Openings shown; older ones stay in the ledger.
const SHOWN: i64 = 100;

pub async fn show_paper(visit: Visit, Path((id, paper)): Path<(String, String)>) -> Result<Response> {
    paper_page(&visit, &AssociationId::from_text(id), &paper, StatusCode::OK, Form::default()).await
}

/// The page, with another status when its form comes back.
pub async fn paper_page(visit: &Visit, id: &AssociationId, paper: &str, status: StatusCode, form: Form) -> Result<Response> {
    may(&visit.actor(), Act::OpenDossier(id))?;
    let lang = visit.lang;
    let association = associations::store::find(visit.app.db.read(), id).await?;
    let legal = associations::store::legal_persons(visit.app.db.read(), id).await?;
    let mut reader = visit.app.db.read().acquire().await?;
    let paper = store::paper(&mut reader, id, paper).await?;
    let now_seen = store::last_entry(&mut reader, &paper.id).await?;
    drop(reader);
    let openings = store::openings(visit.app.db.read(), &paper.id, SHOWN).await?;
    let loans = store::loans(visit.app.db.read(), &paper.id).await?;
    let scans = scanner::said(visit.app.db.read(), paper.versions.iter().filter_map(|version| version.file.as_ref())).await?;
    let record = live::record(&visit.app).await?;
    let upcoming = load::upcoming(&visit.app, id, visit.now).await?;
    // A form that is mended keeps what it was shown; one that was told of a change has now seen it.
    let seen = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let (keeps, manages) =
        (may(&visit.actor(), Act::KeepDossier(id)).is_ok(), may(&visit.actor(), Act::ManageAssociation(id)).is_ok());
    let title = words::name(lang, &paper.what);
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let early: Vec<_> = paper
            .current()
            .map(|version| upcoming.iter().filter(|draft| draft.outlives(version)))
            .into_iter()
            .flatten()
            .map(|draft| td_string!(lang, dossier.ends_before_this, says = words::before_closing(lang, draft)).to_string())
            .map(|text| view! { <p>{text}</p> })
            .collect();
        let opened: Vec<_> = openings.iter().map(|one| opening(lang, one, words::opener(lang, &one.by, &record))).collect();
        let none = opened.is_empty().then(|| view! { <p>{td_string!(lang, dossier.openings_none)}</p> });
        let of = paper.what.legal_person.as_ref().and_then(|wanted| legal.iter().find(|one| &one.id == wanted));
        let versions: Vec<_> = paper.versions.iter().map(|version| version_item(visit, &paper, version, &scans)).collect();
        view! {
            {crumb(lang, &association, Some(&title))}
            {error_summary(lang, &form)}
            <h1>{title.clone()}</h1>
            {of.map(|legal| view! { <p class="meta">{legal.deed.name.clone()}</p> })}
            {(status == StatusCode::CONFLICT).then(|| view! { <div class="notice warn" role="alert"><p>{td_string!(lang, associations.changed_meanwhile)}</p></div> })}
            {(!early.is_empty()).then(|| view! { <div class="notice warn">{early}</div> })}
            {paper.retired_at.map(|at| view! { <p class="notice">{td_string!(lang, dossier.retired_means, day = associations::words::day(lang, at)).to_string()}</p> })}
            <h2>{td_string!(lang, dossier.versions_title)}</h2>
            <ol class="acts">{versions}</ol>
            {keeps.then(|| keeping(visit, &paper, &seen, &form))}
            <h2>{td_string!(lang, dossier.openings_title)}</h2>
            <p>{td_string!(lang, dossier.openings_lead)}</p>
            {none}
            <ol class="acts">{opened}</ol>
            {lent(lang, &loans, &record)}
            {manages.then(|| managing(lang, &paper, &seen))}
        }
    }))
}

fn version_item(visit: &Visit, paper: &Paper, version: &Version, scans: &BTreeMap<FileId, Verdict>) -> AnyView {
    let lang = visit.lang;
    let said = version.file.as_ref().and_then(|file| scans.get(file));
    let scanned = version.file.as_ref().and_then(|_| scanned(lang, visit.app.scanner.is_some(), said));
    let page =
        Page::DossierVersion { association: paper.association.to_string(), paper: paper.id.clone(), version: version.id.clone() };
    let file = match &version.file {
        // What is set apart is not opened, not even by whoever brought it.
        Some(_) if is_set_apart(said) => version.name.clone().into_any(),
        Some(_) => view! { <a href=page.path(lang)>{version.name.clone()}</a> }.into_any(),
        None => view! { {version.name.clone()}" · "{td_string!(lang, dossier.file_gone)} }.into_any(),
    };
    let issued = version.dates.issued.map(|day| {
        let text = td_string!(lang, dossier.issued_on, day = dates::day(lang, day)).to_string();
        view! { <p>{text}</p> }
    });
    view! {
        <li>
            <time datetime=crate::clock::stamp(version.added_at)>{associations::words::day(lang, version.added_at)}</time>
            <div>
                <p>{td_string!(lang, dossier.version_number, number = version.number).to_string()}": "{file}" · "{size_words(version.bytes)}</p>
                <p>{holds(lang, version.dates, visit.now)}</p>
                {issued}
                {scanned}
                <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{version.sha256.clone()}</code></p>
                {version.added_by.clone().map(|name| view! { <p class="source">{name}</p> })}
            </div>
        </li>
    }
    .into_any()
}

/// A newer version, and the dates of the present one.
fn keeping(visit: &Visit, paper: &Paper, seen: &str, form: &Form) -> Option<AnyView> {
    let lang = visit.lang;
    let current = paper.current()?;
    let (association, id) = (paper.association.to_string(), paper.id.clone());
    let here = Page::DossierPaper { association: association.clone(), paper: id.clone() }.path(lang);
    let versions = Page::DossierVersions { association, paper: id }.path(lang);
    // Both forms have the same fields; only the one that was sent comes back as typed.
    let sent = form.iter().next().is_some();
    let replaced = if form.has("act", "replace") { form.clone() } else { Form::default() };
    let dated = if sent && !form.has("act", "replace") { form.clone() } else { dates_form(current.dates) };
    Some(
        view! {
            <details open=!replaced.is_fine()>
                <summary>{td_string!(lang, dossier.replace_title)}</summary>
                <p>{td_string!(lang, dossier.replace_lead)}</p>
                <form method="post" enctype="multipart/form-data" action=versions>
                    {fields::seen(seen)}
                    <input r#type="hidden" name="act" value="replace"/>
                    {fields::dates(lang, &replaced)}
                    {fields::file(visit, &replaced)}
                    <p class="row"><button class="button">{td_string!(lang, dossier.replace_do)}</button></p>
                </form>
            </details>
            <details open=!dated.is_fine()>
                <summary>{td_string!(lang, dossier.dates_title)}</summary>
                <form method="post" action=here>
                    {fields::seen(seen)}
                    {fields::dates(lang, &dated)}
                    <p class="row"><button class="button">{td_string!(lang, dossier.dates_do)}</button></p>
                </form>
            </details>
        }
        .into_any(),
    )
}

fn dates_form(dates: Dates) -> Form {
    let days = [("issued", dates.issued), ("expires", dates.expires)];
    Form::of(days.map(|(name, day)| (name, day.map(|day| day.to_string()).unwrap_or_default())))
}

fn opening(lang: Lang, opening: &Opening, who: String) -> AnyView {
    let version = td_string!(lang, dossier.version_number, number = opening.version).to_string();
    view! {
        <li>
            <time datetime=crate::clock::stamp(opening.at)>{associations::words::day(lang, opening.at)}</time>
            <div><p>{who}" · "{version}</p><p class="source">{in_both_cities(lang, opening.at)}</p></div>
        </li>
    }
    .into_any()
}

fn lent(lang: Lang, loans: &[Loan], record: &Record) -> Option<AnyView> {
    let items: Vec<_> = loans
        .iter()
        .map(|loan| {
            let page = Page::Application { application: loan.application.to_string() }.path(lang);
            let version = td_string!(lang, dossier.version_number, number = loan.version).to_string();
            let when = associations::words::day(lang, loan.at);
            let line = record.line(&loan.line).map_or(loan.line.as_str(), |line| lang.pick(&line.title_es, &line.title_en));
            view! { <li><a href=page>{td_string!(lang, applications.application_title, line = line).to_string()}</a>" · "{version}" · "{when}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h2>{td_string!(lang, dossier.loans_title)}</h2>
            <p>{td_string!(lang, dossier.loans_lead)}</p>
            <ul>{items}</ul>
        }
        .into_any()
    })
}

/// Showing it to the steward, and taking it out.
fn managing(lang: Lang, paper: &Paper, seen: &str) -> Option<AnyView> {
    paper.current()?;
    let (association, id) = (paper.association.to_string(), paper.id.clone());
    let showing = Page::DossierShowing { association: association.clone(), paper: id.clone() }.path(lang);
    let retirement = Page::DossierRetirement { association, paper: id }.path(lang);
    let (value, says, act) = if paper.shown {
        ("no", td_string!(lang, dossier.shown_now), td_string!(lang, dossier.hide_do))
    } else {
        ("yes", td_string!(lang, dossier.hidden_now), td_string!(lang, dossier.show_do))
    };
    let sure = view! {
        <form method="post" action=retirement>
            {fields::seen(seen)}
            <p class="row"><button class="button danger">{td_string!(lang, dossier.retire_sure)}</button></p>
        </form>
    };
    let sure = sure.into_any();
    Some(
        view! {
            <h2>{td_string!(lang, dossier.show_title)}</h2>
            <p>{says}</p>
            <form method="post" action=showing>
                {fields::seen(seen)}
                <p class="row"><button class="button quiet" name="shown" value=value>{act}</button></p>
            </form>
            <h2>{td_string!(lang, dossier.retire_title)}</h2>
            <p>{td_string!(lang, dossier.retire_lead)}</p>
            {asked_first(td_string!(lang, dossier.retire_do), sure)}
        }
        .into_any(),
    )
}
