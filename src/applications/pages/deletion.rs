//! Deleting a draft: what goes is said before it is done.

use super::shared::{crumb, open_draft};
use crate::{
    applications::actions,
    error::{Error, Result},
    i18n::td_string,
    policy::{Permit, Refusal},
    web::{address::Page, errors, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_deletion(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    deletion_page(&visit, &id, Form::default(), StatusCode::OK).await
}

/// The page; with another status when nothing was deleted.
pub async fn deletion_page(visit: &Visit, id: &str, form: Form, status: StatusCode) -> Result<Response> {
    let (whole, line, _, association) = open_draft(visit, id).await?;
    actions::may_delete(&mut *visit.app.db.read().acquire().await?, &visit.actor(), &whole.draft).await?;
    let lang = visit.lang;
    let title = td_string!(lang, deletion.title, line = line.title(lang)).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let back = Page::Application { application: whole.draft.id.to_string() }.path(lang);
        let sure = vec![("yes".to_owned(), td_string!(lang, deletion.sure).to_owned())];
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, &association, Some((&whole.draft.id, &line)), title.clone())}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, deletion.lead)}</p>
            <p>{td_string!(lang, deletion.what, answers = whole.answers.len(), files = whole.papers.len()).to_string()}</p>
            <p>{td_string!(lang, deletion.stays)}</p>
            <form method="post">
                <input r#type="hidden" name="seen" value=whole.draft.version.to_string()/>
                {form.choices("sure", td_string!(lang, deletion.legend), sure, true)}
                <p class="row">
                    <button class="button danger">{td_string!(lang, deletion.button)}</button>
                    <a class="button quiet" href=back>{td_string!(lang, deletion.keep)}</a>
                </p>
            </form>
        }
    }))
}

/// The way there from a draft, for whoever may; whoever drafts beside others is told who does.
pub(super) fn link(lang: Lang, application: &str, may: &Result<Permit>) -> Option<AnyView> {
    match may {
        Ok(_) => {
            let page = Page::ApplicationDeletion { application: application.to_owned() }.path(lang);
            Some(view! { <p><a href=page>{td_string!(lang, deletion.link)}</a></p> }.into_any())
        }
        Err(Error::Refused(why @ Refusal::OthersWrote)) => {
            Some(view! { <p class="meta">{errors::words(lang, *why)}</p> }.into_any())
        }
        Err(_) => None,
    }
}
