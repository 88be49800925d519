//! An association's own checklist: the same steps, with what it has done.

use super::known;
use crate::{
    associations,
    error::{Error, Result},
    guides::{model, store, words::said},
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{address::Page, counts, parts::crumbs, shell::Head, visit::Visit},
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show_progress(visit: Visit, Path((id, guide)): Path<(String, String)>) -> Result<Response> {
    let id = AssociationId::from_text(id);
    may(&visit.actor(), Act::SeeAssociation(&id))?;
    let guide = model::guide(&guide).ok_or(Error::NotFound)?;
    let association = associations::store::find(visit.app.db.read(), &id).await?;
    let taken = store::taken(visit.app.db.read(), &id, &guide.id).await?;
    let ticks = may(&visit.actor(), Act::TickSteps(&id)).is_ok();
    let lang = visit.lang;
    let title = said(lang, &guide.title).to_owned();
    Ok(visit.page(Head::private(title.clone()), move || {
        let steps: Vec<_> = guide
            .steps
            .iter()
            .map(|step| {
                let done = taken.contains(&step.id);
                let field = format!("paso-{}", step.id);
                let name = said(lang, &step.title).to_owned();
                let box_or_state = if ticks {
                    view! {
                        {done.then(|| view! { <input r#type="hidden" name="shown" value=step.id.clone()/> })}
                        <div class="choice">
                            <input r#type="checkbox" id=field.clone() name="step" value=step.id.clone() checked=done/>
                            <label r#for=field>{name}</label>
                        </div>
                    }
                    .into_any()
                } else {
                    let (class, state) = if done {
                        ("state done", td_string!(lang, guides.done))
                    } else {
                        ("state todo", td_string!(lang, guides.not_done))
                    };
                    view! { <p><b>{name}</b>" "<span class=class>{state}</span></p> }.into_any()
                };
                view! {
                    {box_or_state}
                    <details><summary>{td_string!(lang, guides.what_is_known)}</summary>{known(lang, step)}</details>
                }
            })
            .collect();
        let button =
            ticks.then(|| view! { <p class="row"><button class="button">{td_string!(lang, guides.save_progress)}</button></p> });
        let count =
            td_string!(lang, guides.count, done = taken.len(), steps = counts::steps_done(lang, guide.steps.len())).to_string();
        view! {
            {crumbs(lang, [(association.name().to_owned(), Page::Association { association: id.to_string() })], title.clone())}
            <h1>{title.clone()}</h1>
            <p class="lead">{count}</p>
            <form method="post">{steps}{button}</form>
            <p><a href=Page::Guide { guide: guide.id.clone() }.path(lang)>{td_string!(lang, guides.to_print)}</a></p>
        }
    }))
}
