//! The papers of an answer: for each that is to be corrected, what was filed and what takes its place.

use super::open;
use crate::{
    applications::{
        actions::opened_by_member,
        asking,
        corrections::{actions::Opened, model::Correction},
        model::Paper,
        pages::{choose, crumb},
        papers::{MOST_A_PAPER, size_words},
        store::{self as filings, Place},
        wanted,
        words::both,
    },
    associations::model::Association,
    error::{Error, Result},
    i18n::td_string,
    ids::FileId,
    policy::{Act, may},
    scanner,
    web::{
        address::Page,
        download::attachment,
        form::Form,
        lang::Lang,
        parts::{error_summary, field_id},
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_files(visit: Visit, Path((id, correction)): Path<(String, String)>) -> Result<Response> {
    let (opened, association) = open(&visit, &id, &correction).await?;
    files_page(&visit, &opened, &association, Form::default()).await
}

/// The page; 422 when a file was refused.
pub async fn files_page(visit: &Visit, opened: &Opened, association: &Association, form: Form) -> Result<Response> {
    may(&visit.actor(), Act::Draft(&association.id))?;
    opened.may_write(visit.now)?;
    let lang = visit.lang;
    let attached = filings::files(visit.app.db.read(), Place::Correction(&opened.correction.id)).await?;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let most = size_words(u64::try_from(visit.app.config.max_file_bytes).unwrap_or(u64::MAX));
    let title = td_string!(lang, corrections.files_title, folio = opened.filed.folio.to_string()).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let named: Vec<_> = opened.correction.named_papers().map(|paper| one(lang, opened, paper, &attached, &form)).collect();
        let back = address(&opened.correction).path(lang);
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, association, Some((&opened.filed.id, &opened.line)))}
            <h1>{title}</h1>
            <p>{td_string!(lang, applications.papers_explain, most = most).to_string()}</p>
            <p>{td_string!(lang, corrections.files_explain)}</p>
            {named}
            <p class="row"><a class="button" href=back>{td_string!(lang, corrections.back)}</a></p>
        }
    }))
}

fn address(correction: &Correction) -> Page {
    Page::Correction { application: correction.application.to_string(), correction: correction.id.to_string() }
}

fn one(lang: Lang, opened: &Opened, paper: &str, attached: &[Paper], form: &Form) -> AnyView {
    let terms = &opened.filed.content.terms;
    let wanted = wanted::find(terms, paper);
    let title = wanted.map_or("", |wanted| both(lang, wanted.title)).to_owned();
    // The institution's help, and how many files it takes.
    let help = wanted.and_then(|wanted| wanted.question).map(|question| {
        let (help, how) = (both(lang, &question.hint).to_owned(), asking::how(lang, question, terms.currency));
        view! { {(!help.is_empty()).then(|| view! { <p>{help}</p> })} <p class="hint">{how}</p> }
    });
    let mine: Vec<_> = attached.iter().filter(|file| file.paper == paper).map(|file| row(lang, opened, file)).collect();
    let there = !mine.is_empty();
    let (field, error) = (field_id(paper), form.error(paper).map(str::to_owned));
    let class = if error.is_some() { "field bad" } else { "field" };
    let label = choose(lang, there, wanted.map_or(usize::from(MOST_A_PAPER), |wanted| wanted.most));
    let heading = format!("{field}-title");
    view! {
        <section id=paper.to_owned() aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            {help}
            {there.then(|| view! { <ul>{mine}</ul> })}
            <form method="post" enctype="multipart/form-data">
                <input r#type="hidden" name="paper" value=paper.to_owned()/>
                <div class=class>
                    <label r#for=field.clone()>{label}</label>
                    {error.map(|text| view! { <p class="why">{text}</p> })}
                    <input r#type="file" id=field name="file" accept="application/pdf,image/jpeg,image/png"/>
                </div>
                <p class="row"><button class="button quiet">{td_string!(lang, applications.paper_attach)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, opened: &Opened, file: &Paper) -> AnyView {
    let (application, correction) = (opened.filed.id.to_string(), opened.correction.id.to_string());
    let number = file.id.to_string();
    let read = Page::CorrectionFile { application: application.clone(), correction: correction.clone(), file: number.clone() }
        .path(lang);
    let removal = Page::CorrectionFileRemoval { application, correction, file: number }.path(lang);
    let remove = td_string!(lang, applications.remove_file, name = file.name.as_str()).to_string();
    view! {
        <li>
            <a href=read>{file.name.clone()}</a>" · "{size_words(file.bytes)}
            <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{file.sha256.clone()}</code></p>
            <form method="post" action=removal><button class="link" aria-label=remove>{td_string!(lang, applications.remove)}</button></form>
        </li>
    }
    .into_any()
}

/// A file of the answer, or of what was filed, on its way back to a member.
pub async fn show_file(visit: Visit, Path((id, correction, file)): Path<(String, String, String)>) -> Result<Response> {
    let (opened, _) = open(&visit, &id, &correction).await?;
    let file = FileId::from_text(file);
    let attached = filings::file(visit.app.db.read(), Place::Correction(&opened.correction.id), &file).await?;
    let found = match attached {
        Some(found) => Some(found),
        None => filings::filed_file(visit.app.db.read(), &opened.filed.id, &file).await?,
    };
    let found = found.ok_or(Error::NotFound)?;
    let bytes = scanner::open(&visit.app, &file).await?;
    let of = (&opened.filed.association, &opened.filed.id);
    opened_by_member(&visit.app, &visit.actor(), of, std::slice::from_ref(&found), visit.now).await?;
    Ok(attachment(&found.name, found.kind.mime(), bytes))
}
