//! Pages of projects: the list, one of them, and copying one into an application.

use super::{
    model::{Participation, Project, What},
    store, words,
};
use crate::{
    applications::{self, context::LineNow, words::both},
    associations::{self, model::Population},
    calls::terms::QuestionKind,
    error::Result,
    i18n::td_string,
    ids::{ApplicationId, AssociationId},
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        meanwhile,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_list(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    list_page(&visit, &AssociationId::from_text(id), Form::default()).await
}

/// The page; 422 when the form has to be mended.
pub async fn list_page(visit: &Visit, id: &AssociationId, form: Form) -> Result<Response> {
    may(&visit.actor(), Act::SeeAssociation(id))?;
    let association = associations::store::find(visit.app.db.read(), id).await?;
    let projects = store::of(visit.app.db.read(), id).await?;
    let keeps = may(&visit.actor(), Act::KeepProjects(id)).is_ok();
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let lang = visit.lang;
    let title = td_string!(lang, projects.title);
    Ok(visit.page_as(status, Head::private(title), move || {
        let items: Vec<_> = projects.iter().map(|project| item(lang, project)).collect();
        let list = if items.is_empty() {
            view! { <p>{td_string!(lang, projects.none)}</p> }.into_any()
        } else {
            view! { <ul class="calls">{items}</ul> }.into_any()
        };
        let adding = keeps.then(|| {
            view! {
                <h2>{td_string!(lang, projects.add_title)}</h2>
                <form method="post" action=Page::Projects { association: association.id.to_string() }.path(lang)>
                    {fields(lang, &form)}
                    <p class="row"><button class="button">{td_string!(lang, projects.add_do)}</button></p>
                </form>
            }
        });
        view! {
            {crumb(lang, &association, None)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, projects.lead)}</p>
            {list}
            {adding}
        }
    }))
}

fn item(lang: Lang, project: &Project) -> AnyView {
    let page = Page::Project { association: project.association.to_string(), project: project.id.clone() }.path(lang);
    let state = project.ended_at.map(|_| view! { <span class="state">{td_string!(lang, projects.ended)}</span> });
    view! {
        <li>
            <div>
                <h3><a href=page>{project.what.title.clone()}</a></h3>
                <p class="meta">
                    {words::participation(lang, project.what.participation)}" · "{associations::words::populations(lang, &project.what.populations)}
                </p>
            </div>
            {state}
        </li>
    }
    .into_any()
}

pub async fn show_project(visit: Visit, Path((id, project)): Path<(String, String)>) -> Result<Response> {
    project_page(&visit, &AssociationId::from_text(id), &project, StatusCode::OK, Form::default()).await
}

/// The page of one, with another status when its form comes back.
pub async fn project_page(visit: &Visit, id: &AssociationId, project: &str, status: StatusCode, form: Form) -> Result<Response> {
    may(&visit.actor(), Act::SeeAssociation(id))?;
    let association = associations::store::find(visit.app.db.read(), id).await?;
    let project = store::find(visit.app.db.read(), id, project).await?;
    let now_seen = store::last_entry(visit.app.db.read(), &project.id).await?;
    let seen = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let keeps = may(&visit.actor(), Act::KeepProjects(id)).is_ok();
    let form = if form.get("title").is_empty() && form.is_fine() { values(&project.what) } else { form };
    let lang = visit.lang;
    let title = project.what.title.clone();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let (act, says) = if project.ended_at.is_some() {
            ("resume", td_string!(lang, projects.resume_do))
        } else {
            ("end", td_string!(lang, projects.end_do))
        };
        let body = if keeps {
            view! {
                <form method="post">
                    <input r#type="hidden" name="seen" value=seen/>
                    {fields(lang, &form)}
                    <p class="row">
                        <button class="button" name="act" value="save">{td_string!(lang, associations.save)}</button>
                        <button class="button quiet" name="act" value=act>{says}</button>
                    </p>
                </form>
            }
            .into_any()
        } else {
            let paragraphs: Vec<_> = project.what.description.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect();
            paragraphs.into_any()
        };
        // Whoever saves again has read what they write over.
        let conflict = (status == StatusCode::CONFLICT).then(|| {
            meanwhile::told(td_string!(lang, associations.changed_meanwhile), stands(lang, &project.what, &form))
        });
        view! {
            {crumb(lang, &association, Some(&title))}
            {error_summary(lang, &form)}
            <h1>{title.clone()}</h1>
            {conflict}
            <p class="meta">
                {words::participation(lang, project.what.participation)}" · "{associations::words::populations(lang, &project.what.populations)}
            </p>
            {body}
        }
    }))
}

/// What is saved now, where the form says something else.
fn stands(lang: Lang, what: &What, form: &Form) -> Vec<String> {
    let participation = words::participation(lang, what.participation);
    let populations = associations::words::populations(lang, &what.populations);
    let typed: Vec<&str> = form.all("populations");
    let same = what.populations.len() == typed.len() && what.populations.iter().all(|one| typed.contains(&one.as_str()));
    let fields = [
        (td_string!(lang, projects.title_label), what.title.as_str(), what.title == form.get("title")),
        (
            td_string!(lang, projects.description_label),
            what.description.as_str(),
            what.description == applications::answers::normal(form.get("description")),
        ),
        (td_string!(lang, projects.participation_label), participation, what.participation.as_str() == form.get("participation")),
        (td_string!(lang, associations.populations_label), populations.as_str(), same),
    ];
    let others = fields.into_iter().filter(|(_, _, same)| !same);
    others.map(|(field, now, _)| td_string!(lang, kept.stands, field = field, text = now).to_string()).collect()
}

fn values(what: &What) -> Form {
    let populations = what.populations.iter().map(|one| ("populations", one.as_str().to_owned()));
    let own = [
        ("title", what.title.clone()),
        ("description", what.description.clone()),
        ("participation", what.participation.as_str().to_owned()),
    ];
    Form::of(own.into_iter().chain(populations))
}

fn fields(lang: Lang, form: &Form) -> AnyView {
    let named = |of: &Population| (of.as_str().to_owned(), associations::words::population(lang, *of).to_owned());
    let kinds =
        Participation::ALL.iter().map(|of| (of.as_str().to_owned(), words::participation(lang, *of).to_owned())).collect();
    view! {
        {form.input("title", td_string!(lang, projects.title_label)).hint(td_string!(lang, projects.title_hint)).view()}
        {form
            .input("description", td_string!(lang, projects.description_label))
            .hint(td_string!(lang, projects.description_hint))
            .rows(8)
            .view()}
        {form.choices_with_hint(
            "populations",
            td_string!(lang, associations.populations_label),
            Some(td_string!(lang, associations.populations_hint).to_owned()),
            Population::ALL.iter().map(named).collect(),
            true,
        )}
        {form.choices("participation", td_string!(lang, projects.participation_label), kinds, false)}
        <p class="source">{td_string!(lang, projects.participation_source)}</p>
    }
    .into_any()
}

/// The association, its projects, and one of them where there is one.
fn crumb(lang: Lang, association: &associations::model::Association, here: Option<&str>) -> AnyView {
    let id = association.id.to_string();
    let all = td_string!(lang, projects.title).to_owned();
    let above = (association.name().to_owned(), Page::Association { association: id.clone() });
    match here {
        None => crumbs(lang, [above], all),
        Some(here) => crumbs(lang, [above, (all, Page::Projects { association: id })], here),
    }
}

pub async fn show_use(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    use_page(&visit, &id, StatusCode::OK, Form::default()).await
}

/// Which project, and for which question that takes a longer text.
pub async fn use_page(visit: &Visit, id: &str, status: StatusCode, form: Form) -> Result<Response> {
    let application = ApplicationId::from_text(id);
    let Some(draft) = applications::store::draft(visit.app.db.read(), &application).await? else {
        return Err(applications::no_draft(visit, &application).await?);
    };
    may(&visit.actor(), Act::Draft(&draft.association))?;
    let line = LineNow::of(&visit.app, &draft.line, visit.now).await?;
    line.still_drafted(&application)?;
    let terms = line.asked().cloned().ok_or(Refusal::NotReceivedHere)?;
    let projects = store::of(visit.app.db.read(), &draft.association).await?;
    let lang = visit.lang;
    let title = td_string!(lang, projects.take_title);
    let tasks = Page::Application { application: id.to_owned() };
    let all = Page::Projects { association: draft.association.to_string() }.path(lang);
    Ok(visit.page_as(status, Head::private(title), move || {
        let long = terms.questions.iter().filter(|question| matches!(question.kind, QuestionKind::Long { .. }));
        let questions: Vec<_> = long.map(|question| (question.id.clone(), both(lang, &question.text).to_owned())).collect();
        let going = projects.iter().filter(|project| project.ended_at.is_none());
        let choices: Vec<_> = going.map(|project| (project.id.clone(), project.what.title.clone())).collect();
        let body = if choices.is_empty() {
            view! { <p>{td_string!(lang, projects.none)}</p> }.into_any()
        } else if questions.is_empty() {
            view! { <p>{td_string!(lang, projects.take_nowhere)}</p> }.into_any()
        } else {
            view! {
                <form method="post">
                    {form.choices("project", td_string!(lang, projects.take_project), choices, false)}
                    {form.select("question", td_string!(lang, projects.take_question), questions)}
                    <p class="row"><button class="button">{td_string!(lang, projects.take_do)}</button></p>
                </form>
            }
            .into_any()
        };
        view! {
            {crumbs(lang, [(td_string!(lang, applications.task_list).to_owned(), tasks)], title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, projects.take_lead)}</p>
            {body}
            <p><a href=all>{td_string!(lang, projects.title)}</a></p>
        }
    }))
}
