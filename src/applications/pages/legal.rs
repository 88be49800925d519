//! Through which legal person a draft is applied: the one that was chosen, why it does not fit where it does not, and those that do.

use super::{
    amended,
    shared::{crumb, line_state, open_draft},
    start::unfit,
};
use crate::{
    applications::{fit::Offered, model::WholeDraft, rules, words},
    associations::{self, model::LegalPerson},
    calls::{
        terms::{LegalWanted, LineTerms},
        words::legal_wanted,
    },
    error::Result,
    i18n::td_string,
    policy::{Act, may},
    web::{address::Page, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_legal_person(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    legal_person_page(&visit, &id, StatusCode::OK, Form::default()).await
}

/// The page, with another status when its form comes back.
pub async fn legal_person_page(visit: &Visit, id: &str, status: StatusCode, mut form: Form) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::Draft(&association.id))?;
    line.still_drafted(&whole.draft.id)?;
    let lang = visit.lang;
    let legal = associations::store::legal_persons(visit.app.db.read(), &association.id).await?;
    let Offered { fit, others } = offered(terms.legal_person, legal);
    if form.get("through").is_empty() && form.is_fine() {
        form.set("through", whole.draft.legal_person.clone().unwrap_or_default());
    }
    let title = td_string!(lang, applications.legal_title, line = line.title(lang)).to_string();
    let all = Page::Association { association: association.id.to_string() }.path(lang);
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let choose = if fit.is_empty() {
            view! { <p>{td_string!(lang, applications.legal_none)}</p> }.into_any()
        } else {
            view! {
                <form method="post">
                    <input r#type="hidden" name="seen" value=whole.draft.legal_person.clone().unwrap_or_default()/>
                    {form.choices("through", td_string!(lang, applications.legal_choose), fit, false)}
                    <p class="row"><button class="button">{td_string!(lang, applications.legal_button)}</button></p>
                </form>
            }
            .into_any()
        };
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, &association, Some((&whole.draft.id, &line)), title.clone())}
            <h1>{title}</h1>
            {amended::notice(lang, &whole.draft, &terms)}
            {line_state(lang, &line)}
            <p>{legal_wanted(lang, terms.legal_person)}</p>
            {stands(lang, &terms, &whole)}
            {choose}
            {unfit(lang, &others)}
            <p><a href=all>{td_string!(lang, applications.legal_all)}</a></p>
        }
    }))
}

/// Those of one association, by their ids.
fn offered(wanted: LegalWanted, legal: Vec<LegalPerson>) -> Offered {
    legal.into_iter().fold(Offered::default(), |mut all, legal| {
        all.add(wanted, Some(&legal.deed), legal.id, legal.deed.name.clone());
        all
    })
}

/// The one that was chosen.
fn stands(lang: Lang, terms: &LineTerms, whole: &WholeDraft) -> AnyView {
    let name = whole.deed.as_ref().map(|deed| deed.name.clone());
    let chosen = name.map(|name| view! { <p>{td_string!(lang, applications.legal_chosen, name = name).to_string()}</p> });
    let wrong = rules::legal_person(terms, whole)
        .map(|why| view! { <div class="notice warn"><p>{words::other_legal_person(lang, why)}</p></div> });
    view! { {chosen} {wrong} }.into_any()
}
