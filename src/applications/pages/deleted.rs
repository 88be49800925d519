//! Where a draft was that somebody deleted: who did it and when, the way on, and what there still is of it: on this device, and in a form
//! that came too late.

use super::{
    not_kept::{self, Typed},
    saving::left_of,
};
use crate::{
    applications::{
        context::LineNow,
        model::Deleted,
        store,
        words::{both, in_both_cities},
    },
    calls::store as calls,
    error::{Error, Result},
    i18n::td_string,
    ids::ApplicationId,
    policy::Refusal,
    web::{address::Page, errors, shell::Head, visit::Visit},
};
use axum::response::Response;
use leptos::prelude::*;

/// A draft of one of the visitor's associations that was deleted; none for anybody else.
pub(super) async fn find(visit: &Visit, id: &ApplicationId) -> Result<Option<Deleted>> {
    for (association, _) in visit.actor().associations() {
        if let Some(deleted) = store::deleted(visit.app.db.read(), association, id).await? {
            return Ok(Some(deleted));
        }
    }
    Ok(None)
}

/// `typed`: what came when there was no draft any more.
pub(super) async fn page(visit: &Visit, id: &ApplicationId, typed: Option<Typed>) -> Result<Response> {
    let deleted = find(visit, id).await?.ok_or(Error::NotFound)?;
    let line = LineNow::of(&visit.app, &deleted.line, visit.now).await?;
    let asked = calls::terms(&visit.app.db, &deleted.line).await?;
    let lang = visit.lang;
    let typed = match (typed, &asked) {
        (None, _) => None,
        // Without its questions only the refusal itself gives back what was written.
        (Some(_), None) => return Err(Refusal::DraftDeleted.into()),
        (Some(typed), Some(terms)) => not_kept::all(lang, terms, typed),
    };
    let questions = asked.into_iter().flat_map(|terms| terms.questions);
    let named = questions.map(|question| (question.id.clone(), both(lang, &question.text).to_owned())).collect();
    let left = left_of(visit, id.as_str(), named);
    let title = td_string!(lang, deletion.gone_title, line = line.title(lang)).to_string();
    let at = in_both_cities(lang, deleted.at);
    let says = match &deleted.by {
        Some(who) => td_string!(lang, deletion.gone_by, who = who.clone(), at = at).to_string(),
        None => td_string!(lang, deletion.gone_at, at = at).to_string(),
    };
    let here = Page::Application { application: id.to_string() }.path(lang);
    let typed = typed.map(|written| {
        view! {
            <section aria-labelledby="lo-escrito">
                <h2 id="lo-escrito">{td_string!(lang, kept.typed)}</h2>
                <p>{td_string!(lang, kept.typed_copy)}</p>
                {written}
                <p><a href=here>{td_string!(lang, errors.see_how_it_stands)}</a></p>
            </section>
        }
    });
    let list = Page::Applications { association: deleted.association.to_string() }.path(lang);
    Ok(visit.page_as(errors::status(Refusal::DraftDeleted), Head::private(title.clone()), move || {
        view! {
            <h1>{title}</h1>
            <p>{line.call_title(lang)}" · "{line.institution_name(lang)}</p>
            <div class="notice warn"><p>{says}</p></div>
            {left}
            {typed}
            <p class="row"><a class="button" href=list>{td_string!(lang, deletion.to_list)}</a></p>
        }
    }))
}
