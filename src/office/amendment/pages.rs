//! What an amendment changes, part by part, before it is published.

use super::actions::Looked;
use crate::{
    applications::amended,
    i18n::td_string,
    office::{
        drafts::{Desk, above, gap, shown_title},
        parts::{crumbs, discarding, hidden},
    },
    web::{address::Page, form::Form, lang::Lang, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub fn preview(visit: &Visit, status: StatusCode, desk: &Desk, looked: &Looked, form: &Form) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, amendment.preview_title);
    let (institution, draft) = (desk.institution.id.to_string(), desk.draft.id.clone());
    let builder = Page::OfficeDraftLine { institution: institution.clone(), draft: draft.clone(), line: "1".to_owned() };
    let removal = Page::OfficeDraftRemoval { institution, draft }.path(lang);
    let mut way = above(lang, &desk.institution);
    let named = desk.draft.body.lines.first().map(|line| shown_title(lang, &line.title)).unwrap_or_default();
    way.push((td_string!(lang, amendment.label, title = named).to_string(), builder.clone()));
    let version = desk.draft.version;
    visit.page_as(status, Head::private(title), || {
        view! {
            {crumbs(lang, way, title)}
            <h1>{title}</h1>
            {told(lang, desk, looked, form)}
            <p><a href=builder.path(lang)>{td_string!(lang, amendment.back)}</a></p>
            {discarding(lang, removal, version)}
        }
    })
}

fn told(lang: Lang, desk: &Desk, looked: &Looked, form: &Form) -> AnyView {
    let proposed = match looked {
        Looked::Ready(proposed) => proposed,
        Looked::StillLacks(gaps) => {
            let items = gaps.iter().map(|one| {
                let (to, text) = gap(lang, desk, one);
                view! { <li><a href=to>{text}</a></li> }
            });
            let items = items.collect_view();
            let says = td_string!(lang, office.gaps_title);
            return view! { <div class="errors" role="alert" tabindex="-1" id="errores"><h2>{says}</h2><ul>{items}</ul></div> }
                .into_any();
        }
    };
    if proposed.changes.is_empty() {
        return view! { <p>{td_string!(lang, amendment.no_change)}</p> }.into_any();
    }
    let changes = amended::all(lang, &proposed.changes, &proposed.was, &proposed.next);
    let changes: Vec<_> = changes.into_iter().map(|says| view! { <li>{says}</li> }).collect();
    let to = Page::OfficePublication { institution: desk.institution.id.to_string(), draft: desk.draft.id.clone() }.path(lang);
    view! {
        <p class="lead">{td_string!(lang, amendment.preview_intro)}</p>
        <ul>{changes}</ul>
        <form method="post" action=to>
            {hidden("version", desk.draft.version)}
            {form.input("act", td_string!(lang, amendment.act)).hint(td_string!(lang, amendment.act_hint)).view()}
            <p class="row"><button class="button">{td_string!(lang, amendment.publish)}</button></p>
        </form>
    }
    .into_any()
}
