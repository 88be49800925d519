//! One yearly duty of an association: for which years it is done, who said so, and the form that says it.

use crate::{
    associations::load,
    calls::dates::{Zone, local_day},
    error::{Error, Result},
    guides::{
        model::{self, Duty, Mark},
        rules, store,
        words::{self, said},
    },
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{
        address::Page,
        dates,
        form::Form,
        lang::Lang,
        meanwhile,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

pub async fn show_done(visit: Visit, Path((id, duty)): Path<(String, String)>) -> Result<Response> {
    let duty = model::duty(&duty).ok_or(Error::NotFound)?;
    done_page(&visit, &AssociationId::from_text(id), duty, StatusCode::OK, Form::default()).await
}

/// The page, with another status when its form comes back.
pub async fn done_page(
    visit: &Visit,
    id: &AssociationId,
    duty: &'static Duty,
    status: StatusCode,
    form: Form,
) -> Result<Response> {
    may(&visit.actor(), Act::SeeAssociation(id))?;
    let db = visit.app.db.read();
    let (whole, settings) = (load::whole(&visit.app, id).await?, store::settings(db, id).await?);
    let (marks, now_seen) = (store::marks(db, id).await?, store::last_mark(db, id, &duty.id).await?);
    let seen = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let ticks = may(&visit.actor(), Act::TickSteps(id)).is_ok();
    let open = rules::open(duty, settings.year_end, &marks, local_day(visit.now, Zone::MEXICO_CITY));
    let (lang, title) = (visit.lang, said(visit.lang, &duty.title).to_owned());
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let above = [
            (whole.association.name().to_owned(), Page::Association { association: whole.association.id.to_string() }),
            (
                td_string!(lang, guides.duties_title).to_owned(),
                Page::AssociationDuties { association: whole.association.id.to_string() },
            ),
        ];
        let changed = (status == StatusCode::CONFLICT)
            .then(|| meanwhile::told(td_string!(lang, associations.changed_meanwhile), Vec::new()));
        let marking = (ticks && !open.is_empty()).then(|| mark_form(lang, &form, &seen, &open));
        view! {
            {crumbs(lang, above, title.clone())}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {changed}
            <p>{said(lang, &duty.text).to_owned()}</p>
            <h2>{td_string!(lang, guides.marks_title)}</h2>
            {history(lang, &whole.association.id, duty, &marks, ticks.then_some(seen.as_str()))}
            {marking}
        }
    }))
}

/// What was marked, newest first; each year that is marked can be taken back.
fn history(lang: Lang, id: &AssociationId, duty: &Duty, marks: &[Mark], seen: Option<&str>) -> AnyView {
    let items: Vec<_> = marks
        .iter()
        .rev()
        .filter(|mark| mark.duty == duty.id)
        .map(|mark| {
            let stands = rules::done(marks, &duty.id, mark.year) == Some(mark);
            let back = seen.filter(|_| stands).map(|seen| taking_back(lang, id, mark, seen));
            view! { <li><p>{words::marked(lang, mark)}</p>{back}</li> }
        })
        .collect();
    if items.is_empty() {
        return view! { <p class="nk">{td_string!(lang, guides.marks_none)}</p> }.into_any();
    }
    view! { <ul class="plain">{items}</ul> }.into_any()
}

fn taking_back(lang: Lang, id: &AssociationId, mark: &Mark, seen: &str) -> AnyView {
    let to = Page::DutyTakenBack { association: id.to_string(), duty: mark.duty.clone(), year: mark.year.to_string() };
    view! {
        <form method="post" action=to.path(lang)>
            <input r#type="hidden" name="seen" value=seen.to_owned()/>
            <button class="link">{td_string!(lang, guides.mark_take_back, year = mark.year).to_string()}</button>
        </form>
    }
    .into_any()
}

fn mark_form(lang: Lang, form: &Form, seen: &str, open: &[NaiveDate]) -> AnyView {
    let of = |day: &NaiveDate| {
        let text = td_string!(lang, guides.mark_of, year = day.year(), day = dates::day(lang, *day)).to_string();
        (day.to_string(), text)
    };
    view! {
        <h2>{td_string!(lang, guides.mark_title)}</h2>
        <form method="post">
            <input r#type="hidden" name="seen" value=seen.to_owned()/>
            {form.choices("due", td_string!(lang, guides.mark_due_label), open.iter().map(of).collect(), false)}
            {form.input("done_on", td_string!(lang, guides.mark_day_label)).kind("date").view()}
            <p class="row"><button class="button">{td_string!(lang, guides.mark_button)}</button></p>
        </form>
    }
    .into_any()
}
