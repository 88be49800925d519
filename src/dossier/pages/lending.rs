//! Borrowing: which of the association's papers an application takes a copy of, and for which wanted paper.

use crate::{
    applications::{answers::Answers, wanted, words::both},
    associations,
    calls::terms::LineTerms,
    dossier::{
        load,
        model::{Paper, Version},
        rules, words,
    },
    error::Result,
    i18n::td_string,
    ids::ApplicationId,
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_lending(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    lending_page(&visit, &id, StatusCode::OK, Form::default()).await
}

/// The page, with another status when its form comes back.
pub async fn lending_page(visit: &Visit, id: &str, status: StatusCode, form: Form) -> Result<Response> {
    use crate::applications::{context::LineNow, store};
    let application = ApplicationId::from_text(id);
    let Some(draft) = store::draft(visit.app.db.read(), &application).await? else {
        return Err(crate::applications::no_draft(visit, &application).await?);
    };
    may(&visit.actor(), Act::Draft(&draft.association))?;
    let line = LineNow::of(&visit.app, &draft.line, visit.now).await?;
    line.still_drafted(&application)?;
    let terms = line.asked().ok_or(Refusal::NotReceivedHere)?;
    let given = store::answers(visit.app.db.read(), &draft.id).await?;
    let wanted = wanted(visit.lang, terms, &given);
    let association = associations::store::find(visit.app.db.read(), &draft.association).await?;
    let papers = load::papers(&visit.app, &draft.association).await?;
    let apart = load::set_apart(&visit.app, &papers).await?;
    let closes = line.closes();
    let lang = visit.lang;
    let title = td_string!(lang, dossier.lend_title);
    let (files, dossier) = (
        Page::ApplicationFiles { application: id.to_owned() },
        Page::Dossier { association: association.id.to_string() }.path(lang),
    );
    let here = Page::ApplicationLoans { application: id.to_owned() }.path(lang);
    Ok(visit.page_as(status, Head::private(title), move || {
        let (apart, standing): (Vec<_>, Vec<_>) =
            papers.iter().filter_map(|paper| Some((paper, paper.current()?))).partition(|(paper, _)| apart.contains(&paper.id));
        let apart = named(lang, td_string!(lang, dossier.lend_apart), apart.into_iter());
        let body = if standing.is_empty() && apart.is_some() {
            ().into_any()
        } else if standing.is_empty() || wanted.is_empty() {
            let why =
                if standing.is_empty() { td_string!(lang, dossier.lend_none) } else { td_string!(lang, dossier.lend_unwanted) };
            view! { <p>{why}</p> }.into_any()
        } else {
            let ends = |version: &Version| closes.is_some_and(|closes| rules::ends_before(version.dates, closes.day()));
            let early = standing.iter().filter(|(_, version)| ends(version)).copied();
            view! {
                {named(lang, td_string!(lang, dossier.lend_early), early)}
                <form method="post" action=here>
                    {form.select("paper", td_string!(lang, dossier.lend_wanted), wanted)}
                    {form.choices("from", td_string!(lang, dossier.lend_from), choices(visit, &standing), false)}
                    <p class="row"><button class="button">{td_string!(lang, dossier.lend_do)}</button></p>
                </form>
            }
            .into_any()
        };
        view! {
            {crumbs(lang, [(td_string!(lang, applications.papers).to_owned(), files)], title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, dossier.lend_lead)}</p>
            {apart}
            {body}
            <p><a href=dossier>{td_string!(lang, dossier.lend_dossier, association = association.name()).to_string()}</a></p>
        }
    }))
}

/// A warning about some of the papers, by name.
fn named<'a>(lang: Lang, says: &'static str, papers: impl Iterator<Item = (&'a Paper, &'a Version)>) -> Option<AnyView> {
    let items: Vec<_> = papers.map(|(paper, _)| view! { <li>{words::name(lang, &paper.what)}</li> }).collect();
    (!items.is_empty()).then(|| view! { <div class="notice warn"><p>{says}</p><ul>{items}</ul></div> }.into_any())
}

/// What a paper can be borrowed for: all that the line wants given the answers so far.
fn wanted(lang: Lang, terms: &LineTerms, given: &Answers) -> Vec<(String, String)> {
    wanted::asked(terms, given).iter().map(|paper| (paper.id.to_owned(), both(lang, paper.title).to_owned())).collect()
}

fn choices(visit: &Visit, standing: &[(&Paper, &Version)]) -> Vec<(String, String)> {
    let today = rules::today(visit.now);
    standing
        .iter()
        .map(|(paper, version)| {
            let label = words::choice(visit.lang, paper, version, rules::validity(version.dates, today));
            (format!("{}/{}", paper.id, version.id), label)
        })
        .collect()
}
