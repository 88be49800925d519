//! The papers of a draft: what is wanted, what is there with its hash, and the way back of each file.

use super::shared::{crumb, line_state, open, open_draft};
use crate::{
    applications::{
        model::{Application, Paper},
        papers::size_words,
        rules, store, words,
    },
    calls::terms::PaperWanted,
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, FileId},
    policy::{Act, may},
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
    papers_page(&visit, &id, Form::default()).await
}

/// The page; 422 when a file was refused.
pub async fn papers_page(visit: &Visit, id: &str, form: Form) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::Draft(&association.id))?;
    rules::may_draft(&line.state(), visit.now)?;
    let lang = visit.lang;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let most = size_words(u64::try_from(visit.app.config.max_file_bytes).unwrap_or(u64::MAX));
    let title = td_string!(lang, applications.papers_title, line = line.title(lang)).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let wanted: Vec<_> = terms.papers.iter().map(|paper| one(lang, &whole.draft.id, paper, &whole.papers, &form)).collect();
        let none = wanted.is_empty().then(|| view! { <p>{td_string!(lang, applications.no_papers)}</p> });
        let back = Page::Application { application: whole.draft.id.to_string() }.path(lang);
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, &association, Some(&whole.draft.id))}
            <h1>{title}</h1>
            {line_state(lang, &line)}
            <p>{td_string!(lang, applications.papers_explain, most = most).to_string()}</p>
            {none}
            {super::loans::link(lang, &whole.draft.id)}
            {wanted}
            <p class="row"><a class="button" href=back>{td_string!(lang, applications.back_to_tasks)}</a></p>
        }
    }))
}

fn one(lang: Lang, id: &ApplicationId, wanted: &PaperWanted, papers: &[Paper], form: &Form) -> AnyView {
    let mine: Vec<_> = papers.iter().filter(|file| file.paper == wanted.id).map(|file| file_row(lang, id, file)).collect();
    let there = !mine.is_empty();
    let (class, state) = match (there, wanted.required) {
        (true, _) => ("state done", td_string!(lang, applications.paper_there)),
        (false, true) => ("state todo", td_string!(lang, applications.paper_missing)),
        (false, false) => ("state", td_string!(lang, applications.optional)),
    };
    let title = words::both(lang, &wanted.title).to_owned();
    let field = field_id(&wanted.id);
    let error = form.error(&wanted.id).map(str::to_owned);
    let heading = format!("{field}-title");
    let field_class = if error.is_some() { "field bad" } else { "field" };
    let label = if there { td_string!(lang, applications.paper_another) } else { td_string!(lang, applications.paper_choose) };
    view! {
        <section id=wanted.id.clone() aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            <p><span class=class>{state}</span></p>
            {there.then(|| view! { <ul>{mine}</ul> })}
            <form method="post" enctype="multipart/form-data">
                <input r#type="hidden" name="paper" value=wanted.id.clone()/>
                <div class=field_class>
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

fn file_row(lang: Lang, id: &ApplicationId, file: &Paper) -> AnyView {
    let (application, number) = (id.to_string(), file.id.to_string());
    let download = Page::ApplicationFile { application: application.clone(), file: number.clone() }.path(lang);
    let removal = Page::ApplicationFileRemoval { application, file: number }.path(lang);
    let remove = td_string!(lang, applications.remove_file, name = file.name.as_str()).to_string();
    view! {
        <li>
            <a href=download>{file.name.clone()}</a>" · "{size_words(file.bytes)}
            <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{file.sha256.clone()}</code></p>
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
        Application::Draft(_) => store::draft_file(visit.app.db.read(), &id, &file).await?,
        Application::Filed(_) => store::filed_file(visit.app.db.read(), &id, &file).await?,
    };
    let found = found.ok_or(Error::NotFound)?;
    let vault = visit.app.vault.clone();
    let bytes = tokio::task::spawn_blocking(move || vault.read(&file)).await.map_err(Error::internal)??;
    Ok(attachment(&found.name, found.kind.mime(), bytes))
}
