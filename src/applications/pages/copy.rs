//! What an earlier application has that fits this draft: shown part by part before anything is carried.

use super::shared::{crumb, open_draft};
use crate::{
    applications::{
        actions::source,
        context::LineNow,
        copying::{Plan, Why, plan},
        model::{Filed, Listed, Paper, WholeDraft},
        pages::said_answer,
        store, wanted,
        words::{both, in_both_cities, money},
    },
    calls::terms::LineTerms,
    error::Result,
    i18n::td_string,
    ids::ApplicationId,
    policy::{Act, Refusal, may},
    web::{address::Page, errors, form::Form, lang::Lang, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_copy(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let query = Form::parse(visit.uri.query().unwrap_or_default().as_bytes());
    copy_page(&visit, &id, query.get("from"), StatusCode::OK).await
}

/// The page: which application, and once one is chosen, what of it would be carried.
pub async fn copy_page(visit: &Visit, id: &str, from: &str, status: StatusCode) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::Draft(&association.id))?;
    line.still_drafted(&whole.draft.id)?;
    let lang = visit.lang;
    let filed = store::filed_of(visit.app.db.read(), &association.id).await?;
    let lines = LineNow::each(&visit.app, filed.iter().map(|one| &one.line), visit.now).await?;
    let earlier: Vec<_> = filed.into_iter().filter_map(|one| lines.get(&one.line).cloned().map(|line| (one, line))).collect();
    let planned = match from {
        "" => None,
        from => {
            let (filed, old) = source(&visit.app, &association.id, &ApplicationId::from_text(from)).await?;
            let plan = plan(&terms, &whole, &old);
            Some((filed, plan))
        }
    };
    let title = td_string!(lang, copying.title);
    let stale = (status == StatusCode::CONFLICT).then(|| errors::words(lang, Refusal::ChangedMeanwhile));
    Ok(visit.page_as(status, Head::private(title), move || {
        view! {
            {crumb(lang, &association, Some((&whole.draft.id, &line)), title)}
            {stale.map(|text| view! { <div class="notice warn" role="alert"><p>{text}</p></div> })}
            <h1>{title}</h1>
            <p class="meta">{line.title(lang)}</p>
            <p>{td_string!(lang, copying.explain)}</p>
            {choice(lang, from, &earlier)}
            {planned.map(|(filed, plan)| shown(lang, &whole, &terms, &filed, &plan))}
        }
    }))
}

fn choice(lang: Lang, from: &str, earlier: &[(Listed, LineNow)]) -> AnyView {
    if earlier.is_empty() {
        return view! { <p>{td_string!(lang, copying.none)}</p> }.into_any();
    }
    let options = earlier.iter().map(|(filed, line)| {
        let says = format!("{} · {} · {}", line.title(lang), filed.folio, in_both_cities(lang, filed.filed_at));
        (filed.id.to_string(), says)
    });
    let form = Form::of([("from", from.to_owned())]);
    view! {
        <form method="get">
            {form.choices("from", td_string!(lang, copying.from), options.collect(), false)}
            <p class="row"><button class="button quiet">{td_string!(lang, copying.compare)}</button></p>
        </form>
    }
    .into_any()
}

fn shown(lang: Lang, whole: &WholeDraft, terms: &LineTerms, filed: &Filed, plan: &Plan) -> AnyView {
    let answers = plan.answers.iter().filter_map(|part| Some((part, terms.question(&part.id)?))).map(|(part, question)| {
        let carried = part.carried.as_ref().map(|given| said_answer(lang, question, given, terms.currency)).map_err(|why| *why);
        row(lang, both(lang, &question.text).to_owned(), carried)
    });
    let told = |text: String| view! { <dd class="typed">{text}</dd> }.into_any();
    let asked = money(filed.content.budget.totals.asked, terms.currency);
    let budget = plan.budget.as_ref().map(|_| told(asked)).map_err(|why| *why);
    let papers = plan.papers.iter().filter_map(|part| Some((part, wanted::find(terms, &part.id)?))).map(|(part, wanted)| {
        let names = |files: &Vec<Paper>| told(files.iter().map(|file| file.name.clone()).collect::<Vec<_>>().join("; "));
        row(lang, both(lang, wanted.title).to_owned(), part.carried.as_ref().map(names).map_err(|why| *why))
    });
    let rows: Vec<_> =
        answers.chain([row(lang, td_string!(lang, applications.budget).to_owned(), budget)]).chain(papers).collect();
    let behind: Vec<_> = plan.left_behind.iter().map(|text| view! { <li>{both(lang, text).to_owned()}</li> }).collect();
    let behind = (!behind.is_empty()).then(|| view! { <h3>{td_string!(lang, copying.left_behind)}</h3> <ul>{behind}</ul> });
    let button = if plan.is_empty() {
        view! { <p class="notice">{td_string!(lang, copying.nothing_fits)}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=Page::ApplicationCopy { application: whole.draft.id.to_string() }.path(lang)>
                <input r#type="hidden" name="from" value=filed.id.to_string()/>
                <input r#type="hidden" name="seen" value=whole.draft.version.to_string()/>
                <p>{td_string!(lang, copying.files_nothing)}</p>
                <p class="row"><button class="button">{td_string!(lang, copying.button)}</button></p>
            </form>
        }
        .into_any()
    };
    view! {
        <h2>{td_string!(lang, copying.plan)}</h2>
        <dl class="facts">{rows}</dl>
        {behind}
        {button}
    }
    .into_any()
}

fn row(lang: Lang, name: String, carried: std::result::Result<AnyView, Why>) -> AnyView {
    let (class, state, said) = match carried {
        Ok(said) => ("state done", td_string!(lang, copying.carried), Some(said)),
        Err(why) => ("state", why_not(lang, why), None),
    };
    view! { <div><dt>{name}</dt><dd><span class=class>{state}</span></dd>{said}</div> }.into_any()
}

fn why_not(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::NotAskedThen => td_string!(lang, copying.not_asked_then),
        Why::NothingThere => td_string!(lang, copying.nothing_there),
        Why::AskedOtherwise => td_string!(lang, copying.asked_otherwise),
        Why::DeclaredAnew => td_string!(lang, copying.declared_anew),
        Why::AlreadyThere => td_string!(lang, copying.already_there),
        Why::OtherCurrency => td_string!(lang, copying.other_currency),
    }
}
