//! The form as applicants will see it, and a filing of it that does not count: checked as any is, and kept nowhere.

use super::{model::LineDraft, rules};
use crate::{
    applications::trial,
    calls::terms::{Both, LineTerms},
    error::Result,
    i18n::td_string,
    office::{
        drafts::{self, Desk, above, shown_title},
        parts::crumbs,
    },
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

type Place = Path<(String, String, String)>;

pub async fn show(visit: Visit, viewer: Viewer, Path((institution, draft, line)): Place) -> Result<Response> {
    let (desk, place) = drafts::line_of(&visit, &viewer, &institution, &draft, &line).await?;
    Ok(page(&visit, StatusCode::OK, &desk, place, &Form::default(), |_| ().into_any()))
}

/// Checks what was typed as a filing is checked. Nothing of it is kept, so there is nothing to lead to.
pub async fn file(visit: Visit, viewer: Viewer, Path((institution, draft, line)): Place, form: Form) -> Result<Response> {
    let (desk, place) = drafts::line_of(&visit, &viewer, &institution, &draft, &line).await?;
    let Some(terms) = terms(&desk, place) else {
        return Ok(page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &desk, place, &form, |_| ().into_any()));
    };
    let (lang, refused) = (visit.lang, trial::refused(visit.lang, &form, &terms, visit.now));
    if !refused.is_empty() {
        let links: Vec<_> = refused.into_iter().map(|(says, to)| view! { <li><a href=to>{says}</a></li> }).collect();
        let told = view! {
            <div class="errors" role="alert" tabindex="-1" id="errores" autofocus>
                <h2>{td_string!(lang, office_form.trial_refused)}</h2>
                <ul>{links}</ul>
            </div>
        };
        return Ok(page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &desk, place, &form, move |_| told.into_any()));
    }
    let now = visit.now;
    Ok(page(&visit, StatusCode::OK, &desk, place, &form, |terms| {
        view! {
            <section class="notice">
                <h2>{td_string!(lang, office_form.trial_received)}</h2>
                <p>{td_string!(lang, office_form.trial_not_kept)}</p>
                <details><summary>{td_string!(lang, office_form.trial_reads)}</summary>{trial::received(lang, &form, terms, now)}</details>
            </section>
        }
        .into_any()
    }))
}

/// The terms as they would be published now.
fn terms(desk: &Desk, place: usize) -> Option<LineTerms> {
    rules::terms("trial", 1, &named(desk.draft.body.lines.get(place)?.clone()), &desk.draft.body.act)
}

/// With a name for each part that has none yet, so that every field of a trial can be told from the next.
fn named(mut line: LineDraft) -> LineDraft {
    for (number, question) in (1..).zip(&mut line.questions) {
        name(&mut question.text, |lang| td_string!(lang, office_form.trial_question, number = number).to_string());
    }
    for (number, paper) in (1..).zip(&mut line.papers) {
        name(&mut paper.title, |lang| td_string!(lang, office_form.trial_paper, number = number).to_string());
    }
    line
}

fn name(text: &mut Both, word: impl Fn(Lang) -> String) {
    for (written, lang) in [(&mut text.es, Lang::es), (&mut text.en, Lang::en)] {
        if written.trim().is_empty() {
            *written = word(lang);
        }
    }
}

fn page(
    visit: &Visit,
    status: StatusCode,
    desk: &Desk,
    place: usize,
    form: &Form,
    told: impl FnOnce(&LineTerms) -> AnyView,
) -> Response {
    let (lang, terms) = (visit.lang, terms(desk, place));
    let (institution, draft, line) = (desk.institution.id.to_string(), desk.draft.id.clone(), (place + 1).to_string());
    let builder = Page::OfficeDraftLine { institution: institution.clone(), draft: draft.clone(), line: line.clone() };
    let action = Page::OfficeDraftTrial { institution, draft, line }.path(lang);
    let title = td_string!(lang, office_form.trial_title);
    let mut way = above(lang, &desk.institution);
    way.push((shown_title(lang, &desk.draft.body.title), desk.page()));
    let named = desk.draft.body.lines.get(place).map(|line| shown_title(lang, &line.title)).unwrap_or_default();
    way.push((named, builder.clone()));
    let unfinished = desk.draft.body.lines.get(place).is_some_and(|line| !rules::check_line(place, line).is_empty());
    visit.page_as(status, Head::private(title), || {
        let inner = match &terms {
            None => view! { <p>{td_string!(lang, office_form.trial_no_currency)}</p> }.into_any(),
            Some(terms) => {
                let told = told(terms);
                view! {
                    {told}
                    <form method="post" action=action>
                        {trial::form(lang, form, terms)}
                        <p class="row"><button class="button">{td_string!(lang, office_form.trial_button)}</button></p>
                    </form>
                }
                .into_any()
            }
        };
        view! {
            {crumbs(lang, way, title)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, office_form.trial_intro)}</p>
            {unfinished.then(|| view! { <div class="notice warn"><p>{td_string!(lang, office_form.trial_unfinished)}</p></div> })}
            <p><a href=builder.path(lang)>{td_string!(lang, office_form.trial_back)}</a></p>
            {inner}
        }
    })
}

/// The way here from the builder.
pub fn link(lang: Lang, desk: &Desk, place: usize) -> AnyView {
    let (institution, draft, line) = (desk.institution.id.to_string(), desk.draft.id.clone(), (place + 1).to_string());
    let to = Page::OfficeDraftTrial { institution, draft, line }.path(lang);
    view! { <p><a href=to>{td_string!(lang, office_form.trial_link)}</a></p> }.into_any()
}
