//! What an amendment changes, part by part, before it is published.

use super::{
    actions::{Looked, Meets},
    time::{ENOUGH, TimeLeft},
};
use crate::{
    applications::amended,
    calls::facts::SubjectKind,
    i18n::td_string,
    office::{
        drafts::{Desk, above, gap, shown_title},
        parts::{crumbs, discarding, hidden},
    },
    web::{
        address::Page, counts, dates::in_both_cities, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// The tick of whoever publishes though little time is left.
pub const IN_SHORT: &str = "in_short";

pub fn preview(visit: &Visit, status: StatusCode, desk: &Desk, looked: (&Looked, &Meets), form: &Form) -> Response {
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
            {error_summary(lang, form)}
            {crumbs(lang, way, title)}
            <h1>{title}</h1>
            {told(lang, desk, looked, form)}
            <p><a href=builder.path(lang)>{td_string!(lang, amendment.back)}</a></p>
            {discarding(lang, removal, version)}
        }
    })
}

/// How much time is left to look at it and file; with little of it, the way to a longer reception.
fn time(lang: Lang, line: &str, left: TimeLeft) -> AnyView {
    let at = in_both_cities(lang, left.closes);
    let says = match left.hours {
        0 => td_string!(lang, amendment.time_under_an_hour, at = at).to_string(),
        hours => td_string!(lang, amendment.time_left, at = at, hours = counts::hours(lang, hours)).to_string(),
    };
    if !left.is_short {
        return view! { <p>{says}</p> }.into_any();
    }
    let (subject_kind, kind) = (SubjectKind::Line.name().to_owned(), "deadline_extended".to_owned());
    let extension = Page::FactForm { subject_kind, subject: line.to_owned(), kind }.path(lang);
    view! {
        <div class="notice warn">
            <p>{says}" "{td_string!(lang, amendment.time_stops)}</p>
            <p>{td_string!(lang, amendment.time_short, days = counts::working_days(lang, ENOUGH)).to_string()}</p>
            <p><a href=extension>{td_string!(lang, amendment.time_extend)}</a></p>
        </div>
    }
    .into_any()
}

/// The tick beside the way to a longer reception.
fn in_short(lang: Lang, form: &Form) -> AnyView {
    let says = vec![(
        "yes".to_owned(),
        td_string!(lang, amendment.in_short_says, days = counts::working_days(lang, ENOUGH)).to_string(),
    )];
    form.choices(IN_SHORT, td_string!(lang, amendment.in_short), says, true)
}

fn told(lang: Lang, desk: &Desk, (looked, meets): (&Looked, &Meets), form: &Form) -> AnyView {
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
        {meets.left.map(|left| time(lang, &proposed.next.line, left))}
        <p>{td_string!(lang, amendment.drafts, count = meets.drafts).to_string()}</p>
        <form method="post" action=to>
            {hidden("version", desk.draft.version)}
            {form.input("act", td_string!(lang, amendment.act)).hint(td_string!(lang, amendment.act_hint)).view()}
            {meets.left.filter(|left| left.is_short).map(|_| in_short(lang, form))}
            <p class="row"><button class="button">{td_string!(lang, amendment.publish)}</button></p>
        </form>
    }
    .into_any()
}
