//! An association's applications: drafts, what was filed, and where to record what was filed elsewhere.

use crate::{
    applications::{
        context::LineNow,
        corrections,
        model::{Draft, Listed},
        rules, store, words,
    },
    associations,
    calls::deadlines,
    error::Result,
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, may},
    web::{address::Page, lang::Lang, parts::crumbs, shell::Head, visit::Visit},
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show_list(visit: Visit, Path(association): Path<String>) -> Result<Response> {
    let id = AssociationId::from_text(association);
    may(&visit.actor(), Act::SeeApplication(&id))?;
    let association = associations::store::find(visit.app.db.read(), &id).await?;
    let drafts = store::drafts_of(visit.app.db.read(), &id).await?;
    let filed = store::filed_of(visit.app.db.read(), &id).await?;
    let named = drafts.iter().map(|draft| &draft.line).chain(filed.iter().map(|one| &one.line));
    let lines = LineNow::each(&visit.app, named, visit.now).await?;
    let awaited = corrections::pages::awaited(&visit, &id).await?;
    let lang = visit.lang;
    let title = td_string!(lang, applications.list_of, association = association.name()).to_string();
    Ok(visit.page(Head::private(title.clone()), move || {
        let nothing = (drafts.is_empty() && filed.is_empty()).then(|| view! { <p>{td_string!(lang, applications.list_none)}</p> });
        let drafts: Vec<_> = drafts.iter().filter_map(|draft| Some(draft_item(lang, draft, lines.get(&draft.line)?))).collect();
        let filed: Vec<_> = filed.iter().filter_map(|one| Some(filed_item(lang, one, lines.get(&one.line)?))).collect();
        let elsewhere = Page::FiledElsewhere { association: id.to_string() }.path(lang);
        view! {
            {crumbs(lang, [(association.name().to_owned(), Page::Association { association: id.to_string() })], title.clone())}
            <h1>{title}</h1>
            {nothing}
            {(!awaited.is_empty()).then(|| view! { <h2>{td_string!(lang, corrections.list_title)}</h2> <ul class="calls">{awaited}</ul> })}
            {(!drafts.is_empty()).then(|| view! { <h2>{td_string!(lang, applications.list_drafts)}</h2> <ul class="calls">{drafts}</ul> })}
            {(!filed.is_empty()).then(|| view! { <h2>{td_string!(lang, applications.list_filed)}</h2> <ul class="calls">{filed}</ul> })}
            <p><a href=elsewhere>{td_string!(lang, applications.elsewhere_link)}</a></p>
            <p><a href=Page::Calls.path(lang)>{td_string!(lang, applications.find_calls)}</a></p>
        }
    }))
}

pub(super) fn draft_item(lang: Lang, draft: &Draft, line: &LineNow) -> AnyView {
    let page = Page::Application { application: draft.id.to_string() }.path(lang);
    let state = if line.holds_drafts() {
        td_string!(lang, applications.draft_held)
    } else if rules::may_draft(&line.state(), line.now).is_ok() {
        td_string!(lang, applications.draft_open)
    } else {
        td_string!(lang, applications.draft_lapsed)
    };
    let closes = line.closes().map(|deadline| {
        let at = deadlines::in_words(lang, &deadline);
        match deadline.has_passed(line.now) {
            true => td_string!(lang, waiting.closed, at = at).to_string(),
            false => td_string!(lang, applications.closes_at, at = at).to_string(),
        }
    });
    // While nothing is received, the hour that was published is no deadline to hurry for.
    let closes = if line.holds_drafts() { words::draft_says(lang, line) } else { closes };
    view! {
        <li><div><h3><a href=page>{line.title(lang)}</a></h3><p class="meta">{line.institution_name(lang)}</p><p>{closes}</p></div>
            <span class="state">{state}</span></li>
    }
    .into_any()
}

pub(super) fn filed_item(lang: Lang, filed: &Listed, line: &LineNow) -> AnyView {
    let page = Page::Application { application: filed.id.to_string() }.path(lang);
    let state = if filed.withdrawn_at.is_some() {
        td_string!(lang, applications.state_withdrawn)
    } else if line.is_resolved() {
        td_string!(lang, applications.state_resolved)
    } else {
        td_string!(lang, applications.state_filed)
    };
    // The result of a resolved line is on the application's own page, which the stamp announces.
    let says = words::line_says(lang, line).filter(|_| filed.withdrawn_at.is_none() && !line.is_resolved());
    view! {
        <li><div><h3><a href=page>{line.title(lang)}</a></h3>
            <p class="meta">{filed.folio.to_string()}" · "{words::in_both_cities(lang, filed.filed_at)}</p>
            {says.map(|text| view! { <p>{text}</p> })}</div>
            <span class="state done">{state}</span></li>
    }
    .into_any()
}
