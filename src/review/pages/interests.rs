//! An interest in one folio: its page, which shows the folio and who filed it, and nothing of what was filed.

use super::{above_with_line, at};
use crate::{
    i18n::td_string,
    office::parts::{crumbs, hidden},
    review::{actions::Bench, assignments::model::Show, model::Case, rules, words::name_of},
    web::{address::Page, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// Where an interest in a folio is declared.
pub(super) fn address(bench: &Bench, case: &Case) -> Page {
    Page::OfficeInterest {
        institution: bench.own.institution.id.to_string(),
        line: bench.own.line.id.to_string(),
        folio: case.filed.folio.to_string(),
    }
}

pub fn interest(visit: &Visit, status: StatusCode, bench: &Bench, case: &Case, form: &Form) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, review.interest_title, folio = case.filed.folio.to_string()).to_string();
    let to = Show::of(visit).kept_in(address(bench, case).path(lang));
    let (above, name) = (above_with_line(lang, &bench.own), name_of(lang, bench, case));
    let way = way(lang, bench, case, form, to);
    let form = form.clone();
    visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, title.clone())}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p class="lead">{name}</p>
            {way}
        }
    })
}

/// What this person can say of the folio, by what they have said.
fn way(lang: Lang, bench: &Bench, case: &Case, form: &Form, to: String) -> AnyView {
    let means = td_string!(lang, review.interest_means);
    match rules::interest(&bench.declared, &bench.person, &case.filed.folio) {
        Some(true) => view! { <p class="notice warn">{td_string!(lang, review.interest_said)}</p> }.into_any(),
        Some(false) => view! {
            <p>{means}</p>
            <form method="post" action=to>
                {hidden("conflict", "yes")}
                <p class="row"><button class="button danger">{td_string!(lang, review.interest_declare)}</button></p>
            </form>
        }
        .into_any(),
        None => {
            let options = vec![
                ("no".to_owned(), td_string!(lang, review.no_interest).to_owned()),
                ("yes".to_owned(), td_string!(lang, review.has_interest).to_owned()),
            ];
            view! {
                {lifted(lang, bench, case)}
                <form method="post" action=to>
                    {form.choices_with_hint("conflict", td_string!(lang, review.interest_question), Some(means.to_owned()), options, false)}
                    <p class="row"><button class="button">{td_string!(lang, review.declare)}</button></p>
                </form>
            }
            .into_any()
        }
    }
}

/// Who lifted what this person declared, when and why.
fn lifted(lang: Lang, bench: &Bench, case: &Case) -> Option<AnyView> {
    let folio = &case.filed.folio;
    let mut theirs = bench.declared.iter().rev().filter(|one| one.person == bench.person && one.folio.as_ref() == Some(folio));
    let lifted = theirs.next()?.lifted.as_ref()?;
    let (who, reason, at) = (lifted.by.clone(), lifted.reason.clone(), at(lang, &bench.own, lifted.at));
    let says = td_string!(lang, review.interest_lifted_yours, who = who, at = at, reason = reason).to_string();
    Some(view! { <p class="notice">{says}</p> }.into_any())
}
