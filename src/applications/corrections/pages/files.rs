//! The papers of an answer: for each that is to be corrected, what was filed and what takes its place.

use super::open;
use crate::{
    applications::{
        actions::opened_by_member,
        asking,
        corrections::{actions::Opened, model::Correction},
        model::Paper,
        pages::{
            attaching::{self, Row},
            crumb, taken,
        },
        papers::{MOST_A_PAPER, bytes_words},
        store::{self as filings, Place},
        wanted,
        words::both,
    },
    associations::model::Association,
    error::{Error, Result},
    i18n::td_string,
    ids::FileId,
    policy::{Act, may},
    scanner::{self, Verdict},
    web::{
        address::Page,
        download::attachment,
        form::Form,
        lang::Lang,
        parts::{error_summary, field_id},
        shell::Head,
        upload::A_FORM,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;
use std::collections::BTreeMap;

pub async fn show_files(visit: Visit, Path((id, correction)): Path<(String, String)>) -> Result<Response> {
    let (opened, association) = open(&visit, &id, &correction).await?;
    files_page(&visit, &opened, &association, Form::default(), &[]).await
}

/// The page; 422 when a file was refused, with what became of the others.
pub async fn files_page(
    visit: &Visit,
    opened: &Opened,
    association: &Association,
    form: Form,
    done: &[String],
) -> Result<Response> {
    may(&visit.actor(), Act::Draft(&association.id))?;
    opened.may_write(visit.now)?;
    let lang = visit.lang;
    let attached = filings::files(visit.app.db.read(), Place::Correction(&opened.correction.id)).await?;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let said = scanner::said(visit.app.db.read(), attached.iter().map(|file| &file.id)).await?;
    let (most, done) = (visit.app.config.max_file_bytes, attaching::done(done));
    let many = td_string!(lang, applications.papers_many, files = MOST_A_PAPER, most = bytes_words(A_FORM)).to_string();
    let there = Attached { files: &attached, said, scans: visit.app.scanner.is_some() };
    let title = td_string!(lang, corrections.files_title, folio = opened.filed.folio.to_string()).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let named: Vec<_> = opened.correction.named_papers().map(|paper| one(lang, opened, paper, &there, &form)).collect();
        let back = address(&opened.correction).path(lang);
        view! {
            {error_summary(lang, &form)}
            {done}
            {crumb(lang, association, Some((&opened.filed.id, &opened.line)), title.clone())}
            <h1>{title}</h1>
            <p>{taken(lang, most)}" "{many}</p>
            <p>{td_string!(lang, corrections.files_explain)}</p>
            {named}
            {attaching::line(lang, most)}
            <p class="row"><a class="button" href=back>{td_string!(lang, corrections.back)}</a></p>
        }
    }))
}

fn address(correction: &Correction) -> Page {
    Page::Correction { application: correction.application.to_string(), correction: correction.id.to_string() }
}

/// The files that are attached, with what the virus scanner said of them.
struct Attached<'a> {
    files: &'a [Paper],
    said: BTreeMap<FileId, Verdict>,
    scans: bool,
}

fn one(lang: Lang, opened: &Opened, paper: &str, attached: &Attached<'_>, form: &Form) -> AnyView {
    let terms = &opened.filed.content.terms;
    let wanted = wanted::find(terms, paper);
    let title = wanted.map_or("", |wanted| both(lang, wanted.title)).to_owned();
    // The institution's help, and how many files it takes.
    let help = wanted.and_then(|wanted| wanted.question).map(|question| {
        let (help, how) = (both(lang, &question.hint).to_owned(), asking::how(lang, question, terms.currency));
        view! { {(!help.is_empty()).then(|| view! { <p>{help}</p> })} <p class="hint">{how}</p> }
    });
    let mine: Vec<_> =
        attached.files.iter().filter(|file| file.paper == paper).map(|file| row(lang, opened, file, attached)).collect();
    let there = !mine.is_empty();
    let most = wanted.map_or(usize::from(MOST_A_PAPER), |wanted| wanted.most);
    let here = Page::CorrectionFiles { application: opened.filed.id.to_string(), correction: opened.correction.id.to_string() };
    let heading = format!("{}-title", field_id(paper));
    view! {
        <section id=paper.to_owned() aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            {help}
            {there.then(|| view! { <ul class="papers">{mine}</ul> })}
            {attaching::form(lang, paper, (there, most), &here, form)}
        </section>
    }
    .into_any()
}

fn row(lang: Lang, opened: &Opened, file: &Paper, attached: &Attached<'_>) -> AnyView {
    let (application, correction) = (opened.filed.id.to_string(), opened.correction.id.to_string());
    let number = file.id.to_string();
    let row = Row {
        file,
        read: Page::CorrectionFile { application: application.clone(), correction: correction.clone(), file: number.clone() },
        removal: Page::CorrectionFileRemoval { application, correction, file: number },
        said: attached.said.get(&file.id),
        scans: attached.scans,
        twin: attaching::twin(file, attached.files),
    };
    attaching::row(lang, &row)
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
