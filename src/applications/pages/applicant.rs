//! Who applies, and through which legal person: the same wherever an application is read.

use crate::{applications::model::Applicant, i18n::td_string, web::lang::Lang};
use leptos::prelude::*;

/// Nothing where the name is withheld.
pub fn block(lang: Lang, applicant: &Applicant) -> AnyView {
    if applicant.name.is_empty() {
        return ().into_any();
    }
    let through = match &applicant.legal_person {
        Some(legal) => {
            let numbers = legal.numbers.iter().map(|number| view! { <p>{number.clone()}</p> }).collect_view();
            view! { <dd><p>{legal.name.clone()}</p>{numbers}</dd> }.into_any()
        }
        None => view! { <dd>{td_string!(lang, applications.applicant_without)}</dd> }.into_any(),
    };
    view! {
        <h2>{td_string!(lang, applications.applicant)}</h2>
        <dl class="facts">
            <div><dt>{td_string!(lang, applications.applicant_association)}</dt><dd>{applicant.name.clone()}</dd></div>
            <div><dt>{td_string!(lang, applications.applicant_through)}</dt>{through}</div>
        </dl>
    }
    .into_any()
}
