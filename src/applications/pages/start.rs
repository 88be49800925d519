//! Starting a draft: for which association, through which of its legal persons.

use super::shared::line_state;
use crate::{
    applications::{
        context::LineNow,
        fit::{Misfit, Offered},
        rules, words,
    },
    associations,
    calls::{addresses::At, terms::LegalWanted, words::legal_wanted},
    error::Result,
    i18n::td_string,
    ids::{AssociationId, CallId},
    policy::{Act, MemberRole, may},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::error_summary,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_start(
    visit: Visit,
    _: Viewer,
    At { id: call, .. }: At<CallId>,
    Path((_, line)): Path<(String, String)>,
) -> Result<Response> {
    let line = LineNow::at(&visit.app, &call, &line, visit.now).await?;
    start_page(&visit, line, Form::default()).await
}

/// The page, with 422 when the form has to be mended.
pub async fn start_page(visit: &Visit, line: LineNow, form: Form) -> Result<Response> {
    rules::may_draft(&line.state(), line.now)?;
    let lang = visit.lang;
    let wanted = line.asked().map(|terms| terms.legal_person).unwrap_or_default();
    let (Offered { fit: options, others }, watching) = applicants(visit, wanted).await?;
    let form = if form.get("as").is_empty() && form.is_fine() && options.len() == 1 {
        Form::of(options.first().map(|(value, _)| ("as", value.clone())))
    } else {
        form
    };
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = td_string!(lang, applications.start_title, line = line.title(lang)).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let asks = (!wanted.is_any()).then(|| view! { <p>{legal_wanted(lang, wanted)}</p> });
        let unfit = unfit(lang, &others);
        let choose = if options.is_empty() && !others.is_empty() {
            ().into_any()
        } else if options.is_empty() {
            let says = if watching { td_string!(lang, applications.start_role) } else { td_string!(lang, applications.start_none) };
            view! {
                <p>{says}</p>
                <p class="row"><a class="button" href=Page::AssociationNew.path(lang)>{td_string!(lang, applications.register_association)}</a></p>
            }
            .into_any()
        } else {
            view! {
                <form method="post">
                    {form.choices("as", td_string!(lang, applications.start_as), options, false)}
                    <p class="row"><button class="button">{td_string!(lang, applications.start_button)}</button></p>
                </form>
            }
            .into_any()
        };
        view! {
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {line_state(lang, &line)}
            <p>{td_string!(lang, applications.start_explain)}</p>
            <p><a href=line.questions_page().path(lang)>{td_string!(lang, applications.read_questions)}</a></p>
            {asks}
            {choose}
            {unfit}
        }
    }))
}

/// Those of which the call asks for another legal person, with why.
pub fn unfit(lang: Lang, others: &[(String, Misfit)]) -> Option<AnyView> {
    let items: Vec<_> =
        others.iter().map(|(name, why)| view! { <li>{name.clone()}": "{words::misfit(lang, *why)}</li> }).collect();
    (!items.is_empty()).then(|| {
        view! { <h2>{td_string!(lang, applications.start_unfit)}</h2> <ul>{items}</ul> <p>{td_string!(lang, applications.start_unfit_do)}</p> }
            .into_any()
    })
}

/// Whom the visitor may apply for, as `association` or `association/legal person`; and whether there are associations in which they may
/// only look.
async fn applicants(visit: &Visit, wanted: LegalWanted) -> Result<(Offered, bool)> {
    let actor = visit.actor();
    let mine: Vec<(AssociationId, MemberRole)> = actor.associations().map(|(id, role)| (id.clone(), role)).collect();
    let ids: Vec<AssociationId> =
        mine.iter().map(|(id, _)| id.clone()).filter(|id| may(&actor, Act::Draft(id)).is_ok()).collect();
    let mut all = Offered::default();
    for association in associations::store::of_ids(visit.app.db.read(), &ids).await? {
        let legal = associations::store::legal_persons(visit.app.db.read(), &association.id).await?;
        if legal.is_empty() {
            all.add(wanted, None, association.id.to_string(), association.name().to_owned());
        }
        for person in legal {
            let named = person.deed.name.as_str();
            let label = td_string!(visit.lang, applications.start_option, association = association.name(), legal = named);
            all.add(wanted, Some(&person.deed), format!("{}/{}", association.id, person.id), label.to_string());
        }
    }
    Ok((all, mine.len() > ids.len()))
}
