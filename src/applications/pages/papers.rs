//! The papers of a draft: what is wanted, what is there with its hash, and the way back of each file.

use super::{
    attaching::{self, Row},
    question_files,
    shared::{crumb, line_state, open, open_draft},
};
use crate::{
    applications::{
        actions,
        model::{Application, Paper, WholeDraft},
        papers::{MOST_A_PAPER, bytes_words},
        rules::{self, Lack},
        store::{self, Place},
        wanted::{self, Wanted},
        words,
    },
    calls::terms::LineTerms,
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, FileId},
    policy::{Act, may},
    scanner,
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

pub async fn show_papers(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    papers_page(&visit, &id, Form::default(), &[]).await
}

/// The page; 422 when a file was refused, with what became of the others.
pub async fn papers_page(visit: &Visit, id: &str, form: Form, done: &[String]) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::Draft(&association.id))?;
    line.still_drafted(&whole.draft.id)?;
    let lang = visit.lang;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let most = visit.app.config.max_file_bytes;
    let many = td_string!(lang, applications.papers_many, files = MOST_A_PAPER, most = bytes_words(A_FORM)).to_string();
    let says = taken(lang, most);
    let scans = visit.app.scanner.is_some();
    let borrowed = store::expiring(visit.app.db.read(), &whole.draft.id).await?;
    let done = attaching::done(done);
    let title = td_string!(lang, applications.papers_title, line = line.title(lang)).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let asked = wanted::asked(&terms, &whole.answers);
        let wanted: Vec<_> = asked.iter().map(|paper| one(lang, &whole, &terms, paper, &form, scans)).collect();
        let none = wanted.is_empty().then(|| {
            let ever = wanted::all(&terms).next().is_some();
            let says = if ever { td_string!(lang, questions.no_files_now) } else { td_string!(lang, applications.no_papers) };
            view! { <p>{says}</p> }
        });
        let back = Page::Application { application: whole.draft.id.to_string() }.path(lang);
        view! {
            {error_summary(lang, &form)}
            {done}
            {crumb(lang, &association, Some((&whole.draft.id, &line)), title.clone())}
            <h1>{title}</h1>
            {line_state(lang, &line)}
            <p>{says}" "{many}</p>
            {none}
            {super::loans::early(lang, &line, &borrowed)}
            {super::loans::link(lang, &whole.draft.id)}
            {wanted}
            {question_files::unasked(lang, &whole, &terms, scans)}
            {leftovers(lang, &whole, &terms, scans)}
            {attaching::line(lang, most)}
            <p class="row"><a class="button" href=back>{td_string!(lang, applications.back_to_tasks)}</a></p>
        }
    }))
}

/// Which files are taken, and how large each may be.
pub fn taken(lang: Lang, most: usize) -> String {
    td_string!(lang, applications.papers_explain, most = bytes_words(most)).to_string()
}

/// How a wanted paper stands: its files are there, missing, or may be left out.
pub fn state(lang: Lang, wanted: &Wanted<'_>, there: bool) -> AnyView {
    let (class, state) = match (there, wanted.required) {
        (true, _) => ("state done", td_string!(lang, applications.paper_there)),
        (false, true) => ("state todo", td_string!(lang, applications.paper_missing)),
        (false, false) => ("state", td_string!(lang, applications.optional)),
    };
    view! { <p><span class=class>{state}</span></p> }.into_any()
}

fn one(lang: Lang, whole: &WholeDraft, terms: &LineTerms, wanted: &Wanted<'_>, form: &Form, scans: bool) -> AnyView {
    let mine: Vec<_> = whole.files_for(wanted.id).map(|file| file_row(lang, whole, file, scans)).collect();
    let there = !mine.is_empty();
    let state = state(lang, wanted, there);
    let too_many = too_many(lang, whole, terms, wanted);
    let title = words::both(lang, wanted.title).to_owned();
    let heading = format!("{}-title", field_id(wanted.id));
    let here = Page::ApplicationFiles { application: whole.draft.id.to_string() };
    view! {
        <section id=wanted.id.to_owned() aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            {wanted.question.map(|question| question_files::asked_by(lang, whole, terms, question))}
            {state}
            {too_many}
            {there.then(|| view! { <ul class="papers">{mine}</ul> })}
            {attaching::form(lang, wanted.id, (there, wanted.most), &here, form)}
        </section>
    }
    .into_any()
}

/// What to do at the field for files: one, or several.
pub fn choose(lang: Lang, there: bool, most: usize) -> &'static str {
    match (there, most) {
        (true, 1) => td_string!(lang, questions.file_replace),
        (false, 1) => td_string!(lang, questions.file_choose),
        (true, _) => td_string!(lang, applications.paper_another),
        (false, _) => td_string!(lang, applications.paper_choose),
    }
}

/// More files than it takes now; what is missing and what was set apart is said by its state and at the file.
pub fn too_many(lang: Lang, whole: &WholeDraft, terms: &LineTerms, wanted: &Wanted<'_>) -> AnyView {
    let lacks = rules::paper_lacks(wanted, whole).into_iter().filter(|lack| matches!(lack, Lack::TooManyFiles { .. }));
    lacks.map(|lack| view! { <p class="why">{words::lack_says(lang, terms, &lack)}</p> }).collect_view().into_any()
}

/// Files for papers that the line asked for before it was amended.
fn leftovers(lang: Lang, whole: &WholeDraft, terms: &LineTerms, scans: bool) -> Option<AnyView> {
    let files: Vec<_> = whole.leftovers(terms).map(|file| file_row(lang, whole, file, scans)).collect();
    (!files.is_empty()).then(|| {
        view! {
            <section aria-labelledby="ya-no-se-piden">
                <h2 id="ya-no-se-piden">{td_string!(lang, applications.papers_left)}</h2>
                <p>{td_string!(lang, applications.papers_left_explain)}</p>
                <ul class="papers">{files}</ul>
            </section>
        }
        .into_any()
    })
}

pub fn file_row(lang: Lang, whole: &WholeDraft, file: &Paper, scans: bool) -> AnyView {
    let (application, number) = (whole.draft.id.to_string(), file.id.to_string());
    let row = Row {
        file,
        read: Page::ApplicationFile { application: application.clone(), file: number.clone() },
        removal: Page::ApplicationFileRemoval { application, file: number },
        said: whole.scans.get(&file.id),
        scans,
        twin: attaching::twin(file, &whole.papers),
    };
    attaching::row(lang, &row)
}

/// A file on its way back to a member.
pub async fn show_file(visit: Visit, Path((id, file)): Path<(String, String)>) -> Result<Response> {
    let opened = open(&visit, &id).await?;
    let (id, file) = (ApplicationId::from_text(id), FileId::from_text(file));
    let found = match opened.application {
        Application::Draft(_) => store::file(visit.app.db.read(), Place::Draft(&id), &file).await?,
        Application::Filed(_) => store::filed_file(visit.app.db.read(), &id, &file).await?,
    };
    let found = found.ok_or(Error::NotFound)?;
    let bytes = scanner::open(&visit.app, &file).await?;
    let of = (&opened.association.id, &id);
    actions::opened_by_member(&visit.app, &visit.actor(), of, std::slice::from_ref(&found), visit.now).await?;
    Ok(attachment(&found.name, found.kind.mime(), bytes))
}
