//! Conflicts of interest: one's own declaration, those that others declared, and the page that lifts one.

use super::{above_with_line, at, line_title};
use crate::{
    i18n::td_string,
    ids::PersonId,
    office::{actions::OwnLine, parts::crumbs},
    policy::{Act, Actor, may},
    review::{actions::Bench, model::Declared},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::{asked_first, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// The question that comes before any content opens; with who lifted what was declared before, and why.
pub(super) fn question(lang: Lang, bench: &Bench) -> AnyView {
    let options = vec![
        ("no".to_owned(), td_string!(lang, review.no_conflict).to_owned()),
        ("yes".to_owned(), td_string!(lang, review.has_conflict).to_owned()),
    ];
    let hint = td_string!(lang, review.conflict_hint).to_owned();
    let own = bench.declared.iter().rev().find(|one| one.person == bench.person && one.folio.is_none());
    let lifted = own.and_then(|one| one.lifted.as_ref()).map(|lifted| {
        let (who, reason, at) = (lifted.by.clone(), lifted.reason.clone(), at(lang, &bench.own, lifted.at));
        view! { <p class="notice">{td_string!(lang, review.conflict_lifted_yours, who = who, at = at, reason = reason).to_string()}</p> }
    });
    view! {
        {lifted}
        <form method="post" action=to(lang, &bench.own)>
            {Form::default().choices_with_hint("conflict", td_string!(lang, review.conflict_question), Some(hint), options, false)}
            <p class="row"><button class="button">{td_string!(lang, review.declare)}</button></p>
        </form>
    }
    .into_any()
}

/// Whoever said that they have none may learn of one later.
pub(super) fn later(lang: Lang, own: &OwnLine) -> AnyView {
    let form = view! {
        <form method="post" action=to(lang, own)>
            <p>{td_string!(lang, review.conflict_later_means)}</p>
            <input r#type="hidden" name="conflict" value="yes"/>
            <p class="row"><button class="button danger">{td_string!(lang, review.declare_conflict)}</button></p>
        </form>
    };
    asked_first(td_string!(lang, review.conflict_later), form.into_any())
}

fn to(lang: Lang, own: &OwnLine) -> String {
    Page::OfficeConflict { institution: own.institution.id.to_string(), line: own.line.id.to_string() }.path(lang)
}

/// The conflicts declared on a line, for whoever could lift another's; `lifts`: they may now.
pub(super) fn declared(lang: Lang, actor: &Actor, own: &OwnLine, declared: &[Declared], lifts: bool) -> AnyView {
    let reads = |one: &Declared| may_lift(actor, own, &one.person) || actor.id() == Some(&one.person);
    let items: Vec<_> =
        declared.iter().filter(|one| one.conflict && reads(one)).map(|one| item(lang, actor, own, one, lifts)).collect();
    let others = declared.iter().any(|one| one.conflict && may_lift(actor, own, &one.person));
    if !others {
        return ().into_any();
    }
    view! { <h2>{td_string!(lang, review.conflicts_title)}</h2> <ul>{items}</ul> }.into_any()
}

fn may_lift(actor: &Actor, own: &OwnLine, declared_by: &PersonId) -> bool {
    may(actor, Act::LiftConflict { institution: &own.institution.id, declared_by }).is_ok()
}

fn item(lang: Lang, actor: &Actor, own: &OwnLine, one: &Declared, lifts: bool) -> AnyView {
    let (who, when) = (one.name.clone(), at(lang, own, one.declared_at));
    let since = match &one.folio {
        Some(folio) => td_string!(lang, review.interest_by, who = who, folio = folio.to_string(), at = when).to_string(),
        None => td_string!(lang, review.conflict_by, who = who, at = when).to_string(),
    };
    let rest = match &one.lifted {
        Some(lifted) => {
            let (who, reason, at) = (lifted.by.clone(), lifted.reason.clone(), at(lang, own, lifted.at));
            let says = td_string!(lang, review.conflict_lifted, who = who, at = at, reason = reason).to_string();
            view! { <p class="meta">{says}</p> }.into_any()
        }
        None if lifts && may_lift(actor, own, &one.person) => {
            let page = Page::OfficeConflictLift {
                institution: own.institution.id.to_string(),
                line: own.line.id.to_string(),
                declaration: one.position.to_string(),
            };
            view! { <p><a href=page.path(lang)>{td_string!(lang, review.conflict_lift, who = one.name.clone()).to_string()}</a></p> }
                .into_any()
        }
        None => ().into_any(),
    };
    view! { <li>{since}{rest}</li> }.into_any()
}

/// The page on which another person's conflict is lifted.
pub fn lifting(visit: &Visit, status: StatusCode, own: &OwnLine, one: &Declared, form: &Form) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, review.lift_title);
    let page = Page::OfficeConflictLift {
        institution: own.institution.id.to_string(),
        line: own.line.id.to_string(),
        declaration: one.position.to_string(),
    };
    let (line, above, to) = (line_title(lang, own), above_with_line(lang, own), page.path(lang));
    let (who, when) = (one.name.clone(), at(lang, own, one.declared_at));
    let lead = match &one.folio {
        Some(folio) => td_string!(lang, review.lift_lead_folio, who = who, folio = folio.to_string(), at = when).to_string(),
        None => td_string!(lang, review.lift_lead, who = who, at = when).to_string(),
    };
    let form = form.clone();
    visit.page_as(status, Head::private(title), move || {
        view! {
            {crumbs(lang, above, title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p class="lead">{line}</p>
            <p>{lead}</p>
            <p>{td_string!(lang, review.lift_means)}</p>
            <form method="post" action=to>
                {form.input("reason", td_string!(lang, review.lift_reason)).hint(td_string!(lang, review.lift_reason_hint)).rows(4).view()}
                <p class="row"><button class="button danger">{td_string!(lang, review.lift_do)}</button></p>
            </form>
        }
    })
}
