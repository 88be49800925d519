//! Names that a line withholds: that it does, who opened them, the associations that filed, by which an interest is declared, and the page
//! that opens them.

use super::{above_with_line, at, line_title, list::Desk};
use crate::{
    i18n::td_string,
    ids::AssociationId,
    office::parts::crumbs,
    review::actions::Bench,
    web::{address::Page, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// Above the list: that names are withheld and what can be done, or who opened them, when and why.
pub(super) fn section(lang: Lang, desk: &Desk<'_>) -> AnyView {
    let bench = desk.bench;
    if let Some(opened) = &bench.names.opened {
        let (who, reason, when) = (opened.by.clone(), opened.reason.clone(), at(lang, &bench.own, opened.at));
        let says = td_string!(lang, blind.opened, who = who, at = when, reason = reason).to_string();
        return view! { <p class="notice">{says}</p> }.into_any();
    }
    if !bench.names.withheld {
        return ().into_any();
    }
    let to_open = desk.decides.then(|| {
        let to = address(bench).path(lang);
        view! { <p><a href=to>{td_string!(lang, blind.to_open)}</a></p> }
    });
    view! {
        <div class="notice"><p>{td_string!(lang, blind.says)}" "{td_string!(lang, blind.may_tell)}</p>{to_open}</div>
        {by_name(lang, bench, desk.form)}
    }
    .into_any()
}

fn address(bench: &Bench) -> Page {
    Page::OfficeNames { institution: bench.own.institution.id.to_string(), line: bench.own.line.id.to_string() }
}

/// Before the question about conflicts: who filed, without folios, so that it can be answered.
pub(super) fn filers(lang: Lang, bench: &Bench) -> Option<AnyView> {
    let names: Vec<_> = bench.names.filers.iter().map(|(_, name)| view! { <li>{name.clone()}</li> }).collect();
    let list = view! { <p>{td_string!(lang, blind.says)}" "{td_string!(lang, blind.filers)}</p> <ul>{names}</ul> };
    (bench.names.withheld && !bench.names.filers.is_empty()).then(|| list.into_any())
}

/// An interest declared by the name of who filed.
fn by_name(lang: Lang, bench: &Bench, form: &Form) -> Option<AnyView> {
    let own =
        |id: &AssociationId| bench.cases.iter().any(|case| case.filed.association == *id && bench.takes_part(case).is_err());
    let filers = bench.names.filers.iter().filter(|(id, _)| !own(id));
    let options: Vec<_> = filers.map(|(id, name)| (id.to_string(), name.clone())).collect();
    if options.is_empty() {
        return None;
    }
    let to = Page::OfficeInterests { institution: bench.own.institution.id.to_string(), line: bench.own.line.id.to_string() };
    let open = form.error("association").is_some();
    Some(
        view! {
            <details class="asked" open=open>
                <summary>{td_string!(lang, blind.interest)}</summary>
                <form method="post" action=to.path(lang)>
                    <p>{td_string!(lang, review.interest_means)}</p>
                    {form.choices("association", td_string!(lang, blind.interest_in), options, false)}
                    <p class="row"><button class="button danger">{td_string!(lang, blind.interest_declare)}</button></p>
                </form>
            </details>
        }
        .into_any(),
    )
}

/// The page on which names are opened.
pub fn names(visit: &Visit, status: StatusCode, bench: &Bench, form: &Form) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, blind.open_title);
    let (line, above, to) = (line_title(lang, &bench.own), above_with_line(lang, &bench.own), address(bench).path(lang));
    let form = form.clone();
    visit.page_as(status, Head::private(title), move || {
        view! {
            {crumbs(lang, above, title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p class="lead">{line}</p>
            <p>{td_string!(lang, blind.open_means)}</p>
            <form method="post" action=to>
                {form.input("reason", td_string!(lang, blind.reason)).hint(td_string!(lang, blind.reason_hint)).rows(4).view()}
                <p class="row"><button class="button danger">{td_string!(lang, blind.open)}</button></p>
            </form>
        }
    })
}
