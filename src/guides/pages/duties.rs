//! An association's yearly duties: which may concern it, when each is next due, and whether it wants to be reminded; with its checklists.

use super::duty;
use crate::{
    associations::{self, load},
    calls::dates::{Zone, local_day},
    error::Result,
    guides::{
        model::{Settings, shipped},
        reminders::near,
        rules, store,
        words::{marked, said},
    },
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{
        address::Page,
        counts, dates,
        form::Form,
        lang::Lang,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_duties(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    duties_page(&visit, &AssociationId::from_text(id), StatusCode::OK, Form::default()).await
}

/// The page, with another status when its form comes back.
pub async fn duties_page(visit: &Visit, id: &AssociationId, status: StatusCode, form: Form) -> Result<Response> {
    may(&visit.actor(), Act::SeeAssociation(id))?;
    let whole = load::whole(&visit.app, id).await?;
    let settings = store::settings(visit.app.db.read(), id).await?;
    let marks = store::marks(visit.app.db.read(), id).await?;
    let now_seen = store::last_entry(visit.app.db.read(), id).await?;
    let seen = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let ticks = may(&visit.actor(), Act::TickSteps(id)).is_ok();
    let manages = may(&visit.actor(), Act::ManageAssociation(id)).is_ok();
    let today = local_day(visit.now, Zone::MEXICO_CITY);
    let lang = visit.lang;
    let form = if form.iter().next().is_some() { form } else { values(&settings) };
    let title = td_string!(lang, guides.duties_title);
    Ok(visit.page_as(status, Head::private(title), move || {
        let to_marks = if ticks { td_string!(lang, guides.mark_title) } else { td_string!(lang, guides.marks_title) };
        let items: Vec<_> = shipped()
            .duties
            .iter()
            .map(|one| {
                let says = if one.holder.is(&whole) {
                    let due = rules::next_open(one, settings.year_end, &marks, today).map(|day| dates::day(lang, day));
                    td_string!(lang, guides.next_due, day = due.unwrap_or_default()).to_string()
                } else {
                    td_string!(lang, guides.not_yours).to_owned()
                };
                let last = marks.iter().rfind(|mark| mark.duty == one.id).map(|mark| view! { <p>{marked(lang, mark)}</p> });
                let to = Page::DutyDone { association: whole.association.id.to_string(), duty: one.id.clone() }.path(lang);
                view! { {duty(lang, one)} <p><b>{says}</b></p> {last} <p><a href=to>{to_marks}</a></p> }
            })
            .collect();
        let guides: Vec<_> = shipped()
            .guides
            .iter()
            .map(|guide| {
                let page = Page::AssociationGuide { association: whole.association.id.to_string(), guide: guide.id.clone() };
                view! { <li><a href=page.path(lang)>{said(lang, &guide.title).to_owned()}</a></li> }
            })
            .collect();
        let conflict = status == StatusCode::CONFLICT;
        let changing = manages.then(|| settings_form(lang, &form, &seen));
        view! {
            {crumbs(lang, [(whole.association.name().to_owned(), Page::Association { association: whole.association.id.to_string() })], title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {conflict.then(|| view! { <div class="notice warn" role="alert"><p>{td_string!(lang, associations.changed_meanwhile)}</p></div> })}
            <p class="lead">{td_string!(lang, guides.duties_lead)}</p>
            <h2>{td_string!(lang, guides.reports)}</h2>
            {items}
            {changing}
            <h2>{td_string!(lang, guides.checklists)}</h2>
            <ul>{guides}</ul>
        }
    }))
}

fn values(settings: &Settings) -> Form {
    let wanted = shipped().duties.iter().filter(|duty| !settings.off.contains(&duty.id)).map(|duty| ("remind", duty.id.clone()));
    Form::of(wanted.chain([("year_end", settings.year_end.to_string())]))
}

fn settings_form(lang: Lang, form: &Form, seen: &str) -> AnyView {
    let duties = shipped().duties.iter().map(|duty| (duty.id.clone(), said(lang, &duty.title).to_owned())).collect();
    let months = (1..=12).map(|month| (month.to_string(), dates::month(lang, month).to_owned())).collect();
    view! {
        <h2>{td_string!(lang, guides.reminders_title)}</h2>
        <form method="post">
            <input r#type="hidden" name="seen" value=seen.to_owned()/>
            {form.choices_with_hint(
                "remind",
                td_string!(lang, guides.remind_label),
                Some(td_string!(lang, guides.remind_hint, days = counts::days(lang, rules::AHEAD)).to_string()),
                duties,
                true,
            )}
            {form.select("year_end", td_string!(lang, guides.year_end_label), months)}
            <p class="row"><button class="button">{td_string!(lang, guides.save_duties)}</button></p>
        </form>
    }
    .into_any()
}

/// The part of «Mi espacio»: duties that are near.
pub async fn desk(visit: &Visit, viewer: &Viewer) -> Result<AnyView> {
    let lang = visit.lang;
    let mut items = Vec::new();
    for (id, _) in viewer.actor.associations() {
        let whole = associations::load::whole(&visit.app, id).await?;
        let settings = store::settings(visit.app.db.read(), id).await?;
        let page = Page::AssociationDuties { association: id.to_string() }.path(lang);
        let marks = store::marks(visit.app.db.read(), id).await?;
        items.extend(near(&whole, &settings, &marks, visit.now).into_iter().map(|(duty, due)| {
            let (title, day) = (said(lang, &duty.title).to_owned(), dates::day(lang, due));
            let says = td_string!(lang, guides.desk_due, day = day, association = whole.association.name()).to_string();
            view! { <li><a href=page.clone()>{title}</a>": "{says}</li> }
        }));
    }
    if items.is_empty() {
        return Ok(().into_any());
    }
    Ok(view! { <div class="notice"><h2>{td_string!(lang, guides.duties_title)}</h2><ul>{items}</ul></div> }.into_any())
}
