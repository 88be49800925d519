//! Who takes care of a folio, on the folio's page: with the button that takes it or gives it up, and the way to declare an interest.

use super::{interests, list::in_charge};
use crate::{
    i18n::td_string,
    office::parts::hidden,
    review::{
        actions::Bench,
        assignments::{
            forms::{ME, NOBODY},
            model::Show,
            store::seen,
        },
        model::Case,
        rules::Stage,
    },
    web::{address::Page, lang::Lang},
};
use leptos::prelude::*;

pub(super) fn section(lang: Lang, bench: &Bench, case: &Case, show: Show) -> AnyView {
    if bench.stage != Stage::Deciding {
        return ().into_any();
    }
    let own = &bench.own;
    let to = Page::OfficeAssignments { institution: own.institution.id.to_string(), line: own.line.id.to_string() };
    // Whoever wants it from somebody else asks them, or whoever decides, who does it on the list.
    let act = match bench.in_charge(case) {
        None => Some((ME, td_string!(lang, assignments.take_this))),
        Some(one) if one.person == bench.person => Some((NOBODY, td_string!(lang, assignments.release_this))),
        Some(_) => None,
    };
    let button = act.map(|(whom, says)| {
        view! {
            <form method="post" action=show.kept_in(to.path(lang))>
                {hidden("turned", seen(&bench.charges))}
                {hidden("folio", &case.filed.folio)}
                {hidden("to", whom)}
                {hidden("from", "folio")}
                <p class="row"><button class="button quiet">{says}</button></p>
            </form>
        }
    });
    let who = in_charge(lang, bench, case).unwrap_or_default();
    let interest = show.kept_in(interests::address(bench, case).path(lang));
    view! {
        <p>{td_string!(lang, assignments.in_charge_is, who = who).to_string()}" "<a href=interest>{td_string!(lang, review.interest_ask)}</a></p>
        {button}
    }
    .into_any()
}
