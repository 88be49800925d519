//! The papers of a draft: what is wanted, what is there with its hash, and the way back of each file.

use super::{
    question_files,
    shared::{crumb, line_state, open, open_draft},
};
use crate::{
    applications::{
        actions, is_set_apart,
        model::{Application, Paper, WholeDraft},
        papers::{MOST_A_PAPER, size_words},
        rules::{self, Lack},
        scanned,
        store::{self, Place},
        wanted::{self, Wanted},
        words,
    },
    calls::terms::LineTerms,
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, FileId},
    islands::PaperSender,
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

pub async fn show_papers(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    papers_page(&visit, &id, Form::default(), &[]).await
}

/// The page; 422 when a file was refused, with what became of the others.
pub async fn papers_page(visit: &Visit, id: &str, form: Form, done: &[String]) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::Draft(&association.id))?;
    rules::may_draft(&line.state(), visit.now)?;
    let lang = visit.lang;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let most = visit.app.config.max_file_bytes;
    let size = size_words(u64::try_from(most).unwrap_or(u64::MAX));
    let says = td_string!(lang, applications.papers_explain, most = size).to_string();
    let many = td_string!(lang, applications.papers_many, files = MOST_A_PAPER).to_string();
    let scans = visit.app.scanner.is_some();
    let borrowed = store::expiring(visit.app.db.read(), &whole.draft.id).await?;
    let done: Vec<_> = done.iter().map(|says| view! { <p>{says.clone()}</p> }).collect();
    let done = (!done.is_empty()).then(|| view! { <div class="notice done">{done}</div> });
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
            {crumb(lang, &association, Some((&whole.draft.id, &line)))}
            <h1>{title}</h1>
            {line_state(lang, &line)}
            <p>{says}" "{many}</p>
            {none}
            {super::loans::early(lang, &line, &borrowed)}
            {super::loans::link(lang, &whole.draft.id)}
            {wanted}
            {question_files::unasked(lang, &whole, &terms, scans)}
            {leftovers(lang, &whole, &terms, scans)}
            {upload_line(lang, most)}
            <p class="row"><a class="button" href=back>{td_string!(lang, applications.back_to_tasks)}</a></p>
        }
    }))
}

/// What the island says while papers are on their way; `#` in it stands for the file, `%` for how far it is or for the hour.
fn upload_line(lang: Lang, most: usize) -> AnyView {
    let (file, part) = ("#", "%");
    view! {
        <p class="vh" role="status" data-uploads="yes" data-most=most.to_string()
            data-waits=td_string!(lang, applications.upload_waits, name = file).to_string()
            data-sending=td_string!(lang, applications.upload_sending, name = file, part = part).to_string()
            data-broken=td_string!(lang, applications.upload_broken, name = file).to_string()
            data-later=td_string!(lang, applications.upload_later, name = file, at = part).to_string()
            data-signed-out=td_string!(lang, applications.upload_signed_out, name = file).to_string()
            data-refused=td_string!(lang, applications.upload_refused, name = file).to_string()
            data-too-large=td_string!(lang, applications.upload_too_large, name = file).to_string()
            data-retry=td_string!(lang, applications.upload_retry)></p>
        <PaperSender/>
    }
    .into_any()
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
    let several = wanted.most > 1;
    let title = words::both(lang, wanted.title).to_owned();
    let field = field_id(wanted.id);
    let why: Vec<_> = form.errors().iter().filter(|(name, _)| *name == wanted.id).map(|(_, text)| text.clone()).collect();
    let heading = format!("{field}-title");
    let field_class = if why.is_empty() { "field" } else { "field bad" };
    let why: Vec<_> = why.into_iter().map(|text| view! { <p class="why">{text}</p> }).collect();
    let here = Page::ApplicationFiles { application: whole.draft.id.to_string() }.path(lang);
    let label = choose(lang, there, wanted.most);
    view! {
        <section id=wanted.id.to_owned() aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            {wanted.question.map(|question| question_files::asked_by(lang, whole, terms, question))}
            {state}
            {too_many}
            {there.then(|| view! { <ul class="papers">{mine}</ul> })}
            <form method="post" enctype="multipart/form-data" data-papers="yes">
                <input r#type="hidden" name="paper" value=wanted.id.to_owned()/>
                <div class=field_class>
                    <label r#for=field.clone()>{label}</label>
                    {why}
                    <input r#type="file" id=field name="file" accept="application/pdf,image/jpeg,image/png" multiple=several/>
                </div>
                <p class="row"><button class="button quiet">{td_string!(lang, applications.paper_attach)}</button></p>
                <ul class="sending" data-sending="yes"></ul>
                <p hidden data-refresh="yes"><a href=here>{td_string!(lang, applications.upload_refresh)}</a></p>
            </form>
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
    let download = Page::ApplicationFile { application: application.clone(), file: number.clone() }.path(lang);
    let removal = Page::ApplicationFileRemoval { application, file: number }.path(lang);
    let remove = td_string!(lang, applications.remove_file, name = file.name.as_str()).to_string();
    let found = whole.found_in(file).map(|found| {
        let says = td_string!(lang, applications.paper_quarantined, found = found).to_string();
        view! { <p class="why">{says}</p> }
    });
    let name = file.name.clone();
    let name = match found {
        // What is set apart is not opened, not even by whoever sent it.
        Some(_) => view! { <span>{name}</span> }.into_any(),
        None => view! { <a href=download>{name}</a> }.into_any(),
    };
    let said = whole.scans.get(&file.id);
    let scanned = if is_set_apart(said) { None } else { scanned(lang, scans, said) };
    let twin = whole.papers.iter().find(|other| other.id != file.id && other.sha256 == file.sha256);
    let twin = twin.map(|other| {
        let says = td_string!(lang, applications.paper_twin, other = other.name.as_str()).to_string();
        view! { <p class="meta">{says}</p> }
    });
    view! {
        <li>
            {name}" · "{size_words(file.bytes)}
            <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{file.sha256.clone()}</code></p>
            {found}
            {scanned}
            {twin}
            <form method="post" action=removal><button class="link" aria-label=remove>{td_string!(lang, applications.remove)}</button></form>
        </li>
    }
    .into_any()
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
