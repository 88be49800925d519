//! The members' page: what was announced, what was said against it, and a way to object or to stop it.

use super::{changed, lost_name, objected, seen, told};
use crate::{
    associations,
    error::{Error, Result},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    replacement::{actions, model::State, rules, store},
    web::{
        address::Page,
        form::Form,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_members(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    members_page(&visit, &AssociationId::from_text(id), StatusCode::OK, Form::default()).await
}

/// The page; not found while nothing was ever announced.
pub async fn members_page(visit: &Visit, id: &AssociationId, status: StatusCode, form: Form) -> Result<Response> {
    may(&visit.actor(), Act::SeeAssociation(id))?;
    let (one, objections) = actions::latest(&visit.app, id).await?.ok_or(Error::NotFound)?;
    let association = associations::store::find(visit.app.db.read(), id).await?;
    let now_seen = store::last_entry(visit.app.db.read(), id).await?;
    let seen_value = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let about = (lost_name(visit, &one).await?, actions::first_hand(&visit.app, &one).await?.is_none());
    let actor = visit.actor();
    let objects = actor.id().is_some_and(|person| rules::object(&one, &objections, person).is_ok());
    let stops = one.state == State::Announced && may(&actor, Act::StopReplacement(id)).is_ok();
    let lang = visit.lang;
    let title = td_string!(lang, replacement.title);
    let here = id.to_string();
    let deed = Page::ReplacementDeed { association: here.clone(), replacement: one.id.clone() }.path(lang);
    Ok(visit.page_as(status, Head::private(title), move || {
        let objecting = objects.then(|| {
            view! {
                <h2>{td_string!(lang, replacement.object_title)}</h2>
                <p>{td_string!(lang, replacement.object_lead)}</p>
                <form method="post" action=Page::ReplacementObjections { association: here.clone() }.path(lang)>
                    {form.input("objection", td_string!(lang, replacement.object_label)).rows(4).view()}
                    <p class="row"><button class="button">{td_string!(lang, replacement.object_do)}</button></p>
                </form>
            }
        });
        let stopping = stops.then(|| {
            view! {
                <h2>{td_string!(lang, replacement.stop_title)}</h2>
                <p>{td_string!(lang, replacement.stop_lead)}</p>
                <form method="post" action=Page::ReplacementStop { association: here.clone() }.path(lang)>
                    {seen(&seen_value)}
                    {form.input("why", td_string!(lang, replacement.why_label)).rows(3).view()}
                    <p class="row"><button class="button danger">{td_string!(lang, replacement.stop_do)}</button></p>
                </form>
            }
        });
        view! {
            {crumbs(lang, [(association.name().to_owned(), Page::Association { association: here.clone() })], title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {changed(lang, status == StatusCode::CONFLICT)}
            <p class="lead">{td_string!(lang, replacement.members_lead)}</p>
            {told(lang, &one, about, deed)}
            {objected(lang, &objections)}
            {objecting}
            {stopping}
        }
    }))
}

/// The part of «Mi espacio»: a replacement that was announced in an association of one's own.
pub async fn desk(visit: &Visit, viewer: &Viewer) -> Result<AnyView> {
    let lang = visit.lang;
    let mut items = Vec::new();
    for (id, _) in viewer.actor.associations() {
        if let Some((one, _)) = actions::latest(&visit.app, id).await?
            && one.state == State::Announced
        {
            let association = associations::store::find(visit.app.db.read(), id).await?;
            let page = Page::Replacement { association: id.to_string() }.path(lang);
            let says = td_string!(lang, replacement.desk, association = association.name()).to_string();
            items.push(view! { <p><a href=page>{says}</a></p> });
        }
    }
    if items.is_empty() {
        return Ok(().into_any());
    }
    Ok(view! { <div class="notice warn">{items}</div> }.into_any())
}
