//! The papers that an association keeps, with those that end too early on top, and the form for one more.

use super::{crumb, fields, holds};
use crate::{
    associations::{self, model::Association},
    dossier::{
        load::{self, Upcoming},
        model::{Paper, PaperKind},
        words,
    },
    error::Result,
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{address::Page, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;
use std::collections::BTreeSet;

pub async fn show_list(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    list_page(&visit, &AssociationId::from_text(id), Form::default()).await
}

/// The page; 422 when the form has to be mended.
pub async fn list_page(visit: &Visit, id: &AssociationId, form: Form) -> Result<Response> {
    may(&visit.actor(), Act::OpenDossier(id))?;
    let lang = visit.lang;
    let association = associations::store::find(visit.app.db.read(), id).await?;
    let legal = associations::store::legal_persons(visit.app.db.read(), id).await?;
    let keeps = may(&visit.actor(), Act::KeepDossier(id)).is_ok();
    let upcoming = load::upcoming(&visit.app, id, visit.now).await?;
    let papers = load::papers(&visit.app, id).await?;
    let apart = load::set_apart(&visit.app, &papers).await?;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = td_string!(lang, dossier.title);
    Ok(visit.page_as(status, Head::private(title), move || {
        let adding = keeps.then(|| {
            let legal = legal.iter().map(|person| (person.id.clone(), person.deed.name.clone())).collect();
            add_form(visit, &association, legal, &form)
        });
        view! {
            {crumb(lang, &association, None)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, dossier.lead)}</p>
            {early(lang, &papers, &upcoming)}
            {table(visit, &papers, &apart)}
            {adding}
            {retired(lang, &papers)}
        }
    }))
}

/// Papers that no longer hold when a call closes that the association is preparing for.
fn early(lang: Lang, papers: &[Paper], upcoming: &[Upcoming]) -> Option<AnyView> {
    let items: Vec<_> = papers
        .iter()
        .filter_map(|paper| Some((paper, paper.current()?)))
        .flat_map(|(paper, version)| upcoming.iter().filter(|draft| draft.outlives(version)).map(move |draft| (paper, draft)))
        .map(|(paper, draft)| {
            let page = Page::DossierPaper { association: paper.association.to_string(), paper: paper.id.clone() }.path(lang);
            view! { <li><a href=page>{words::name(lang, &paper.what)}</a>": "{words::before_closing(lang, draft)}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="notice warn">
                <h2>{td_string!(lang, dossier.early_title)}</h2>
                <ul>{items}</ul>
                <p>{td_string!(lang, dossier.early_do)}</p>
            </div>
        }
        .into_any()
    })
}

fn table(visit: &Visit, papers: &[Paper], apart: &BTreeSet<String>) -> AnyView {
    let lang = visit.lang;
    let [paper_h, holds_h, version_h] = [
        td_string!(lang, dossier.paper_column),
        td_string!(lang, dossier.holds_column),
        td_string!(lang, dossier.version_column),
    ];
    let rows: Vec<_> = papers
        .iter()
        .filter_map(|paper| Some((paper, paper.current()?)))
        .map(|(paper, version)| {
            let page = Page::DossierPaper { association: paper.association.to_string(), paper: paper.id.clone() }.path(lang);
            let number = td_string!(lang, dossier.version_number, number = version.number).to_string();
            let added = associations::words::day(lang, version.added_at);
            let apart = apart.contains(&paper.id).then(|| view! { <p class="why">{td_string!(lang, dossier.apart)}</p> });
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row"><a href=page>{words::name(lang, &paper.what)}</a></th>
                    <td role="cell" data-h=holds_h>{holds(lang, version.dates, visit.now)}</td>
                    <td role="cell" data-h=version_h>{number}" · "{added}{apart}</td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p>{td_string!(lang, dossier.none)}</p> }.into_any();
    }
    view! {
        <table role="table">
            <caption>{td_string!(lang, dossier.caption)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{paper_h}</th>
                    <th role="columnheader" scope="col">{holds_h}</th>
                    <th role="columnheader" scope="col">{version_h}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn add_form(visit: &Visit, association: &Association, legal: Vec<(String, String)>, form: &Form) -> AnyView {
    let lang = visit.lang;
    let to = Page::Dossier { association: association.id.to_string() }.path(lang);
    let kinds = std::iter::once((String::new(), td_string!(lang, dossier.choose).to_owned()))
        .chain(PaperKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), words::kind(lang, *kind).to_owned())))
        .collect();
    let of = (!legal.is_empty()).then(|| {
        let several = std::iter::once((String::new(), td_string!(lang, dossier.legal_all).to_owned())).chain(legal).collect();
        form.select("legal_person", td_string!(lang, dossier.legal_label), several)
    });
    view! {
        <h2>{td_string!(lang, dossier.add_title)}</h2>
        <form method="post" enctype="multipart/form-data" action=to>
            {form.select("kind", td_string!(lang, dossier.kind_label), kinds)}
            {form.input("title", td_string!(lang, dossier.title_label)).hint(td_string!(lang, dossier.title_hint)).view()}
            {of}
            {fields::dates(lang, form)}
            {fields::file(visit, form)}
            <p class="row"><button class="button">{td_string!(lang, dossier.add_do)}</button></p>
        </form>
    }
    .into_any()
}

/// What was taken out: that it was here, and until when.
fn retired(lang: Lang, papers: &[Paper]) -> Option<AnyView> {
    let items: Vec<_> = papers
        .iter()
        .filter_map(|paper| Some((paper, paper.retired_at?)))
        .map(|(paper, at)| {
            let page = Page::DossierPaper { association: paper.association.to_string(), paper: paper.id.clone() }.path(lang);
            let when = td_string!(lang, dossier.retired_on, day = associations::words::day(lang, at)).to_string();
            view! { <li><a href=page>{words::name(lang, &paper.what)}</a>" · "{when}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! { <details><summary>{td_string!(lang, dossier.retired_title)}</summary><ul>{items}</ul></details> }.into_any()
    })
}
